package tiles

import (
	"cmp"
	"context"
	"encoding/binary"
	"encoding/json"
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

// The form of a part: packMagic, the length of the header as u32, the header
// as JSON padded with spaces to packAlign, then the columns, each of which
// starts at a multiple of packAlign behind the header. Everything is little
// endian.
const (
	packMagic = "MPK1"
	packAlign = 8
)

// packHeader describes the columns of a part.
type packHeader struct {
	Rows         int                   `json:"rows"`
	Places       int                   `json:"places"`
	Columns      map[string]packColumn `json:"columns"`
	Dictionaries map[string][]string   `json:"dictionaries"`
}

// packColumn says where a column lies: Offset in bytes behind the header,
// Length in elements of Type (u8, u16, u32, i32, f32, f64).
type packColumn struct {
	Type   string `json:"type"`
	Offset int    `json:"offset"`
	Length int    `json:"length"`
}

// packed is a part with what its manifest says of it.
type packed struct {
	part []byte
	rows int
	lang string // that most of the titles are in
}

// packEvents writes the events that a query asks for as one part, with titles
// in the first language of prefs that each has. Equal input gives equal bytes.
func packEvents(ctx context.Context, s *snapshot.Snapshot, q geo.Query, prefs []string) (packed, error) {
	items, err := packOrder(ctx, s, q)
	if err != nil {
		return packed{}, err
	}
	c := newPackColumns(s, len(items), prefs)
	for _, item := range items {
		c.addEvent(item)
	}
	if err := c.dictionaries.check(); err != nil {
		return packed{}, err
	}
	part, err := c.encode()
	return packed{part, len(items), c.lang()}, err
}

// packOrder returns the events by first day, last day and id; undated ones
// come last.
func packOrder(ctx context.Context, s *snapshot.Snapshot, q geo.Query) ([]*snapshot.Item, error) {
	var items []*snapshot.Item
	err := s.EachInside(ctx, q, func(item *snapshot.Item) bool {
		items = append(items, item)
		return true
	})
	slices.SortStableFunc(items, func(a, b *snapshot.Item) int {
		if a.Extent.Dated() != b.Extent.Dated() {
			if a.Extent.Dated() {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.Extent.Start, b.Extent.Start), cmp.Compare(a.Extent.End, b.Extent.End),
			cmp.Compare(a.ID(), b.ID()))
	})
	return items, err
}

// packWriter puts columns one behind the other.
type packWriter struct {
	columns map[string]packColumn
	data    []byte
}

// put adds a column. The element type must be one that a packColumn knows.
func put[T uint8 | uint16 | uint32 | int32 | float32 | float64](w *packWriter, name string, values []T) {
	for len(w.data)%packAlign != 0 {
		w.data = append(w.data, 0)
	}
	w.columns[name] = packColumn{Type: packType[T](), Offset: len(w.data), Length: len(values)}
	// Append fails only for types of no fixed size.
	w.data, _ = binary.Append(w.data, binary.LittleEndian, values)
}

func packType[T any]() string {
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
func (w *packWriter) file(h packHeader) ([]byte, error) {
	h.Columns = w.columns
	header, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	for (len(packMagic)+4+len(header))%packAlign != 0 {
		header = append(header, ' ')
	}
	part := make([]byte, 0, len(packMagic)+4+len(header)+len(w.data))
	part = append(part, packMagic...)
	part = binary.LittleEndian.AppendUint32(part, uint32(len(header)))
	part = append(part, header...)
	return append(part, w.data...), nil
}
