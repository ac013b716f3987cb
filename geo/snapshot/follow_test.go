package snapshot_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/geo/synth"
	"github.com/paulmach/orb"
)

// TestReadersSeeWholeVersions writes one event per change to a store while
// many goroutines read: every snapshot holds as many events as changes were
// made, and versions only grow.
func TestReadersSeeWholeVersions(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	store, err := gpkg.Open(ctx, filepath.Join(t.TempDir(), "test.gpkg"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	write(t, store, &geo.Dataset{ID: "curated", Visibility: geo.Public, Licence: "CC0-1.0"})
	k, err := snapshot.Keep(ctx, store, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	const changes = 12
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() { readUntil(t, k, changes+1) })
	}
	for i := range changes {
		write(t, store, &geo.Event{ID: fmt.Sprintf("e%d", i), Dataset: "curated", Kind: "raid", When: "2025-10-22"})
	}
	readers.Wait()
	cancel()
	<-k.Done()
}

func write(t testing.TB, store geo.Store, records ...geo.Record) {
	t.Helper()
	if _, err := store.Apply(t.Context(), geo.Commit{Author: "test", Reason: "test", Dataset: "curated"}, geo.EditsOf(records...)); err != nil {
		t.Fatal(err)
	}
}

// readUntil reads snapshots until one has the version, or the test ends.
func readUntil(t *testing.T, k *snapshot.Keeper, version geo.Version) {
	var last geo.Version
	for last < version && t.Context().Err() == nil && k.Err() == nil {
		s := k.Snapshot()
		page, err := s.Find(t.Context(), geo.Query{Collection: geo.Events})
		if now := s.Info().Version; err != nil || now < last || page.Matched != int(now)-1 {
			t.Errorf("version %d after %d has %d events, %v", now, last, page.Matched, err)
			return
		}
		last = s.Info().Version
		runtime.Gosched()
	}
	if err := k.Err(); err != nil {
		t.Error(err)
	}
}

// benchEvents is how many events there are when one is edited: 100,000, or what
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

// benchStore is a store of many events.
func benchStore(b *testing.B) (store *gpkg.Store, events []geo.Record) {
	b.Helper()
	store, err := gpkg.Open(b.Context(), filepath.Join(b.TempDir(), "test.gpkg"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	write(b, store, &geo.Dataset{ID: "bench", Visibility: geo.Public})
	for e := range synth.Events(synth.Options{Rows: benchEvents(b), Seed: synth.Seed}) {
		events = append(events, &geo.Event{ID: fmt.Sprintf("bench.%d", e.Number), Dataset: "bench", Kind: e.Kind, Title: geo.Texts{"en": e.Title},
			When: geo.When(geo.Day(e.Begin / 86400).String()), Points: orb.MultiPoint{e.Place}, Countries: []string{e.Country}, Precision: geo.Near})
	}
	write(b, store, events...)
	return store, events
}

// BenchmarkEditSeen edits one event among many: from the start of the change to
// the snapshot that shows it.
func BenchmarkEditSeen(b *testing.B) {
	ctx, cancel := context.WithCancel(b.Context())
	defer cancel()
	store, events := benchStore(b)
	k, err := snapshot.Keep(ctx, store, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	for round := 0; b.Loop(); round++ {
		e := *events[round%len(events)].(*geo.Event)
		e.Title = geo.Texts{"en": fmt.Sprint("Edited ", round)}
		write(b, store, &e)
		for version := geo.Version(3 + round); k.Snapshot().Info().Version < version; {
			runtime.Gosched()
		}
	}
	b.StopTimer()
	cancel()
	<-k.Done()
}

// BenchmarkBegin starts from a details file of many events, and not from their
// store.
func BenchmarkBegin(b *testing.B) {
	store, events := benchStore(b)
	details := filepath.Join(b.TempDir(), "details")
	begin := func() {
		ctx, cancel := context.WithCancel(b.Context())
		k, err := snapshot.KeepFrom(ctx, store, details, slog.New(slog.DiscardHandler))
		if err != nil || k.Snapshot().Count(geo.Events) != len(events) {
			b.Fatal(err)
		}
		b.StopTimer()
		for _, err := os.Stat(details); err != nil; _, err = os.Stat(details) {
			time.Sleep(time.Millisecond)
		}
		cancel()
		<-k.Done()
		b.StartTimer()
	}
	begin()
	b.ResetTimer()
	for b.Loop() {
		begin()
	}
}
