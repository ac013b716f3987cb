package feeds

import (
	"context"
	"iter"
	"sync"
	"time"

	"github.com/mapd/mapd/geo"
)

// History tells of the changes that a snapshot came from: a store, of which no
// more is read than Atom's pages need.
type History interface {
	Revisions(ctx context.Context, key geo.Key) ([]geo.Revision, error)
	Changes(ctx context.Context, after geo.Version, limit int) ([]geo.Change, error)
	Written(ctx context.Context, after, upTo geo.Version) iter.Seq2[geo.Revision, error]
}

// Times remembers when changes were made and what they withdrew, which never
// alters.
type Times struct {
	history func() History

	mu        sync.Mutex
	known     []moment // of change 1, 2, …
	withdrawn map[geo.Version][]geo.Revision
	// redactions is how many records were redacted when withdrawn was read.
	redactions int64
}

// moment is what is kept of a change: when it was made, and how many revisions
// it wrote.
type moment struct {
	at      time.Time
	written int
}

// NewTimes returns the times of the changes of a history. history gives nil
// while there is none.
func NewTimes(history func() History) *Times {
	return &Times{history: history, withdrawn: map[geo.Version][]geo.Revision{}}
}

// changesAtOnce bounds how many changes are read at a time.
const changesAtOnce = 10_000

// of returns the time of a change.
func (t *Times) of(ctx context.Context, version geo.Version) (time.Time, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.know(ctx, version); err != nil || version < 1 {
		return time.Time{}, err
	}
	return t.known[version-1].at, nil
}

// know reads the changes up to a version. The lock is held.
func (t *Times) know(ctx context.Context, version geo.Version) error {
	for geo.Version(len(t.known)) < version {
		history := t.history()
		if history == nil {
			return errNoHistory
		}
		changes, err := history.Changes(ctx, geo.Version(len(t.known)), changesAtOnce)
		if err != nil {
			return err
		}
		if len(changes) == 0 {
			return errNoHistory
		}
		for _, c := range changes {
			t.known = append(t.known, moment{c.Time.UTC(), c.Written})
		}
	}
	return nil
}

var errNoHistory = geo.Errorf(geo.Unavailable, "the history of the data cannot be read now; try again later")

// first returns when a record was written for the first time.
func (t *Times) first(ctx context.Context, key geo.Key) (time.Time, geo.Version, error) {
	history := t.history()
	if history == nil {
		return time.Time{}, 0, errNoHistory
	}
	revisions, err := history.Revisions(ctx, key)
	if err != nil || len(revisions) == 0 {
		return time.Time{}, 0, err
	}
	at, err := t.of(ctx, revisions[0].Version)
	return at, revisions[0].Version, err
}
