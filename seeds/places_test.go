package seeds_test

import (
	"testing"

	"github.com/mapd/mapd/geo"
)

// Hotspots and places share one space of ids, and a place lies in a hotspot
// that exists.
func TestPlacesStandBesideHotspots(t *testing.T) {
	records := curated(t)
	for _, p := range namedIn(t, "places.geojson") {
		if _, taken := records[geo.Key{Collection: geo.Hotspots, ID: p.ID}]; taken {
			t.Errorf("%s is also a hotspot", p.ID)
		}
		if whole := p.Properties.PartOf; whole != "" && records[geo.Key{Collection: geo.Hotspots, ID: whole}] == nil {
			t.Errorf("%s is part of %q, which is no hotspot", p.ID, whole)
		}
	}
}

func TestNoPlaceIsGivenTwice(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range namedIn(t, "places.geojson") {
		if seen[p.ID] {
			t.Errorf("%s is given twice", p.ID)
		}
		seen[p.ID] = true
	}
}
