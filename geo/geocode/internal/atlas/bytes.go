package atlas

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// errDamaged is wrapped by all that is wrong with a file.
var errDamaged = errors.New("the gazetteer's file is damaged")

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errDamaged, fmt.Sprintf(format, args...))
}

// pieces are a section that is cut in pieces.
type pieces struct {
	bytes   []byte
	offsets []uint32 // where each piece begins, and the end of the last one
}

func (p pieces) len() int { return len(p.offsets) - 1 }

func (p pieces) at(i int) []byte { return p.bytes[p.offsets[i]:p.offsets[i+1]] }

// cut cuts a section in pieces of the lengths that stand in another one.
func cut(section, lengths []byte) (pieces, error) {
	p := pieces{bytes: section, offsets: make([]uint32, 1, len(lengths)+1)}
	end := uint64(0)
	for r := (reader{bytes: lengths}); len(r.bytes) > 0; {
		n := r.uvarint()
		if end += n; r.short || n > uint64(len(section)) || end > uint64(len(section)) {
			return p, damaged("a piece of a section ends after it")
		}
		p.offsets = append(p.offsets, uint32(end))
	}
	if end != uint64(len(section)) {
		return p, damaged("the pieces of a section do not fill it")
	}
	return p, nil
}

// cutter collects the pieces of a section.
type cutter struct{ bytes, lengths []byte }

func (c *cutter) add(piece []byte) {
	c.bytes = append(c.bytes, piece...)
	c.lengths = binary.AppendUvarint(c.lengths, uint64(len(piece)))
}

// reader takes numbers and texts from bytes. When there are too few it
// returns zeros and notes it.
type reader struct {
	bytes []byte
	short bool
}

func (r *reader) uvarint() uint64 {
	if len(r.bytes) > 0 && r.bytes[0] < 0x80 { // most are short
		v := r.bytes[0]
		r.bytes = r.bytes[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(r.bytes)
	if n <= 0 {
		r.bytes, r.short = nil, true
		return 0
	}
	r.bytes = r.bytes[n:]
	return v
}

func (r *reader) varint() int64 {
	v := r.uvarint()
	return int64(v>>1) ^ -int64(v&1)
}

func (r *reader) byte() byte {
	if b := r.take(1); len(b) == 1 {
		return b[0]
	}
	return 0
}

func (r *reader) take(n uint64) []byte {
	if n > uint64(len(r.bytes)) {
		r.bytes, r.short = nil, true
		return nil
	}
	b := r.bytes[:n]
	r.bytes = r.bytes[n:]
	return b
}

func (r *reader) text() string { return string(r.take(r.uvarint())) }

func (r *reader) uint32() int {
	if b := r.take(4); len(b) == 4 {
		return int(binary.LittleEndian.Uint32(b))
	}
	return 0
}

// texts reads a table of texts.
func (r *reader) texts() []string {
	n := r.uvarint()
	if n > uint64(len(r.bytes)) {
		r.bytes, r.short = nil, true
		return nil
	}
	texts := make([]string, n)
	for i := range texts {
		texts[i] = r.text()
	}
	return texts
}

func appendText(b []byte, text string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}

func appendTexts(b []byte, texts []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(texts)))
	for _, t := range texts {
		b = appendText(b, t)
	}
	return b
}
