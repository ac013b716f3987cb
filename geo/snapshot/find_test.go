package snapshot

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/mapd/mapd/geo"
)

func ids(items []*Item) []string {
	out := []string{}
	for _, i := range items {
		out = append(out, i.ID())
	}
	return out
}

var collections = []geo.Collection{geo.Events, geo.Hotspots, geo.Flows, geo.Sources}

// TestAnswersAsAPlainLoopDoes compares random questions to random records,
// in one segment and in several, with a loop over all records.
func TestAnswersAsAPlainLoopDoes(t *testing.T) {
	rng := seeded(t)
	for range 20 {
		w := newWorld(rng, 1+rng.IntN(10), rng.IntN(300), rng.IntN(40))
		rng.Shuffle(len(w.records), func(i, j int) { w.records[i], w.records[j] = w.records[j], w.records[i] })
		s, n := mustBuild(t, pick(rng, []int{1, 1, 3}), w.records...), naive{w.records}
		for range 60 {
			q := w.query(pick(rng, collections))
			compareWithLoop(t, s, n, q)
		}
	}
}

func compareWithLoop(t *testing.T, s *Snapshot, n naive, q geo.Query) {
	t.Helper()
	ctx := context.Background()
	page, err := s.Find(ctx, q)
	want := n.find(q, true)
	if err != nil || page.Matched != len(want) || page.Next != "" || !slices.Equal(ids(page.Items), want) {
		t.Fatalf("Find(%+v)\n got %v %d %q %v\nwant %v", q, ids(page.Items), page.Matched, page.Next, err, want)
	}
	var each []string
	if err := s.Each(ctx, q, func(i *Item) bool { each = append(each, i.ID()); return true }); err != nil || !slices.Equal(each, want) {
		t.Fatalf("Each(%+v)\n got %v %v\nwant %v", q, each, err, want)
	}
	var inside []string
	err = s.EachInside(ctx, q, func(i *Item) bool { inside = append(inside, i.ID()); return true })
	if want := n.find(q, false); err != nil || !slices.Equal(inside, want) {
		t.Fatalf("EachInside(%+v)\n got %v %v\nwant %v", q, inside, err, want)
	}
}

// TestPagesFollowEachOther reads pages by keyset and by offset and expects
// the order of one page.
func TestPagesFollowEachOther(t *testing.T) {
	rng := seeded(t)
	w := newWorld(rng, 20, 250, 40)
	for _, segments := range []int{1, 4} {
		s := mustBuild(t, segments, w.records...)
		for range 15 {
			q := w.query(pick(rng, collections))
			all, err := s.Find(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			for _, limit := range []int{1, 7, 100} {
				q.Limit = limit
				if got := readPages(t, s, q, all.Matched); !slices.Equal(got, ids(all.Items)) {
					t.Fatalf("pages of %d of %+v\n got %v\nwant %v", limit, q, got, ids(all.Items))
				}
				q.Offset = rng.IntN(all.Matched + 2)
				page, err := s.Find(context.Background(), q)
				from := min(q.Offset, all.Matched)
				want := ids(all.Items)[from:min(from+limit, all.Matched)]
				if err != nil || page.Matched != all.Matched || !slices.Equal(ids(page.Items), want) || (page.Next == "") != (from+limit >= all.Matched) {
					t.Fatalf("offset %d of %+v: %v %d %q, want %v", q.Offset, q, ids(page.Items), page.Matched, page.Next, want)
				}
				q.Offset = 0
			}
		}
	}
}

func readPages(t *testing.T, s *Snapshot, q geo.Query, matched int) []string {
	t.Helper()
	got := []string{}
	for range matched + 1 {
		page, err := s.Find(context.Background(), q)
		if err != nil || page.Matched != matched || len(page.Items) > q.Limit {
			t.Fatalf("page of %+v: %d items, matched %d of %d, %v", q, len(page.Items), page.Matched, matched, err)
		}
		got = append(got, ids(page.Items)...)
		if page.Next == "" {
			return got
		}
		q.After = page.Next
	}
	t.Fatalf("the pages of %+v have no end", q)
	return nil
}

// TestLeap leaps over some items and expects the others behind them, and not
// more items left to pass over than the next day has.
func TestLeap(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 1))
	w := newWorld(rng, 20, 400, 40)
	s, ctx := mustBuild(t, 3, w.records...), context.Background()
	for range 200 {
		q := w.query(pick(rng, collections))
		page, err := s.Find(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		all, most := page.Items, rng.IntN(page.Matched+3)
		cursors, err := s.cursors(ctx, q, true)
		if err != nil {
			t.Fatal(err)
		}
		passed := leap(cursors, most)
		var behind []string
		if err := merge(ctx, cursors, func(r Row) bool { behind = append(behind, r.ID()); return true }); err != nil {
			t.Fatal(err)
		}
		if passed > most || !slices.Equal(behind, ids(all)[passed:]) && passed < len(all) {
			t.Fatalf("over %d of %+v: %d are passed, behind them come %v, want %v", most, q, passed, behind, ids(all)[passed:])
		}
		for i := passed; i < min(most, len(all)); i++ {
			if a, b := all[passed].row.order(), all[i].row.order(); a.rank != b.rank || a.start != b.start {
				t.Fatalf("over %d of %+v: only %d are passed", most, q, passed)
			}
		}
	}
}

func TestFindRefuses(t *testing.T) {
	s := mustBuild(t, 1, curated, &geo.Event{ID: "e", Dataset: "curated", When: "2025"}, &geo.Event{ID: "f", Dataset: "curated", When: "2025"})
	page, err := s.Find(context.Background(), geo.Query{Collection: geo.Events, Limit: 1})
	if err != nil || page.Next == "" {
		t.Fatal(page, err)
	}
	for _, c := range []struct {
		name  string
		query geo.Query
		param string
	}{
		{"box upside down", geo.Query{Box: &geo.Box{South: 2, North: 1}}, "bbox"},
		{"window backwards", geo.Query{Window: &geo.Window{Start: 2, End: 1}}, "datetime"},
		{"mode", geo.Query{Mode: "perhaps"}, "time-mode"},
		{"limit", geo.Query{Limit: -1}, "limit"},
		{"offset", geo.Query{Offset: -1}, "offset"},
		{"offset and after", geo.Query{Offset: 1, After: page.Next}, "offset"},
		{"token", geo.Query{After: "nonsense"}, "after"},
		{"token cut", geo.Query{After: page.Next[:4]}, "after"},
		{"token of another collection", geo.Query{Collection: geo.Hotspots, After: page.Next}, "after"},
		{"events have no role", geo.Query{Roles: []geo.Role{geo.Site}}, "role"},
		{"events have no type", geo.Query{Types: []string{"town"}}, "type"},
		{"hotspots have no kind", geo.Query{Collection: geo.Hotspots, Kinds: []string{"raid"}}, "kind"},
		{"sources have no family", geo.Query{Collection: geo.Sources, Families: []geo.Family{geo.Force}}, "family"},
		{"text too long", geo.Query{Text: string(make([]byte, 1000))}, "q"},
	} {
		if c.query.Collection == "" {
			c.query.Collection = geo.Events
		}
		_, err := s.Find(context.Background(), c.query)
		wantParam(t, c.name, err, c.param)
	}
	if _, err := s.Find(context.Background(), geo.Query{Collection: "ghosts"}); geo.CodeOf(err) != geo.NotFound {
		t.Errorf("an unknown collection: %v", err)
	}
}

func wantParam(t *testing.T, name string, err error, param string) {
	t.Helper()
	e, ok := err.(*geo.Error)
	if !ok || e.Code != geo.Invalid || e.Param != param || e.Message == "" {
		t.Errorf("%s: %#v, want an invalid %s", name, err, param)
	}
}

func TestAnswersEndWithTheContext(t *testing.T) {
	s := mustBuild(t, 1, newWorld(seeded(t), 3, 20, 3).records...)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	q := geo.Query{Collection: geo.Events}
	if _, err := s.Find(ctx, q); err != context.Canceled {
		t.Errorf("Find: %v", err)
	}
	if err := s.Each(ctx, q, func(*Item) bool { return true }); err != context.Canceled {
		t.Errorf("Each: %v", err)
	}
	if _, err := s.Aggregate(ctx, q, By{}); err != context.Canceled {
		t.Errorf("Aggregate: %v", err)
	}
}

func TestALongAnswerEndsWithTheContext(t *testing.T) {
	records := []geo.Record{curated}
	for i := range 5000 {
		records = append(records, &geo.Event{ID: fmt.Sprint(i), Dataset: "curated"})
	}
	s := mustBuild(t, 1, records...)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	seen := 0
	err := s.Each(ctx, geo.Query{Collection: geo.Events}, func(*Item) bool { seen++; cancel(); return true })
	if err != context.Canceled || seen > 2000 {
		t.Errorf("%d items after the end, %v", seen, err)
	}
}

func TestEachStopsWhenToldTo(t *testing.T) {
	s := mustBuild(t, 2, curated, event("a"), event("b"), event("c"))
	seen := 0
	err := s.Each(context.Background(), geo.Query{Collection: geo.Events}, func(*Item) bool { seen++; return seen < 2 })
	if err != nil || seen != 2 {
		t.Errorf("%d items, %v", seen, err)
	}
}
