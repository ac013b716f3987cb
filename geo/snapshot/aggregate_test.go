package snapshot

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// aggregate counts as the words of DESIGN have it, period by period.
func (n naive) aggregate(q geo.Query, by By) Aggregate {
	a := Aggregate{Version: 1, Groups: []Group{}}
	groups := map[string]*Group{}
	var periods map[string]geo.Window
	if i := slices.IndexFunc(by.Fields, isPeriod); i >= 0 {
		periods = naivePeriods(by.Fields[i], n.knownDays())
	}
	for _, r := range n.of(q.Collection) {
		if !n.listed(r, q) {
			continue
		}
		timed, placed := q.Window == nil || n.inWindow(r, q), q.Box == nil || n.inBox(r, *q.Box)
		if len(n.times(r)) == 0 && (placed || !n.located(r)) {
			a.Undated++
		}
		if timed && !n.located(r) {
			a.Unlocated++
		}
		if !timed || !placed {
			continue
		}
		a.Total++
		n.addTo(groups, r, q, by, periods)
	}
	for _, g := range groups {
		a.Groups = append(a.Groups, *g)
	}
	slices.SortFunc(a.Groups, compareGroups)
	return a
}

func (n naive) knownDays() geo.Window {
	w := geo.Window{Start: geo.OpenEnd, End: geo.OpenStart}
	for _, c := range []geo.Collection{geo.Events, geo.Flows} {
		for _, r := range n.of(c) {
			for _, e := range n.times(r) {
				for _, d := range []geo.Day{e.Start, e.End, e.SureStart, e.SureEnd} {
					if d.Known() {
						w.Start, w.End = min(w.Start, d), max(w.End, d)
					}
				}
			}
		}
	}
	return w
}

// addTo counts one record in all its groups: every combination of its values,
// every cell, every period that it may fall in.
func (n naive) addTo(groups map[string]*Group, r geo.Record, q geo.Query, by By, periods map[string]geo.Window) {
	combos := [][]string{{}}
	for _, f := range by.Fields {
		var next [][]string
		for _, c := range combos {
			for _, v := range n.groupValues(r, f, periods) {
				next = append(next, append(slices.Clone(c), v))
			}
		}
		combos = next
	}
	for _, values := range combos {
		window := geo.AllTime
		if q.Window != nil {
			window = *q.Window
		}
		timed := q.Window != nil
		for i, f := range by.Fields {
			if isPeriod(f) {
				p := periods[values[i]]
				window = geo.Window{Start: max(window.Start, p.Start), End: min(window.End, p.End)}
				timed = true
			}
		}
		may := !timed || slices.ContainsFunc(n.times(r), func(e geo.Extent) bool { return window.Start <= window.End && e.May(window) })
		must := !timed || slices.ContainsFunc(n.times(r), func(e geo.Extent) bool { return window.Start <= window.End && e.Must(window) })
		for _, c := range n.cells(r, q, by.Grid) {
			count(groups, values, c, may, must)
		}
	}
}

func count(groups map[string]*Group, values []string, c cell, may, must bool) {
	if !may {
		return
	}
	key := fmt.Sprint(strings.Join(values, "\x00"), c)
	g, ok := groups[key]
	if !ok {
		g = &Group{Values: values, Column: c.column, Row: c.row}
		groups[key] = g
	}
	g.Possible++
	if must {
		g.Certain++
	}
}

func isPeriod(f string) bool {
	return slices.Contains([]string{"day", "week", "month", "quarter", "year"}, f)
}

func naiveLabel(f string, d geo.Day) string {
	t := d.Time()
	switch f {
	case "day":
		return t.Format("2006-01-02")
	case "week":
		y, w := t.ISOWeek()
		return fmt.Sprintf("%d-W%02d", y, w)
	case "month":
		return t.Format("2006-01")
	case "quarter":
		return fmt.Sprintf("%s-Q%d", t.Format("2006"), (int(t.Month())+2)/3)
	}
	return t.Format("2006")
}

// naivePeriods returns the known days of each label of a period.
func naivePeriods(f string, known geo.Window) map[string]geo.Window {
	out := map[string]geo.Window{}
	for d := known.Start; d <= known.End; d++ {
		label := naiveLabel(f, d)
		w, ok := out[label]
		if !ok {
			w.Start = d
		}
		w.End = d
		out[label] = w
	}
	return out
}

func (n naive) groupValues(r geo.Record, f string, periods map[string]geo.Window) []string {
	if isPeriod(f) {
		return slices.Collect(maps.Keys(periods))
	}
	var found values
	found.of(r, field(f))
	if f == "family" {
		found = values{string(naiveFamily[eventOf(r).Kind])}
	}
	if len(found) == 0 {
		return []string{""}
	}
	return found
}

// cells finds the cells whose own box holds a point of the record, the
// western- and southernmost where two meet.
func (n naive) cells(r geo.Record, q geo.Query, grid *Grid) []cell {
	if grid == nil {
		return []cell{{}}
	}
	var out []cell
	for _, p := range n.points(r) {
		if q.Box != nil && !q.Box.Contains(p) || !grid.Box.Contains(p) {
			continue
		}
		if c, ok := grid.cell(p); ok && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

func TestAggregateAsAPlainLoopDoes(t *testing.T) {
	rng := seeded(t)
	for range 6 {
		w := newWorld(rng, 1+rng.IntN(6), rng.IntN(60), rng.IntN(20))
		s, n := mustBuild(t, pick(rng, []int{1, 3}), w.records...), naive{w.records}
		for range 12 {
			q := w.query(pick(rng, []geo.Collection{geo.Events, geo.Events, geo.Flows, geo.Hotspots}))
			by := randomBy(rng, w, q.Collection)
			got, err := s.Aggregate(context.Background(), q, by)
			if want := n.aggregate(q, by); err != nil || !reflect.DeepEqual(got, want) {
				t.Fatalf("Aggregate(%+v, %+v)\n got %+v %v\nwant %+v", q, by, got, err, want)
			}
		}
	}
}

func randomBy(rng *rand.Rand, w *world, c geo.Collection) By {
	by := By{Fields: []string{}}
	for _, f := range append(slices.Clone(fieldsOf[c]), fieldFamily) {
		if has(c, f) && rng.IntN(6) == 0 {
			by.Fields = append(by.Fields, string(f))
		}
	}
	if c != geo.Hotspots && rng.IntN(2) == 0 {
		by.Fields = append(by.Fields, pick(rng, []string{"week", "month", "quarter", "year"}))
	}
	if c != geo.Flows && rng.IntN(3) == 0 {
		by.Grid = &Grid{Columns: 1 + rng.IntN(10), Rows: 1 + rng.IntN(10), Box: *w.box()}
	}
	return by
}

func aggregate(t *testing.T, s *Snapshot, q geo.Query, fields ...string) Aggregate {
	t.Helper()
	q.Collection = geo.Events
	a, err := s.Aggregate(context.Background(), q, By{Fields: fields})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func lines(a Aggregate) string {
	var out []string
	for _, g := range a.Groups {
		out = append(out, fmt.Sprintf("%s %d..%d", strings.Join(g.Values, " "), g.Certain, g.Possible))
	}
	return strings.Join(out, "; ")
}

func TestAggregateOverTime(t *testing.T) {
	event := func(when geo.When) *geo.Event { return &geo.Event{ID: "e", Dataset: "curated", When: when} }
	other := &geo.Event{ID: "other", Dataset: "curated", When: "2025-12-31"}
	october := &geo.Window{Start: geo.NewDay(2025, 10, 15), End: geo.NewDay(2025, 10, 31)}
	for _, c := range []struct {
		when   geo.When
		window *geo.Window
		field  string
		want   string
	}{
		{"2025-10-22", nil, "month", "2025-10 1..1; 2025-12 1..1"},
		{"2025-10", nil, "month", "2025-10 1..1; 2025-12 1..1"},
		{"2025-10", nil, "quarter", "2025-Q4 2..2"},
		{"2025-10", october, "month", "2025-10 0..1"},
		{"2025-10-22", october, "month", "2025-10 1..1"},
		{"[2025-10-31..2025-11-02]", nil, "month", "2025-10 0..1; 2025-11 0..1; 2025-12 1..1"},
		{"2025-10-31/2025-12-01", nil, "month", "2025-10 1..1; 2025-11 1..1; 2025-12 2..2"},
		{"2025-10/2025-12", nil, "month", "2025-10 1..1; 2025-11 1..1; 2025-12 2..2"},
		{"2025-10/..", nil, "month", "2025-10 1..1; 2025-11 0..1; 2025-12 1..2"},
		{"../2025-10", nil, "year", "2025 2..2"},
		{"", nil, "month", "2025-12 1..1"},
		{"2025-12-29", nil, "week", "2026-W01 2..2"},
		{"2025-12-28", nil, "week", "2025-W52 1..1; 2026-W01 1..1"},
		{"1969-12-28/1969-12-29", nil, "week", "1969-W52 1..1; 1970-W01 1..1; 2026-W01 1..1"},
		{"1969-12-22", nil, "week", "1969-W52 1..1; 2026-W01 1..1"},
		{"2025-12-30", nil, "day", "2025-12-30 1..1; 2025-12-31 1..1"},
	} {
		s := mustBuild(t, 1, curated, event(c.when), other)
		if got := lines(aggregate(t, s, geo.Query{Window: c.window}, c.field)); got != c.want {
			t.Errorf("%s by %s\n got %s\nwant %s", c.when, c.field, got, c.want)
		}
	}
}

func TestAggregateReportsWhatIsNotKnown(t *testing.T) {
	at := orb.MultiPoint{{104, 10}}
	s := mustBuild(t, 1, curated,
		&geo.Event{ID: "both", Dataset: "curated", When: "2025-10-01", Points: at},
		&geo.Event{ID: "no-place", Dataset: "curated", When: "2025-10-01"},
		&geo.Event{ID: "no-time", Dataset: "curated", Points: at},
		&geo.Event{ID: "neither", Dataset: "curated"},
		&geo.Event{ID: "elsewhere", Dataset: "curated", When: "2025-10-01", Points: orb.MultiPoint{{0, 0}}},
		&geo.Event{ID: "long-ago", Dataset: "curated", When: "2003", Points: at})
	box, october := &geo.Box{West: 100, South: 5, East: 110, North: 15}, &geo.Window{Start: geo.NewDay(2025, 10, 1), End: geo.NewDay(2025, 10, 31)}
	for _, c := range []struct {
		query                     geo.Query
		total, undated, unlocated int
	}{
		{geo.Query{}, 6, 2, 2},
		{geo.Query{Box: box}, 3, 2, 2},
		{geo.Query{Window: october}, 3, 2, 1},
		{geo.Query{Box: box, Window: october}, 1, 2, 1},
	} {
		a := aggregate(t, s, c.query)
		if a.Total != c.total || a.Undated != c.undated || a.Unlocated != c.unlocated {
			t.Errorf("%+v: total %d, undated %d, unlocated %d; want %+v", c.query, a.Total, a.Undated, a.Unlocated, c)
		}
	}
}

func TestGridAddsUp(t *testing.T) {
	rng := seeded(t)
	w := newWorld(rng, 0, 0, 0)
	for i := range 500 {
		w.add(&geo.Event{ID: fmt.Sprint(i), Dataset: "curated", Points: orb.MultiPoint{w.point()}})
	}
	s := mustBuild(t, 1, w.records...)
	for range 50 {
		box := w.box()
		q := geo.Query{Collection: geo.Events, Box: box}
		a, err := s.Aggregate(context.Background(), q, By{Grid: &Grid{1 + rng.IntN(64), 1 + rng.IntN(64), *box}})
		if err != nil {
			t.Fatal(err)
		}
		sum := 0
		for _, g := range a.Groups {
			sum += g.Possible
		}
		if sum != a.Total {
			t.Errorf("the cells of %+v hold %d of %d events", *box, sum, a.Total)
		}
	}
}

func TestGridCells(t *testing.T) {
	pacific, world := geo.Box{West: 170, South: -10, East: -170, North: 10}, geo.World
	for _, c := range []struct {
		box         geo.Box
		point       orb.Point
		column, row int
		ok          bool
	}{
		{world, orb.Point{-180, -90}, 0, 0, true},
		{world, orb.Point{180, 90}, 3, 3, true},
		{world, orb.Point{0, 0}, 2, 2, true},
		{pacific, orb.Point{170, -10}, 0, 0, true},
		{pacific, orb.Point{180, 0}, 2, 2, true},
		{pacific, orb.Point{-180, 0}, 2, 2, true},
		{pacific, orb.Point{-170, 10}, 3, 3, true},
		{pacific, orb.Point{0, 0}, 0, 0, false},
		{geo.Box{West: 170, South: 0, East: 180, North: 1}, orb.Point{-180, 0}, 3, 0, true},
		{geo.Box{West: -180, South: 0, East: -170, North: 1}, orb.Point{180, 0}, 0, 0, true},
		{geo.Box{West: 5, South: 5, East: 5, North: 5}, orb.Point{5, 5}, 0, 0, true},
	} {
		grid := &Grid{Columns: 4, Rows: 4, Box: c.box}
		if got, ok := grid.cell(c.point); ok != c.ok || got != (cell{c.column, c.row}) {
			t.Errorf("%v in %v: %v %v", c.point, c.box, got, ok)
		}
	}
}

func TestAggregateRefuses(t *testing.T) {
	records := []geo.Record{curated, &geo.Event{ID: "long", Dataset: "curated", When: "1900/2025"}}
	s := mustBuild(t, 1, records...)
	for _, c := range []struct {
		name  string
		c     geo.Collection
		by    By
		param string
	}{
		{"unknown field", geo.Events, By{Fields: []string{"colour"}}, "by"},
		{"twice", geo.Events, By{Fields: []string{"kind", "kind"}}, "by"},
		{"two periods", geo.Events, By{Fields: []string{"month", "year"}}, "by"},
		{"hotspots have no time", geo.Hotspots, By{Fields: []string{"month"}}, "by"},
		{"events have no role", geo.Events, By{Fields: []string{"role"}}, "by"},
		{"too many days", geo.Events, By{Fields: []string{"day"}}, "by"},
		{"no columns", geo.Events, By{Grid: &Grid{Rows: 1}}, "grid"},
		{"too fine", geo.Events, By{Grid: &Grid{Columns: 1e6, Rows: 1}}, "grid"},
		{"flows have no points", geo.Flows, By{Grid: &Grid{Columns: 1, Rows: 1}}, "grid"},
		{"grid upside down", geo.Events, By{Grid: &Grid{1, 1, geo.Box{South: 1}}}, "bbox"},
	} {
		_, err := s.Aggregate(context.Background(), geo.Query{Collection: c.c}, c.by)
		wantParam(t, c.name, err, c.param)
	}
}

func TestAnEventAtSeveralPlacesCountsOncePerCell(t *testing.T) {
	s := mustBuild(t, 1, curated,
		&geo.Event{ID: "three", Dataset: "curated", When: "2025", Points: orb.MultiPoint{{1, 1}, {2, 2}, {11, 1}}},
		&geo.Event{ID: "one", Dataset: "curated", When: "2025", Points: orb.MultiPoint{{1, 1}}})
	grid := &Grid{Columns: 2, Rows: 1, Box: geo.Box{West: 0, South: 0, East: 20, North: 10}}
	for _, c := range []struct {
		box  *geo.Box
		want []Group
	}{
		{nil, []Group{{Values: []string{}, Column: 0, Certain: 2, Possible: 2}, {Values: []string{}, Column: 1, Certain: 1, Possible: 1}}},
		{&geo.Box{West: 0, South: 0, East: 5, North: 5}, []Group{{Values: []string{}, Column: 0, Certain: 2, Possible: 2}}},
	} {
		a, err := s.Aggregate(context.Background(), geo.Query{Collection: geo.Events, Box: c.box}, By{Grid: grid})
		if err != nil || a.Total != 2 || !reflect.DeepEqual(a.Groups, c.want) {
			t.Errorf("in %v: %+v, %v, want %+v", c.box, a, err, c.want)
		}
	}
}
