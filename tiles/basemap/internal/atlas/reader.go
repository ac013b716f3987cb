package atlas

import (
	"encoding/binary"
	"math"
)

// reader takes values off the front of rest. Once there are too few bytes it
// is short, and gives zeros.
type reader struct {
	rest  []byte
	short bool
}

func (r *reader) float() float64 { return math.Float64frombits(binary.LittleEndian.Uint64(r.bytes(8))) }

func (r *reader) bytes(n int) []byte {
	if r.short || n < 0 || n > len(r.rest) {
		r.short, r.rest = true, nil
		return make([]byte, 8)
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) text() string {
	b := r.bytes(r.count())
	if r.short {
		return ""
	}
	return string(b)
}

func (r *reader) varint() int {
	n, size := binary.Varint(r.rest)
	r.skip(size)
	return int(n)
}

// count reads a number of things that follow, each of which takes a byte at
// least.
func (r *reader) count() int {
	n, size := binary.Uvarint(r.rest)
	r.skip(size)
	if n > uint64(len(r.rest)) {
		r.short, r.rest = true, nil
		return 0
	}
	return int(n)
}

func (r *reader) skip(size int) {
	if size <= 0 {
		r.short, r.rest = true, nil
		return
	}
	r.rest = r.rest[size:]
}

func (r *reader) atlas() *Atlas {
	a := &Atlas{Grid: r.grid()}
	a.Arcs = make([][]Vertex, r.count())
	for i := range a.Arcs {
		a.Arcs[i] = make([]Vertex, r.count())
	}
	r.deltas(a.Arcs, func(v *Vertex) *int32 { return &v.X })
	r.deltas(a.Arcs, func(v *Vertex) *int32 { return &v.Y })
	a.Zooms = make([][]uint8, len(a.Arcs))
	for i, arc := range a.Arcs {
		a.Zooms[i] = r.bytes(len(arc))
	}
	a.Countries = make([]Country, r.count())
	for i := range a.Countries {
		a.Countries[i] = r.country()
	}
	return a
}

func (r *reader) grid() Grid { return Grid{r.float(), r.float(), r.float(), r.float()} }

func (r *reader) label() (at [2]float64, rank int) {
	at = [2]float64{float64(r.varint()) / labelSteps, float64(r.varint()) / labelSteps}
	return at, r.varint()
}

func (r *reader) deltas(arcs [][]Vertex, of func(*Vertex) *int32) {
	for _, arc := range arcs {
		last := int32(0)
		for i := range arc {
			last += int32(r.varint())
			*of(&arc[i]) = last
		}
	}
}

func (r *reader) country() Country {
	c := Country{ISO: r.text(), Name: r.text()}
	c.Label, c.Rank = r.label()
	c.Polygons = make([][]Ring, r.count())
	for i := range c.Polygons {
		c.Polygons[i] = make([]Ring, r.count())
		for j := range c.Polygons[i] {
			ring := make(Ring, r.count())
			for k := range ring {
				ring[k] = r.varint()
			}
			c.Polygons[i][j] = ring
		}
	}
	return c
}
