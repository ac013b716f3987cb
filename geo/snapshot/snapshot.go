package snapshot

import (
	"cmp"
	"slices"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// Snapshot is one data version, ready to be read. It never changes.
type Snapshot struct {
	info      geo.StoreInfo
	built     time.Duration
	datasets  []*geo.Dataset
	kinds     []*geo.Kind
	kindByID  map[string]*geo.Kind
	kindNames *segment            // the kinds, to be found by their labels
	parts     map[string][]string // hotspot id to all that lies in it
	segments  map[geo.Collection][]*segment
	knownDays geo.Window // first and last known day of events and flows
}

// Info says which store and version the snapshot was built from.
func (s *Snapshot) Info() geo.StoreInfo { return s.info }

// BuildTime is how long the index took to build, without reading the store.
func (s *Snapshot) BuildTime() time.Duration { return s.built }

// Item returns a hotspot, event, flow or source. Other collections have none.
func (s *Snapshot) Item(key geo.Key) (*Item, bool) {
	for _, seg := range s.segments[key.Collection] {
		if row, ok := seg.rowOf(key.ID); ok {
			return seg.items[row], true
		}
	}
	return nil, false
}

// Count returns the number of items of a collection.
func (s *Snapshot) Count(c geo.Collection) int {
	n := 0
	for _, seg := range s.segments[c] {
		n += len(seg.items)
	}
	return n
}

// Datasets returns the public datasets, ordered by id.
func (s *Snapshot) Datasets() []*geo.Dataset { return s.datasets }

// Kinds returns the kinds in the order of their families, then by id.
func (s *Snapshot) Kinds() []*geo.Kind { return s.kinds }

// Extent returns the box and the span of days that the items of a collection
// cover. Ends that records leave open do not count. An answer whose flag is
// false means that no item has a place, or a known day.
func (s *Snapshot) Extent(c geo.Collection) (box geo.Box, boxOK bool, w geo.Window, wOK bool) {
	var bound orb.Bound
	w = geo.Window{Start: geo.OpenEnd, End: geo.OpenStart}
	for _, seg := range s.segments[c] {
		if seg.boundOK {
			if boxOK {
				bound = bound.Union(seg.bound)
			} else {
				bound, boxOK = seg.bound, true
			}
		}
		w.Start, w.End = min(w.Start, seg.days.Start), max(w.End, seg.days.End)
	}
	if wOK = w.Start <= w.End; !wOK {
		w = geo.Window{}
	}
	box = geo.Box{West: bound.Min[0], South: bound.Min[1], East: bound.Max[0], North: bound.Max[1]}
	return box, boxOK, w, wOK
}

// Family returns the family of a kind: other where the kind is unknown, or
// names a family that does not exist.
func (s *Snapshot) Family(kind string) geo.Family {
	if k, ok := s.kindByID[kind]; ok && slices.Contains(geo.Families, k.Family) {
		return k.Family
	}
	return geo.Other
}

func sortKinds(kinds []*geo.Kind) {
	slices.SortFunc(kinds, func(a, b *geo.Kind) int {
		return cmp.Or(cmp.Compare(familyRank(a.Family), familyRank(b.Family)), cmp.Compare(a.ID, b.ID))
	})
}

func familyRank(f geo.Family) int {
	if i := slices.Index(geo.Families, f); i >= 0 {
		return i
	}
	return len(geo.Families)
}
