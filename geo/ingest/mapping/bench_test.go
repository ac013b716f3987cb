package mapping_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// benchNames and benchRows make a table of 15 columns as CSV gives it.
var benchNames = []string{"id", "date", "type", "lat", "lon", "place", "province", "country", "killed", "injured", "source", "link", "notes", "weather", "score"}

func benchRows(n int) []rows.Row {
	random := rand.New(rand.NewPCG(1, 2))
	kinds := []string{"Raid", "Arrest", "Rescue", "Protest", "Fire"}
	countries := []string{"Cambodia", "MM", "Lao PDR", "THA", "704"}
	out := make([]rows.Row, n)
	for i := range out {
		out[i] = rows.Row{Number: int64(i + 1), Names: benchNames, Values: []any{
			fmt.Sprintf("EV-%06d", i), fmt.Sprintf("2024-%02d-%02d", 1+i%12, 1+i%28), kinds[i%5],
			fmt.Sprintf("%.4f", 10+10*random.Float64()), fmt.Sprintf("%.4f", 98+8*random.Float64()),
			fmt.Sprintf("Village %d", i%500), fmt.Sprintf("Province %d", i%20), countries[i%5],
			fmt.Sprint(random.IntN(5)), fmt.Sprint(random.IntN(9)), fmt.Sprintf("Paper %d", i%40), fmt.Sprintf("https://news.example/%d", i%3000),
			"Invented words about what happened there, as long as notes usually are in such tables.", "dry", fmt.Sprintf("%.2f", random.Float64()),
		}}
	}
	return out
}

// BenchmarkRecord maps rows of 15 columns, one goroutine.
func BenchmarkRecord(b *testing.B) {
	input := benchRows(5000)
	for name, strip := range map[string]bool{"id": false, "hashed": true} {
		b.Run(name, func(b *testing.B) {
			opt := mapping.Options{Dataset: "test", Lang: "en"}
			if strip {
				opt.Map = []string{"extra=id"}
			}
			survey := mapping.NewSurvey(opt)
			for _, row := range input {
				survey.Add(row)
			}
			p, err := survey.Plan(opt)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			ctx := context.Background()
			for i := 0; b.Loop(); i++ {
				if _, reject := p.Record(ctx, input[i%len(input)], nil); reject != nil {
					b.Fatal(reject)
				}
			}
		})
	}
}

// BenchmarkKey makes keys alone, as the first pass of an import does.
func BenchmarkKey(b *testing.B) {
	input := benchRows(5000)
	for name, entry := range map[string]string{"id": "id=id", "hashed": "extra=id"} {
		b.Run(name, func(b *testing.B) {
			p := plan(b, input, mapping.Options{Map: []string{entry}})
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if key, _ := p.Key(input[i%len(input)]); key == "" {
					b.Fatal("no key")
				}
			}
		})
	}
}

// BenchmarkSurvey looks at rows of 15 columns.
func BenchmarkSurvey(b *testing.B) {
	input := benchRows(5000)
	survey := mapping.NewSurvey(mapping.Options{})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		survey.Add(input[i%len(input)])
	}
}
