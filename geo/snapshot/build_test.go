package snapshot

import (
	"errors"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

func item(t *testing.T, s *Snapshot, c geo.Collection, id string) *Item {
	t.Helper()
	i, ok := s.Item(geo.Key{Collection: c, ID: id})
	if !ok {
		t.Fatalf("there is no %s/%s", c, id)
	}
	return i
}

func TestOngoingEndsWithTheNewestSource(t *testing.T) {
	claims := func(ids ...string) (out []geo.Claim) {
		for _, id := range ids {
			out = append(out, geo.Claim{Source: id})
		}
		return out
	}
	source := func(id string, asOf geo.When) *geo.Source {
		return &geo.Source{ID: id, Dataset: "curated", AsOf: asOf}
	}
	for _, c := range []struct {
		when  geo.When
		from  []string
		start geo.Day
		end   geo.Day
	}{
		{"2023/..", []string{"month"}, geo.NewDay(2023, 1, 1), geo.NewDay(2024, 2, 29)},
		{"2023/..", []string{"day", "month", "none"}, geo.NewDay(2023, 1, 1), geo.NewDay(2025, 11, 20)},
		{"2023/..", []string{"none"}, geo.NewDay(2023, 1, 1), geo.OpenEnd},
		{"2023/..", nil, geo.NewDay(2023, 1, 1), geo.OpenEnd},
		{"2023/..", []string{"unheard-of"}, geo.NewDay(2023, 1, 1), geo.OpenEnd},
		{"[2023..]", []string{"day"}, geo.NewDay(2023, 1, 1), geo.NewDay(2025, 11, 20)},
		{"[..2023]", []string{"day"}, geo.OpenStart, geo.NewDay(2023, 12, 31)},
	} {
		s := mustBuild(t, 1, curated, source("month", "2024-02"), source("day", "2025-11-20"), source("none", ""), source("ongoing", "2020/.."),
			&geo.Event{ID: "e", Dataset: "curated", When: c.when, Claims: claims(c.from...)})
		if e := item(t, s, geo.Events, "e").Extent; e.Start != c.start || e.End != c.end {
			t.Errorf("%s by %v: %v to %v, want %v to %v", c.when, c.from, e.Start, e.End, c.start, c.end)
		}
	}
}

func TestCited(t *testing.T) {
	in := "curated"
	s := mustBuild(t, 2, curated,
		&geo.Hotspot{ID: "town", Dataset: in, Role: geo.Site},
		&geo.Hotspot{ID: "park", Dataset: in, Role: geo.Site, PartOf: "town", Status: []geo.Status{{Status: "reported", When: "2020"}}},
		&geo.Hotspot{ID: "gate", Dataset: in, Role: geo.Site, PartOf: "park"},
		&geo.Hotspot{ID: "before", Dataset: in, Role: geo.Site},
		&geo.Hotspot{ID: "quiet", Dataset: in, Role: geo.Site},
		&geo.Hotspot{ID: "same", Dataset: in, Role: geo.Site, Status: []geo.Status{
			{Status: "reported", When: "2021"}, {Status: "confirmed", When: "2021-01"}, {Status: "raided", When: "2021-12"}}},
		&geo.Hotspot{ID: "circle-a", Dataset: in, Role: geo.Site, PartOf: "circle-b"},
		&geo.Hotspot{ID: "circle-b", Dataset: in, Role: geo.Site, PartOf: "circle-a"},
		&geo.Event{ID: "raid", Dataset: in, When: "2025-10-22", Hotspots: []string{"gate", "circle-a"}},
		&geo.Event{ID: "undated", Dataset: in, Hotspots: []string{"quiet"}},
		&geo.Event{ID: "by", Dataset: in, When: "[..2024-03]", Hotspots: []string{"before"}},
		&geo.Event{ID: "private", Dataset: "secret", When: "2001", Hotspots: []string{"gate"}})
	for id, want := range map[string][2]geo.When{
		"gate": {"2025-10-22", "2025-10-22"}, "park": {"2020", "2025-10-22"}, "town": {"2020", "2025-10-22"},
		"before": {"[..2024-03]", "[..2024-03]"}, "quiet": {}, "same": {"2021-01", "2021-12"},
	} {
		i := item(t, s, geo.Hotspots, id)
		if got := [2]geo.When{i.FirstStated, i.LastStated}; got != want {
			t.Errorf("%s is stated to be cited %q, want %q", id, got, want)
		}
	}
	day := geo.NewDay(2025, 10, 22)
	for id, want := range map[string][2]geo.Day{
		"gate": {day, day}, "park": {geo.NewDay(2020, 1, 1), day}, "town": {geo.NewDay(2020, 1, 1), day},
		"before": {geo.NewDay(2024, 3, 31), geo.NewDay(2024, 3, 31)}, "quiet": {geo.OpenStart, geo.OpenEnd},
		"circle-a": {day, day}, "circle-b": {day, day},
	} {
		i := item(t, s, geo.Hotspots, id)
		if got := [2]geo.Day{i.FirstCited, i.LastCited}; got != want {
			t.Errorf("%s is cited %v, want %v", id, got, want)
		}
		if i.Extent.Dated() != (id != "quiet") {
			t.Errorf("%s has the time %+v", id, i.Extent)
		}
	}
}

func TestGeometry(t *testing.T) {
	in := "curated"
	a, b := orb.Point{103, 10}, orb.Point{98, 17}
	flow := func(id, from, to string) *geo.Flow {
		return &geo.Flow{Event: geo.Event{ID: id, Dataset: in}, From: from, To: to}
	}
	s := mustBuild(t, 1, curated, &geo.Hotspot{ID: "a", Dataset: in, Point: &a}, &geo.Hotspot{ID: "b", Dataset: in, Point: &b},
		&geo.Hotspot{ID: "nowhere", Dataset: in}, &geo.Hotspot{ID: "private", Dataset: "secret", Point: &b},
		flow("both", "a", "b"), flow("country", "a", "KH"), flow("unlocated", "a", "nowhere"), flow("secret", "a", "private"), flow("open", "", "b"),
		&geo.Event{ID: "one", Dataset: in, Points: orb.MultiPoint{a}}, &geo.Event{ID: "two", Dataset: in, Points: orb.MultiPoint{a, b}}, &geo.Event{ID: "none", Dataset: in})
	for key, want := range map[geo.Key]orb.Geometry{
		{Collection: geo.Hotspots, ID: "a"}: a, {Collection: geo.Hotspots, ID: "nowhere"}: nil,
		{Collection: geo.Events, ID: "one"}: a, {Collection: geo.Events, ID: "two"}: orb.MultiPoint{a, b}, {Collection: geo.Events, ID: "none"}: nil,
		{Collection: geo.Flows, ID: "both"}: orb.LineString{a, b}, {Collection: geo.Flows, ID: "country"}: nil, {Collection: geo.Flows, ID: "unlocated"}: nil,
		{Collection: geo.Flows, ID: "secret"}: nil, {Collection: geo.Flows, ID: "open"}: nil,
	} {
		i := item(t, s, key.Collection, key.ID)
		if !reflect.DeepEqual(i.Geometry, want) {
			t.Errorf("%s lies at %v, want %v", key, i.Geometry, want)
		}
		if want != nil && i.Bound != want.Bound() {
			t.Errorf("%s has the bound %v", key, i.Bound)
		}
	}
}

func TestDisagree(t *testing.T) {
	n := func(v float64) *float64 { return &v }
	held := func(best float64) geo.Figure { return geo.Figure{Measure: "held", Unit: "people", Best: n(best)} }
	atLeast := func(low float64) geo.Figure {
		return geo.Figure{Measure: "held", Unit: "people", Low: n(low), Qualifier: geo.AtLeast}
	}
	claim := func(when geo.When, figures ...geo.Figure) geo.Claim { return geo.Claim{When: when, Figures: figures} }
	dollars := geo.Figure{Measure: "held", Unit: "USD", Best: n(7)}
	for _, c := range []struct {
		name       string
		confidence geo.Confidence
		claims     []geo.Claim
		want       bool
	}{
		{"one claim", geo.Reported, []geo.Claim{claim("2023", held(1))}, false},
		{"disputed", geo.Disputed, nil, true},
		{"same time", geo.Reported, []geo.Claim{claim("2023"), claim("2023"), claim("")}, false},
		{"rougher time", geo.Reported, []geo.Claim{claim("2023-08-07"), claim("2023")}, false},
		{"other bound", geo.Reported, []geo.Claim{claim("[..2025-01]"), claim("[..2025-03-11]")}, false},
		{"other time", geo.Reported, []geo.Claim{claim("2023-08"), claim("[2023-10..2023-12]")}, true},
		{"before and since", geo.Reported, []geo.Claim{claim("[..2022]"), claim("2023/..")}, true},
		{"same number", geo.Reported, []geo.Claim{claim("", held(5)), claim("", held(5))}, false},
		{"other number", geo.Reported, []geo.Claim{claim("", held(5)), claim("", held(6))}, true},
		{"other unit", geo.Reported, []geo.Claim{claim("", held(5)), claim("", dollars)}, false},
		{"at least fewer", geo.Reported, []geo.Claim{claim("", held(120)), claim("", atLeast(100))}, false},
		{"at least more", geo.Reported, []geo.Claim{claim("", atLeast(130)), claim("", held(120))}, true},
		{"other least", geo.Reported, []geo.Claim{claim("", atLeast(130)), claim("", atLeast(120))}, true},
		{"one of two numbers", geo.Reported, []geo.Claim{claim("", held(5), held(6)), claim("", held(6), held(5))}, false},
	} {
		for i := range c.claims {
			c.claims[i].Source = fmt.Sprint(i)
		}
		s := mustBuild(t, 1, curated, &geo.Event{ID: "e", Dataset: "curated", Confidence: c.confidence, Claims: c.claims})
		if got := item(t, s, geo.Events, "e").Disagree; got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	within := []geo.Claim{{Source: "s", When: "2023"}, {Source: "s", When: "2024", Figures: []geo.Figure{held(1)}}, {Source: "s", Figures: []geo.Figure{held(2)}}}
	s := mustBuild(t, 1, curated, &geo.Event{ID: "e", Dataset: "curated", Claims: within})
	if item(t, s, geo.Events, "e").Disagree {
		t.Error("one source disagrees with itself")
	}
}

func TestDescriptions(t *testing.T) {
	secret := &geo.Dataset{ID: "secret", Visibility: geo.Private}
	kind := func(id, dataset string, f geo.Family) *geo.Kind {
		return &geo.Kind{ID: id, Dataset: dataset, Family: f}
	}
	s := mustBuild(t, 1, secret, curated, &geo.Dataset{ID: "a", Visibility: geo.Public},
		kind("report", "a", geo.Said), kind("raid", "curated", geo.Force), kind("arrest", "curated", geo.Force), kind("odd", "a", "unheard-of"), kind("hidden", "secret", geo.Force),
		&geo.Event{ID: "e", Dataset: "secret"}, &geo.Event{ID: "f", Dataset: "nowhere"}, &geo.Source{ID: "s", Dataset: "curated"})
	var names []string
	for _, d := range s.Datasets() {
		names = append(names, d.ID)
	}
	for _, k := range s.Kinds() {
		names = append(names, k.ID)
	}
	if want := []string{"a", "curated", "arrest", "raid", "report", "odd"}; !slices.Equal(names, want) {
		t.Errorf("%v, want %v", names, want)
	}
	for kind, want := range map[string]geo.Family{"raid": geo.Force, "odd": geo.Other, "hidden": geo.Other, "new": geo.Other} {
		if got := s.Family(kind); got != want {
			t.Errorf("%s is of the family %s, want %s", kind, got, want)
		}
	}
	for _, id := range []string{"e", "f", "no such"} {
		if _, ok := s.Item(geo.Key{Collection: geo.Events, ID: id}); ok {
			t.Errorf("%s is answered", id)
		}
	}
	if s.Count(geo.Events) != 0 || s.Count(geo.Sources) != 1 || s.Info().ID != "test" || item(t, s, geo.Sources, "s").Version != 1 {
		t.Errorf("%d events, %d sources, %+v", s.Count(geo.Events), s.Count(geo.Sources), s.Info())
	}
}

func TestExtent(t *testing.T) {
	s := mustBuild(t, 3, curated, &geo.Event{ID: "a", Dataset: "curated", When: "2023/..", Points: orb.MultiPoint{{100, 5}, {110, -5}}},
		&geo.Event{ID: "b", Dataset: "curated", When: "[..2024-03-04]", Points: orb.MultiPoint{{90, 0}}},
		&geo.Event{ID: "c", Dataset: "curated"}, &geo.Source{ID: "s", Dataset: "curated"})
	box, boxOK, w, wOK := s.Extent(geo.Events)
	if want := (geo.Box{West: 90, South: -5, East: 110, North: 5}); !boxOK || box != want {
		t.Errorf("%v %v", box, boxOK)
	}
	if want := (geo.Window{Start: geo.NewDay(2023, 1, 1), End: geo.NewDay(2024, 3, 4)}); !wOK || w != want {
		t.Errorf("%v %v", w, wOK)
	}
	for _, c := range []geo.Collection{geo.Sources, geo.Flows} {
		if box, boxOK, w, wOK := s.Extent(c); boxOK || wOK || box != (geo.Box{}) || w != (geo.Window{}) {
			t.Errorf("%s: %v %v %v %v", c, box, boxOK, w, wOK)
		}
	}
}

func TestBuildFails(t *testing.T) {
	broken := errors.New("the store is away")
	var failing iter.Seq2[geo.Revision, error] = func(yield func(geo.Revision, error) bool) { yield(geo.Revision{}, broken) }
	if _, err := Build(geo.StoreInfo{}, failing); err != broken {
		t.Error(err)
	}
	for _, r := range []geo.Record{
		&geo.Event{ID: "r", Dataset: "curated", When: "soon"}, &geo.Flow{Event: geo.Event{ID: "r", Dataset: "curated", When: "soon"}},
		&geo.Source{ID: "r", Dataset: "curated", AsOf: "soon"}, &geo.Hotspot{ID: "r", Dataset: "curated", Status: []geo.Status{{When: "soon"}}},
	} {
		_, err := Build(geo.StoreInfo{}, revisions(curated, r))
		var e *geo.Error
		if !errors.As(err, &e) || e.Code != geo.Internal || e.Err == nil {
			t.Errorf("%s: %v", r.Key(), err)
		}
	}
}

func TestDeletedRecordsAreGone(t *testing.T) {
	gone := geo.Revision{Key: geo.Key{Collection: geo.Events, ID: "e"}, Deleted: true}
	s, err := Build(geo.StoreInfo{}, func(yield func(geo.Revision, error) bool) { yield(gone, nil) })
	if err != nil || s.Count(geo.Events) != 0 {
		t.Error(s, err)
	}
}
