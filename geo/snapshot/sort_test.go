package snapshot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/mapd/mapd/geo"
)

// TestSortedPages walks through all pages in many orders and compares them with
// a plain sort of all items.
func TestSortedPages(t *testing.T) {
	rng := seeded(t)
	w := newWorld(rng, 20, 300, 60)
	s := mustBuild(t, 3, w.records...)
	for _, c := range []geo.Collection{geo.Events, geo.Flows, geo.Hotspots} {
		var names []string
		m := s.Properties(c)
		for _, name := range m.Names() {
			if p, _ := m.Property(name); p.Type.Sortable() {
				names = append(names, name)
			}
		}
		for range 40 {
			q := geo.Query{Collection: c}
			for range 1 + rng.IntN(3) {
				q.Sort = append(q.Sort, geo.SortKey{Property: names[rng.IntN(len(names))], Descending: rng.IntN(2) == 0})
			}
			want := plainlySorted(t, s, q)
			limit := 1 + rng.IntN(50)
			if got := walked(t, s, q, limit); !slices.Equal(got, want) {
				t.Fatalf("%s by %v in pages of %d:\n%v\nwant\n%v", c, q.Sort, limit, got, want)
			}
			at := rng.IntN(len(want) + 5)
			q.Offset, q.Limit = at, limit
			page, err := s.Find(context.Background(), q)
			if err != nil || page.Matched != len(want) || !slices.Equal(idsOf(page), want[min(at, len(want)):min(at+limit, len(want))]) {
				t.Fatalf("%s by %v from %d on: %v %v of %d", c, q.Sort, at, err, idsOf(page), page.Matched)
			}
		}
	}
}

func idsOf(p Page) (ids []string) {
	for _, item := range p.Items {
		ids = append(ids, item.ID())
	}
	return ids
}

func walked(t *testing.T, s *Snapshot, q geo.Query, limit int) (ids []string) {
	t.Helper()
	for q.Limit = limit; ; {
		page, err := s.Find(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, idsOf(page)...)
		if q.After = page.Next; q.After == "" {
			return ids
		}
	}
}

// plainlySorted sorts by what is written of the values.
func plainlySorted(t *testing.T, s *Snapshot, q geo.Query) []string {
	t.Helper()
	m := s.Properties(q.Collection).(*schema)
	type item struct {
		id   string
		keys []sortValue
	}
	var items []item
	err := s.Each(context.Background(), geo.Query{Collection: q.Collection}, func(i *Item) bool {
		row, one := &itemRow{m, i}, item{id: i.ID()}
		for _, key := range q.Sort {
			p, _ := m.Property(key.Property)
			one.keys = append(one.keys, valueOf(m.at(p.Column), row))
		}
		items = append(items, one)
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(items, func(a, b item) int {
		for i, key := range q.Sort {
			x, y := a.keys[i], b.keys[i]
			less := x.text < y.text || x.number < y.number
			switch {
			case x == y:
				continue
			case x.null != y.null:
				less = y.null
			case key.Descending:
				less = !less
			}
			if less {
				return -1
			}
			return 1
		}
		if a.id < b.id {
			return -1
		}
		return 1
	})
	var ids []string
	for _, i := range items {
		ids = append(ids, i.id)
	}
	return ids
}

func TestSortedPagesStayRightWhileDataChanges(t *testing.T) {
	event := func(id string, when geo.When) geo.Record {
		return &geo.Event{ID: id, Dataset: "curated", Kind: "raid", When: when}
	}
	before := mustBuild(t, 1, curated, event("a", "2024-01-01"), event("b", "2024-01-02"), event("d", "2024-01-04"))
	q := geo.Query{Collection: geo.Events, Sort: []geo.SortKey{{Property: "start"}}, Limit: 2}
	first, err := before.Find(context.Background(), q)
	if err != nil || !slices.Equal(idsOf(first), []string{"a", "b"}) {
		t.Fatal(err, idsOf(first))
	}
	after := mustBuild(t, 1, curated, event("0", "2023-01-01"), event("a", "2024-01-01"), event("c", "2024-01-03"), event("d", "2024-01-04"))
	q.After = first.Next
	second, err := after.Find(context.Background(), q)
	if err != nil || !slices.Equal(idsOf(second), []string{"c", "d"}) {
		t.Fatal(err, idsOf(second))
	}
}

func TestWrongOrders(t *testing.T) {
	s := mustBuild(t, 1, curated, &geo.Event{ID: "a", Dataset: "curated", Kind: "raid"}, &geo.Event{ID: "b", Dataset: "curated", Kind: "raid"})
	by := func(names ...string) (keys []geo.SortKey) {
		for _, name := range names {
			keys = append(keys, geo.SortKey{Property: name})
		}
		return keys
	}
	page, err := s.Find(context.Background(), geo.Query{Collection: geo.Events, Sort: by("kind"), Limit: 1})
	if err != nil || page.Next == "" {
		t.Fatal(err, page)
	}
	plain, err := s.Find(context.Background(), geo.Query{Collection: geo.Events, Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	for param, queries := range map[string][]geo.Query{
		"sortby": {{Sort: by("nothing")}, {Sort: by("countries")}, {Sort: by("geometry")}, {Sort: by("time")}, {Sort: slices.Repeat(by("kind"), geo.MaxSort+1)}},
		"after": {{Sort: by("start"), After: page.Next}, {Sort: by("kind"), After: plain.Next}, {Sort: by("kind"), After: "e30"},
			{Sort: by("kind"), After: tokenText.EncodeToString([]byte(`{"o":[{"Property":"kind"}],"v":[7],"i":"a"}`))}},
	} {
		for _, q := range queries {
			q.Collection = geo.Events
			_, err := s.Find(context.Background(), q)
			var e *geo.Error
			if !errors.As(err, &e) || e.Param != param {
				t.Errorf("%s: %v", fmt.Sprint(q.Sort, q.After), err)
			}
		}
	}
}

func TestDatasetsHaveTheirOwnColumns(t *testing.T) {
	low := 3.0
	event := func(id, dataset string, when geo.When, extra map[string]any, figures ...geo.Figure) geo.Record {
		return &geo.Event{ID: id, Dataset: dataset, Kind: "raid", When: when, Extra: extra, Figures: figures}
	}
	s := mustBuild(t, 2, curated, &geo.Dataset{ID: "boats", Visibility: geo.Public},
		event("a", "curated", "2020", nil, geo.Figure{Measure: "held", Unit: "people", Sort: geo.Level, Low: &low}),
		event("boats.b", "boats", "2024-01-05", map[string]any{"crew": 4.0}),
		event("boats.c", "boats", "2024-02", map[string]any{"flag": "KH"}))
	has := func(dataset, name string) bool {
		_, ok := s.PropertiesIn(geo.Events, dataset).Property(name)
		return ok
	}
	if !has("boats", "extra.crew") || !has("boats", "extra.flag") || has("boats", "held_level_low") || has("curated", "extra.crew") || !has("curated", "held_level_low") {
		t.Error(s.PropertiesIn(geo.Events, "boats").Names(), s.PropertiesIn(geo.Events, "curated").Names())
	}
	_, _, w, ok := s.ExtentIn(geo.Events, "boats")
	if want := (geo.Window{Start: geo.NewDay(2024, 1, 5), End: geo.NewDay(2024, 2, 29)}); !ok || w != want {
		t.Errorf("boats span %v", w)
	}
	if n := s.CountIn(geo.Events, "boats"); n != 2 {
		t.Errorf("%d boats", n)
	}
	if _, ok := s.Dataset("nothing"); ok {
		t.Error("there is a dataset of no name")
	}
}
