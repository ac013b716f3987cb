package coords

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// Representative returns a point that stands for the geometry and lies on it:
// of a point itself; of several the one nearest to their middle; of a line
// half its way; of a polygon its centre of gravity if that lies inside, else
// the middle of the widest stretch at some latitude; of several lines or
// polygons that of the greatest; of a collection that of its members of the
// highest dimension. Shapes with an edge of more than 180 degrees are taken
// to cross the date line. The error is that of Check.
func Representative(g orb.Geometry) (orb.Point, error) {
	if err := Check(g); err != nil {
		return orb.Point{}, err
	}
	if p, ok := g.(orb.Point); ok {
		return p, nil
	}
	g, moved := acrossDateLine(g)
	p := represent(g)
	if moved && p[0] > 180 {
		p[0] -= 360
	}
	return orb.Point{max(-180, min(180, p[0])), max(-90, min(90, p[1]))}, nil // without noise
}

func represent(g orb.Geometry) orb.Point {
	switch g := g.(type) {
	case orb.Point:
		return g
	case orb.MultiPoint:
		return nearestToMiddle(g)
	case orb.LineString:
		return halfway(g)
	case orb.MultiLineString:
		return halfway(slices.MaxFunc(g, func(a, b orb.LineString) int { return compare(planar.Length(a), planar.Length(b)) }))
	case orb.Ring:
		return inside(orb.Polygon{g})
	case orb.Polygon:
		return inside(g)
	case orb.MultiPolygon:
		return inside(slices.MaxFunc(g, func(a, b orb.Polygon) int {
			return compare(math.Abs(planar.Area(a)), math.Abs(planar.Area(b)))
		}))
	case orb.Bound:
		return g.Center()
	case orb.Collection:
		return represent(slices.MaxFunc(g, func(a, b orb.Geometry) int { return compare(size(a), size(b)) }))
	}
	return orb.Point{}
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// size orders geometries by dimension, then by extent.
func size(g orb.Geometry) float64 {
	const dimension = 1e6 // more square degrees or degrees than there are
	switch g.Dimensions() {
	case 2:
		return 2*dimension + math.Abs(planar.Area(g))
	case 1:
		return dimension + min(planar.Length(g), dimension/2)
	}
	return 0
}

func nearestToMiddle(points orb.MultiPoint) orb.Point {
	middle, _ := planar.CentroidArea(points)
	return slices.MinFunc(points, func(a, b orb.Point) int {
		return compare(planar.DistanceSquared(a, middle), planar.DistanceSquared(b, middle))
	})
}

// halfway returns the point half along a line.
func halfway(line orb.LineString) orb.Point {
	rest := planar.Length(line) / 2
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		length := planar.Distance(a, b)
		if length >= rest && length > 0 {
			part := rest / length
			return orb.Point{a[0] + (b[0]-a[0])*part, a[1] + (b[1]-a[1])*part}
		}
		rest -= length
	}
	return line[0]
}

// inside returns a point inside a polygon; one on it where it has no inside.
func inside(p orb.Polygon) orb.Point {
	centre, area := planar.CentroidArea(p)
	if area != 0 && planar.PolygonContains(p, centre) {
		return centre
	}
	bound := p.Bound()
	best, widest := p[0][0], 0.0
	// Halves, quarters and eighths of the height: a polygon with an inside
	// has some at nearly all of them.
	for _, part := range [...]float64{1. / 2, 1. / 4, 3. / 4, 1. / 8, 3. / 8, 5. / 8, 7. / 8} {
		y := bound.Min[1] + (bound.Max[1]-bound.Min[1])*part
		xs := crossings(p, y)
		for i := 1; i < len(xs); i += 2 {
			if width := xs[i] - xs[i-1]; width > widest {
				best, widest = orb.Point{(xs[i] + xs[i-1]) / 2, y}, width
			}
		}
		if widest > 0 {
			break
		}
	}
	return best
}

// crossings returns where the rings meet a latitude, from west to east.
func crossings(p orb.Polygon, y float64) []float64 {
	var xs []float64
	for _, ring := range p {
		for i := 1; i < len(ring); i++ {
			a, b := ring[i-1], ring[i]
			if (a[1] > y) != (b[1] > y) {
				xs = append(xs, a[0]+(y-a[1])/(b[1]-a[1])*(b[0]-a[0]))
			}
		}
	}
	slices.Sort(xs)
	return xs
}

// acrossDateLine returns a copy in which the western half is moved by 360
// degrees, if an edge spans more than 180.
func acrossDateLine(g orb.Geometry) (orb.Geometry, bool) {
	if !jumps(g) {
		return g, false
	}
	moved := orb.Clone(g)
	eachPoint(moved, 0, func(p *orb.Point) {
		if p[0] < 0 {
			p[0] += 360
		}
	})
	if b := moved.Bound(); b.Max[0]-b.Min[0] >= 180 || b.Max[0] == b.Min[0] { // it goes round the world
		return g, false
	}
	return moved, true
}

// jumps says whether an edge spans more than 180 degrees.
func jumps(g orb.Geometry) bool {
	long := func(line []orb.Point) bool {
		for i := 1; i < len(line); i++ {
			if math.Abs(line[i][0]-line[i-1][0]) > 180 {
				return true
			}
		}
		return false
	}
	switch g := g.(type) {
	case orb.LineString:
		return long(g)
	case orb.Ring:
		return long(g)
	case orb.MultiLineString:
		return slices.ContainsFunc(g, func(l orb.LineString) bool { return long(l) })
	case orb.Polygon:
		return slices.ContainsFunc(g, func(r orb.Ring) bool { return long(r) })
	case orb.MultiPolygon:
		return slices.ContainsFunc(g, func(p orb.Polygon) bool { return jumps(p) })
	case orb.Collection:
		return slices.ContainsFunc(g, jumps)
	}
	return false
}
