// Package pack writes events as columns in one compact binary part, from which
// the page draws and scrubs.
//
// A part is "MPK1", the length of the header as u32, the header as JSON padded
// with spaces to a multiple of eight bytes, then the columns, each of which
// starts at a multiple of eight behind the header. Everything is little endian.
package pack

import (
	"encoding/binary"
	"encoding/json"
)

const (
	magic = "MPK1"
	align = 8
)

// Header describes the columns of a part. Dictionaries hold the words that
// columns number.
type Header struct {
	Rows         int                 `json:"rows"`
	Places       int                 `json:"places"`
	Columns      map[string]Column   `json:"columns"`
	Dictionaries map[string][]string `json:"dictionaries"`
}

// Column says where a column lies: Offset in bytes behind the header,
// Length in elements of Type (u8, u16, u32, i32, f32, f64).
type Column struct {
	Type   string `json:"type"`
	Offset int    `json:"offset"`
	Length int    `json:"length"`
}

// writer puts columns one behind the other.
type writer struct {
	columns map[string]Column
	data    []byte
}

// put adds a column. The element type must be one that a Column knows.
func put[T uint8 | uint16 | uint32 | int32 | float32 | float64](w *writer, name string, values []T) {
	for len(w.data)%align != 0 {
		w.data = append(w.data, 0)
	}
	w.columns[name] = Column{Type: elementType[T](), Offset: len(w.data), Length: len(values)}
	// Append fails only for types of no fixed size.
	w.data, _ = binary.Append(w.data, binary.LittleEndian, values)
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
	for (len(magic)+4+len(header))%align != 0 {
		header = append(header, ' ')
	}
	part := make([]byte, 0, len(magic)+4+len(header)+len(w.data))
	part = append(part, magic...)
	part = binary.LittleEndian.AppendUint32(part, uint32(len(header)))
	part = append(part, header...)
	return append(part, w.data...), nil
}
