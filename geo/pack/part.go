// Package pack writes events as columns in compact binary parts, from which
// the page draws and scrubs.
//
// # The form of a part
//
// A part is "MPK2", the length of the header as u32 (little endian), the header
// as JSON, then the columns one behind the other. The header names the columns
// that there are: see Header and Column. A part may hold some of the columns
// only, see Holds; all of them have the same rows in the same order.
//
// So that a part becomes small when it is sent compressed, a column is written
// in planes: the lowest byte of each number, then the next byte of each, and so
// on. Before that it may be written as differences, each from the number before
// it (Delta) or from the number of the same row in another column (From); they
// are taken modulo the size of the type. Floating-point numbers that are
// decimals of few digits, such as coordinates mostly are, are written as i32,
// which divided by Scale give exactly the number that was.
//
// A column of lists has two columns: NameOffsets says where each row's values
// begin, and one more number where the last one's end, and NameIndex or NameBytes
// has the values.
package pack

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"slices"
)

const magic = "MPK2"

// Header describes the columns of a part. Dictionaries hold the words that
// columns number.
type Header struct {
	Rows         int                 `json:"rows"`
	Places       int                 `json:"places"`
	Columns      map[string]Column   `json:"columns"`
	Dictionaries map[string][]string `json:"dictionaries"`
}

// Column says where a column lies and how it is written: Offset in bytes behind
// the header, Length in elements of Type (u8, u16, u32, i32, f32, f64).
type Column struct {
	Type   string `json:"type"`
	Offset int    `json:"offset"`
	Length int    `json:"length"`
	// Delta: the differences from the element before, of the first from 0.
	Delta bool `json:"delta,omitempty"`
	// From is the column from whose elements the differences are taken.
	From string `json:"from,omitempty"`
	// Scale, if it is not 0, says that elements of i32 are written, which
	// divided by it are those of Type.
	Scale int `json:"scale,omitempty"`
}

// writer puts columns one behind the other.
type writer struct {
	columns map[string]Column
	data    []byte
}

type number interface {
	uint8 | uint16 | uint32 | int32 | float32 | float64
}

type whole interface {
	uint8 | uint16 | uint32 | int32
}

// put adds a column.
func put[T number](w *writer, name string, values []T) {
	w.columns[name] = Column{Type: elementType[T](), Offset: len(w.data), Length: len(values)}
	writePlanes(w, values)
}

// putDelta adds a column of which neighbours are alike.
func putDelta[T whole](w *writer, name string, values []T) {
	w.columns[name] = Column{Type: elementType[T](), Offset: len(w.data), Length: len(values), Delta: true}
	differences := slices.Clone(values)
	for i := len(values) - 1; i > 0; i-- {
		differences[i] -= differences[i-1]
	}
	writePlanes(w, differences)
}

// putFrom adds a column that is alike another one.
func putFrom[T whole](w *writer, name string, values []T, from string, base []T) {
	w.columns[name] = Column{Type: elementType[T](), Offset: len(w.data), Length: len(values), From: from}
	differences := make([]T, len(values))
	for i := range values {
		differences[i] = values[i] - base[i]
	}
	writePlanes(w, differences)
}

// mostScale is as fine as coordinates are written as whole numbers: a
// centimetre.
const mostScale = 10_000_000

// putScaled adds a column of decimals, as whole numbers if they are such.
func putScaled(w *writer, name string, values []float64) {
	for scale := 1; scale <= mostScale; scale *= 10 {
		if scaled, ok := scaledBy(values, scale); ok {
			w.columns[name] = Column{Type: "f64", Offset: len(w.data), Length: len(values), Scale: scale}
			writePlanes(w, scaled)
			return
		}
	}
	put(w, name, values)
}

// scaledBy multiplies values, and says whether division gives them back.
func scaledBy(values []float64, scale int) (scaled []int32, ok bool) {
	scaled = make([]int32, len(values))
	for i, v := range values {
		n := math.Round(v * float64(scale))
		if !(math.Abs(n) <= math.MaxInt32) {
			return nil, false
		}
		scaled[i] = int32(n)
		if math.Float64bits(float64(scaled[i])/float64(scale)) != math.Float64bits(v) {
			return nil, false
		}
	}
	return scaled, true
}

// writePlanes writes the lowest bytes of all values first.
func writePlanes[T number](w *writer, values []T) {
	// Append fails only for types of no fixed size.
	plain, _ := binary.Append(nil, binary.LittleEndian, values)
	if len(values) == 0 {
		return
	}
	size := len(plain) / len(values)
	from := len(w.data)
	w.data = slices.Grow(w.data, len(plain))[:from+len(plain)]
	for plane := range size {
		bytes := w.data[from+plane*len(values):][:len(values)]
		for i := range bytes {
			bytes[i] = plain[i*size+plane]
		}
	}
}

func elementType[T any]() string {
	switch any(*new(T)).(type) {
	case uint8:
		return "u8"
	case uint16:
		return "u16"
	case uint32:
		return "u32"
	case int32:
		return "i32"
	case float32:
		return "f32"
	default:
		return "f64"
	}
}

// file returns the whole part.
func (w *writer) file(h Header) ([]byte, error) {
	h.Columns = w.columns
	header, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	part := make([]byte, 0, len(magic)+4+len(header)+len(w.data))
	part = append(part, magic...)
	part = binary.LittleEndian.AppendUint32(part, uint32(len(header)))
	part = append(part, header...)
	return append(part, w.data...), nil
}
