package snapshot

import (
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// naiveCell counts one cell as the words of Cell have it.
type naiveCell struct {
	count    int
	families [7]int
	days     geo.Window
	bound    orb.Bound
}

// cellsOf counts the places of the events that a query asks for in the cells of
// a zoom, by their columns and rows, of those that also meet a condition. It
// returns how many places there are too.
func (n naive) cellsOf(q geo.Query, also func(*geo.Event) bool, zoom int) (cells map[[2]int]naiveCell, places int) {
	cells = map[[2]int]naiveCell{}
	asked := n.find(q, false)
	for _, r := range n.of(geo.Events) {
		e := r.(*geo.Event)
		if !slices.Contains(asked, e.ID) || !also(e) {
			continue
		}
		for _, p := range e.Points {
			at := naiveTile(p, zoom)
			c, ok := cells[at]
			if !ok {
				c = naiveCell{days: geo.Window{Start: geo.OpenEnd, End: geo.OpenStart}, bound: p.Bound()}
			}
			c.count++
			family := naiveFamily[e.Kind]
			c.families[slices.Index(geo.Families, family)]++
			c.bound = c.bound.Extend(p)
			for _, x := range n.times(e) {
				for _, day := range []geo.Day{x.Start, x.End} {
					if day.Known() {
						c.days.Start, c.days.End = min(c.days.Start, day), max(c.days.End, day)
					}
				}
			}
			cells[at] = c
			places++
		}
	}
	return cells, places
}

// naiveTile returns the column and row of a zoom that a place lies in.
func naiveTile(p orb.Point, zoom int) [2]int {
	x, y := geo.Mercator(p)
	across := math.Exp2(float64(zoom))
	number := func(share float64) int { return int(min(max(math.Floor(share*across), 0), across-1)) }
	return [2]int{number(x), number(y)}
}

// filters are conditions in CQL2 with the same in Go; what a record does not have
// meets neither.
var filters = []struct {
	text string
	also func(*geo.Event) bool
}{
	{"kind = 'raid' OR kind = 'report'", func(e *geo.Event) bool { return e.Kind == "raid" || e.Kind == "report" }},
	{"title LIKE '%1%' AND NOT confidence = 'disputed'", func(e *geo.Event) bool {
		return strings.Contains(e.Title["en"], "1") && e.Confidence != geo.Disputed && e.Confidence != ""
	}},
	{"A_CONTAINS(countries, ('KH'))", func(e *geo.Event) bool { return slices.Contains(e.Countries, "KH") }},
	{"S_INTERSECTS(geometry, BBOX(-20, -20, 120, 80))", func(e *geo.Event) bool {
		return slices.ContainsFunc(e.Points, func(p orb.Point) bool { return p[0] >= -20 && p[0] <= 120 && p[1] >= -20 && p[1] <= 80 })
	}},
	{"\"when\" IS NULL", func(e *geo.Event) bool { return e.When == "" }},
}

// Over any zoom, window and filter, the cells of all tiles are those that a
// plain loop finds, and they and the spots add up to all places.
func TestCellsAddUpAsAPlainLoopDoes(t *testing.T) {
	rng := seeded(t)
	for range 8 {
		w := newWorld(rng, 1+rng.IntN(6), rng.IntN(80), 0)
		s, n := mustBuild(t, pick(rng, []int{1, 3}), w.records...), naive{w.records}
		for range 6 {
			q := w.query(geo.Events)
			zoom, depth := rng.IntN(4), rng.IntN(6)
			filter, also := "", func(*geo.Event) bool { return true }
			if rng.IntN(2) == 0 {
				one := pick(rng, filters)
				filter, also = one.text, one.also
			}
			want, places := n.cellsOf(q, also, zoom+depth) // which knows no filters of queries
			if filter != "" {
				q.Filter = parsed(t, filter)
			}
			got := cellsOver(t, s, q, zoom, depth)
			if !maps.Equal(got, want) {
				t.Fatalf("zoom %d, depth %d, %+v, filter %q:\n got %v\nwant %v", zoom, depth, q, filter, got, want)
			}
			if n := spotsOver(t, s, q, zoom); n != places {
				t.Fatalf("zoom %d, %+v: %d spots, want %d", zoom, q, n, places)
			}
		}
	}
}

// cellsOver counts the cells of all tiles of a zoom.
func cellsOver(t *testing.T, s *Snapshot, q geo.Query, zoom, depth int) map[[2]int]naiveCell {
	t.Helper()
	all := map[[2]int]naiveCell{}
	for tile := range tilesOf(zoom) {
		cells, err := s.Cells(t.Context(), q, tile, depth)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cells {
			at := [2]int{tile.X<<depth + c.Column, tile.Y<<depth + c.Row}
			all[at] = naiveCell{c.Count, c.Families, c.Days, c.Bound}
			x, y := c.Middle(tile, 12)
			if side := int32(1 << (12 - depth)); x < int32(c.Column)*side || x > int32(c.Column+1)*side || y < int32(c.Row)*side || y > int32(c.Row+1)*side {
				t.Errorf("the middle %d,%d of the cell %d,%d lies outside", x, y, c.Column, c.Row)
			}
		}
	}
	return all
}

// spotsOver counts the spots of all tiles of a zoom.
func spotsOver(t *testing.T, s *Snapshot, q geo.Query, zoom int) int {
	t.Helper()
	total := 0
	for tile := range tilesOf(zoom) {
		spots, more, err := s.Spots(t.Context(), q, tile, math.MaxInt)
		if err != nil || more {
			t.Fatal(more, err)
		}
		total += len(spots)
		if !slices.IsSortedFunc(spots, func(a, b Spot) int { return a.Row.order().compare(b.Row.order()) }) {
			t.Errorf("%v: the spots are in no order", tile)
		}
		if n := len(spots); n > 0 {
			if few, more, _ := s.Spots(t.Context(), q, tile, n-1); !more || few != nil {
				t.Errorf("%v: %d of %d spots, and no more", tile, len(few), n)
			}
		}
	}
	return total
}

func tilesOf(zoom int) func(yield func(Tile) bool) {
	return func(yield func(Tile) bool) {
		for x := range 1 << zoom {
			for y := range 1 << zoom {
				if !yield(Tile{zoom, x, y}) {
					return
				}
			}
		}
	}
}

// TestCurve checks that tiles are stretches of the curve.
func TestCurve(t *testing.T) {
	rng := seeded(t)
	for range 1000 {
		p := orb.Point{rng.Float64()*360 - 180, rng.Float64()*180 - 90}
		zoom := rng.IntN(17)
		at := naiveTile(p, zoom)
		first, last := Tile{zoom, at[0], at[1]}.codes()
		if code := curvedAt(p).code(); code < first || code > last {
			t.Errorf("%v lies at %x, not in %d/%v from %x to %x", p, code, zoom, at, first, last)
		}
	}
	for _, p := range []orb.Point{{-180, 90}, {180, -90}, {180, 0}, {0, 0}} {
		first, last := Tile{0, 0, 0}.codes()
		if code := curvedAt(p).code(); code < first || code > last {
			t.Errorf("%v lies outside the world: %s", p, fmt.Sprint(code))
		}
	}
}

// TestCountsOverAges counts by day over more days than a step is kept for each.
func TestCountsOverAges(t *testing.T) {
	s := mustBuild(t, 1, curated, &geo.Event{ID: "a", Dataset: "curated", When: "0001-01-01"}, &geo.Event{ID: "b", Dataset: "curated", When: "9999-12-30/9999-12-31"})
	got, err := s.Aggregate(t.Context(), geo.Query{Collection: geo.Events}, By{Fields: []string{"day", "kind"}})
	want := []Group{{Values: []string{"0001-01-01", ""}, Certain: 1, Possible: 1},
		{Values: []string{"9999-12-30", ""}, Certain: 1, Possible: 1}, {Values: []string{"9999-12-31", ""}, Certain: 1, Possible: 1}}
	if err != nil || !reflect.DeepEqual(got.Groups, want) {
		t.Errorf("got %v %v, want %v", got.Groups, err, want)
	}
}
