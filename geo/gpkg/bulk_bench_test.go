package gpkg_test

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// importedEvents yields n events as an import brings them: ids in no order,
// a title, a figure, a source and ten columns without a role.
func importedEvents(n int) iter.Seq2[geo.Edit, error] {
	return func(yield func(geo.Edit, error) bool) {
		random := rand.New(rand.NewPCG(1, 2))
		words := []string{"police", "raid", "compound", "rescued", "workers", "border", "sanctions", "telecom", "fraud", "operators"}
		if !yield(geo.Edit{Record: &geo.Dataset{ID: "bench", Visibility: geo.Public}}, nil) {
			return
		}
		for i := range n {
			day := geo.NewDay(2015, 1, 1) + geo.Day(random.IntN(4000))
			notes := ""
			for range 12 {
				notes += words[random.IntN(len(words))] + " "
			}
			dead := float64(random.IntN(9))
			e := &geo.Event{ID: fmt.Sprintf("bench.%016x", random.Uint64()), Dataset: "bench", Kind: "bench.battle", When: geo.When(day.String()),
				Title: geo.Texts{"en": "Battle, Myawaddy, " + day.String()}, Summary: geo.Texts{"en": notes}, Place: "Myawaddy", Countries: []string{"MM"},
				Precision: geo.Near, RadiusM: 2000, Points: orb.MultiPoint{{97 + random.Float64()*5, 10 + random.Float64()*4}},
				Figures:    []geo.Figure{{Measure: "killed", Unit: "people", Low: &dead, Best: &dead, High: &dead, Qualifier: geo.Exactly, Sort: geo.Happened}},
				Claims:     []geo.Claim{{Source: "bench.doc", Locator: "row " + strconv.Itoa(i)}},
				Confidence: geo.Reported, Extra: map[string]any{"actor1": "Police Forces", "actor2": "Unidentified", "admin1": "Kayin", "admin2": "Myawaddy", "iso": int64(104), "interaction": "17", "timestamp": int64(1700000000 + i), "region": "Southeast Asia", "source_scale": "National"}}
			if !yield(geo.Edit{Record: e}, nil) {
				return
			}
		}
	}
}

// BenchmarkImport writes 100,000 events as one change.
func BenchmarkImport(b *testing.B) {
	const n = 100_000
	for b.Loop() {
		b.StopTimer()
		s, _ := temporary(b)
		b.StartTimer()
		if _, err := s.Apply(context.Background(), geo.Commit{}, importedEvents(n)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/event")
}
