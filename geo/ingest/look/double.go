package look

import (
	"encoding/json"
	"fmt"
	"hash/maphash"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// first is the first row with an id.
type first struct {
	line, row int64
	cells     uint64
}

// place says where it stands, for people.
func (f first) place() string {
	if f.line > 0 {
		return "line " + strconv.FormatInt(f.line, 10)
	}
	return "row " + strconv.FormatInt(f.row, 10)
}

var seed = maphash.MakeSeed()

// double says whether a row says again what a row before it with the same id
// says, and refuses it if it says something else.
func (v *viewer) double(row *rows.Row, id string) (again bool, reject *mapping.Reject) {
	cells := hashOf(row)
	before, known := v.ids[id]
	switch {
	case !known:
		v.ids[strings.Clone(id)] = first{row.Line, row.Number, cells}
		return false, nil
	case before.cells == cells:
		return true, nil
	}
	return false, &mapping.Reject{Reason: fmt.Sprintf("the id %s stands already in %s with other values", id, before.place()),
		Remedy: "give it an id of its own, or take another column for the id"}
}

func hashOf(row *rows.Row) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, value := range row.Values {
		h.WriteString(strings.TrimSpace(cellText(value)))
		h.WriteByte(0)
	}
	if row.Geometry != nil {
		fmt.Fprint(&h, row.Geometry)
	}
	return h.Sum64()
}

// cellText is what stands in a cell, as text.
func cellText(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	}
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	return string(text)
}
