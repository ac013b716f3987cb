// Package history copies a store with all its changes, and checks a store
// against its own.
package history

import (
	"context"
	"fmt"
	"iter"
	"sync/atomic"
	"time"

	"github.com/mapd/mapd/geo"
)

// Clock tells a store that is copied to when the change was made that it takes
// in. It is that store's Now.
type Clock struct{ at atomic.Pointer[time.Time] }

// Now is the time of the change that is being copied; before the first, the
// present.
func (c *Clock) Now() time.Time {
	if at := c.at.Load(); at != nil {
		return *at
	}
	return time.Now()
}

// Target is a store that is copied to.
type Target interface {
	geo.Reader
	geo.Writer
}

// page is how many changes are listed at a time.
const page = 500

// Copy brings the changes of one store into another, one by one, so that both
// hold the same history: versions, times, authors, reasons and every revision.
// The other store must be empty, or hold the beginning of this history; then
// the rest is copied. It keeps an id of its own. clock must be its Now.
//
// Copy returns the newest version of the other store. Changes that are made to
// the first while it runs may be left for the next time. progress is called
// after each change.
func Copy(ctx context.Context, from geo.Reader, to Target, clock *Clock, progress func(done, newest geo.Version)) (geo.Version, error) {
	source, err := from.Info(ctx)
	if err != nil {
		return 0, fmt.Errorf("read the store to copy from: %w", err)
	}
	target, err := to.Info(ctx)
	if err != nil {
		return 0, fmt.Errorf("read the store to copy to: %w", err)
	}
	if source.ID == target.ID {
		return 0, geo.Errorf(geo.Invalid, "both are the same store")
	}
	if err := sameBeginning(ctx, from, to, target.Version); err != nil {
		return 0, err
	}
	done := target.Version
	for c, err := range Changes(ctx, from, done) {
		if err != nil {
			return done, fmt.Errorf("read the store to copy from: %w", err)
		}
		if c.Version > source.Version {
			break
		}
		if err := copyChange(ctx, from, to, clock, c); err != nil {
			return done, fmt.Errorf("copy change %d: %w", c.Version, err)
		}
		done = c.Version
		progress(done, source.Version)
	}
	return done, nil
}

// copyChange makes one change of a store in another.
func copyChange(ctx context.Context, from geo.Reader, to Target, clock *Clock, c geo.Change) error {
	clock.at.Store(&c.Time)
	commit := geo.Commit{Author: c.Author, Reason: c.Reason, Dataset: c.Dataset}
	made, err := to.Apply(ctx, commit, func(yield func(geo.Edit, error) bool) {
		for r, err := range from.Written(ctx, c.Version-1, c.Version) {
			if !yield(geo.Edit{Record: r.Record, Key: r.Key}, err) || err != nil {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	if made != c {
		return geo.Errorf(geo.Conflict, "it became %+v instead of %+v; somebody else writes to the store that is copied to, or the history is damaged", made, c)
	}
	return nil
}

// sameBeginning checks that a store holds the first changes of another.
func sameBeginning(ctx context.Context, whole, part geo.Reader, upTo geo.Version) error {
	next, stop := iter.Pull2(Changes(ctx, whole, 0))
	defer stop()
	for have, err := range Changes(ctx, part, 0) {
		if err != nil {
			return fmt.Errorf("read the store to copy to: %w", err)
		}
		want, err, ok := next()
		if err != nil {
			return fmt.Errorf("read the store to copy from: %w", err)
		}
		if !ok || want != have {
			return geo.Errorf(geo.Conflict, "the store to copy to has another history from change %d on; give it an empty one", have.Version)
		}
		if have.Version == upTo {
			break
		}
	}
	return nil
}

// Changes yields all changes after a version, oldest first.
func Changes(ctx context.Context, store geo.Reader, after geo.Version) iter.Seq2[geo.Change, error] {
	return func(yield func(geo.Change, error) bool) {
		for {
			changes, err := store.Changes(ctx, after, page)
			if err != nil {
				yield(geo.Change{}, err)
				return
			}
			for _, c := range changes {
				if !yield(c, nil) {
					return
				}
				after = c.Version
			}
			if len(changes) < page {
				return
			}
		}
	}
}
