package ingest

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
)

// newEdition returns the edits that bring the store from the edition it holds
// to the one in records, leaving alone what others have written.
func newEdition(ctx context.Context, store geo.Reader, dataset *geo.Dataset, records []geo.Record) ([]geo.Edit, error) {
	held, err := heldRecords(ctx, store, dataset.ID)
	if err != nil {
		return nil, err
	}
	authors := authors{store: store, of: map[geo.Version]string{}}
	var edits []geo.Edit
	for _, r := range records {
		edit, err := renew(ctx, store, authors, held, r)
		if err != nil {
			return nil, err
		}
		if edit != nil {
			edits = append(edits, *edit)
		}
		delete(held, r.Key())
	}
	dropped, err := drop(ctx, authors, held)
	return append(edits, dropped...), err
}

// drop returns the edits that delete what the new edition no longer has and
// nobody else has written, in the order of their keys.
func drop(ctx context.Context, authors authors, left map[geo.Key]geo.Revision) ([]geo.Edit, error) {
	var edits []geo.Edit
	for key, revision := range left {
		author, err := authors.get(ctx, revision.Version)
		if err != nil {
			return nil, err
		}
		if author == Author {
			edits = append(edits, geo.Edit{Key: key, IfVersion: &revision.Version})
		}
	}
	slices.SortFunc(edits, func(a, b geo.Edit) int { return strings.Compare(a.Key.String(), b.Key.String()) })
	return edits, nil
}

// heldRecords returns the records of a dataset that the store holds.
func heldRecords(ctx context.Context, store geo.Reader, dataset string) (map[geo.Key]geo.Revision, error) {
	held := map[geo.Key]geo.Revision{}
	for revision, err := range store.Records(ctx, geo.Latest) {
		if err != nil {
			return nil, err
		}
		if revision.Dataset == dataset {
			held[revision.Key] = revision
		}
	}
	return held, nil
}

// renew returns the edit that writes r, nil if somebody else has written or
// deleted that record.
func renew(ctx context.Context, store geo.Reader, authors authors, held map[geo.Key]geo.Revision, r geo.Record) (*geo.Edit, error) {
	if dataset, ok := r.(*geo.Dataset); ok {
		return renewDataset(ctx, store, authors, held[r.Key()], dataset)
	}
	if revision, ok := held[r.Key()]; ok {
		author, err := authors.get(ctx, revision.Version)
		if err != nil || author != Author {
			return nil, err
		}
		return &geo.Edit{Record: r, IfVersion: &revision.Version}, nil
	}
	newest, err := newestRevision(ctx, store, r.Key())
	if err != nil {
		return nil, err
	}
	if newest != nil {
		// Deleted, or moved to another dataset.
		author, err := authors.get(ctx, newest.Version)
		if err != nil || author != Author || !newest.Deleted {
			return nil, err
		}
	}
	return &geo.Edit{Record: r, IfVersion: new(geo.Version)}, nil
}

// renewDataset writes the dataset itself. If somebody has ever edited it, only
// its edition is brought up to date, so that it still tells what was taken in.
func renewDataset(ctx context.Context, store geo.Reader, authors authors, held geo.Revision, dataset *geo.Dataset) (*geo.Edit, error) {
	revisions, err := store.Revisions(ctx, held.Key)
	if err != nil {
		return nil, err
	}
	renewed := *dataset
	for _, revision := range revisions {
		author, err := authors.get(ctx, revision.Version)
		if err != nil {
			return nil, err
		}
		if current, ok := held.Record.(*geo.Dataset); ok && author != Author {
			renewed = *current
			renewed.Edition = dataset.Edition
		}
	}
	return &geo.Edit{Record: &renewed, IfVersion: &held.Version}, nil
}

// authors tells who made a change, asking the store once for each.
type authors struct {
	store geo.Reader
	of    map[geo.Version]string
}

func (a authors) get(ctx context.Context, v geo.Version) (string, error) {
	if author, ok := a.of[v]; ok {
		return author, nil
	}
	changes, err := a.store.Changes(ctx, v-1, 1)
	if err != nil {
		return "", err
	}
	if len(changes) != 1 || changes[0].Version != v {
		return "", geo.Errorf(geo.Internal, "the store does not list its change %d", v)
	}
	a.of[v] = changes[0].Author
	return changes[0].Author, nil
}

// compareEditions orders editions such as 2026.1 and 2026.10 part by part, as
// numbers where both parts are numbers.
func compareEditions(a, b string) int {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(as), len(bs)) {
		x, errX := strconv.Atoi(as[i])
		y, errY := strconv.Atoi(bs[i])
		order := cmp.Compare(x, y)
		if errX != nil || errY != nil {
			order = strings.Compare(as[i], bs[i])
		}
		if order != 0 {
			return order
		}
	}
	return cmp.Compare(len(as), len(bs))
}
