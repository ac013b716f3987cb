package feeds

import (
	"context"
	"sync"
	"time"

	"github.com/mapd/mapd/geo"
)

// History tells of the changes that a snapshot came from: a store, of which no
// more is read than Atom's pages need.
type History interface {
	Revisions(ctx context.Context, key geo.Key) ([]geo.Revision, error)
	Changes(ctx context.Context, after geo.Version, limit int) ([]geo.Change, error)
}

// Times remembers when changes were made, which never alters.
type Times struct {
	history func() History

	mu    sync.Mutex
	known []time.Time // of change 1, 2, …
}

// NewTimes returns the times of the changes of a history. history gives nil
// while there is none.
func NewTimes(history func() History) *Times { return &Times{history: history} }

// changesAtOnce bounds how many changes are read at a time.
const changesAtOnce = 10_000

// of returns the time of a change.
func (t *Times) of(ctx context.Context, version geo.Version) (time.Time, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for geo.Version(len(t.known)) < version {
		history := t.history()
		if history == nil {
			return time.Time{}, errNoHistory
		}
		changes, err := history.Changes(ctx, geo.Version(len(t.known)), changesAtOnce)
		if err != nil {
			return time.Time{}, err
		}
		if len(changes) == 0 {
			return time.Time{}, errNoHistory
		}
		for _, c := range changes {
			t.known = append(t.known, c.Time.UTC())
		}
	}
	if version < 1 {
		return time.Time{}, nil
	}
	return t.known[version-1], nil
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
