package snapshot

import (
	"fmt"
	"slices"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// TestOrderOfRows compares the order of a segment with the one that the keys
// of its items have, and finds each of them by its id.
func TestOrderOfRows(t *testing.T) {
	rng := seeded(t)
	var items []*draft
	for i := range 2000 {
		day := pick(rng, []geo.Day{geo.OpenStart, geo.NewDay(1, 1, 1), -2, -1, 0, 1, 2, geo.NewDay(2024, 2, 29), geo.LastDay})
		item := &draft{id: fmt.Sprintf("e%d", i), record: &geo.Event{ID: fmt.Sprintf("e%d", i)}, extent: geo.Extent{Start: day, End: geo.OpenEnd, Precision: geo.PrecisionRange}}
		if rng.IntN(3) == 0 {
			item.geometry = orb.Point{100, 15}
		}
		if rng.IntN(5) == 0 {
			item.extent = geo.Undated
		}
		items = append(items, item)
	}
	g, err := newSegment(geo.Events, items)
	if err != nil {
		t.Fatal(err)
	}
	want := slices.SortedFunc(slices.Values(items), func(a, b *draft) int { return a.order().compare(b.order()) })
	for i := range want {
		if g.order(uint32(i)) != want[i].order() {
			t.Fatalf("row %d is %+v, want %+v", i, g.order(uint32(i)), want[i].order())
		}
		if row, ok := g.rowOf(want[i].id); !ok || int(row) != i {
			t.Fatalf("the row of %s is %d (%t), want %d", want[i].id, row, ok, i)
		}
	}
	for _, id := range []string{"", "a", "e1999x", "z"} {
		if row, ok := g.rowOf(id); ok {
			t.Errorf("%q has row %d", id, row)
		}
	}
}
