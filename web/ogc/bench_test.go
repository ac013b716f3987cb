package ogc_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/ogc"
)

// manyEvents makes n events over ten years and South-East Asia.
func manyEvents(n int) []geo.Record {
	random := rand.New(rand.NewPCG(1, 2))
	records := make([]geo.Record, 0, n+1)
	records = append(records, &geo.Dataset{ID: "open", Title: en("Open"), Visibility: geo.Public})
	for i := range n {
		records = append(records, &geo.Event{
			ID: fmt.Sprintf("e%06d", i), Dataset: "open", Kind: fmt.Sprint("kind-", random.IntN(12)),
			Title: en(fmt.Sprintf("Something happens, number %d", i)), Summary: en("A sentence of the usual length that says what happened there."),
			When:   geo.When(geo.Day(16000 + random.IntN(3650)).String()),
			Points: orb.MultiPoint{{90 + 30*random.Float64(), 30 * random.Float64()}}, Countries: []string{"MM"},
			Precision: geo.InTown, RadiusM: 5000, Confidence: geo.Reported, Claims: []geo.Claim{{Source: "paper", Locator: "page 1"}},
		})
	}
	return records
}

func BenchmarkRequests(b *testing.B) {
	s := snapshotOf(b, 1, manyEvents(100_000))
	h := chi.NewRouter()
	h.Mount(ogc.Root, ogc.Routes(func() *snapshot.Snapshot { return s }, ogc.Gazetteer{Open: geocode.Open}, nil))
	const items = "/api/collections/events/items"
	for name, target := range map[string]string{
		"page of 10":       items + "?limit=10",
		"page of 10, deep": items + "?limit=10&offset=90000",
		"page of 1000":     items + "?limit=1000",
		"flat":             items + "?limit=10000&profile=flat",
		"sorted":           items + "?limit=10&sortby=-start",
		"box and year":     items + "?limit=10&bbox=97,10,98,11&datetime=2018",
		"item":             items + "/e050000",
		"counts by month":  "/api/collections/events/aggregate?by=month,kind",
		"search":           "/api/search?q=number",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if w := ask(h, target); w.Code != http.StatusOK {
					b.Fatal(w.Code, w.Body)
				}
			}
		})
	}
	for _, encoding := range []string{"identity", "gzip", "zstd"} {
		b.Run("page of 10000 in "+encoding, func(b *testing.B) {
			r := httptest.NewRequest(http.MethodGet, items+"?limit=10000", nil)
			r.Header.Set("Accept-Encoding", encoding)
			for b.Loop() {
				w := &unkept{header: http.Header{}}
				h.ServeHTTP(w, r)
				b.SetBytes(int64(w.size))
			}
		})
	}
}

// unkept is a client that keeps nothing of what it is sent.
type unkept struct {
	header http.Header
	size   int
}

func (u *unkept) Header() http.Header { return u.header }

func (u *unkept) WriteHeader(int) {}

func (u *unkept) Write(p []byte) (int, error) {
	u.size += len(p)
	return len(p), nil
}
