package snapshot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"slices"

	"github.com/mapd/mapd/geo"
)

// pastsHeld is how many snapshots of earlier versions are held at most.
const pastsHeld = 4

// pasts are snapshots of earlier versions, the one that was asked for last
// first.
type pasts struct {
	turn chan struct{} // holds one token: who takes it may read and change list
	list []*Snapshot
}

func newPasts() pasts {
	p := pasts{turn: make(chan struct{}, 1)}
	p.turn <- struct{}{}
	return p
}

// AsOf returns the snapshot of an earlier version: what the store held when
// that was the newest. Records of datasets that are not public today are left
// out, and what was redacted since is not there. The id in its Info also names
// the datasets that it may show.
//
// The newest version is at hand. Any other is read from the store when it is
// asked for first, one at a time, which takes as long as a start without a
// details file; the last few are held, until records are redacted or a dataset
// is no longer public. A version beyond the one of Snapshot is a NotFound, one
// below 1 is Invalid. It ends early with the context's error.
func (k *Keeper) AsOf(ctx context.Context, version geo.Version) (*Snapshot, error) {
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-k.pasts.turn:
	}
	defer func() { k.pasts.turn <- struct{}{} }()
	now := k.Snapshot()
	switch newest := now.info.Version; {
	case version == newest:
		return now, nil
	case version < 1:
		return nil, geo.Errorf(geo.Invalid, "there is no version %d; the first is 1", version)
	case version > newest:
		return nil, geo.Errorf(geo.NotFound, "there is no version %d yet; the newest is %d", version, newest)
	}
	k.pasts.list = slices.DeleteFunc(k.pasts.list, func(s *Snapshot) bool { return !now.mayShow(s) })
	if at := slices.IndexFunc(k.pasts.list, func(s *Snapshot) bool { return s.info.Version == version }); at >= 0 {
		s := k.pasts.list[at]
		k.pasts.list = slices.Insert(slices.Delete(k.pasts.list, at, at+1), 0, s)
		return s, nil
	}
	s, err := k.buildPast(ctx, now, version)
	if err != nil {
		return nil, fmt.Errorf("build the snapshot of version %d: %w", version, err)
	}
	k.pasts.list = slices.Insert(k.pasts.list, 0, s)
	k.pasts.list = k.pasts.list[:min(len(k.pasts.list), pastsHeld)]
	return s, nil
}

// mayShow reports whether a snapshot of an earlier version shows nothing that
// must not be shown any more.
func (s *Snapshot) mayShow(past *Snapshot) bool {
	return past.info.Redactions == s.info.Redactions && !slices.ContainsFunc(past.datasets, func(d *geo.Dataset) bool {
		_, public := s.datasetAt(d.ID)
		return !public
	})
}

func (k *Keeper) buildPast(ctx context.Context, now *Snapshot, version geo.Version) (*Snapshot, error) {
	info := now.info
	info.Version = version
	info.ID = now.pastID()
	changes, err := k.store.Changes(ctx, version-1, 1)
	if err != nil {
		return nil, err
	}
	if len(changes) == 1 {
		info.Changed = changes[0].Time
	}
	return Build(info, now.onlyPublic(k.store.Records(ctx, version)))
}

// pastID names the store and the datasets that may be shown, so that what was
// made of an earlier version is not taken for what may be shown of it later.
func (s *Snapshot) pastID() string {
	h := sha256.New()
	for _, d := range s.datasets {
		fmt.Fprintf(h, "%d:%s", len(d.ID), d.ID)
	}
	return s.info.ID + "." + hex.EncodeToString(h.Sum(nil)[:6])
}

// onlyPublic leaves out the datasets that are not public in the snapshot, and
// thereby their records.
func (s *Snapshot) onlyPublic(revisions iter.Seq2[geo.Revision, error]) iter.Seq2[geo.Revision, error] {
	return func(yield func(geo.Revision, error) bool) {
		for r, err := range revisions {
			if err == nil && r.Key.Collection == geo.Datasets {
				if _, public := s.datasetAt(r.Key.ID); !public {
					continue
				}
			}
			if !yield(r, err) {
				return
			}
		}
	}
}
