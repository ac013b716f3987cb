package snapshot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/mapd/mapd/geo"
)

// Store is what a Keeper follows: a store, as far as it is read.
type Store interface {
	geo.Reader
	geo.Follower
}

// The pause after a failure doubles from the first to the longest.
const (
	firstPause   = 100 * time.Millisecond
	longestPause = 5 * time.Second
)

// Keeper follows a store and holds the newest snapshot of it.
type Keeper struct {
	store   Store
	log     *slog.Logger
	current atomic.Pointer[Snapshot]
	turn    sync.Mutex             // held while a snapshot is made of the current one
	busy    map[geo.Collection]int // the leading segments that are being merged in the background
	failure atomic.Pointer[error]
	told    bool // that columns stay in the heap
	details detailsKeeper
	pasts   pasts
	done    chan struct{}
}

// Keep builds the first snapshot and then follows the store in the background
// until ctx is done. While the store cannot be read, the last snapshot stays,
// and reading is tried again after a growing pause of at most five seconds.
// Keep returns an error if the first snapshot cannot be built.
func Keep(ctx context.Context, store Store, log *slog.Logger) (*Keeper, error) {
	return KeepFrom(ctx, store, "", log)
}

// KeepFrom is Keep that begins with the snapshot in a details file, if that fits
// the store: it is served at once and then brought up to date. The file is
// written anew, in the background, when much has changed since it was, and
// removed when records were redacted. One that does not fit, or cannot be
// written, is told in the log and harms nothing.
func KeepFrom(ctx context.Context, store Store, details string, log *slog.Logger) (*Keeper, error) {
	k := &Keeper{store: store, log: log, details: detailsKeeper{path: details, log: log}, pasts: newPasts(), done: make(chan struct{})}
	if err := k.begin(ctx); err != nil {
		return nil, err
	}
	go k.follow(ctx)
	return k, nil
}

// begin holds the first snapshot.
func (k *Keeper) begin(ctx context.Context) error {
	info, err := k.store.Info(ctx)
	if err != nil {
		return fmt.Errorf("read the state of the store: %w", err)
	}
	if s := k.details.read(info); s != nil {
		k.current.Store(s)
		return nil
	}
	return withoutHaste(func() error { return k.renew(ctx) })
}

// Snapshot returns the newest snapshot. It is never nil.
func (k *Keeper) Snapshot() *Snapshot { return k.current.Load() }

// Err returns the last failure to follow the store, nil if all is well.
func (k *Keeper) Err() error {
	if err := k.failure.Load(); err != nil {
		return *err
	}
	return nil
}

// Done is closed when the keeper has ended, with its context.
func (k *Keeper) Done() <-chan struct{} { return k.done }

func (k *Keeper) follow(ctx context.Context) {
	defer close(k.done)
	defer k.details.wait()
	for pause := firstPause; ; {
		err := k.step(ctx)
		if ctx.Err() != nil {
			return
		}
		if err == nil {
			pause = firstPause
			continue
		}
		k.failure.Store(&err)
		k.log.Error("following the store failed", "err", err, "retry_in", pause.String())
		wait(ctx, pause)
		pause = min(2*pause, longestPause)
	}
}

// step brings the snapshot up to date, waits for a newer version and takes it.
func (k *Keeper) step(ctx context.Context) error {
	if err := k.renew(ctx); err != nil {
		return err
	}
	k.failure.Store(nil)
	k.startMerging(ctx)
	version, err := k.store.Wait(ctx, k.Snapshot().Info().Version)
	if err != nil {
		return fmt.Errorf("wait for a newer version: %w", err)
	}
	if err := k.renew(ctx); err != nil {
		return err
	}
	k.startMerging(ctx)
	if now := k.Snapshot().Info().Version; now < version {
		return fmt.Errorf("the store announces version %d, but gives %d", version, now)
	}
	return nil
}

// renew builds the snapshot of the newest version, if it is newer than the one
// held, and swaps it in.
func (k *Keeper) renew(ctx context.Context) error {
	info, err := k.store.Info(ctx)
	if err != nil {
		return fmt.Errorf("read the state of the store: %w", err)
	}
	if old := k.current.Load(); old != nil && sameState(old.Info(), info) {
		return nil
	}
	err = k.update(ctx, info)
	if errors.Is(err, errAnew) {
		err = k.build(ctx, info)
	}
	if err != nil {
		return fmt.Errorf("build the snapshot of version %d: %w", info.Version, err)
	}
	s := k.Snapshot()
	k.log.Info("snapshot ready", "version", info.Version, "events", s.Count(geo.Events),
		"hotspots", s.Count(geo.Hotspots), "built_in", s.BuildTime().String())
	k.tellStayed(s)
	return nil
}

// tellStayed says once that columns had to stay in the heap, and why.
func (k *Keeper) tellStayed(s *Snapshot) {
	for _, segments := range s.segments {
		for _, g := range segments {
			if g.stayed != nil && !k.told {
				k.told = true
				k.log.Warn("the index stays in the heap, which takes more memory: there is no room for it in the folder for temporary files (TMPDIR)", "err", g.stayed)
			}
		}
	}
}

// build makes the snapshot of all records.
func (k *Keeper) build(ctx context.Context, info geo.StoreInfo) error {
	s, err := Build(info, k.store.Records(ctx, info.Version))
	if err != nil {
		return err
	}
	k.turn.Lock()
	defer k.turn.Unlock()
	k.current.Store(s)
	return nil
}

// update makes the snapshot of the one that is held and of what was written
// since. It fails with errAnew if all is to be read anew, as when records were
// redacted.
func (k *Keeper) update(ctx context.Context, info geo.StoreInfo) error {
	k.turn.Lock()
	defer k.turn.Unlock()
	old := k.current.Load()
	if old != nil && old.info.Redactions != info.Redactions {
		k.details.remove()
	}
	if old == nil || old.info.ID != info.ID || old.info.Redactions != info.Redactions || info.Version < old.info.Version {
		return errAnew
	}
	written := k.store.Written(ctx, old.info.Version, info.Version)
	s, err := old.update(info, written, segmentSize{leastRows, segmentRows}, merging{mergedAtOnce, k.busy})
	if err == nil {
		k.current.Store(s)
	}
	return err
}

// startMerging begins to merge what is due in the background, one collection
// at a time, until nothing is. Then the details file may be written.
func (k *Keeper) startMerging(ctx context.Context) {
	k.turn.Lock()
	defer k.turn.Unlock()
	s := k.current.Load()
	job, due := s.jobDue()
	if k.busy != nil {
		return
	}
	if !due {
		k.details.write(ctx, s)
		return
	}
	k.busy = job.busy(s)
	go func() {
		if k.merge(job) {
			k.startMerging(ctx)
		}
	}()
}

// merge does a job. It reports false if it came to nothing; the next change
// will then be the occasion for another.
func (k *Keeper) merge(job mergeJob) bool {
	g, err := job.merge()
	k.turn.Lock()
	defer k.turn.Unlock()
	k.busy = nil
	if err != nil {
		k.log.Error("merging segments failed", "collection", job.collection, "err", err)
		return false
	}
	s, ok := k.current.Load().merged(job, g)
	if ok {
		k.current.Store(s)
	}
	return ok
}

// sameState reports whether two states of a store hold the same records.
func sameState(a, b geo.StoreInfo) bool {
	return a.ID == b.ID && a.Version == b.Version && a.Redactions == b.Redactions
}

// wait returns after a while, or when ctx is done.
func wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}
