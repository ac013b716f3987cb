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

// Contains reports whether a point lies within the rings of an area. It is for
// rows from Points on.
func (a *Atlas) Contains(row int, p orb.Point) bool {
	x, y := p[0]*ringUnits, p[1]*ringUnits
	inside := false
	a.eachEdge(row, func(x1, y1, x2, y2 float64) {
		if (y1 > y) != (y2 > y) && x < x1+(y-y1)/(y2-y1)*(x2-x1) {
			inside = !inside
		}
	})
	return inside
}

// metresPerDegree is the length of a degree of latitude.
const metresPerDegree = 111_195

// Distance returns how far a point lies from the rings of an area, in metres:
// exact enough for a few dozen kilometres, +Inf if there are none. It is for
// rows from Points on.
func (a *Atlas) Distance(row int, p orb.Point) float64 {
	x, y, shrink := p[0]*ringUnits, p[1]*ringUnits, math.Cos(p[1]*math.Pi/180)
	nearest := math.Inf(1)
	a.eachEdge(row, func(x1, y1, x2, y2 float64) {
		dx, dy := (x2-x1)*shrink, y2-y1
		px, py := (x-x1)*shrink, y-y1
		if length := dx*dx + dy*dy; length > 0 {
			along := max(0, min(1, (px*dx+py*dy)/length))
			px, py = px-along*dx, py-along*dy
		}
		nearest = min(nearest, px*px+py*py)
	})
	return math.Sqrt(nearest) / ringUnits * metresPerDegree
}

// eachEdge calls edge with each edge of an area's rings, in parts of a degree.
func (a *Atlas) eachEdge(row int, edge func(x1, y1, x2, y2 float64)) {
	from, to := a.ringBytes(row)
	r := reader{bytes: a.rings[from:to]}
	for len(r.bytes) > 0 {
		corners := r.uvarint()
		if corners == 0 || corners > uint64(len(r.bytes)) {
			return
		}
		x, y := r.varint(), r.varint()
		for range corners - 1 {
			nextX, nextY := x+r.varint(), y+r.varint()
			edge(float64(x), float64(y), float64(nextX), float64(nextY))
			x, y = nextX, nextY
		}
	}
}
