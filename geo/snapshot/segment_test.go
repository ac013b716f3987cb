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
	var items []*Item
	for i := range 2000 {
		day := pick(rng, []geo.Day{geo.OpenStart, geo.NewDay(1, 1, 1), -2, -1, 0, 1, 2, geo.NewDay(2024, 2, 29), geo.LastDay})
		item := &Item{Record: &geo.Event{ID: fmt.Sprintf("e%d", i)}, Extent: geo.Extent{Start: day, End: geo.OpenEnd, Precision: geo.PrecisionRange}}
		if rng.IntN(3) == 0 {
			item.Geometry = orb.Point{100, 15}
		}
		if rng.IntN(5) == 0 {
			item.Extent = geo.Undated
		}
		items = append(items, item)
	}
	g := newSegment(geo.Events, items, nil)
	want := slices.SortedFunc(slices.Values(items), func(a, b *Item) int { return a.order().compare(b.order()) })
	for i := range want {
		if g.items[i] != want[i] {
			t.Fatalf("row %d is %+v, want %+v", i, g.items[i].order(), want[i].order())
		}
		if row, ok := g.rowOf(want[i].ID()); !ok || int(row) != i {
			t.Fatalf("the row of %s is %d (%t), want %d", want[i].ID(), row, ok, i)
		}
	}
	for _, id := range []string{"", "a", "e1999x", "z"} {
		if row, ok := g.rowOf(id); ok {
			t.Errorf("%q has row %d", id, row)
		}
	}
}
