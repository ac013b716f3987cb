package snapshot_test

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/mapd/mapd/geo/snapshot"
)

// titles are those of all events by id, as a snapshot has them.
func titles(t *testing.T, s *snapshot.Snapshot) map[string]string {
	t.Helper()
	page, err := s.Find(t.Context(), geo.Query{Collection: geo.Events})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, item := range page.Items {
		all[item.ID()] = item.Event().Title["en"]
	}
	return all
}

// keptStore is a store with a keeper that the test may wait for.
func keptStore(t *testing.T) (*gpkg.Store, func() *snapshot.Keeper) {
	t.Helper()
	store, err := gpkg.Open(t.Context(), filepath.Join(t.TempDir(), "test.gpkg"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store, func() *snapshot.Keeper {
		ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
		k, err := snapshot.Keep(ctx, store, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { cancel(); <-k.Done() })
		return k
	}
}

// TestAsOf makes random changes and asks for every version again, in any order.
func TestAsOf(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 0))
	store, keep := keptStore(t)
	write(t, store, &geo.Dataset{ID: "curated", Visibility: geo.Public})
	model, was := map[string]string{}, []map[string]string{nil, {}}
	for version := 2; version <= 12; version++ {
		id := "e" + strconv.Itoa(rng.IntN(4))
		edit := geo.Edit{Record: &geo.Event{ID: id, Dataset: "curated", Kind: "raid", Title: geo.Texts{"en": strconv.Itoa(version)}}}
		next := map[string]string{}
		for id, title := range model {
			next[id] = title
		}
		next[id] = strconv.Itoa(version)
		if _, there := model[id]; there && rng.IntN(3) == 0 {
			edit = geo.Edit{Key: geo.Key{Collection: geo.Events, ID: id}}
			delete(next, id)
		}
		if _, err := store.Apply(t.Context(), geo.Commit{}, func(yield func(geo.Edit, error) bool) { yield(edit, nil) }); err != nil {
			t.Fatal(err)
		}
		model, was = next, append(was, next)
	}
	k := keep()
	order := slices.Concat(rng.Perm(12), rng.Perm(12))
	for _, n := range order {
		s, err := k.AsOf(t.Context(), geo.Version(n+1))
		if err != nil || s.Info().Version != geo.Version(n+1) || s.Info().Changed.IsZero() {
			t.Fatalf("version %d: %+v, %v", n+1, s, err)
		}
		got, want := titles(t, s), was[n+1]
		if len(got) != len(want) {
			t.Fatalf("version %d has %v, want %v", n+1, got, want)
		}
		for id, title := range want {
			if got[id] != title {
				t.Fatalf("version %d has %v, want %v", n+1, got, want)
			}
		}
	}
	for version, code := range map[geo.Version]geo.Code{0: geo.Invalid, -1: geo.Invalid, 13: geo.NotFound} {
		if _, err := k.AsOf(t.Context(), version); geo.CodeOf(err) != code {
			t.Errorf("version %d: %v", version, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := k.AsOf(ctx, 2); err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestAsOfShowsNoDatasetThatIsPrivateToday asks for a version in which it was
// public.
func TestAsOfShowsNoDatasetThatIsPrivateToday(t *testing.T) {
	store, keep := keptStore(t)
	event := func(dataset string) *geo.Event {
		return &geo.Event{ID: dataset + ".1", Dataset: dataset, Kind: "raid"}
	}
	write(t, store, &geo.Dataset{ID: "open", Visibility: geo.Public}, &geo.Dataset{ID: "shut", Visibility: geo.Public}, event("open"), event("shut"))
	write(t, store, &geo.Event{ID: "open.2", Dataset: "open", Kind: "raid"})
	k := keep()
	s, err := k.AsOf(t.Context(), 1)
	if err != nil || s.Count(geo.Events) != 2 {
		t.Fatal(s, err)
	}
	write(t, store, &geo.Dataset{ID: "shut", Visibility: geo.Private})
	for k.Snapshot().Info().Version < 3 && k.Err() == nil {
		time.Sleep(time.Millisecond)
	}
	if s, err = k.AsOf(t.Context(), 1); err != nil || s.Count(geo.Events) != 1 || len(s.Datasets()) != 1 {
		t.Errorf("%d events of %d datasets, %v", s.Count(geo.Events), len(s.Datasets()), err)
	}
}
