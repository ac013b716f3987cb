package plane

import "math"

// Untangle changes the zooms of lines so that simplified lines cross neither
// themselves nor each other: where two stretches do at a zoom, the point that
// each leaves out farthest is drawn from that zoom on. It looks at points as
// tiles round them, of tiles that are extent units wide. Crossings of which
// neither stretch leaves out a point stay; their number is returned.
func Untangle(lines [][]Point, zooms [][]uint8, extent int32) (left int) {
	for zoom := range MaxZoom + 1 {
		u := untangling{lines: lines, zooms: zooms, zoom: uint8(zoom), unit: Turn >> zoom / extent}
		crossings := u.pass()
		for u.mended > 0 {
			crossings = u.pass()
		}
		left += crossings
	}
	return left
}

// untangling is the work at one zoom.
type untangling struct {
	lines  [][]Point
	zooms  [][]uint8
	zoom   uint8
	unit   int32
	mended int // by the last pass
}

// stretch is the straight line between two points of a line that are drawn one
// after the other.
type stretch struct {
	line, from, to int
	a, b           Point // as rounded
}

// pass looks for crossings, mends what it can, and returns their number.
func (u *untangling) pass() (crossings int) {
	u.mended = 0
	index := newStretchIndex(u.stretches())
	index.crossings(func(s, t stretch) {
		crossings++
		u.refine(s)
		u.refine(t)
	})
	return crossings
}

func (u *untangling) stretches() []stretch {
	var all []stretch
	for i, points := range u.lines {
		last := 0
		for j := 1; j < len(points); j++ {
			if u.zooms[i][j] > u.zoom {
				continue
			}
			if a, b := u.round(points[last]), u.round(points[j]); a != b {
				all = append(all, stretch{i, last, j, a, b})
			}
			last = j
		}
	}
	return all
}

func (u *untangling) round(p Point) Point {
	whole := func(n int32) int32 { return int32(math.Floor(float64(n)/float64(u.unit) + 0.5)) }
	return Point{whole(p.X), whole(p.Y)}
}

// refine draws the point that a stretch leaves out farthest.
func (u *untangling) refine(s stretch) {
	if s.to-s.from < 2 {
		return
	}
	middle, _ := farthest(u.lines[s.line], s.from, s.to)
	if u.zooms[s.line][middle] > u.zoom { // the stretch may cross several
		u.zooms[s.line][middle] = u.zoom
		u.mended++
	}
}

// stretchIndex finds stretches by the squares of a lattice that they may pass.
type stretchIndex struct {
	all     []stretch
	squares map[Point][]int
}

// A square is 1<<squareBits tile units wide.
const squareBits = 6

func newStretchIndex(all []stretch) *stretchIndex {
	x := &stretchIndex{all, map[Point][]int{}}
	for i, s := range all {
		s.eachSquare(func(square Point) { x.squares[square] = append(x.squares[square], i) })
	}
	return x
}

// eachSquare yields the squares that a stretch may pass, column by column.
func (s stretch) eachSquare(yield func(Point)) {
	west, east := s.a, s.b
	if west.X > east.X {
		west, east = east, west
	}
	slope := 0.0
	if east.X > west.X {
		slope = float64(east.Y-west.Y) / float64(east.X-west.X)
	}
	first, last := west.X>>squareBits, east.X>>squareBits
	for x := first; x <= last; x++ {
		from, to := west.Y, east.Y
		if x > first {
			from = west.Y + int32(slope*float64(x<<squareBits-west.X))
		}
		if x < last {
			to = west.Y + int32(slope*float64((x+1)<<squareBits-west.X))
		}
		for y := (min(from, to) - 1) >> squareBits; y <= (max(from, to)+1)>>squareBits; y++ {
			yield(Point{x, y})
		}
	}
}

// crossings yields the pairs of stretches that cross; one that crosses in
// several squares may come several times.
func (x *stretchIndex) crossings(yield func(s, t stretch)) {
	for _, square := range x.squares {
		for i, n := range square {
			for _, m := range square[:i] {
				if s, t := x.all[n], x.all[m]; s.crosses(t) {
					yield(s, t)
				}
			}
		}
	}
}

// crosses reports whether two stretches cross in their insides. Those that
// only touch do not.
func (s stretch) crosses(t stretch) bool {
	return side(s.a, s.b, t.a)*side(s.a, s.b, t.b) < 0 && side(t.a, t.b, s.a)*side(t.a, t.b, s.b) < 0
}

// side is 1, -1 or 0: on which side of the line from a to b the point p lies.
func side(a, b, p Point) int {
	turn := int64(b.X-a.X)*int64(p.Y-a.Y) - int64(b.Y-a.Y)*int64(p.X-a.X)
	switch {
	case turn > 0:
		return 1
	case turn < 0:
		return -1
	}
	return 0
}
