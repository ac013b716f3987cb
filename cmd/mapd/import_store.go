package main

import (
	"context"
	"errors"
	"io/fs"
	"iter"

	"github.com/mapd/mapd/geo"
)

// newStore is a store that is not there yet. It is empty, and made when
// something is written to it: an import that fails before leaves no file.
type newStore struct {
	name string
	made geo.Store // nil until it is written to
}

// openOrNew opens a store to write to.
func openOrNew(ctx context.Context, name string) (importStore, error) {
	store, err := openExisting(ctx, name)
	if errors.Is(err, fs.ErrNotExist) {
		return &newStore{name: name}, nil
	}
	if err != nil {
		return nil, err
	}
	return store, nil
}

// importStore is what an import needs of a store.
type importStore interface {
	geo.Reader
	geo.Writer
	Close() error
}

// Apply makes the store and writes to it.
func (s *newStore) Apply(ctx context.Context, c geo.Commit, edits iter.Seq2[geo.Edit, error]) (change geo.Change, err error) {
	if s.made, err = openStore(ctx, s.name, nil); err != nil {
		return geo.Change{}, err
	}
	return s.made.Apply(ctx, c, edits)
}

// Info says that the store is empty.
func (s *newStore) Info(context.Context) (geo.StoreInfo, error) { return geo.StoreInfo{}, nil }

// Records yields none.
func (s *newStore) Records(context.Context, geo.Version) iter.Seq2[geo.Revision, error] {
	return func(func(geo.Revision, error) bool) {}
}

// Revisions has none.
func (s *newStore) Revisions(_ context.Context, key geo.Key) ([]geo.Revision, error) {
	return nil, geo.Errorf(geo.NotFound, "there is no record %s", key)
}

// Changes has none.
func (s *newStore) Changes(context.Context, geo.Version, int) ([]geo.Change, error) { return nil, nil }

// Written yields none.
func (s *newStore) Written(context.Context, geo.Version, geo.Version) iter.Seq2[geo.Revision, error] {
	return func(func(geo.Revision, error) bool) {}
}

// Close closes what has been made.
func (s *newStore) Close() error {
	if s.made == nil {
		return nil
	}
	return s.made.Close()
}
