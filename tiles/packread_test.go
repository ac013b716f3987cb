package tiles

import (
	"encoding/binary"
	"encoding/json"
	"fmt"

	"github.com/mapd/mapd/geo/pack"
)

// packRead is a part that was read back.
type packRead struct {
	pack.Header
	columns map[string]any // []uint8, []uint16, …
}

// readPack reads a part by its description alone, and checks it as a strict
// client does.
func readPack(part []byte) (*packRead, error) {
	if len(part) < 8 || string(part[:4]) != "MPK1" {
		return nil, fmt.Errorf("no magic")
	}
	end := 8 + int(binary.LittleEndian.Uint32(part[4:]))
	if end > len(part) || end%8 != 0 {
		return nil, fmt.Errorf("the header ends at %d of %d", end, len(part))
	}
	p := &packRead{columns: map[string]any{}}
	if err := json.Unmarshal(part[8:end], &p.Header); err != nil {
		return nil, err
	}
	for name, c := range p.Columns {
		values, size := columnOf(c.Type, c.Length)
		if c.Offset%8 != 0 || end+c.Offset+c.Length*size > len(part) {
			return nil, fmt.Errorf("column %s: offset %d, length %d", name, c.Offset, c.Length)
		}
		if _, err := binary.Decode(part[end+c.Offset:], binary.LittleEndian, values); err != nil {
			return nil, fmt.Errorf("column %s: %w", name, err)
		}
		p.columns[name] = values
	}
	return p, nil
}

func columnOf(kind string, n int) (values any, size int) {
	switch kind {
	case "u8":
		return make([]uint8, n), 1
	case "u16":
		return make([]uint16, n), 2
	case "u32":
		return make([]uint32, n), 4
	case "i32":
		return make([]int32, n), 4
	case "f32":
		return make([]float32, n), 4
	}
	return make([]float64, n), 8
}

func values[T any](p *packRead, name string) []T { return p.columns[name].([]T) }

// slice returns the values of one row of a list column.
func slice[T any](p *packRead, row int, offsets, name string) []T {
	o := values[uint32](p, offsets)
	return values[T](p, name)[o[row]:o[row+1]]
}

func (p *packRead) text(name string, row int) string {
	return string(slice[uint8](p, row, name+"Offsets", name+"Bytes"))
}

// names looks up the numbers of one row in a dictionary.
func (p *packRead) names(name, dictionary string, row int) []string {
	found := []string{}
	for _, i := range slice[uint16](p, row, name+"Offsets", name+"Index") {
		found = append(found, p.Dictionaries[dictionary][i])
	}
	return found
}
