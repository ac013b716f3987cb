package ogc_test

import (
	"encoding/json"
	"iter"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles"
	"github.com/mapd/mapd/web/ogc"
)

func number(n float64) *float64 { return &n }

func en(text string) geo.Texts { return geo.Texts{"en": text} }

// records is a small store that has one of everything that is easily got
// wrong: no place, no date, several places, two languages, a private dataset.
func records() []geo.Record {
	mill, quay := orb.Point{103.5, 10.6}, orb.Point{103.6, 10.7}
	claim := []geo.Claim{{Source: "paper", Locator: "page 1", Says: en("Says so.")}}
	event := func(id, kind string, when geo.When, points ...orb.Point) *geo.Event {
		e := &geo.Event{ID: id, Dataset: "open", Kind: kind, Title: en("Title of " + id), Summary: en("Summary"),
			When: when, Points: points, Countries: []string{"KH"}, Precision: geo.InCountry,
			Hotspots: []string{}, Figures: []geo.Figure{}, Claims: claim, Confidence: geo.Reported}
		if len(points) > 0 {
			e.Precision, e.RadiusM = geo.InTown, 5000
		}
		return e
	}
	raid := event("raid-mill", "raid", "2024-01-05", mill)
	raid.Title["km"] = "ការឆែកឆេរ"
	raid.Hotspots = []string{"mill"}
	raid.Extra = map[string]any{"crew": 4.0, "Case no": "7"}
	raid.Figures = []geo.Figure{{ID: "freed", Measure: "rescued", Unit: "people", Low: number(500), Qualifier: geo.AtLeast, Sort: geo.Happened}}
	secret := event("secret", "raid", "2024-01-06", mill)
	secret.Dataset = "closed"
	flow := &geo.Flow{Event: *event("mill-quay", "relocation", "2024-02", orb.Point{}), From: "mill", To: "quay", Of: "raid-mill"}
	flow.Points = orb.MultiPoint{} // as stores have it
	abroad := &geo.Flow{Event: *event("mill-abroad", "relocation", ""), From: "mill", To: "CN", Of: "raid-mill"}
	return []geo.Record{
		&geo.Dataset{ID: "open", Title: en("Open"), Licence: "CC0-1.0", Credit: "us", Language: "en", Visibility: geo.Public, Edition: "7"},
		&geo.Dataset{ID: "closed", Title: en("Closed"), Visibility: geo.Private},
		&geo.Kind{ID: "raid", Dataset: "open", Label: geo.Texts{"en": "Raid", "km": "ការឆែកឆេរ"}, Glyph: "raid", Family: geo.Force},
		&geo.Kind{ID: "relocation", Dataset: "open", Label: en("Relocation"), Glyph: "relocation", Family: geo.Moved},
		&geo.Kind{ID: "odd", Dataset: "open", Label: en("Odd"), Family: "unheard-of"},
		&geo.Source{ID: "paper", Dataset: "open", CSL: map[string]any{"type": "article-newspaper", "title": "A paper",
			"author": []any{map[string]any{"family": "Doe", "given": "Jo"}, map[string]any{"literal": "A Bureau"}},
			"issued": map[string]any{"date-parts": []any{[]any{2024.0, 3.0}}}}, AsOf: "2024-03"},
		&geo.Hotspot{ID: "mill", Dataset: "open", Name: en("The Mill"), Type: "compound", Role: geo.Site, Country: "KH",
			Point: &mill, Precision: geo.AtSite, RadiusM: 300, PartOf: "town", Claims: claim,
			Status: []geo.Status{{Status: "reported", When: "2023", Sources: claim}}},
		&geo.Hotspot{ID: "quay", Dataset: "open", Name: en("Quay"), Type: "building", Role: geo.Site, Country: "KH",
			Point: &quay, Precision: geo.Near, RadiusM: 900, Claims: claim},
		&geo.Hotspot{ID: "town", Dataset: "open", Name: en("Town"), Type: "town", Role: geo.Context, Country: "KH",
			Point: &mill, Precision: geo.InTown, RadiusM: 5000, Claims: claim},
		raid, secret,
		event("two-places", "raid", "[2023-08..2023-12]", mill, quay),
		event("statement", "report", "2025"),
		event("undated", "report", ""),
		flow, abroad,
	}
}

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
	s, err := snapshot.Build(geo.StoreInfo{ID: "test", Version: version}, revisions)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// api serves the records as mapd does.
func api(t testing.TB) http.Handler {
	t.Helper()
	s := snapshotOf(t, 7, records())
	r := chi.NewRouter()
	newest := func() *snapshot.Snapshot { return s }
	r.Mount(ogc.Root, ogc.Routes(newest, ogc.Gazetteer{Open: geocode.Open}, tiles.NewServer(newest, nil, nil)))
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

// decode reads a JSON answer.
func decode[T any](t testing.TB, w *httptest.ResponseRecorder) T {
	t.Helper()
	var v T
	d := json.NewDecoder(strings.NewReader(w.Body.String()))
	if err := d.Decode(&v); err != nil || w.Code != http.StatusOK {
		t.Fatalf("%d %v: %s", w.Code, err, w.Body)
	}
	return v
}
