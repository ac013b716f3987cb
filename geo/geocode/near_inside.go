package geocode

import (
	"math"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

// coastReach is how far off the coast, in metres, a point still counts to the
// nearest province or country: the polygons cut off capes and islets.
const coastReach = 15_000

// Inside returns the country and the first-level division that a point
// (longitude, latitude) lies in, "" if none is known: at sea farther than
// 15 km from land.
//
// It goes by the polygons of Natural Earth, which are generalised: borders may
// lie some kilometres off, so near a border the answer can be the neighbour;
// Border tells how near it is. Outside Southeast Asia and its neighbours only
// the country is known. Divisions that are younger than the polygons count to
// the one they were split from.
func (g *Gazetteer) Inside(p orb.Point) (country, admin1 string) {
	row, ok := g.holder(p)
	if !ok {
		return "", ""
	}
	return g.atlas.Country(row), g.Admin1(row)
}

// Border returns how far, in metres, the nearest other country lies from a
// point (longitude, latitude) by the polygons that Inside goes by, +Inf if it
// is farther than about 50 km.
func (g *Gazetteer) Border(p orb.Point) float64 {
	own := ""
	if row, ok := g.holder(p); ok {
		own = g.atlas.Country(row)
	}
	nearest := math.Inf(1)
	g.eachArea(p, 50_000, func(row int, inside bool, metres float64) {
		if g.atlas.Country(row) != own {
			nearest = min(nearest, metres)
		}
	})
	return nearest
}

// holder returns the area that a point lies in, else the nearest one.
func (g *Gazetteer) holder(p orb.Point) (row int, ok bool) {
	nearest, within := math.Inf(1), false
	g.eachArea(p, coastReach, func(area int, inside bool, metres float64) {
		if inside && (!within || metres < nearest) || !within && !inside && metres < min(nearest, coastReach) {
			row, ok, within, nearest = area, true, inside, metres
		}
	})
	return row, ok
}

// eachArea calls yield with each area with a polygon whose extent lies within
// about some metres of a point.
func (g *Gazetteer) eachArea(p orb.Point, metres float64, yield func(row int, inside bool, metres float64)) {
	box := around(p, metres)
	for row := g.atlas.Points(); row < g.Len(); row++ {
		extent, _ := g.atlas.Extent(row)
		if extent == nil || !g.atlas.HasRings(row) || !meets(*extent, box) {
			continue
		}
		inside, d := g.atlas.Locate(row, p)
		yield(row, inside, d)
	}
}

// meets reports whether two boxes have a point in common.
func meets(a, b geo.Box) bool {
	if a.South > b.North || b.South > a.North {
		return false
	}
	within := func(lon float64, box geo.Box) bool { return box.Contains(orb.Point{lon, box.South}) }
	return within(a.West, b) || within(a.East, b) || within(b.West, a)
}
