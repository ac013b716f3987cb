package feeds_test

import (
	"cmp"
	"context"
	"iter"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/feeds"
)

func number(n float64) *float64 { return &n }

func en(text string) geo.Texts { return geo.Texts{"en": text} }

// records is a small store that has one of everything that is easily got
// wrong: no place, no date, several places, open ends, two languages, figures
// that add up and others that do not, a private dataset.
func records() []geo.Record {
	mill, quay := orb.Point{103.5, 10.6}, orb.Point{-103.625, -10.75}
	claim := []geo.Claim{{Source: "paper", Locator: "page 1", Says: en("Says so.")}, {Source: "blog"}, {Source: "paper"}}
	event := func(id, kind string, when geo.When, points ...orb.Point) *geo.Event {
		e := &geo.Event{ID: id, Dataset: "open", Kind: kind, Title: en("Title of " + id), Summary: en("Summary"),
			When: when, Points: points, Countries: []string{"KH", "LA"}, Precision: geo.InCountry,
			Hotspots: []string{}, Figures: []geo.Figure{}, Claims: claim, Confidence: geo.Reported}
		if len(points) > 0 {
			e.Precision, e.RadiusM = geo.InTown, 5000
		}
		return e
	}
	raid := event("raid-mill", "raid", "2024-01-05", mill)
	raid.Title["km"] = "ការឆែកឆេរ"
	raid.Hotspots = []string{"mill"}
	raid.Extra = map[string]any{"column": "value", "n": 2.5}
	raid.Figures = []geo.Figure{
		{ID: "freed", Measure: "rescued", Unit: "people", Low: number(500), Qualifier: geo.AtLeast, Sort: geo.Happened},
		{Measure: "rescued", Unit: "people", Low: number(20), Best: number(20), High: number(20), Qualifier: geo.Exactly, Sort: geo.Happened},
		{Measure: "rescued", Unit: "people", Best: number(7), Qualifier: geo.About, Sort: geo.Happened, Of: "freed"},
		{Measure: "held", Unit: "people", Best: number(9000), Qualifier: geo.About, Sort: geo.Level},
		{Measure: "seized", Unit: "USD", High: number(1.5e6), Qualifier: geo.AtMost, Sort: geo.Happened},
	}
	secret := event("secret", "raid", "2024-01-06", mill)
	secret.Dataset = "closed"
	flow := &geo.Flow{Event: *event("mill-quay", "relocation", "2024-02", orb.Point{}), From: "mill", To: "quay", Of: "raid-mill"}
	flow.Points = nil
	abroad := &geo.Flow{Event: *event("mill-abroad", "relocation", ""), From: "mill", To: "CN", Of: "raid-mill"}
	return []geo.Record{
		&geo.Dataset{ID: "open", Title: en("Open"), Licence: "CC0-1.0", Credit: "us & <others>", Language: "en", Visibility: geo.Public, Edition: "7"},
		&geo.Dataset{ID: "unused", Title: en("Unused"), Licence: "ODbL-1.0", Credit: "nobody", Visibility: geo.Public},
		&geo.Dataset{ID: "closed", Title: en("Closed"), Licence: "none", Visibility: geo.Private},
		&geo.Kind{ID: "raid", Dataset: "open", Label: geo.Texts{"en": "Raid", "km": "ការឆែកឆេរ"}, Glyph: "raid", Family: geo.Force},
		&geo.Kind{ID: "relocation", Dataset: "open", Label: en("Relocation"), Glyph: "relocation", Family: geo.Moved},
		&geo.Source{ID: "paper", Dataset: "open", CSL: map[string]any{"type": "article-newspaper", "title": "A paper",
			"author": []any{map[string]any{"family": "Doe", "given": "Jo"}}, "URL": "https://paper.example/a?b=1&c=2",
			"issued": map[string]any{"date-parts": []any{[]any{2024.0, 3.0}}}}, AsOf: "2024-03"},
		&geo.Source{ID: "blog", Dataset: "open", CSL: map[string]any{"URL": "javascript:alert(1)"}},
		&geo.Hotspot{ID: "mill", Dataset: "open", Name: en("The Mill"), Type: "compound", Role: geo.Site, Country: "KH",
			Point: &mill, Precision: geo.AtSite, RadiusM: 300, PartOf: "town", Claims: claim, Names: []geo.Name{{Text: "Mühle", Lang: "de"}},
			Status: []geo.Status{{Status: "reported", When: "2023", Sources: claim}}},
		&geo.Hotspot{ID: "quay", Dataset: "open", Name: en("Quay"), Type: "building", Role: geo.Transit, Country: "KH",
			Point: &quay, Precision: geo.Near, RadiusM: 900, Claims: claim},
		&geo.Hotspot{ID: "land", Dataset: "open", Name: en("Land"), Type: "region", Role: geo.Context, Country: "KH", Precision: geo.InCountry, Claims: claim},
		raid, secret,
		event("two-places", "raid", "[2023-08..2023-12]", mill, quay),
		event("lasting", "report", "2022-08/2022-09", quay),
		event("before", "odd", "[..1999-12-31]", mill),
		event("statement", "report", "2025"),
		event("undated", "report", ""),
		flow, abroad,
	}
}

// changed is the time of the newest change of a test's store.
var changed = time.Date(2025, 11, 3, 9, 30, 0, 0, time.UTC)

func snapshotOf(t testing.TB, version geo.Version, records []geo.Record) *snapshot.Snapshot {
	t.Helper()
	var revisions iter.Seq2[geo.Revision, error] = func(yield func(geo.Revision, error) bool) {
		for _, c := range geo.Collections {
			for _, r := range records {
				if r.Key().Collection == c && !yield(geo.Revision{Key: r.Key(), Dataset: r.InDataset(), Version: version, Record: r}, nil) {
					return
				}
			}
		}
	}
	s, err := snapshot.Build(geo.StoreInfo{ID: "test", Version: version, Changed: changed}, revisions)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// served serves records as mapd does.
func served(t testing.TB, records []geo.Record) http.Handler {
	t.Helper()
	s := snapshotOf(t, 7, records)
	return servedSnapshot(s)
}

// past is a history in which change n was made n days after the first.
type past struct{ first map[geo.Key]geo.Version }

func (p past) Revisions(_ context.Context, key geo.Key) ([]geo.Revision, error) {
	if key.Collection == geo.Datasets {
		visibility := map[string]geo.Visibility{"deleted": geo.Public, "closed": geo.Private}[key.ID]
		return []geo.Revision{{Key: key, Version: 1, Record: &geo.Dataset{ID: key.ID, Visibility: visibility}}, {Key: key, Version: 6, Deleted: true}}, nil
	}
	first := geo.Revision{Key: key, Version: cmp.Or(p.first[key], 7)}
	if key.ID != "redacted" {
		first.Record = &geo.Event{ID: key.ID}
	}
	return []geo.Revision{first}, nil
}

// Written says that change 6 withdrew an event, one that is there again, one of
// a private dataset, one that was redacted, and a hotspot.
func (past) Written(_ context.Context, after, _ geo.Version) iter.Seq2[geo.Revision, error] {
	return func(yield func(geo.Revision, error) bool) {
		for _, r := range []geo.Revision{
			{Key: geo.Key{Collection: geo.Events, ID: "taken-back"}, Dataset: "open", Deleted: true},
			{Key: geo.Key{Collection: geo.Events, ID: "all-of-it"}, Dataset: "deleted", Deleted: true},
			{Key: geo.Key{Collection: geo.Events, ID: "undated"}, Dataset: "open", Deleted: true},
			{Key: geo.Key{Collection: geo.Events, ID: "never-shown"}, Dataset: "closed", Deleted: true},
			{Key: geo.Key{Collection: geo.Events, ID: "redacted"}, Dataset: "open", Deleted: true},
			{Key: geo.Key{Collection: geo.Hotspots, ID: "gone"}, Dataset: "open", Deleted: true},
			{Key: geo.Key{Collection: geo.Events, ID: "raid-mill"}, Dataset: "open"},
		} {
			if after == 5 && !yield(r, nil) {
				return
			}
		}
	}
}

func (past) Changes(_ context.Context, after geo.Version, limit int) ([]geo.Change, error) {
	var changes []geo.Change
	for v := after + 1; v <= 7 && len(changes) < limit; v++ {
		changes = append(changes, geo.Change{Version: v, Time: changed.AddDate(0, 0, int(v)-7)})
	}
	return changes, nil
}

func servedSnapshot(s *snapshot.Snapshot) http.Handler {
	history := past{map[geo.Key]geo.Version{{Collection: geo.Events, ID: "raid-mill"}: 3}}
	r := chi.NewRouter()
	r.Mount(feeds.Root, feeds.Routes(func() *snapshot.Snapshot { return s }, func() feeds.History { return history }))
	return r
}

// ask sends a GET request; header holds names and values in turn.
func ask(h http.Handler, target string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, target, nil)
	r.Host = "map.test"
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}
