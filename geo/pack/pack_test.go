package pack

import (
	"cmp"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

func rowOf(t *testing.T, id, when string) Row {
	t.Helper()
	x, err := geo.When(when).Extent(geo.OpenEnd)
	if err != nil {
		t.Fatal(err)
	}
	return Row{Event: &geo.Event{ID: id, When: geo.When(when), Points: orb.MultiPoint{{98.5, 16.7}}, RadiusM: 500}, Extent: x, Title: "Title " + id}
}

func TestEncode(t *testing.T) {
	c := NewColumns(2)
	at := rowOf(t, "a", "2024-01-05")
	at.HotspotAt = func(orb.Point) string { return "kk-park" }
	c.Add(at)
	c.Add(rowOf(t, "b", ""))
	part, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if string(part[:4]) != "MPK1" || len(part)%4 != 0 {
		t.Fatalf("it begins with %q and has %d bytes", part[:4], len(part))
	}
	end := 8 + int(binary.LittleEndian.Uint32(part[4:]))
	var h Header
	if err := json.Unmarshal(part[8:end], &h); err != nil {
		t.Fatal(err)
	}
	text := func(name string) string {
		column := h.Columns[name+"Bytes"]
		return string(part[end+column.Offset:][:column.Length])
	}
	got := fmt.Sprintf("%v %v %v %s %s %s %v", h.Rows, h.Places, h.Dictionaries["hotspots"], text("id"), text("title"), text("when"), end%8)
	if want := "2 2 [kk-park] ab Title aTitle b 2024-01-05 0"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestEncodeTooManyWords(t *testing.T) {
	c := NewColumns(0)
	for i := range 1<<16 + 1 {
		r := rowOf(t, "a", "")
		r.Event.Kind = fmt.Sprint("kind-", i)
		c.Add(r)
	}
	if _, err := c.Encode(); geo.CodeOf(err) != geo.Invalid || !strings.Contains(err.Error(), "kinds") {
		t.Errorf("%v", err)
	}
}

func TestCompare(t *testing.T) {
	order := []Row{rowOf(t, "c", "2023"), rowOf(t, "b", "2023-01-01/2024"), rowOf(t, "a", "2024-01-05"), rowOf(t, "d", "2024-01-05"), rowOf(t, "a", "")}
	for i, a := range order {
		for j, b := range order {
			if got := Compare(a.Extent, b.Extent, a.Event.ID, b.Event.ID); got != cmp.Compare(i, j) {
				t.Errorf("%s %s and %s %s: %d", a.Event.ID, a.Event.When, b.Event.ID, b.Event.When, got)
			}
		}
	}
}
