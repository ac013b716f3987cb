package feeds_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/feeds"
)

// manyEvents makes n events over ten years and South-East Asia, from ten
// sources, every third with a figure.
func manyEvents(n int) []geo.Record {
	random := rand.New(rand.NewPCG(1, 2))
	records := []geo.Record{&geo.Dataset{ID: "open", Title: en("Open"), Licence: "CC0-1.0", Credit: "us", Visibility: geo.Public}}
	for i := range 10 {
		records = append(records, &geo.Source{ID: fmt.Sprint("paper-", i), Dataset: "open", CSL: map[string]any{"title": fmt.Sprint("Paper ", i)}})
	}
	for i := range n {
		e := &geo.Event{
			ID: fmt.Sprintf("e%07d", i), Dataset: "open", Kind: fmt.Sprint("kind-", random.IntN(12)),
			Title: en(fmt.Sprintf("Something happens, number %d", i)), Summary: en("A sentence of the usual length that says what happened there."),
			When:   geo.When(geo.Day(16000 + random.IntN(3650)).String()),
			Points: orb.MultiPoint{{90 + 30*random.Float64(), 30 * random.Float64()}}, Countries: []string{"MM"}, Hotspots: []string{}, Figures: []geo.Figure{},
			Precision: geo.InTown, RadiusM: 5000, Confidence: geo.Reported,
			Claims: []geo.Claim{{Source: fmt.Sprint("paper-", random.IntN(10)), Locator: "page 1", Says: en("The source says what happened there.")}},
		}
		if i%3 == 0 {
			e.Figures = append(e.Figures, geo.Figure{Measure: "rescued", Unit: "people", Best: number(float64(random.IntN(900))), Qualifier: geo.About, Sort: geo.Happened})
		}
		records = append(records, e)
	}
	return records
}

// BenchmarkFormats writes 100,000 events in each format.
func BenchmarkFormats(b *testing.B) {
	s := snapshotOf(b, 1, manyEvents(100_000))
	for _, format := range feeds.Formats() {
		b.Run(format.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				feed, err := feeds.Open(b.Context(), s, feeds.Ask{Query: geo.Query{Collection: geo.Events}, Languages: []string{"en"},
					Times: feeds.NewTimes(func() feeds.History { return past{} })})
				if err != nil {
					b.Fatal(err)
				}
				if err := feed.Write(b.Context(), format, io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
