package woff

import (
	"encoding/binary"
	"fmt"
	"io"
	"slices"
)

// restore turns tables back that were packed in a form of their own: outlines
// and widths.
func restore(tables []*table) error {
	find := func(tag string) *table {
		if i := slices.IndexFunc(tables, func(t *table) bool { return t.tag == tag }); i >= 0 {
			return tables[i]
		}
		return nil
	}
	head, glyf, loca, hmtx := find("head"), find("glyf"), find("loca"), find("hmtx")
	for _, t := range tables {
		if t.transformed && t != glyf && t != loca && t != hmtx {
			return fmt.Errorf("the table %q is packed in an unknown way", t.tag)
		}
	}
	var left []int16
	if glyf != nil && glyf.transformed {
		if loca == nil || head == nil || len(head.data) < 54 {
			return fmt.Errorf("a table is missing beside %q", "glyf")
		}
		var err error
		if left, err = restoreGlyphs(glyf, loca); err != nil {
			return err
		}
		head.data = slices.Clone(head.data)
		binary.BigEndian.PutUint16(head.data[50:], 1) // places of glyphs have 4 bytes
	}
	if hmtx != nil && hmtx.transformed {
		hhea := find("hhea")
		if hhea == nil || len(hhea.data) < 36 || left == nil {
			return fmt.Errorf("a table is missing beside %q", "hmtx")
		}
		return restoreWidths(hmtx, left, int(binary.BigEndian.Uint16(hhea.data[34:])))
	}
	return nil
}

// streams are the parts of the packed outlines.
type streams struct {
	contours, points, flags, glyphs, composites, bounds, instructions *reader
	bitmap                                                            []byte
}

// restoreGlyphs writes the tables of outlines, and returns each glyph's left edge.
func restoreGlyphs(glyf, loca *table) (left []int16, err error) {
	r := &reader{data: glyf.data}
	r.take(4)
	n := int(r.u16())
	r.take(2)
	var sizes [7]uint32
	for i := range sizes {
		sizes[i] = r.u32()
	}
	s := &streams{contours: r.part(sizes[0]), points: r.part(sizes[1]), flags: r.part(sizes[2]), glyphs: r.part(sizes[3]),
		composites: r.part(sizes[4]), bounds: r.part(sizes[5]), instructions: r.part(sizes[6])}
	s.bitmap = s.bounds.take((n + 31) / 32 * 4)
	if r.short || s.bounds.short {
		return nil, io.ErrUnexpectedEOF
	}
	var out []byte
	places := binary.BigEndian.AppendUint32(nil, 0)
	for i := range n {
		glyph, xMin := s.glyph(s.bitmap[i/8]&(0x80>>(i%8)) != 0)
		if s.short() {
			return nil, io.ErrUnexpectedEOF
		}
		out = append(out, glyph...)
		out = append(out, make([]byte, padded(len(out))-len(out))...)
		places = binary.BigEndian.AppendUint32(places, uint32(len(out)))
		left = append(left, xMin)
	}
	glyf.data, loca.data = out, places
	return left, nil
}

func (s *streams) short() bool {
	return s.contours.short || s.points.short || s.flags.short || s.glyphs.short || s.composites.short || s.bounds.short || s.instructions.short
}

// glyph writes the next glyph; bounded says that its bounds are given.
func (s *streams) glyph(bounded bool) (out []byte, xMin int16) {
	n := int16(s.contours.u16())
	if n == 0 {
		return nil, 0
	}
	out = binary.BigEndian.AppendUint16(out, uint16(n))
	if n < 0 {
		out = append(out, s.bounds.take(8)...)
		return s.composite(out), int16(binary.BigEndian.Uint16(out[2:]))
	}
	var ends []byte
	total := 0
	for range n {
		total += s.points.short255()
		ends = binary.BigEndian.AppendUint16(ends, uint16(total-1))
	}
	points := s.outline(total)
	box := boundsOf(points)
	if bounded {
		for i := range box {
			box[i] = int16(s.bounds.u16())
		}
	}
	for _, edge := range box {
		out = binary.BigEndian.AppendUint16(out, uint16(edge))
	}
	out = append(out, ends...)
	size := s.glyphs.short255()
	out = binary.BigEndian.AppendUint16(out, uint16(size))
	out = append(out, s.instructions.take(size)...)
	return appendPoints(out, points), box[0]
}

const (
	wordArguments, oneScale, moreComponents, twoScales, matrix, hasInstructions = 0x1, 0x8, 0x20, 0x40, 0x80, 0x100
)

// composite copies a glyph that is made of others.
func (s *streams) composite(out []byte) []byte {
	instructed := false
	for more := true; more && !s.composites.short; {
		flags := s.composites.u16()
		size := 4
		if flags&wordArguments != 0 {
			size = 6
		}
		switch {
		case flags&oneScale != 0:
			size += 2
		case flags&twoScales != 0:
			size += 4
		case flags&matrix != 0:
			size += 8
		}
		out = binary.BigEndian.AppendUint16(out, flags)
		out = append(out, s.composites.take(size)...)
		instructed = instructed || flags&hasInstructions != 0
		more = flags&moreComponents != 0
	}
	if instructed {
		size := s.glyphs.short255()
		out = binary.BigEndian.AppendUint16(out, uint16(size))
		out = append(out, s.instructions.take(size)...)
	}
	return out
}

// point is a point of an outline, as far as it lies from the one before.
type point struct {
	dx, dy int
	on     bool
}

// outline reads the points of a glyph: a flag says how many bytes follow and
// what they mean.
func (s *streams) outline(n int) []point {
	if n > len(s.flags.data) {
		s.flags.short = true
		return nil
	}
	points := make([]point, n)
	for i := range points {
		flag := int(s.flags.u8())
		p := point{on: flag < 128}
		flag &= 127
		sign := func(bit, value int) int {
			if flag>>bit&1 == 0 {
				return -value
			}
			return value
		}
		next := func() int { return int(s.glyphs.u8()) }
		switch {
		case flag < 10:
			p.dy = sign(0, (flag&14)<<7+next())
		case flag < 20:
			p.dx = sign(0, ((flag-10)&14)<<7+next())
		case flag < 84:
			at, b := flag-20, next()
			p.dx, p.dy = sign(0, 1+at&0x30+b>>4), sign(1, 1+(at&0x0c)<<2+b&0x0f)
		case flag < 120:
			at := flag - 84
			p.dx = sign(0, 1+(at/12)<<8+next())
			p.dy = sign(1, 1+(at%12>>2)<<8+next())
		case flag < 124:
			b0, b1, b2 := next(), next(), next()
			p.dx, p.dy = sign(0, b0<<4+b1>>4), sign(1, (b1&0x0f)<<8+b2)
		default:
			b0, b1, b2, b3 := next(), next(), next(), next()
			p.dx, p.dy = sign(0, b0<<8+b1), sign(1, b2<<8+b3)
		}
		points[i] = p
	}
	return points
}

// boundsOf returns the least x and y and the greatest.
func boundsOf(points []point) (box [4]int16) {
	x, y := 0, 0
	for i, p := range points {
		x, y = x+p.dx, y+p.dy
		if i == 0 {
			box = [4]int16{int16(x), int16(y), int16(x), int16(y)}
		}
		box = [4]int16{min(box[0], int16(x)), min(box[1], int16(y)), max(box[2], int16(x)), max(box[3], int16(y))}
	}
	return box
}

// appendPoints writes points with two bytes for each coordinate.
func appendPoints(out []byte, points []point) []byte {
	for _, p := range points {
		flag := byte(0)
		if p.on {
			flag = 1
		}
		out = append(out, flag)
	}
	for _, p := range points {
		out = binary.BigEndian.AppendUint16(out, uint16(p.dx))
	}
	for _, p := range points {
		out = binary.BigEndian.AppendUint16(out, uint16(p.dy))
	}
	return out
}

// restoreWidths puts the left edges back that the packed widths leave out.
func restoreWidths(hmtx *table, left []int16, full int) error {
	r := &reader{data: hmtx.data}
	flags := r.u8()
	widths := &reader{data: r.take(2 * full)}
	if full > len(left) {
		return io.ErrUnexpectedEOF
	}
	edge := func(i int, omitted bool) uint16 {
		if omitted {
			return uint16(left[i])
		}
		return r.u16()
	}
	var out []byte
	for i := range full {
		out = binary.BigEndian.AppendUint16(out, widths.u16())
		out = binary.BigEndian.AppendUint16(out, edge(i, flags&1 != 0))
	}
	for i := full; i < len(left); i++ {
		out = binary.BigEndian.AppendUint16(out, edge(i, flags&2 != 0))
	}
	if r.short || widths.short {
		return io.ErrUnexpectedEOF
	}
	hmtx.data = out
	return nil
}
