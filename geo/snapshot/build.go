package snapshot

import (
	"errors"
	"iter"

	"github.com/mapd/mapd/geo"
)

// A segment is built of as many rows as were read before it, but of not fewer
// and not more than these. So the first ones are indexed while little is read
// as yet, and a large set does not fall into many.
const (
	leastRows   = 1 << 14
	segmentRows = 1 << 17
)

// Build makes a snapshot of records, each given once. Deletions are passed
// over. Records of datasets that are not public are left out, since nobody may
// read them. It takes least time and memory if the records come in the order of
// geo.Reader's Records: what describes others first.
//
// The error is that of the sequence, or says which record has a time that
// cannot be read.
func Build(info geo.StoreInfo, revisions iter.Seq2[geo.Revision, error]) (*Snapshot, error) {
	return build(info, revisions, segmentSize{leastRows, segmentRows})
}

// segmentSize says how many rows segments are built of.
type segmentSize struct{ least, most int }

func build(info geo.StoreInfo, revisions iter.Seq2[geo.Revision, error], size segmentSize) (*Snapshot, error) {
	s, err := empty(info).update(info, revisions, size, merging{})
	if errors.Is(err, errAnew) {
		err = geo.Errorf(geo.Internal, "a dataset becomes public behind its records; records are read in the order of their collections")
	}
	return s, err
}

// empty is the snapshot of a store in which nothing is.
func empty(info geo.StoreInfo) *Snapshot {
	s := &Snapshot{info: geo.StoreInfo{ID: info.ID}, hidden: map[string]bool{}, asOf: map[string]geo.Day{},
		statuses: map[string][]statedTime{}, briefings: map[string]ToldBriefing{}, segments: map[geo.Collection][]*heldSegment{}, tree: newHotspotTree(map[string]*geo.Hotspot{})}
	if err := s.setKinds(map[string]*geo.Kind{}); err != nil {
		panic(err) // it could only be about a kind
	}
	return s
}
