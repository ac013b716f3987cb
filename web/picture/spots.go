package picture

import (
	"context"
	"slices"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

// spot is a place that the map can mark: a hotspot, or another place of events.
type spot struct {
	hotspot *geo.Hotspot // nil if it is none
	name    string
	at      orb.Point
	radius  float64 // metres
	area    bool    // events have no place inside of it
	root    string  // the topmost hotspot that it is a part of
	tally   tally
}

func (s *spot) site() bool { return s.hotspot != nil && s.hotspot.Role == geo.Site }

// found is what a scene has: spots, countries, and which countries have sites.
type found struct {
	spots     []*spot
	ofHotspot map[string]*spot
	countries map[string]*tally // events known there by country only
	all       tally
	focus     map[string]bool
}

// areaRadius is from which radius on a place is an area rather than a point.
const areaRadius = 15_000

// look gathers what a scene shows.
func (s *Scene) look(ctx context.Context) (*found, error) {
	f := &found{ofHotspot: map[string]*spot{}, countries: map[string]*tally{}, focus: map[string]bool{}}
	hotspots := map[string]*geo.Hotspot{}
	err := s.Snapshot.Each(ctx, geo.Query{Collection: geo.Hotspots}, func(item *snapshot.Item) bool {
		h := item.Record().(*geo.Hotspot)
		hotspots[h.ID] = h
		if h.Role == geo.Site {
			f.focus[h.Country] = true
		}
		if h.Point != nil {
			f.ofHotspot[h.ID] = &spot{hotspot: h, name: shortName(h), at: *h.Point, radius: h.RadiusM, area: isArea(h)}
			f.spots = append(f.spots, f.ofHotspot[h.ID])
		}
		return true
	})
	for _, spot := range f.spots {
		spot.root = rootOf(hotspots, spot.hotspot)
	}
	if err == nil {
		err = f.count(ctx, s)
	}
	return f, err
}

// count counts the events at their places and in their countries.
func (f *found) count(ctx context.Context, s *Scene) error {
	at := map[orb.Point]*spot{}
	for _, spot := range slices.Backward(f.spots) {
		at[spot.at] = spot
	}
	for i, row := range s.Events {
		if i%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		kind := row.Kind()
		family, certain := s.Snapshot.Family(kind), row.Extent().Must(s.Window)
		f.all.add(i+1, family, kind, certain)
		placed, known := map[string]bool{}, true
		for _, point := range row.Places() {
			spot := at[point]
			if own := f.ofHotspot[row.Hotspot()]; own != nil && own.at == point {
				spot = own
			}
			if spot == nil {
				_, radius := row.Shown(func(geo.Texts) string { return "" })
				spot = newPlace(point, radius)
				at[point] = spot
				f.spots = append(f.spots, spot)
			}
			if spot.hotspot == nil {
				known = false
			} else {
				placed[spot.hotspot.Country] = true
			}
			spot.tally.add(i+1, family, kind, certain)
		}
		if !known { // it may lie in any of its countries
			continue
		}
		for _, code := range row.Countries() {
			if placed[code] {
				continue
			}
			if f.countries[code] == nil {
				f.countries[code] = &tally{}
			}
			f.countries[code].add(i+1, family, kind, certain)
		}
	}
	return nil
}

// newPlace is a place without a hotspot, and without a name.
func newPlace(at orb.Point, radius float64) *spot {
	return &spot{at: at, radius: radius, area: radius >= areaRadius}
}

func isArea(h *geo.Hotspot) bool {
	rough := h.Precision == geo.InDistrict || h.Precision == geo.InProvince || h.Precision == geo.InCountry
	return h.Type == "region" || rough && h.RadiusM >= areaRadius
}

// rootOf is the topmost town or site that a hotspot is a part of.
func rootOf(hotspots map[string]*geo.Hotspot, h *geo.Hotspot) string {
	seen := map[string]bool{h.ID: true}
	for {
		above := hotspots[h.PartOf]
		if above == nil || isArea(above) || seen[above.ID] {
			return h.ID
		}
		seen[above.ID] = true
		h = above
	}
}

// shortName is the shortest common English name.
func shortName(h *geo.Hotspot) string {
	name := h.Name["en"]
	for _, n := range h.Names {
		if n.Use == "common" && n.Lang == "en" && len(n.Text) < len(name) {
			name = n.Text
		}
	}
	return name
}
