package postgis_test

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/paulmach/orb"
)

// benchEvents is how many events the benchmarks read: 100,000, or what
// MAPD_BENCH_EVENTS says.
func benchEvents(b *testing.B) int {
	text := os.Getenv("MAPD_BENCH_EVENTS")
	if text == "" {
		return 100_000
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		b.Fatalf("MAPD_BENCH_EVENTS: %v", err)
	}
	return n
}

// manyEvents yields events as an import brings them, all of one hotspot's
// neighbourhood and of the last ten years.
func manyEvents(n int) func(func(geo.Edit, error) bool) {
	return func(yield func(geo.Edit, error) bool) {
		random := rand.New(rand.NewPCG(1, 2))
		words := []string{"police", "raid", "compound", "rescued", "workers", "border", "sanctions", "telecom", "fraud", "operators"}
		if !yield(geo.Edit{Record: &geo.Dataset{ID: "bench", Visibility: geo.Public}}, nil) {
			return
		}
		for i := range n {
			day := geo.NewDay(2015, 1, 1) + geo.Day(random.IntN(4000))
			title, summary := "", ""
			for range 6 {
				title += words[random.IntN(len(words))] + " "
			}
			for range 12 {
				summary += words[random.IntN(len(words))] + " "
			}
			e := &geo.Event{ID: fmt.Sprintf("bench.%07d", i), Dataset: "bench", Kind: "raid", When: geo.When(day.String()),
				Title: geo.Texts{"en": title}, Summary: geo.Texts{"en": summary}, Countries: []string{"KH"}, Precision: geo.Near, RadiusM: 2000,
				Points: orb.MultiPoint{{102 + random.Float64()*5, 10 + random.Float64()*4}}, Confidence: geo.Reported,
				Claims: []geo.Claim{{Source: "doc", Locator: "row " + strconv.Itoa(i)}}}
			if !yield(geo.Edit{Record: e}, nil) {
				return
			}
		}
	}
}

// BenchmarkServe starts to serve all events of a database: it reads them into
// a first snapshot.
func BenchmarkServe(b *testing.B) {
	s, _ := temporary(b)
	n := benchEvents(b)
	if _, err := s.Apply(b.Context(), geo.Commit{}, manyEvents(n)); err != nil {
		b.Fatal(err)
	}
	empty := heap()
	before := processorTime(b)
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
		used := processorTime(b)
		b.ReportMetric(float64(heap()-empty)/float64(n), "B-heap/event")
		runtime.KeepAlive(k)
		before += processorTime(b) - used
		b.StartTimer()
	}
	b.ReportMetric((processorTime(b)-before).Seconds()/float64(b.N), "s-processor/op")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/event")
}

// heap returns how many bytes are in use after a collection.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// processorTime is what mapd has used so far, without the database. On a busy
// machine it says more than the clock.
func processorTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// BenchmarkRecords reads all events from the database, and no more.
func BenchmarkRecords(b *testing.B) {
	s, _ := temporary(b)
	n := benchEvents(b)
	if _, err := s.Apply(b.Context(), geo.Commit{}, manyEvents(n)); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		read := 0
		for _, err := range s.Records(b.Context(), geo.Latest) {
			if err != nil {
				b.Fatal(err)
			}
			read++
		}
		if read != n+1 {
			b.Fatalf("%d records", read)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/event")
}

// BenchmarkApply writes all events as one change.
func BenchmarkApply(b *testing.B) {
	n := benchEvents(b)
	for b.Loop() {
		b.StopTimer()
		s, _ := temporary(b)
		b.StartTimer()
		if _, err := s.Apply(b.Context(), geo.Commit{}, manyEvents(n)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/event")
}

// BenchmarkApplyOne writes one event: what an acknowledged edit costs.
func BenchmarkApplyOne(b *testing.B) {
	s, _ := temporary(b)
	for round := 0; b.Loop(); round++ {
		apply(b, s, puts(&geo.Event{ID: "a", Title: geo.Texts{"en": fmt.Sprint(round)}})...)
	}
}
