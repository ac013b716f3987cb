package load

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/mapd/mapd/geo"
)

// Touched is the error for a change that cannot be undone since later changes
// have touched what it wrote.
type Touched struct {
	Version geo.Version
	// Records are some of them, each with the change that touched it last.
	Records []string
	More    int // others that are not listed
}

// Error lists the records and says what to do.
func (t *Touched) Error() string {
	text := fmt.Sprintf("change %d cannot be undone: later changes have touched %s", t.Version, strings.Join(t.Records, ", "))
	if t.More > 0 {
		text += fmt.Sprintf(" and %d more", t.More)
	}
	return text + "; undo those changes first, the newest first"
}

// mostListed bounds what an error lists.
const mostListed = 20

// Undo makes a new change that restores each record which change n wrote to
// what it was before: records that n made are deleted, but for datasets, kinds
// and sources that other records still rely on.
//
// It is refused with a *Touched if a later change has touched any of them.
func Undo(ctx context.Context, store Store, n geo.Version, author, reason string) (geo.Change, error) {
	changes, err := store.Changes(ctx, n-1, 1)
	if err != nil {
		return geo.Change{}, err
	}
	if n < 1 || len(changes) == 0 || changes[0].Version != n {
		return geo.Change{}, geo.Errorf(geo.NotFound, "there is no change %d", n)
	}
	u := undoing{ctx: ctx, store: store, n: n}
	if err := u.check(); err != nil {
		return geo.Change{}, err
	}
	commit := geo.Commit{Author: author, Reason: reason, Dataset: changes[0].Dataset}
	if commit.Reason == "" {
		commit.Reason = fmt.Sprintf("undo change %d (%s)", n, changes[0].Reason)
	}
	return store.Apply(ctx, commit, u.edits())
}

// undoing is one change being undone.
type undoing struct {
	ctx    context.Context
	store  Store
	n      geo.Version
	needed map[geo.Key]bool // made by n, and relied on by what stays
}

// before yields the records as they were before the change.
func (u *undoing) before() iter.Seq2[geo.Revision, error] {
	if u.n == 1 {
		return func(func(geo.Revision, error) bool) {}
	}
	return u.store.Records(u.ctx, u.n-1)
}

// check sees that nobody has touched what the change wrote, and finds out what
// is still needed of it.
func (u *undoing) check() error {
	later := newSorter("")
	err := u.sortLater(later)
	if err == nil {
		err = u.findTouched(later)
	}
	if err := errors.Join(err, later.close()); err != nil {
		return err
	}
	made, err := u.made()
	if err != nil {
		return err
	}
	return u.findNeeded(made)
}

// sortLater sorts what later changes wrote, of each record the newest first.
func (u *undoing) sortLater(into *sorter) error {
	info, err := u.store.Info(u.ctx)
	if err != nil || info.Version == u.n {
		return err
	}
	for r, err := range u.store.Written(u.ctx, u.n, info.Version) {
		if err == nil {
			err = into.add(entry{key: r.Key, row: -int64(r.Version)})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (u *undoing) findTouched(later *sorter) error {
	if later.empty() {
		return nil
	}
	touched := &Touched{Version: u.n}
	walk := newWalker(later.sorted(), keyOfEntry)
	defer walk.stop()
	for r, err := range u.store.Written(u.ctx, u.n-1, u.n) {
		found := false
		if err == nil {
			found, err = walk.to(r.Key)
		}
		switch {
		case err != nil:
			return err
		case found && len(touched.Records) < mostListed:
			touched.Records = append(touched.Records, fmt.Sprintf("%s (change %d)", r.Key, -walk.at.row))
		case found:
			touched.More++
		}
	}
	if len(touched.Records) > 0 {
		return touched
	}
	return nil
}

// made are the datasets, kinds and sources that the change made.
func (u *undoing) made() (map[geo.Key]bool, error) {
	made := map[geo.Key]bool{}
	old := newWalker(u.before(), keyOfRevision)
	defer old.stop()
	for r, err := range u.store.Written(u.ctx, u.n-1, u.n) {
		if err != nil {
			return nil, err
		}
		if rank(r.Key.Collection) > rank(geo.Sources) {
			break
		}
		there, err := old.to(r.Key)
		if err != nil {
			return nil, err
		}
		if !there && !r.Deleted {
			made[r.Key] = true
		}
	}
	return made, nil
}

func (u *undoing) findNeeded(made map[geo.Key]bool) error {
	u.needed = map[geo.Key]bool{}
	if len(made) == 0 {
		return nil
	}
	for r, err := range u.store.Records(u.ctx, geo.Latest) {
		if err != nil {
			return err
		}
		if r.Version == u.n {
			continue
		}
		for _, key := range reliesOn(r.Record) {
			if made[key] {
				u.needed[key] = true
			}
		}
	}
	return nil
}

// reliesOn lists the datasets, kinds and sources that a record names.
func reliesOn(r geo.Record) []geo.Key {
	keys := []geo.Key{{Collection: geo.Datasets, ID: r.InDataset()}}
	claims := func(list []geo.Claim) {
		for _, c := range list {
			keys = append(keys, geo.Key{Collection: geo.Sources, ID: c.Source})
			for _, id := range c.Cites {
				keys = append(keys, geo.Key{Collection: geo.Sources, ID: id})
			}
		}
	}
	event := func(e *geo.Event) {
		keys = append(keys, geo.Key{Collection: geo.Kinds, ID: e.Kind})
		claims(e.Claims)
	}
	switch r := r.(type) {
	case *geo.Source:
		for _, id := range r.CitedBy {
			keys = append(keys, geo.Key{Collection: geo.Sources, ID: id})
		}
	case *geo.Hotspot:
		claims(r.Claims)
		for _, s := range r.Status {
			claims(s.Sources)
		}
	case *geo.Event:
		event(r)
	case *geo.Flow:
		event(&r.Event)
	}
	return keys
}

// edits yields what restores the records.
func (u *undoing) edits() iter.Seq2[geo.Edit, error] {
	return func(yield func(geo.Edit, error) bool) {
		old := newWalker(u.before(), keyOfRevision)
		defer old.stop()
		for r, err := range u.store.Written(u.ctx, u.n-1, u.n) {
			there := false
			if err == nil {
				there, err = old.to(r.Key)
			}
			edit := geo.Edit{Key: r.Key, IfVersion: &u.n}
			switch {
			case there:
				edit.Record = old.at.Record
			case err == nil && (r.Deleted || u.needed[r.Key]):
				continue
			}
			if !yield(edit, err) || err != nil {
				return
			}
		}
	}
}

// Remove deletes a dataset and all its records, as one change. What comes with
// mapd is not deleted.
func Remove(ctx context.Context, store Store, dataset, author, reason string) (geo.Change, error) {
	h, err := look(ctx, store, dataset)
	if err != nil {
		return geo.Change{}, err
	}
	if h.dataset == nil {
		return geo.Change{}, geo.Errorf(geo.NotFound, "there is no dataset %s", dataset)
	}
	if delivered(h.dataset) {
		return geo.Change{}, notByHand(dataset)
	}
	if reason == "" {
		reason = "remove the dataset " + dataset
	}
	return store.Apply(ctx, geo.Commit{Author: author, Reason: reason, Dataset: dataset}, func(yield func(geo.Edit, error) bool) {
		for r, err := range store.Records(ctx, geo.Latest) {
			if err != nil {
				yield(geo.Edit{}, err)
				return
			}
			if r.Dataset == dataset && !yield(geo.Edit{Key: r.Key, IfVersion: &r.Version}, nil) {
				return
			}
		}
	})
}
