package gpkg_test

import (
	"fmt"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

const benchRecords = 1000

// benchEdits makes events of a usual size; round tells them apart.
func benchEdits(round int) []geo.Edit {
	edits := make([]geo.Edit, benchRecords)
	for i := range edits {
		edits[i].Record = &geo.Event{ID: fmt.Sprintf("event-%04d", i), Dataset: "bench", Kind: "raid",
			Title: geo.Texts{"en": fmt.Sprint("Raid number ", round)}, Summary: geo.Texts{"en": fmt.Sprintf("%0600d", i)},
			When: "2024-01-05", Points: orb.MultiPoint{{float64(i%360) - 180, float64(i%180) - 90}}, Countries: []string{"MM"},
			Claims: []geo.Claim{{Source: "doc", Locator: "p. 3"}}, Confidence: geo.Reported}
	}
	return edits
}

// BenchmarkApply writes 1,000 records as one change.
func BenchmarkApply(b *testing.B) {
	s, _ := temporary(b)
	for round := 0; b.Loop(); round++ {
		apply(b, s, benchEdits(round)...)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*benchRecords), "µs/record")
}

// BenchmarkApplyOne writes one record: what an acknowledged edit costs.
func BenchmarkApplyOne(b *testing.B) {
	s, _ := temporary(b)
	for round := 0; b.Loop(); round++ {
		apply(b, s, benchEdits(round)[:1]...)
	}
}

// BenchmarkRecords reads 1,000 records that have ten revisions each.
func BenchmarkRecords(b *testing.B) {
	s, _ := temporary(b)
	for round := range 10 {
		apply(b, s, benchEdits(round)...)
	}
	for b.Loop() {
		n := 0
		for _, err := range s.Records(b.Context(), geo.Latest) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != benchRecords {
			b.Fatalf("%d records", n)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*benchRecords), "µs/record")
}
