package cql2

import "github.com/paulmach/orb"

// area is one polygon or several, made ready to be asked for many points.
type area struct {
	bound orb.Bound
	// bands hold, for slices of the bound from south to north, the edges that
	// reach into them.
	bands  [][]edge
	height float64 // of a band
}

// edge is a piece of a ring.
type edge struct{ a, b orb.Point }

// maxBands bounds the memory of an area.
const maxBands = 512

func newArea(polygons orb.MultiPolygon) *area {
	var edges []edge
	for _, polygon := range polygons {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				edges = append(edges, edge{ring[i-1], ring[i]})
			}
		}
	}
	a := &area{bound: polygons.Bound(), bands: make([][]edge, max(1, min(maxBands, len(edges)/4)))}
	a.height = (a.bound.Max[1] - a.bound.Min[1]) / float64(len(a.bands))
	for _, e := range edges {
		low, high := a.band(min(e.a[1], e.b[1])), a.band(max(e.a[1], e.b[1]))
		for i := low; i <= high; i++ {
			a.bands[i] = append(a.bands[i], e)
		}
	}
	return a
}

// band returns the number of the band in which a latitude lies.
func (a *area) band(y float64) int {
	if a.height == 0 {
		return 0
	}
	return max(0, min(len(a.bands)-1, int((y-a.bound.Min[1])/a.height)))
}

// locate reports whether there are points inside of the area, on its boundary
// and outside.
func (a *area) locate(points orb.MultiPoint) (in, on, out bool) {
	for _, p := range points {
		switch a.side(p) {
		case 1:
			in = true
		case 0:
			on = true
		default:
			out = true
		}
	}
	return in, on, out
}

// side returns 1 for a point inside of the area, 0 for one on its boundary,
// -1 for one outside. A ray to the east crosses the rings of a valid area an
// odd number of times from inside: holes count as the other rings do.
func (a *area) side(p orb.Point) int {
	if !a.bound.Contains(p) {
		return -1
	}
	side := -1
	for _, e := range a.bands[a.band(p[1])] {
		if e.a == p || e.b == p {
			return 0
		}
		above, aboveB := e.a[1] > p[1], e.b[1] > p[1]
		turn := (e.b[0]-e.a[0])*(p[1]-e.a[1]) - (e.b[1]-e.a[1])*(p[0]-e.a[0])
		if turn == 0 && inRange(e.a[0], p[0], e.b[0]) && inRange(e.a[1], p[1], e.b[1]) {
			return 0
		}
		if above != aboveB && (turn > 0) == aboveB {
			side = -side
		}
	}
	return side
}

// inRange reports whether v lies between a and b, ends included.
func inRange(a, v, b float64) bool { return min(a, b) <= v && v <= max(a, b) }
