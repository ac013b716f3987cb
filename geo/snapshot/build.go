package snapshot

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/mapd/mapd/geo"
)

// Build makes a snapshot of records, each given once and in any order.
// Deletions are passed over. Records of datasets that are not public are left
// out, since nobody may read them.
//
// The error is that of the sequence, or says which record has a time that
// cannot be read.
func Build(info geo.StoreInfo, revisions iter.Seq2[geo.Revision, error]) (*Snapshot, error) {
	return build(info, revisions, 1)
}

// build spreads the items of each collection over a number of segments.
func build(info geo.StoreInfo, revisions iter.Seq2[geo.Revision, error], segments int) (*Snapshot, error) {
	b := builder{records: map[geo.Collection][]written{}, cited: map[string][]geo.Extent{}, stated: map[string][]geo.When{}, extents: map[geo.When]geo.Extent{}}
	for r, err := range revisions {
		if err != nil {
			return nil, err
		}
		if !r.Deleted && r.Record != nil {
			b.records[r.Key.Collection] = append(b.records[r.Key.Collection], written{r.Record, r.Version})
		}
	}
	began := time.Now()
	s, err := b.snapshot(info, segments)
	if err != nil {
		return nil, err
	}
	s.built = time.Since(began)
	return s, nil
}

// builder turns records into items. What one record tells of another (the
// days of sources, the points of hotspots, the events at a hotspot) is looked
// up here.
type builder struct {
	records  map[geo.Collection][]written
	public   map[string]bool
	asOf     map[string]geo.Day // by source, where known
	hotspots map[string]*geo.Hotspot
	parents  map[string][]string // hotspot id to itself and all it lies in
	cited    map[string][]geo.Extent
	stated   map[string][]geo.When   // the same times, as stated
	extents  map[geo.When]geo.Extent // of times already met, with open ends left open
}

// written is a record with the change that wrote it.
type written struct {
	record  geo.Record
	version geo.Version
}

func (b *builder) snapshot(info geo.StoreInfo, segments int) (*Snapshot, error) {
	s := &Snapshot{info: info, kindByID: map[string]*geo.Kind{}, segments: map[geo.Collection][]*segment{}}
	b.readDatasets(s)
	b.readKinds(s)
	if err := b.readSources(); err != nil {
		return nil, err
	}
	b.readHotspots(s)
	if err := b.readStatuses(); err != nil {
		return nil, err
	}
	s.knownDays = geo.Window{Start: geo.OpenEnd, End: geo.OpenStart}
	// Hotspots come last: the events tell when they are cited.
	for _, c := range []geo.Collection{geo.Sources, geo.Events, geo.Flows, geo.Hotspots} {
		items, err := b.items(c)
		if err != nil {
			return nil, err
		}
		for part := range spread(items, segments) {
			seg := newSegment(c, part, b.cited)
			s.segments[c] = append(s.segments[c], seg)
			if c == geo.Events || c == geo.Flows {
				s.knownDays.Start = min(s.knownDays.Start, seg.days.Start)
				s.knownDays.End = max(s.knownDays.End, seg.days.End)
			}
		}
	}
	return s, nil
}

// spread deals the items out to n parts.
func spread(items []*Item, n int) iter.Seq[[]*Item] {
	return func(yield func([]*Item) bool) {
		for i := range n {
			if !yield(items[len(items)*i/n : len(items)*(i+1)/n]) {
				return
			}
		}
	}
}

func (b *builder) readDatasets(s *Snapshot) {
	b.public = map[string]bool{}
	for _, r := range b.records[geo.Datasets] {
		if d := r.record.(*geo.Dataset); d.Visibility == geo.Public {
			b.public[d.ID] = true
			s.datasets = append(s.datasets, d)
		}
	}
	slices.SortFunc(s.datasets, func(x, y *geo.Dataset) int { return strings.Compare(x.ID, y.ID) })
	for c, records := range b.records {
		b.records[c] = slices.DeleteFunc(records, func(r written) bool { return !b.public[r.record.InDataset()] })
	}
}

func (b *builder) readKinds(s *Snapshot) {
	for _, r := range b.records[geo.Kinds] {
		k := r.record.(*geo.Kind)
		s.kindByID[k.ID] = k
	}
	s.kinds = slices.Collect(maps.Values(s.kindByID))
	sortKinds(s.kinds)
	var items []*Item
	for _, k := range s.kinds {
		items = append(items, &Item{Record: k, Extent: geo.Undated})
	}
	s.kindNames = newSegment(geo.Kinds, items, nil)
}

func (b *builder) readSources() error {
	b.asOf = map[string]geo.Day{}
	for _, r := range b.records[geo.Sources] {
		source := r.record.(*geo.Source)
		e, err := source.AsOf.Extent(geo.OpenEnd)
		if err != nil {
			return badTime(source, err)
		}
		if e.End.Known() {
			b.asOf[source.ID] = e.End
		}
	}
	return nil
}

func (b *builder) readHotspots(s *Snapshot) {
	b.hotspots = map[string]*geo.Hotspot{}
	for _, r := range b.records[geo.Hotspots] {
		h := r.record.(*geo.Hotspot)
		b.hotspots[h.ID] = h
	}
	b.parents = map[string][]string{}
	s.parts = map[string][]string{}
	for _, id := range slices.Sorted(maps.Keys(b.hotspots)) {
		b.parents[id] = b.lineage(id)
		for _, above := range b.parents[id][1:] {
			s.parts[above] = append(s.parts[above], id)
		}
	}
}

// lineage returns a hotspot and all that it lies in. A circle of hotspots
// that lie in each other ends where it closes.
func (b *builder) lineage(id string) []string {
	var line []string
	for id != "" && !slices.Contains(line, id) {
		line = append(line, id)
		h, ok := b.hotspots[id]
		if !ok {
			break
		}
		id = h.PartOf
	}
	return line
}

// badTime is the error of a record whose time cannot be read.
func badTime(r geo.Record, err error) error {
	return &geo.Error{Code: geo.Internal, Message: r.Key().String() + " has a time that cannot be read", Err: err}
}
