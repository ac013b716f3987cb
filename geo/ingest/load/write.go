package load

import (
	"fmt"
	"iter"
	"sync"

	"github.com/mapd/mapd/geo"
)

// write makes the change.
func (i *importer) write() error {
	w := writing{importer: i}
	commit := geo.Commit{Author: i.opt.Author, Reason: i.opt.Reason, Dataset: i.opt.Dataset.ID, Told: w.told}
	i.progress.stage(Progress{Stage: Writing, Total: i.records()})
	change, err := i.store.Apply(i.ctx, commit, w.edits)
	if err != nil {
		return err
	}
	if change.Written > 0 {
		i.summary.Change = int64(change.Version)
	}
	return nil
}

// records is how many rows have become records.
func (i *importer) records() (n int64) {
	for _, in := range i.inputs {
		n += in.counts.Read - in.counts.Rejected
	}
	return n
}

// writing counts what becomes of edits. The store tells of them in their
// order, but later and from another goroutine.
type writing struct {
	*importer
	mutex sync.Mutex
	given []giver // of edits that the store has not told of yet
}

// giver is who gave an edit: the number of the input whose row it is, or one
// of those below.
type giver int

const (
	byDataset giver = -1 - iota
	byOther         // a source or kind that rows name
	byReplace       // a deletion
)

func (w *writing) give(g giver) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.given = append(w.given, g)
}

func (w *writing) told(key geo.Key, o geo.Outcome) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	g := w.given[0]
	w.given = w.given[1:]
	switch {
	case g >= 0:
		w.inputs[g].counts.count(o)
	case g == byReplace:
		w.summary.Deleted++
	case g == byOther && o != geo.Unchanged && key.Collection == geo.Sources:
		w.summary.Sources++
	case g == byOther && o != geo.Unchanged:
		w.summary.Kinds++
	}
}

func (w *writing) again(e entry) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.inputs[e.input].counts.Unchanged++
}

// edits yields the edits of the change: the dataset, the records in the order
// of the store, and what is to be deleted.
func (w *writing) edits(yield func(geo.Edit, error) bool) {
	w.give(byDataset)
	if !yield(geo.Edit{Record: w.dataset}, nil) {
		return
	}
	for e, err := range w.merged(w.again, nil) {
		if err != nil {
			yield(geo.Edit{}, err)
			return
		}
		edit, err := w.merge(&e)
		if err != nil {
			yield(geo.Edit{}, fmt.Errorf("%s, %s: %w", w.inputs[e.input].name, place(e.line, e.row), err))
			return
		}
		w.give(giverOf(e))
		if !yield(edit, nil) {
			return
		}
		w.count(e)
	}
	if !w.opt.Replace {
		return
	}
	for r, err := range w.surplus() {
		if err == nil {
			w.give(byReplace)
		}
		if !yield(geo.Edit{Key: r.Key, IfVersion: &r.Version}, err) || err != nil {
			return
		}
	}
}

// count reports progress.
func (w *writing) count(e entry) {
	if e.main {
		w.progress.row(1, w.progress.now.Rows)
	}
}

func giverOf(e entry) giver {
	if e.main {
		return giver(e.input)
	}
	return byOther
}

// surplus yields the records of the dataset that no row stands for, but for
// kinds that rows are of.
func (i *importer) surplus() iter.Seq2[geo.Revision, error] {
	return func(yield func(geo.Revision, error) bool) {
		walk := newWalker(i.merged(nil, nil), keyOfEntry)
		defer walk.stop()
		for r, err := range i.store.Records(i.ctx, geo.Latest) {
			if err != nil {
				yield(r, err)
				return
			}
			if r.Dataset != i.opt.Dataset.ID || r.Key.Collection == geo.Datasets || r.Key.Collection == geo.Kinds && i.kinds[r.Key.ID] {
				continue
			}
			found, err := walk.to(r.Key)
			if err == nil && found {
				continue
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
	}
}

// compare counts what a change would do with the rows, without making it.
func (i *importer) compare() error {
	w := writing{importer: i}
	i.progress.stage(Progress{Stage: Comparing, Total: i.records()})
	var stored *walker[entry]
	if i.store != nil {
		stored = newWalker(keyed(i.store.Records(i.ctx, geo.Latest)), keyOfEntry)
		defer stored.stop()
	}
	for e, err := range i.merged(w.again, nil) {
		if err != nil {
			return err
		}
		o := geo.Created
		if i.store != nil {
			if o, err = i.outcome(stored, &e); err != nil {
				return err
			}
		}
		w.give(giverOf(e))
		w.told(e.key, o)
		w.count(e)
	}
	if i.opt.Replace && i.store != nil {
		for _, err := range i.surplus() {
			if err != nil {
				return err
			}
			i.summary.Deleted++
		}
	}
	return nil
}

// keyed makes entries of revisions.
func keyed(revisions iter.Seq2[geo.Revision, error]) iter.Seq2[entry, error] {
	return func(yield func(entry, error) bool) {
		for r, err := range revisions {
			e := entry{key: r.Key}
			if err == nil {
				e.content, err = geo.EncodeRecord(r.Record)
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}

// outcome says what the store would make of an entry.
func (i *importer) outcome(stored *walker[entry], e *entry) (geo.Outcome, error) {
	found, err := stored.to(e.key)
	if err != nil || !found {
		return geo.Created, err
	}
	edit, err := i.merge(e)
	if err != nil {
		return 0, err
	}
	content, err := edit.Encoded()
	if string(content) == string(stored.at.content) {
		return geo.Unchanged, err
	}
	return geo.Updated, err
}
