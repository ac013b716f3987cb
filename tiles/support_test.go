package tiles

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/paulmach/orb"
)

// snapshotOf makes a snapshot of records in the public dataset "d".
func snapshotOf(t testing.TB, version geo.Version, records ...geo.Record) *snapshot.Snapshot {
	t.Helper()
	records = append([]geo.Record{&geo.Dataset{ID: "d", Visibility: geo.Public, Credit: "Curators & friends"},
		&geo.Kind{ID: "raid", Dataset: "d", Label: geo.Texts{"en": "Raid", "km": "ការឆ្មក់ចូល"}, Glyph: "raid", Family: geo.Force},
		&geo.Kind{ID: "rescue", Dataset: "d", Label: geo.Texts{"en": "Rescue"}, Glyph: "rescue", Family: geo.Freed}}, records...)
	slices.SortStableFunc(records, func(a, b geo.Record) int {
		return slices.Index(geo.Collections, a.Key().Collection) - slices.Index(geo.Collections, b.Key().Collection)
	})
	s, err := snapshot.Build(geo.StoreInfo{ID: "store", Version: version}, func(yield func(geo.Revision, error) bool) {
		for _, r := range records {
			if !yield(geo.Revision{Key: r.Key(), Dataset: "d", Version: version, Record: r}, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func newRandom(t testing.TB) *rand.Rand {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

var testWhens = []geo.When{"", "2024-01-05", "2023-08~", "2023?", "2023-11-01/2023-12-15", "2024-03/..", "[..2022-05-01]", "[2021-01..2021-03]", "../2020", "{2024-01-02,2024-05-06}"}

// randomEvents makes n events; some have several points, some none, some lie
// on tile edges, on the date line and at the poles.
func randomEvents(random *rand.Rand, n int) []geo.Record {
	edges := []float64{-180, -90, 0, 45, 90, 180}
	records := make([]geo.Record, n)
	for i := range records {
		e := &geo.Event{ID: fmt.Sprintf("e%06d", i), Dataset: "d", Kind: []string{"raid", "rescue", "unknown-kind"}[random.IntN(3)],
			Title: geo.Texts{"en": fmt.Sprint("Event ", i)}, When: testWhens[random.IntN(len(testWhens))],
			Confidence: geo.Confidences[random.IntN(4)], Precision: geo.InTown, RadiusM: float64(random.IntN(5000)),
			Countries: []string{"KH", "MM", "LA"}[:random.IntN(4)]}
		for range random.IntN(4) {
			p := orb.Point{random.Float64()*360 - 180, random.Float64()*180 - 90}
			switch random.IntN(8) {
			case 0:
				p = orb.Point{edges[random.IntN(6)], edges[1+random.IntN(4)]}
			case 1, 2, 3:
				p = orb.Point{95 + random.Float64()*15, 5 + random.Float64()*18}
			}
			e.Points = append(e.Points, p)
		}
		if random.IntN(3) == 0 {
			best := float64(random.IntN(1000))
			e.Figures = []geo.Figure{{Measure: "rescued", Unit: "people", Best: &best, Qualifier: geo.About, Sort: geo.Happened},
				{Measure: "held", Unit: "people", High: &best, Sort: geo.Level, Of: "x#y"}}
		}
		e.Claims = []geo.Claim{{Source: fmt.Sprint("s", random.IntN(9))}, {Source: fmt.Sprint("s", random.IntN(9))}}
		records[i] = e
	}
	return records
}

// serverOf mounts the routes as the program does.
func serverOf(s *snapshot.Snapshot) http.Handler {
	r := chi.NewRouter()
	r.Mount("/tiles", NewServer(func() *snapshot.Snapshot { return s }, geocode.Open, []geocode.Place{lent}).Routes())
	return r
}

// lent gives a province of the gazetteer a name that it does not have there.
var lent = geocode.Place{ID: "state-mon", Name: "Mon State", Kind: geocode.Province, Country: "MM",
	Names: []geocode.Name{{Text: "孟邦", Lang: "zh-Hans"}}, Same: []string{"naturalearth:MM/Mon"}}

func get(h http.Handler, url string, headers ...string) *httptest.ResponseRecorder {
	return ask(h, http.MethodGet, url, headers...)
}

func ask(h http.Handler, method, url string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, url, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}
