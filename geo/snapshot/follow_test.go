package snapshot_test

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/mapd/mapd/geo/snapshot"
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

func write(t *testing.T, store geo.Store, r geo.Record) {
	t.Helper()
	if _, err := store.Apply(t.Context(), geo.Commit{Author: "test", Reason: "test", Dataset: "curated"}, geo.EditsOf(r)); err != nil {
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
