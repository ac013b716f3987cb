package main

import (
	"path/filepath"

	"github.com/mapd/mapd/tiles/basemap/internal/atlas"
	"github.com/paulmach/orb"
)

// Names of provinces are for a nearer look.
const (
	firstNameRank = 7
	lastNameRank  = 10
)

// addNames places the name of each province in the middle of its largest part.
func addNames(sources string, d *atlas.Details) error {
	features, err := readLayer(filepath.Join(sources, provinceAreas), "states_provinces")
	if err != nil {
		return err
	}
	for _, f := range features {
		text, iso := f.Properties.MustString("name", ""), f.Properties.MustString("iso_a2", "")
		polygons, err := polygonsOf(f.Geometry)
		if err != nil {
			return err
		}
		if text == "" || len(iso) != 2 {
			continue
		}
		largest := outlineOf(polygons[0][0])
		for _, polygon := range polygons[1:] {
			if o := outlineOf(polygon[0]); o.area() > largest.area() {
				largest = o
			}
		}
		x, y, _ := largest.middle()
		at := orb.Point{x / largest.squeeze, y}
		if !region.Contains(at) {
			continue
		}
		rank := min(max(rankOf(largest.area())+1, firstNameRank), lastNameRank)
		d.Names = append(d.Names, atlas.Name{ISO: iso, Text: text, Label: at, Rank: rank})
	}
	return nil
}

func outlineOf(ring orb.Ring) outline {
	step := 1 + len(ring)/coarse
	var thinned []orb.Point
	for i := 0; i < len(ring); i += step {
		thinned = append(thinned, ring[i])
	}
	return squeezed(thinned)
}
