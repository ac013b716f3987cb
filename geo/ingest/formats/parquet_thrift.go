//go:build !js

package formats

import (
	"encoding/binary"
	"errors"
)

// maxThrift is how many elements all lists in a description may have: a
// million of columns in groups of rows, with their lists.
const maxThrift = 8 << 20

var errThrift = errors.New("its description is damaged")

// soundThrift checks a structure in Thrift's compact form before it is
// decoded, as the decoder makes room for as many elements as a list claims
// to have.
func soundThrift(b []byte) error {
	w := thriftWalk{b: b, left: maxThrift}
	return w.structure(0)
}

// thriftWalk walks over b.
type thriftWalk struct {
	b    []byte
	left int
}

func (w *thriftWalk) pass(n uint64) error {
	if n > uint64(len(w.b)) {
		return errThrift
	}
	w.b = w.b[n:]
	return nil
}

func (w *thriftWalk) byte() (byte, error) {
	if len(w.b) == 0 {
		return 0, errThrift
	}
	c := w.b[0]
	w.b = w.b[1:]
	return c, nil
}

func (w *thriftWalk) varint() (uint64, error) {
	v, n := binary.Uvarint(w.b)
	if n <= 0 {
		return 0, errThrift
	}
	w.b = w.b[n:]
	return v, nil
}

func (w *thriftWalk) structure(depth int) error {
	for {
		header, err := w.byte()
		if err != nil || header == 0 {
			return err
		}
		if header>>4 == 0 { // the number of the field comes in full
			if _, err := w.varint(); err != nil {
				return err
			}
		}
		if kind := header & 15; kind > 2 { // 1 and 2 are the booleans themselves
			if err := w.value(kind, depth); err != nil {
				return err
			}
		}
	}
}

// value passes over a value of a type of the compact protocol.
func (w *thriftWalk) value(kind byte, depth int) error {
	const deepest = 32
	switch kind {
	case 1, 2, 3: // in lists a boolean is a byte
		return w.pass(1)
	case 4, 5, 6:
		_, err := w.varint()
		return err
	case 7:
		return w.pass(8)
	case 8:
		n, err := w.varint()
		if err != nil {
			return err
		}
		return w.pass(n)
	case 9, 10:
		return w.list(depth)
	case 12:
		if depth == deepest {
			return errThrift
		}
		return w.structure(depth + 1)
	}
	return errThrift // maps do not occur in Parquet
}

func (w *thriftWalk) list(depth int) error {
	header, err := w.byte()
	if err != nil {
		return err
	}
	n := uint64(header >> 4)
	if n == 15 {
		if n, err = w.varint(); err != nil {
			return err
		}
	}
	if n > uint64(len(w.b)) || n > uint64(w.left) || depth > 32 {
		return errThrift
	}
	w.left -= int(n)
	for range n {
		if err := w.value(header&15, depth+1); err != nil {
			return err
		}
	}
	return nil
}
