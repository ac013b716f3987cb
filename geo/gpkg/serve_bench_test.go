package gpkg_test

import (
	"context"
	"log/slog"
	"runtime"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

// BenchmarkServe starts to serve 100,000 imported events: it reads them out of
// the file into a first snapshot.
func BenchmarkServe(b *testing.B) {
	const n = 100_000
	s, _ := temporary(b)
	if _, err := s.Apply(b.Context(), geo.Commit{}, importedEvents(n)); err != nil {
		b.Fatal(err)
	}
	empty := heap()
	for b.Loop() {
		following, leave := context.WithCancel(b.Context())
		k, err := snapshot.Keep(following, s, slog.New(slog.DiscardHandler))
		if err != nil || k.Snapshot().Count(geo.Events) != n {
			b.Fatal(err)
		}
		leave()
		<-k.Done()
		b.StopTimer()
		b.ReportMetric(k.Snapshot().BuildTime().Seconds(), "s-indexing/op")
		b.ReportMetric(float64(heap()-empty)/n, "B-heap/event")
		runtime.KeepAlive(k)
		b.StartTimer()
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/event")
}

// heap returns how many bytes are in use after a collection.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
