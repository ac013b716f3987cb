package atlas

import (
	"encoding/binary"
	"math"

	"github.com/paulmach/orb"
)

// ringUnits are the parts of a degree in which the corners of rings are kept:
// about 11 metres.
const ringUnits = 1e4

func (a *Atlas) ringBytes(row int) (from, to int) {
	area := a.area(row)
	return int(binary.LittleEndian.Uint32(area[21:])), int(binary.LittleEndian.Uint32(area[25:]))
}

// HasRings reports whether an area's polygon is in the file.
func (a *Atlas) HasRings(row int) bool {
	from, to := a.ringBytes(row)
	return from < to
}

// Locate reports whether a point lies within the rings of an area, and how
// far from them it lies, in metres: exact enough for a few dozen kilometres.
// It is for rows from Points on.
func (a *Atlas) Locate(row int, p orb.Point) (inside bool, metres float64) {
	from, to := a.ringBytes(row)
	r := reader{bytes: a.rings[from:to]}
	s := seeker{x: p[0] * ringUnits, y: p[1] * ringUnits, shrink: math.Cos(p[1] * math.Pi / 180), nearest: math.Inf(1)}
	for len(r.bytes) > 0 {
		corners := r.uvarint()
		if corners == 0 || corners > uint64(len(r.bytes)) {
			break
		}
		x, y := r.varint(), r.varint()
		for range corners - 1 {
			nextX, nextY := x+r.varint(), y+r.varint()
			s.edge(float64(x), float64(y), float64(nextX), float64(nextY))
			x, y = nextX, nextY
		}
	}
	return s.inside, math.Sqrt(s.nearest) / ringUnits * metresPerDegree
}

// metresPerDegree is the length of a degree of latitude.
const metresPerDegree = 111_195

// seeker looks at the edges of rings, one after the other.
type seeker struct {
	x, y    float64
	shrink  float64 // how much shorter a degree of longitude is than one of latitude
	inside  bool    // an odd number of edges lies east of the point
	nearest float64 // the square of the distance to the nearest edge
}

func (s *seeker) edge(x1, y1, x2, y2 float64) {
	if (y1 > s.y) != (y2 > s.y) && s.x < x1+(s.y-y1)/(y2-y1)*(x2-x1) {
		s.inside = !s.inside
	}
	dx, dy := (x2-x1)*s.shrink, y2-y1
	px, py := (s.x-x1)*s.shrink, s.y-y1
	if length := dx*dx + dy*dy; length > 0 {
		along := max(0, min(1, (px*dx+py*dy)/length))
		px, py = px-along*dx, py-along*dy
	}
	s.nearest = min(s.nearest, px*px+py*py)
}
