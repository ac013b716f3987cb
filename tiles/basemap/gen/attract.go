package main

import (
	"math"

	"github.com/mapd/mapd/tiles/basemap/internal/atlas"
	"github.com/paulmach/orb"
)

const (
	// attraction is how near a river must be to a border to be that border, in
	// degrees of latitude: about 4 km, twice the steps of the rivers' grid.
	attraction = 0.036
	// runLength is how many steps of a dense line must be that near: about
	// 20 km. A river that only crosses a border stays as it is.
	runLength = 18
	// cellSize is the width of the cells in which segments are looked up.
	cellSize = 0.1
)

// segments are straight lines in degrees, found by the cells they may pass.
type segments struct{ cells map[[2]int][][2]orb.Point }

// bordersOf returns the lines that two countries share.
func bordersOf(a *atlas.Atlas) *segments {
	users := make([]map[int]bool, len(a.Arcs))
	for i, c := range a.Countries {
		for _, polygon := range c.Polygons {
			for _, ring := range polygon {
				for _, ref := range ring {
					index, _ := atlas.Arc(ref)
					if users[index] == nil {
						users[index] = map[int]bool{}
					}
					users[index][i] = true
				}
			}
		}
	}
	s := &segments{map[[2]int][][2]orb.Point{}}
	for i, arc := range a.Arcs {
		if len(users[i]) < 2 {
			continue
		}
		for j := 1; j < len(arc); j++ {
			s.add(pointOf(a.Grid, arc[j-1]), pointOf(a.Grid, arc[j]))
		}
	}
	return s
}

func pointOf(g atlas.Grid, v atlas.Vertex) orb.Point {
	lon, lat := g.LonLat(v)
	return orb.Point{lon, lat}
}

func cellOf(n float64) int { return int(math.Floor(n / cellSize)) }

func (s *segments) add(a, b orb.Point) {
	box := orb.MultiPoint{a, b}.Bound()
	for x := cellOf(box.Min[0]); x <= cellOf(box.Max[0]); x++ {
		for y := cellOf(box.Min[1]); y <= cellOf(box.Max[1]); y++ {
			s.cells[[2]int{x, y}] = append(s.cells[[2]int{x, y}], [2]orb.Point{a, b})
		}
	}
}

// nearest returns the point of all segments next to p, if it is within
// attraction.
func (s *segments) nearest(p orb.Point) (at orb.Point, found bool) {
	squeeze := math.Cos(p[1] * math.Pi / 180)
	least := attraction
	for x := cellOf(p[0]) - 1; x <= cellOf(p[0])+1; x++ {
		for y := cellOf(p[1]) - 1; y <= cellOf(p[1])+1; y++ {
			for _, segment := range s.cells[[2]int{x, y}] {
				q := nearestOn(p, segment[0], segment[1], squeeze)
				if d := math.Hypot((q[0]-p[0])*squeeze, q[1]-p[1]); d < least {
					least, at, found = d, q, true
				}
			}
		}
	}
	return at, found
}

func nearestOn(p, a, b orb.Point, squeeze float64) orb.Point {
	dx, dy := (b[0]-a[0])*squeeze, b[1]-a[1]
	length2 := dx*dx + dy*dy
	if length2 == 0 {
		return a
	}
	t := min(max(((p[0]-a[0])*squeeze*dx+(p[1]-a[1])*dy)/length2, 0), 1)
	return orb.Point{a[0] + (b[0]-a[0])*t, a[1] + (b[1]-a[1])*t}
}

// attract moves the points of long runs of a dense line that are near to the
// segments onto these.
func (s *segments) attract(line orb.LineString) {
	moved := make([]orb.Point, len(line))
	from := 0
	for i := 0; i <= len(line); i++ {
		if i < len(line) {
			at, found := s.nearest(line[i])
			moved[i] = at
			if found {
				continue
			}
		}
		if i-from >= runLength {
			copy(line[from:i], moved[from:i])
		}
		from = i + 1
	}
}
