package tiles

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
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

func BenchmarkPack(b *testing.B) {
	s := benchSnapshot(b)
	size := 0
	for b.Loop() {
		made, err := packEvents(context.Background(), s, geo.Query{Collection: geo.Events}, english)
		if err != nil {
			b.Fatal(err)
		}
		size = len(made.part)
	}
	b.ReportMetric(float64(size), "bytes")
}
