package ingest

import (
	"context"
	"fmt"
	"iter"

	"github.com/mapd/mapd/geo"
)

// Author is who writes curated data into a store. What anybody else has
// written is a local edit.
const Author = "mapd"

// seedTries bounds how often Seed begins again because somebody wrote to the
// store at the same moment.
const seedTries = 5

// ReadWriter is what Seed needs of a geo.Store.
type ReadWriter interface {
	geo.Reader
	geo.Writer
}

// Seed brings an edition of a dataset into the store, as one change. records
// are all its records, its geo.Dataset with the edition among them.
//
// An empty store is filled. A store that holds an older edition takes in the
// newer one: records are added, replaced and deleted, but never one whose
// newest revision somebody else wrote, a deletion included. A store that holds
// the same or a newer edition, or other data and not this dataset, is left
// alone; the change that comes back then has the newest version and Written 0.
func Seed(ctx context.Context, store ReadWriter, records []geo.Record) (geo.Change, error) {
	dataset, err := datasetOf(records)
	if err != nil {
		return geo.Change{}, err
	}
	commit := geo.Commit{Author: Author, Reason: "curated data, edition " + dataset.Edition, Dataset: dataset.ID}
	for try := 1; ; try++ {
		change, err := seedOnce(ctx, store, commit, dataset, records)
		if geo.CodeOf(err) == geo.Conflict && try < seedTries {
			continue
		}
		if err != nil {
			return geo.Change{}, fmt.Errorf("seed %s, edition %s: %w", dataset.ID, dataset.Edition, err)
		}
		return change, nil
	}
}

// datasetOf returns the one dataset that all records belong to.
func datasetOf(records []geo.Record) (*geo.Dataset, error) {
	var dataset *geo.Dataset
	for _, r := range records {
		d, ok := r.(*geo.Dataset)
		if ok && dataset != nil {
			return nil, geo.Errorf(geo.Invalid, "seed: there are two datasets, %s and %s", dataset.ID, d.ID)
		}
		if ok {
			dataset = d
		}
	}
	if dataset == nil || dataset.Edition == "" {
		return nil, geo.Errorf(geo.Invalid, "seed: there is no dataset with an edition")
	}
	for _, r := range records {
		if r.InDataset() != dataset.ID {
			return nil, geo.Errorf(geo.Invalid, "seed: %s belongs to dataset %q, not to %s", r.Key(), r.InDataset(), dataset.ID)
		}
	}
	return dataset, nil
}

// seedOnce reads the state of the store and writes the edition if it is due.
// Each edit holds only if its record is still as it was read.
func seedOnce(ctx context.Context, store ReadWriter, commit geo.Commit, dataset *geo.Dataset, records []geo.Record) (geo.Change, error) {
	info, err := store.Info(ctx)
	if err != nil {
		return geo.Change{}, err
	}
	untouched := geo.Change{Version: info.Version, Time: info.Changed}
	var edits []geo.Edit
	if info.Version == 0 {
		for _, r := range records {
			edits = append(edits, geo.Edit{Record: r, IfVersion: new(geo.Version)})
		}
	} else {
		due, err := editionDue(ctx, store, dataset)
		if err != nil || !due {
			return untouched, err
		}
		if edits, err = newEdition(ctx, store, dataset, records); err != nil {
			return geo.Change{}, err
		}
	}
	return store.Apply(ctx, commit, sequence(edits))
}

// editionDue reports whether the store holds an older edition of the dataset.
func editionDue(ctx context.Context, store geo.Reader, dataset *geo.Dataset) (bool, error) {
	newest, err := newestRevision(ctx, store, dataset.Key())
	if err != nil || newest == nil {
		return false, err
	}
	held, ok := newest.Record.(*geo.Dataset) // not ok if it is deleted
	return ok && compareEditions(held.Edition, dataset.Edition) < 0, nil
}

// newestRevision returns the newest revision of a record, a deletion included,
// or nil if it never existed.
func newestRevision(ctx context.Context, store geo.Reader, key geo.Key) (*geo.Revision, error) {
	revisions, err := store.Revisions(ctx, key)
	if geo.CodeOf(err) == geo.NotFound || err == nil && len(revisions) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &revisions[len(revisions)-1], nil
}

func sequence(edits []geo.Edit) iter.Seq2[geo.Edit, error] {
	return func(yield func(geo.Edit, error) bool) {
		for _, e := range edits {
			if !yield(e, nil) {
				return
			}
		}
	}
}
