package snapshot

import (
	"errors"
	"iter"
	"maps"
	"slices"
	"time"

	"github.com/mapd/mapd/geo"
	"golang.org/x/sync/errgroup"
)

// errAnew says that all records are to be read anew: a dataset of which records
// were left out has become public, one has ceased to be public, or so much was
// written again and again that nothing would be saved.
var errAnew = errors.New("all records are to be read anew")

// update returns the snapshot of a newer state of the store, made from this one
// and the revisions that were written since, in their order. What changes comes
// into new segments, and the rows that it supersedes are left out of the others.
//
// While the revisions are read, those that have come are indexed; no more of
// them are held than a segment is built of.
func (s *Snapshot) update(info geo.StoreInfo, revisions iter.Seq2[geo.Revision, error], size segmentSize, m merging) (*Snapshot, error) {
	u := &updater{size: size, merging: m}
	u.begin(s)
	for r, err := range revisions {
		if err == nil {
			err = u.add(r)
		}
		if err != nil {
			_ = u.indexing.Wait() // the first error is told
			return nil, err
		}
	}
	if err := u.finish(); err != nil {
		return nil, err
	}
	u.next.info = info
	return u.next, nil
}

// updater makes one snapshot of another, in steps. A step takes what describes
// others (datasets, kinds, sources, hotspots) before the events and flows that
// it describes.
type updater struct {
	size    segmentSize
	merging merging
	read    int           // how many events and flows
	built   time.Duration // how long they were indexed

	old, next *Snapshot // before and after the step
	described bool      // what describes others is taken
	derive    *deriver
	revisions map[geo.Collection]map[string]geo.Revision // the newest of each record that describes others, and of briefings
	waiting   map[geo.Collection][]geo.Revision          // events and flows that are in no segment yet
	redo      map[geo.Collection]map[string]bool         // the ids of the items that change without being written
	indexing  errgroup.Group                             // one segment at a time
}

// begin begins a step.
func (u *updater) begin(old *Snapshot) {
	next := *old
	next.segments, next.hidden = maps.Clone(old.segments), maps.Clone(old.hidden)
	u.old, u.next, u.described = old, &next, false
	u.revisions, u.redo = map[geo.Collection]map[string]geo.Revision{}, map[geo.Collection]map[string]bool{}
	u.waiting = map[geo.Collection][]geo.Revision{}
	for _, c := range geo.Collections {
		u.revisions[c], u.redo[c] = map[string]geo.Revision{}, map[string]bool{}
	}
}

// add takes the next revision.
func (u *updater) add(r geo.Revision) error {
	u.next.taken++
	c := r.Key.Collection
	if c != geo.Events && c != geo.Flows {
		if u.described && c != geo.Briefings {
			if err := u.finish(); err != nil {
				return err
			}
			u.begin(u.next)
		}
		u.revisions[c][r.Key.ID] = r
		u.redo[c][r.Key.ID] = true
		return nil
	}
	u.waiting[c] = append(u.waiting[c], r)
	if len(u.waiting[c]) < min(max(u.read, u.size.least), u.size.most) {
		return nil
	}
	u.read += len(u.waiting[c])
	if err := u.describe(); err != nil {
		return err
	}
	return u.index(c)
}

// index makes a segment of the rows of a collection that change, as far as they
// are known, while more are read.
func (u *updater) index(c geo.Collection) error {
	if err := u.indexing.Wait(); err != nil { // the one before
		return err
	}
	if u.read > enough+2*u.counted() && u.old.info.Version > 0 {
		return errAnew
	}
	t := taking{c, u.waiting[c], u.redo[c]}
	u.waiting[c], u.redo[c] = nil, map[string]bool{}
	if len(t.revisions)+len(t.redo) > 0 {
		u.indexing.Go(func() error { return u.take(t) })
	}
	return nil
}

// enough is how many revisions are always taken one by one. Of more, at least
// half have to add something.
const enough = 100_000

// counted is how many events and flows there are.
func (u *updater) counted() int { return u.next.Count(geo.Events) + u.next.Count(geo.Flows) }

// derivedOrder is the order in which collections are made: the events tell when
// hotspots are cited.
var derivedOrder = []geo.Collection{geo.Sources, geo.Events, geo.Flows, geo.Hotspots}

// finish ends a step: it takes what waits.
func (u *updater) finish() error {
	if err := u.describe(); err != nil {
		return err
	}
	for _, c := range []geo.Collection{geo.Sources, geo.Hotspots} {
		u.waiting[c] = slices.Collect(maps.Values(u.revisions[c]))
	}
	for _, c := range derivedOrder {
		if err := u.index(c); err != nil {
			return err
		}
	}
	if err := u.indexing.Wait(); err != nil {
		return err
	}
	for _, c := range derivedOrder {
		var err error
		if u.next.segments[c], err = u.merging.compact(c, u.next.segments[c]); err != nil {
			return err
		}
	}
	u.readBriefings()
	u.next.measureDays()
	u.next.built = u.built
	return nil
}
