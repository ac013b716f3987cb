package snapshot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/cql2"
	"github.com/paulmach/orb"
)

func parsed(t testing.TB, text string) geo.Filter {
	t.Helper()
	f, err := cql2.Parse(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return f
}

// TestFiltersAnswerAsListsDo asks the same with a field of a query and with a
// filter on the property that belongs to it.
func TestFiltersAnswerAsListsDo(t *testing.T) {
	rng := seeded(t)
	w := newWorld(rng, 20, 400, 80)
	s := mustBuild(t, 3, w.records...)
	type same struct {
		filter string
		query  geo.Query
	}
	dated := []same{
		{"kind = 'raid' OR kind = 'report'", geo.Query{Kinds: []string{"raid", "report"}}},
		{"family IN ('force', 'other')", geo.Query{Families: []geo.Family{geo.Force, geo.Other}}},
		{"confidence = 'disputed'", geo.Query{Confidence: []geo.Confidence{geo.Disputed}}},
		{"T_INTERSECTS(time, INTERVAL('2024-03-01', '2024-08-31'))", geo.Query{Window: &geo.Window{Start: geo.NewDay(2024, 3, 1), End: geo.NewDay(2024, 8, 31)}}},
		{"T_INTERSECTS(time, INTERVAL('..', '2023-12-31'))", geo.Query{Window: &geo.Window{Start: geo.OpenStart, End: geo.NewDay(2023, 12, 31)}}},
	}
	events := []same{
		{"A_OVERLAPS(countries, ('KH', 'MM'))", geo.Query{Countries: []string{"KH", "MM"}}},
		{"S_INTERSECTS(geometry, BBOX(97, 10, 110, 24))", geo.Query{Box: &geo.Box{West: 97, South: 10, East: 110, North: 24}}},
		{"S_INTERSECTS(geometry, BBOX(105, -90, 100, 90))", geo.Query{Box: &geo.Box{West: 105, South: -90, East: 100, North: 90}}},
	}
	hotspots := []same{
		{"role = 'site' AND type IN ('town', 'city')", geo.Query{Roles: []geo.Role{geo.Site}, Types: []string{"town", "city"}}},
		{"country = 'KH'", geo.Query{Countries: []string{"KH"}}},
	}
	placed := []same{
		{"precision = 'town'", geo.Query{Precisions: []geo.Precision{geo.InTown}}},
		{"dataset = 'imported'", geo.Query{Datasets: []string{"imported"}}},
		{"id IN ('e3', 'f4', 'h5')", geo.Query{IDs: []string{"e3", "f4", "h5"}}},
	}
	for c, list := range map[geo.Collection][]same{
		geo.Events: slices.Concat(dated, events, placed), geo.Flows: slices.Concat(dated, placed), geo.Hotspots: slices.Concat(hotspots, placed),
	} {
		for _, test := range list {
			test.query.Collection = c
			want, total := asked(t, s, test.query)
			got, filtered := asked(t, s, geo.Query{Collection: c, Filter: parsed(t, test.filter)})
			if !slices.Equal(got, want) {
				t.Errorf("%s, %s:\n got %v\nwant %v", c, test.filter, got, want)
			}
			if filtered != total {
				t.Errorf("%s, %s: the aggregate counts %d, want %d", c, test.filter, filtered, total)
			}
		}
	}
}

// asked returns the ids of the items that certainly are what the query asks
// for, and how many the aggregate counts.
func asked(t *testing.T, s *Snapshot, q geo.Query) (found []string, total int) {
	t.Helper()
	err := s.EachInside(context.Background(), q, func(i *Item) bool { found = append(found, i.ID()); return true })
	if err != nil {
		t.Fatal(err)
	}
	counts, err := s.Aggregate(context.Background(), q, By{})
	if err != nil {
		t.Fatal(err)
	}
	return found, counts.Total
}

func TestEveryPropertyCanBeAsked(t *testing.T) {
	s := mustBuild(t, 2, newWorld(seeded(t), 10, 100, 40).records...)
	literals := map[geo.PropertyType]string{
		geo.StringProperty: "%s = 'x'", geo.NumberProperty: "%s > 1", geo.IntegerProperty: "%s = 1", geo.BooleanProperty: "%s",
		geo.DateProperty: "%s < DATE('2024-01-05')", geo.IntervalProperty: "T_BEFORE(%s, DATE('2024-01-05'))",
		geo.GeometryProperty: "S_INTERSECTS(%s, POINT(100 15))", geo.ArrayProperty: "A_CONTAINS(%s, ('x'))",
	}
	for _, c := range collections {
		schema := s.Properties(c)
		for _, name := range schema.Names() {
			p, ok := schema.Property(name)
			if !ok {
				t.Fatalf("%s has no %s", c, name)
			}
			for _, form := range []string{literals[p.Type], "%s IS NULL", "%s IS NOT NULL"} {
				text := fmt.Sprintf(form, `"`+name+`"`)
				if _, err := s.Find(context.Background(), geo.Query{Collection: c, Filter: parsed(t, text)}); err != nil {
					t.Errorf("%s, %s: %v", c, text, err)
				}
			}
		}
		_, err := s.Find(context.Background(), geo.Query{Collection: c, Filter: parsed(t, "nothing = 1")})
		var e *geo.Error
		if !errors.As(err, &e) || e.Code != geo.Invalid || e.Param != "filter" {
			t.Errorf("%s: an unknown name gives %v", c, err)
		}
	}
}

func TestImportedColumns(t *testing.T) {
	event := func(id, dataset string, extra map[string]any) *geo.Event {
		return &geo.Event{ID: id, Dataset: dataset, Kind: "raid", When: "2024-01-05", Points: orb.MultiPoint{{103, 12}}, Extra: extra}
	}
	s := mustBuild(t, 2, curated, &geo.Dataset{ID: "secret"},
		event("a", "curated", map[string]any{"deaths": 12.0, "code": "A-1", "night": true, "mixed": 7.0, "list": []any{"x"}}),
		event("b", "curated", map[string]any{"deaths": int64(3), "code": "B", "mixed": "7", "Case no.": "9"}),
		event("c", "curated", nil),
		event("d", "secret", map[string]any{"hidden": 1.0}),
	)
	names := s.Properties(geo.Events).Names()
	var extras []string
	for _, name := range names {
		if strings.HasPrefix(name, "extra.") {
			extras = append(extras, name)
		}
	}
	if want := []string{"extra.Case no.", "extra.code", "extra.deaths", "extra.mixed", "extra.night"}; !slices.Equal(extras, want) {
		t.Errorf("imported columns %q, want %q", extras, want)
	}
	for filter, want := range map[string][]string{
		"extra.deaths > 3": {"a"}, "extra.deaths + 1 = 4": {"b"}, "extra.code LIKE 'A%'": {"a"}, "extra.night": {"a"},
		"extra.mixed = '7'": {"a", "b"}, `"extra.Case no." = '9'`: {"b"}, "extra.deaths IS NULL": {"c"}, "NOT extra.code = 'B'": {"a"},
	} {
		if got, _ := asked(t, s, geo.Query{Collection: geo.Events, Filter: parsed(t, filter)}); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", filter, got, want)
		}
	}
}

// TestFigures asks for figures by the columns that they have in tables.
func TestFigures(t *testing.T) {
	number := func(v float64) *float64 { return &v }
	event := func(id string, figures ...geo.Figure) *geo.Event {
		return &geo.Event{ID: id, Dataset: "curated", Kind: "rescue", Figures: figures}
	}
	rescued := func(low, best float64) geo.Figure {
		return geo.Figure{Measure: "rescued", Unit: "people", Low: number(low), Best: number(best), Sort: geo.Happened}
	}
	part := rescued(70, 75)
	part.Of = "all"
	s := mustBuild(t, 2, curated,
		event("a", rescued(90, 100), part), event("b", rescued(50, 60), rescued(40, 50)), event("c"),
		event("d", geo.Figure{Measure: "held", Unit: "people", Best: number(500), Sort: geo.Level}),
		event("e", geo.Figure{Measure: "lost", Unit: "USD", High: number(1e6), Sort: geo.Happened}))
	for filter, want := range map[string][]string{
		"rescued_low >= 90": {"a", "b"}, "rescued_best > 100": {"b"}, "rescued_best BETWEEN 70 AND 105": {"a"}, "rescued_high IS NULL": {"a", "b", "c", "d", "e"},
		"held_level_best = 500": {"d"}, "lost_usd_high > 1000": {"e"}, "rescued_best IS NOT NULL": {"a", "b"},
	} {
		if got, _ := asked(t, s, geo.Query{Collection: geo.Events, Filter: parsed(t, filter)}); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", filter, got, want)
		}
	}
}

// TestColumnsOfSupersededRows checks that a column is gone with the last row
// that had it.
func TestColumnsOfSupersededRows(t *testing.T) {
	with := &geo.Event{ID: "a", Dataset: "curated", Kind: "raid", Extra: map[string]any{"name of a victim": "x"}}
	s := mustBuild(t, 1, curated, with, &geo.Event{ID: "b", Dataset: "curated", Kind: "raid"})
	if _, ok := s.Properties(geo.Events).Property("extra.name of a victim"); !ok {
		t.Fatal("the column is not known")
	}
	without := &geo.Event{ID: "a", Dataset: "curated", Kind: "raid"}
	next, err := s.update(geo.StoreInfo{ID: "test", Version: 2}, each([]geo.Revision{{Key: without.Key(), Dataset: "curated", Version: 2, Record: without}}),
		segmentSize{1, 1}, merging{})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := next.Properties(geo.Events).Property("extra.name of a victim"); ok {
		t.Error("the column of a superseded row is still known")
	}
}

func TestFilterEndsWithItsContext(t *testing.T) {
	s := mustBuild(t, 1, newWorld(seeded(t), 5, 3000, 0).records...)
	where, err := s.bind(geo.Query{Collection: geo.Events, Filter: parsed(t, "kind = 'raid'")})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	g := s.segments[geo.Events][0]
	if err := where.keep(ctx, g, g.live()); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want the context's error", err)
	}
}
