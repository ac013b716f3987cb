package main

import (
	"log"

	"github.com/paulmach/orb"
)

// margin is how far outside the extent of its division a place may lie, in
// degrees: about 30 km.
const margin = 0.3

// doubt takes the division from towns that lie far outside of it: either the
// division or the position is mistaken in the list, and it is not known which.
func doubt(towns []town, provinces []shape) {
	extents := map[string][]orb.Bound{}
	for _, s := range provinces {
		if s.division == "" {
			continue
		}
		d := s.country + "/" + s.division
		for _, polygon := range s.polygons {
			extents[d] = append(extents[d], polygon.Bound().Pad(margin))
		}
	}
	n := 0
	for i := range towns {
		t := &towns[i]
		list := extents[t.country+"/"+t.division]
		if len(list) > 0 && !within(list, t.point) {
			t.division = ""
			n++
		}
	}
	log.Printf("%d towns lie far outside of their division and lose it", n)
}

func within(bounds []orb.Bound, p orb.Point) bool {
	for _, b := range bounds {
		if b.Contains(p) {
			return true
		}
	}
	return false
}
