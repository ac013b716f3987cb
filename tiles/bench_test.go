package tiles

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/pack"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// benchSnapshot holds 100,000 events, half of them in South-East Asia.
func benchSnapshot(b *testing.B) *snapshot.Snapshot {
	b.Helper()
	return snapshotOf(b, 1, randomEvents(rand.New(rand.NewPCG(1, 2)), 100_000)...)
}

func BenchmarkEventTile(b *testing.B) {
	s := benchSnapshot(b)
	for _, a := range []address{{0, 0, 0}, {4, 12, 7}, {7, 100, 58}, {10, 803, 470}} {
		b.Run(fmt.Sprintf("%d-%d-%d", a.z, a.x, a.y), func(b *testing.B) {
			size := 0
			for b.Loop() {
				tile, err := drawEvents(context.Background(), &drawing{a, s, geo.Query{Collection: geo.Events}, english})
				if err != nil {
					b.Fatal(err)
				}
				size = len(tile)
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
}

// BenchmarkPlan divides a large pack among parts.
func BenchmarkPlan(b *testing.B) {
	s := benchSnapshot(b)
	for b.Loop() {
		if _, err := newPlan(b.Context(), packRequest{snapshot: s, query: geo.Query{Collection: geo.Events}, prefs: english}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPack writes the core columns of all parts, compressed.
func BenchmarkPack(b *testing.B) {
	s := benchSnapshot(b)
	plan, err := newPlan(b.Context(), packRequest{snapshot: s, query: geo.Query{Collection: geo.Events}, prefs: english})
	if err != nil {
		b.Fatal(err)
	}
	size := 0
	for b.Loop() {
		size = 0
		for _, part := range plan.parts {
			made, err := packRows(s, part.rows, pack.Core, english)
			if err != nil {
				b.Fatal(err)
			}
			size += len(httpx.Zstd.Compress(made))
		}
	}
	b.ReportMetric(float64(size)/float64(plan.rows), "bytes/event")
}
