package snapshot

import (
	"maps"
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// hotspotTree knows the hotspots and which lies in which.
type hotspotTree struct {
	hotspots map[string]*geo.Hotspot
	lineages map[string][]string // of each hotspot: itself and all it lies in
	parts    map[string][]string // of each hotspot: all that lies in it, by id
}

func newHotspotTree(hotspots map[string]*geo.Hotspot) *hotspotTree {
	t := &hotspotTree{hotspots: hotspots, lineages: map[string][]string{}, parts: map[string][]string{}}
	for _, id := range slices.Sorted(maps.Keys(hotspots)) {
		t.lineages[id] = t.lineage(id)
		for _, above := range t.lineages[id][1:] {
			t.parts[above] = append(t.parts[above], id)
		}
	}
	return t
}

// lineage returns a hotspot and all that it lies in. A circle of hotspots
// that lie in each other ends where it closes.
func (t *hotspotTree) lineage(id string) []string {
	var line []string
	for id != "" && !slices.Contains(line, id) {
		line = append(line, id)
		h, ok := t.hotspots[id]
		if !ok {
			break
		}
		id = h.PartOf
	}
	return line
}

// withParts returns a hotspot and all that lies in it.
func (t *hotspotTree) withParts(id string) []string {
	return append([]string{id}, t.parts[id]...)
}

// point returns where a hotspot lies, nil if it is unknown or has no place.
func (t *hotspotTree) point(id string) *orb.Point {
	if h := t.hotspots[id]; h != nil {
		return h.Point
	}
	return nil
}
