// Package packtest reads parts of a pack as a strict client does, for tests.
package packtest

import (
	"encoding/binary"
	"encoding/json"
	"fmt"

	"github.com/mapd/mapd/geo/pack"
)

// Part is a part that was read.
type Part struct {
	pack.Header
	columns map[string]any // []uint8, []uint16, …
}

// Read reads a part by its description alone. The error says what is wrong with
// it; it never panics.
func Read(part []byte) (*Part, error) {
	if len(part) < 8 || string(part[:4]) != "MPK2" {
		return nil, fmt.Errorf("it does not begin with MPK2 and a length")
	}
	end := 8 + uint64(binary.LittleEndian.Uint32(part[4:]))
	if end > uint64(len(part)) {
		return nil, fmt.Errorf("the header ends at %d of %d", end, len(part))
	}
	p := &Part{columns: map[string]any{}}
	if err := json.Unmarshal(part[8:end], &p.Header); err != nil {
		return nil, err
	}
	for name := range p.Columns {
		if err := p.read(name, part[end:], len(p.Columns)); err != nil {
			return nil, fmt.Errorf("column %s: %w", name, err)
		}
	}
	return p, nil
}

// read reads a column, after the one that it is written by. depth bounds how
// long a row of such columns can be.
func (p *Part) read(name string, data []byte, depth int) error {
	c, ok := p.Columns[name]
	switch {
	case p.columns[name] != nil:
		return nil
	case !ok:
		return fmt.Errorf("it is missing")
	case depth == 0:
		return fmt.Errorf("it is written by itself")
	}
	if c.From != "" {
		if err := p.read(c.From, data, depth-1); err != nil {
			return fmt.Errorf("column %s: %w", c.From, err)
		}
	}
	kind := c.Type
	if c.Scale != 0 {
		kind = "i32"
	}
	values, err := readPlanes(kind, c, data)
	if err != nil {
		return err
	}
	p.columns[name], err = restore(values, c, p.columns[c.From])
	return err
}

// readPlanes reads the elements as they are written.
func readPlanes(kind string, c pack.Column, data []byte) (any, error) {
	size, ok := sizes[kind]
	if !ok {
		return nil, fmt.Errorf("there is no type %q", kind)
	}
	if c.Offset < 0 || c.Length < 0 || c.Offset > len(data) || c.Length > (len(data)-c.Offset)/size {
		return nil, fmt.Errorf("%d elements at %d of %d bytes", c.Length, c.Offset, len(data))
	}
	plain := make([]byte, c.Length*size)
	for i := range plain {
		plain[i] = data[c.Offset+i%size*c.Length+i/size]
	}
	values := lists[kind](c.Length)
	_, err := binary.Decode(plain, binary.LittleEndian, values)
	return values, err
}

var sizes = map[string]int{"u8": 1, "u16": 2, "u32": 4, "i32": 4, "f32": 4, "f64": 8}

var lists = map[string]func(int) any{
	"u8": list[uint8], "u16": list[uint16], "u32": list[uint32], "i32": list[int32], "f32": list[float32], "f64": list[float64],
}

func list[T any](n int) any { return make([]T, n) }

// restore undoes differences and scale.
func restore(values any, c pack.Column, base any) (any, error) {
	switch v := values.(type) {
	case []uint32:
		return sums(v, c, base)
	case []int32:
		if c.Scale == 0 {
			return sums(v, c, base)
		}
		scaled := make([]float64, len(v))
		for i := range v {
			scaled[i] = float64(v[i]) / float64(c.Scale)
		}
		return scaled, nil
	}
	if c.Delta || c.From != "" {
		return nil, fmt.Errorf("differences of type %s", c.Type)
	}
	return values, nil
}

// sums undoes differences.
func sums[T uint32 | int32](v []T, c pack.Column, base any) (any, error) {
	if c.Delta {
		for i := 1; i < len(v); i++ {
			v[i] += v[i-1]
		}
	}
	if c.From == "" {
		return v, nil
	}
	from, ok := base.([]T)
	if !ok || len(from) != len(v) {
		return nil, fmt.Errorf("column %s is unlike it", c.From)
	}
	for i := range v {
		v[i] += from[i]
	}
	return v, nil
}

// Values returns a column. It panics if the part has none of this name and
// type.
func Values[T any](p *Part, name string) []T { return p.columns[name].([]T) }

// Slice returns the values of one row of a column of lists.
func Slice[T any](p *Part, row int, offsets, name string) []T {
	o := Values[uint32](p, offsets)
	return Values[T](p, name)[o[row]:o[row+1]]
}

// Text returns one row of a column of texts.
func (p *Part) Text(name string, row int) string {
	return string(Slice[uint8](p, row, name+"Offsets", name+"Bytes"))
}

// Words returns the words that one row of a column of lists numbers.
func (p *Part) Words(name, dictionary string, row int) []string {
	found := []string{}
	for _, i := range Slice[uint16](p, row, name+"Offsets", name+"Index") {
		found = append(found, p.Dictionaries[dictionary][i])
	}
	return found
}
