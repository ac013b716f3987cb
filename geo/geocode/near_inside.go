package geocode

import (
	"math"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode/internal/atlas"
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
// the country is known. Divisions that are younger than the polygons have
// none: a point counts to one of them if the nearest town, at most 20 km away,
// does.
func (g *Gazetteer) Inside(p orb.Point) (country, admin1 string) {
	row, ok := g.holder(p)
	if !ok {
		return "", ""
	}
	country, admin1 = g.atlas.Country(row), g.Admin1(row)
	if g.young[division{country, admin1}] {
		return country, admin1
	}
	for _, town := range g.Near(p, 1, youngReach) {
		if d := (division{g.atlas.Country(town), g.Admin1(town)}); d.country == country && g.young[d] {
			admin1 = d.name
		}
	}
	return country, admin1
}

// youngReach is how far from a point, in metres, the town may lie that says in
// which of the divisions without a polygon it is.
const youngReach = 20_000

// division is a first-level division.
type division struct{ country, name string }

// youngDivisions returns the divisions without a polygon.
func youngDivisions(a *atlas.Atlas) map[division]bool {
	young := map[division]bool{}
	for row := a.Points(); row < a.Len(); row++ {
		if extent, _ := a.Extent(row); extent == nil {
			young[division{a.Country(row), a.Division(row)}] = true
		}
	}
	return young
}

// Border returns how far, in metres, the nearest other country lies from a
// point (longitude, latitude) by the polygons that Inside goes by, +Inf if it
// is farther than 50 km.
func (g *Gazetteer) Border(p orb.Point) float64 {
	const reach = 50_000
	own := ""
	if row, ok := g.holder(p); ok {
		own = g.atlas.Country(row)
	}
	nearest := math.Inf(1)
	for _, a := range g.areasNear(p, reach) {
		if g.atlas.Country(a) != own {
			nearest = min(nearest, g.atlas.Distance(a, p))
		}
	}
	if nearest > reach {
		return math.Inf(1)
	}
	return nearest
}

// holder returns the area that a point lies in, else the nearest one.
func (g *Gazetteer) holder(p orb.Point) (row int, ok bool) {
	near := g.areasNear(p, coastReach)
	for _, area := range near {
		if g.atlas.Contains(area, p) {
			return area, true
		}
	}
	nearest := float64(coastReach)
	for _, area := range near {
		if d := g.atlas.Distance(area, p); d <= nearest {
			row, ok, nearest = area, true, d
		}
	}
	return row, ok
}

// polygon is an area with a polygon.
type polygon struct {
	row    int
	extent geo.Box
}

// polygonsOf lists the areas with a polygon.
func polygonsOf(a *atlas.Atlas) []polygon {
	var list []polygon
	for row := a.Points(); row < a.Len(); row++ {
		if extent, _ := a.Extent(row); extent != nil && a.HasRings(row) {
			list = append(list, polygon{row, *extent})
		}
	}
	return list
}

// areasNear returns the areas with a polygon whose extent lies within about
// some metres of a point.
func (g *Gazetteer) areasNear(p orb.Point, metres float64) []int {
	var rows []int
	box := around(p, metres)
	for _, a := range g.polygons {
		if meets(a.extent, box) {
			rows = append(rows, a.row)
		}
	}
	return rows
}

// meets reports whether two boxes have a point in common.
func meets(a, b geo.Box) bool {
	if a.South > b.North || b.South > a.North {
		return false
	}
	within := func(lon float64, box geo.Box) bool { return box.Contains(orb.Point{lon, box.South}) }
	return within(a.West, b) || within(a.East, b) || within(b.West, a)
}
