package snapshot

import (
	"context"
	"errors"
	"iter"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/mapd/mapd/geo"
)

// fakeStore is a store in memory that can be away.
type fakeStore struct {
	geo.Reader // what a keeper does not ask is not answered
	mu         sync.Mutex
	records    []geo.Record
	written    []geo.Revision
	version    geo.Version
	redactions int64
	away       error
	changed    chan struct{}
	asked      int         // how often Info was asked
	late       geo.Version // by how much Info is behind what Wait announces
}

func newFakeStore() *fakeStore {
	return &fakeStore{version: 1, records: []geo.Record{curated}, changed: make(chan struct{})}
}

// set changes the state of the store and wakes who waits.
func (f *fakeStore) set(away error, records ...geo.Record) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.away = away
	if len(records) > 0 {
		f.records = append(f.records, records...)
		f.version++
		for _, r := range records {
			f.written = append(f.written, geo.Revision{Key: r.Key(), Dataset: r.InDataset(), Version: f.version, Record: r})
		}
	}
	close(f.changed)
	f.changed = make(chan struct{})
}

// redact takes out the newest record.
func (f *fakeStore) redact() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.records = f.records[:len(f.records)-1]
	f.version++
	f.redactions++
	close(f.changed)
	f.changed = make(chan struct{})
}

// times returns how often Info was asked.
func (f *fakeStore) times() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.asked
}

// lag sets by how much Info is behind.
func (f *fakeStore) lag(by geo.Version) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.late = by
}

func (f *fakeStore) Info(context.Context) (geo.StoreInfo, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.asked++
	return geo.StoreInfo{ID: "fake", Version: f.version - f.late, Redactions: f.redactions}, f.away
}

func (f *fakeStore) Records(context.Context, geo.Version) iter.Seq2[geo.Revision, error] {
	f.mu.Lock()
	defer f.mu.Unlock()
	return revisions(f.records...)
}

func (f *fakeStore) Written(_ context.Context, after, upTo geo.Version) iter.Seq2[geo.Revision, error] {
	f.mu.Lock()
	defer f.mu.Unlock()
	written := slices.Clone(f.written)
	return func(yield func(geo.Revision, error) bool) {
		for _, r := range written {
			if r.Version > after && r.Version <= upTo && !yield(r, nil) {
				return
			}
		}
	}
}

func (f *fakeStore) Wait(ctx context.Context, after geo.Version) (geo.Version, error) {
	for {
		f.mu.Lock()
		version, away, changed := f.version, f.away, f.changed
		f.mu.Unlock()
		if away != nil || version > after {
			return version, away
		}
		select {
		case <-ctx.Done():
			return 0, ctx.Err()
		case <-changed:
		}
	}
}

func event(id string) *geo.Event { return &geo.Event{ID: id, Dataset: "curated", When: "2025"} }

func TestKeeperFollows(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		store := newFakeStore()
		k, err := Keep(ctx, store, slog.New(slog.DiscardHandler))
		if err != nil || k.Snapshot().Info().Version != 1 || k.Err() != nil {
			t.Fatal(k, err)
		}
		first := k.Snapshot()
		store.set(nil, event("a"))
		synctest.Wait()
		if k.Snapshot().Count(geo.Events) != 1 || k.Snapshot().Info().Version != 2 || first.Count(geo.Events) != 0 {
			t.Error("the change is not seen, or seen by the old snapshot too")
		}
		select {
		case <-k.Done():
			t.Error("the keeper ended early")
		default:
		}
		cancel()
		<-k.Done()
		if k.Snapshot().Count(geo.Events) != 1 || k.Err() != nil {
			t.Error("the last snapshot is lost, or the end is taken for a failure", k.Err())
		}
	})
}

func TestKeeperWaitsForAStoreThatIsAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := newFakeStore()
		k, err := Keep(t.Context(), store, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		first := k.Snapshot()
		away := errors.New("the store is away")
		store.set(away)
		time.Sleep(time.Hour)
		if !errors.Is(k.Err(), away) || k.Snapshot().Info().Version != 1 {
			t.Error("the failure is hidden, or the snapshot lost:", k.Err())
		}
		if n := store.times(); n < 500 || n > 1500 {
			t.Errorf("the store was asked %d times in an hour", n)
		}
		store.set(nil)
		time.Sleep(longestPause)
		synctest.Wait()
		if k.Err() != nil {
			t.Error("the store is back, but", k.Err())
		}
		if k.Snapshot() != first {
			t.Error("the same version is built again")
		}
		store.set(nil, event("a"))
		synctest.Wait()
		if k.Snapshot().Count(geo.Events) != 1 {
			t.Error("the keeper follows no more")
		}
	})
}

func TestKeeperKeepsTheLastGoodSnapshot(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := newFakeStore()
		k, err := Keep(t.Context(), store, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		store.set(nil, &geo.Event{ID: "bad", Dataset: "curated", When: "soon"})
		synctest.Wait()
		if k.Err() == nil || k.Snapshot().Info().Version != 1 {
			t.Error("a version that cannot be read is shown:", k.Err())
		}
	})
}

// A replica may announce a version before it can be read.
func TestKeeperDoesNotSpinOnALateStore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := newFakeStore()
		k, err := Keep(t.Context(), store, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		store.lag(1)
		store.set(nil, event("a"))
		time.Sleep(time.Minute)
		if n := store.times(); k.Err() == nil || n > 50 {
			t.Errorf("the store was asked %d times, %v", n, k.Err())
		}
		store.lag(0)
		time.Sleep(longestPause)
		synctest.Wait()
		if k.Err() != nil || k.Snapshot().Info().Version != 2 {
			t.Error("the version is not taken when it can be read:", k.Err())
		}
	})
}

func TestKeepFailsWithoutAFirstSnapshot(t *testing.T) {
	store := newFakeStore()
	store.away = errors.New("the store is away")
	if k, err := Keep(t.Context(), store, slog.New(slog.DiscardHandler)); k != nil || !errors.Is(err, store.away) {
		t.Error(k, err)
	}
}

// TestKeeperTellsWhatStaysInTheHeap has no folder for temporary files.
func TestKeeperTellsWhatStaysInTheHeap(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir()+"/none")
	store := newFakeStore()
	store.records = append(store.records, &geo.Event{ID: "a", Dataset: "curated", Summary: geo.Texts{"en": strings.Repeat("long ", worthMoving/5)}})
	var log strings.Builder
	ctx, cancel := context.WithCancel(t.Context())
	k, err := Keep(ctx, store, slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil || k.Snapshot().Count(geo.Events) != 1 {
		t.Fatal(err)
	}
	cancel()
	<-k.Done()
	if told := strings.Count(log.String(), "stays in the heap"); told != 1 {
		t.Errorf("told %d times:\n%s", told, log.String())
	}
}

// TestNewDatasetsAreAdded follows an import into a new dataset: nothing else is
// read again, unless records of it were left out before.
func TestNewDatasetsAreAdded(t *testing.T) {
	s := mustBuild(t, 1, curated, event("old"), &geo.Event{ID: "secret", Dataset: "secret"})
	public := func(id string) []geo.Revision {
		d, e := &geo.Dataset{ID: id, Visibility: geo.Public}, &geo.Event{ID: id + ".1", Dataset: id}
		return []geo.Revision{{Key: d.Key(), Version: 2, Record: d}, {Key: e.Key(), Version: 2, Record: e}}
	}
	next, err := s.update(geo.StoreInfo{ID: "test", Version: 2}, each(public("new")), segmentSize{1, 1}, merging{})
	if err != nil || next.Count(geo.Events) != 2 || next.segments[geo.Events][0].segment != s.segments[geo.Events][0].segment {
		t.Errorf("%v, or a segment was made again", err)
	}
	if _, err := s.update(geo.StoreInfo{ID: "test", Version: 2}, each(public("secret")), segmentSize{1, 1}, merging{}); !errors.Is(err, errAnew) {
		t.Errorf("what was left out of the dataset before is not read: %v", err)
	}
}
