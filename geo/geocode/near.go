package geocode

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"

	"github.com/mapd/mapd/geo"
)

// Near returns the rows of towns and villages within some metres of a point
// (longitude, latitude), the nearest first, at most limit of them. Provinces
// and countries are not among them: ask Inside.
func (g *Gazetteer) Near(p orb.Point, limit int, metres float64) []int {
	const first, halfway = 20_000, 20_040_000 // metres: half around the Earth is as far as can be
	metres = min(metres, halfway)
	for reach := min(first, metres); limit > 0 && metres >= 0; reach = min(4*reach, metres) {
		found := g.within(p, reach)
		if len(found) < limit && reach < metres {
			continue
		}
		slices.SortFunc(found, func(a, b distant) int { return cmp.Or(cmp.Compare(a.metres, b.metres), cmp.Compare(a.row, b.row)) })
		rows := make([]int, min(limit, len(found)))
		for i := range rows {
			rows[i] = found[i].row
		}
		return rows
	}
	return nil
}

// distant is a row with its distance from a point.
type distant struct {
	row    int
	metres float64
}

func (g *Gazetteer) within(p orb.Point, metres float64) []distant {
	var found []distant
	g.inBox(around(p, metres), func(row int) bool {
		if d := orbgeo.DistanceHaversine(p, g.atlas.Point(row)); d <= metres {
			found = append(found, distant{row, d})
		}
		return true
	})
	return found
}

// around returns a box that holds all points within some metres of a point.
func around(p orb.Point, metres float64) geo.Box {
	tall := metres / 111_000
	box := geo.Box{West: -180, South: p[1] - tall, East: 180, North: p[1] + tall}
	// The circle is widest where its edge runs north: its half width there.
	if wide := math.Sin(tall*math.Pi/180) / math.Cos(p[1]*math.Pi/180); box.South > -90 && box.North < 90 && wide < 1 {
		half := math.Asin(wide) * 180 / math.Pi
		box.West, box.East = turn(p[0]-half), turn(p[0]+half)
	}
	return box
}

// turn brings a longitude back to [-180, 180].
func turn(lon float64) float64 {
	switch {
	case lon < -180:
		return lon + 360
	case lon > 180:
		return lon - 360
	}
	return lon
}

// inBox calls yield with the points in a box, which may cross the date line.
func (g *Gazetteer) inBox(box geo.Box, yield func(row int) bool) {
	if !box.CrossesDateLine() {
		g.atlas.InBox(box.West, box.South, box.East, box.North, yield)
		return
	}
	more := true
	g.atlas.InBox(box.West, box.South, 180, box.North, func(row int) bool {
		more = yield(row)
		return more
	})
	if more {
		g.atlas.InBox(-180, box.South, box.East, box.North, yield)
	}
}

// InBox returns the rows of towns and villages in a box that have at least so
// many people, the most populous first, at most limit of them. A population
// that is unknown is 0.
func (g *Gazetteer) InBox(box geo.Box, minPeople, limit int) []int {
	var rows []int
	g.inBox(box, func(row int) bool {
		if g.atlas.People(row) >= minPeople {
			rows = append(rows, row)
		}
		return true
	})
	slices.SortFunc(rows, func(a, b int) int {
		return cmp.Or(cmp.Compare(g.atlas.People(b), g.atlas.People(a)), cmp.Compare(a, b))
	})
	return rows[:min(len(rows), max(limit, 0))]
}
