package snapshot

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/mapd/mapd/geo"
)

// Snapshot is one data version, ready to be read. It never changes.
type Snapshot struct {
	info      geo.StoreInfo
	taken     int // revisions of which it was made, since its details file was read
	built     time.Duration
	datasets  []*geo.Dataset
	hidden    map[string]bool // the datasets that are not public and of which records were left out
	kinds     []*geo.Kind
	kindByID  map[string]*geo.Kind
	kindNames *heldSegment       // the kinds, to be found by their labels
	asOf      map[string]geo.Day // the newest day that a source speaks of, where known
	tree      *hotspotTree
	statuses  map[string][]statedTime // of hotspots: the known times of their status claims
	segments  map[geo.Collection][]*heldSegment
	knownDays geo.Window // first and last known day of events and flows
	briefings map[string]ToldBriefing
}

// Info says which store and version the snapshot was built from.
func (s *Snapshot) Info() geo.StoreInfo { return s.info }

// BuildTime is how long the index took to build, without reading the store.
func (s *Snapshot) BuildTime() time.Duration { return s.built }

// Item returns a hotspot, event, flow or source. Other collections have none.
func (s *Snapshot) Item(key geo.Key) (*Item, bool) {
	for _, seg := range s.segments[key.Collection] {
		if row, ok := seg.find(key.ID); ok {
			return Row{seg, row}.Item(), true
		}
	}
	return nil, false
}

// Count returns the number of items of a collection.
func (s *Snapshot) Count(c geo.Collection) int {
	n := 0
	for _, seg := range s.segments[c] {
		n += seg.rows
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
	m := covers
	for _, seg := range s.segments[c] {
		m = m.with(seg.measure)
	}
	return m.covered()
}

// covered writes a measure as boxes and windows are.
func (m measure) covered() (box geo.Box, boxOK bool, w geo.Window, wOK bool) {
	if wOK = m.days.Start <= m.days.End; wOK {
		w = m.days
	}
	box = geo.Box{West: m.bound.Min[0], South: m.bound.Min[1], East: m.bound.Max[0], North: m.bound.Max[1]}
	return box, m.boundOK, w, wOK
}

// Family returns the family of a kind: other where the kind is unknown, or
// names a family that does not exist.
func (s *Snapshot) Family(kind string) geo.Family {
	if k, ok := s.kindByID[kind]; ok && slices.Contains(geo.Families, k.Family) {
		return k.Family
	}
	return geo.Other
}

// setKinds takes the kinds.
func (s *Snapshot) setKinds(kinds map[string]*geo.Kind) error {
	s.kindByID = kinds
	s.kinds = slices.Collect(maps.Values(kinds))
	sortKinds(s.kinds)
	var drafts []*draft
	for _, k := range s.kinds {
		drafts = append(drafts, &draft{id: k.ID, record: k, extent: geo.Undated})
	}
	names, err := newSegment(geo.Kinds, drafts)
	if err == nil {
		s.kindNames = hold(names)
	}
	return err
}

// setStatuses takes the known times of the status claims of a hotspot.
func (s *Snapshot) setStatuses(id string, times []statedTime) {
	if len(times) > 0 {
		s.statuses[id] = times
	} else {
		delete(s.statuses, id)
	}
}

// measureDays finds the days that events and flows cover.
func (s *Snapshot) measureDays() {
	s.knownDays = geo.Window{Start: geo.OpenEnd, End: geo.OpenStart}
	for _, c := range []geo.Collection{geo.Events, geo.Flows} {
		for _, g := range s.segments[c] {
			s.knownDays.Start, s.knownDays.End = min(s.knownDays.Start, g.days.Start), max(s.knownDays.End, g.days.End)
		}
	}
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
