package snapshot

import (
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/mapd/mapd/geo"
	"golang.org/x/sync/errgroup"
)

// segmentRows is how many rows a segment is built of. While one is indexed, the
// records of the next are read, and no more than these are in memory at a time.
const segmentRows = 1 << 17

// Build makes a snapshot of records, each given once, in the order of
// geo.Reader's Records. Deletions are passed over. Records of datasets that are
// not public are left out, since nobody may read them.
//
// The error is that of the sequence, or says which record has a time that
// cannot be read or is out of order.
func Build(info geo.StoreInfo, revisions iter.Seq2[geo.Revision, error]) (*Snapshot, error) {
	return build(info, revisions, segmentRows)
}

// build makes segments of at most that many rows.
func build(info geo.StoreInfo, revisions iter.Seq2[geo.Revision, error], rows int) (*Snapshot, error) {
	b := builder{next: &Snapshot{info: info, segments: map[geo.Collection][]*heldSegment{}, briefings: map[string]ToldBriefing{}}, rows: rows,
		records: map[geo.Collection][]written{}}
	b.indexing.SetLimit(1)
	for r, err := range revisions {
		if err == nil && !r.Deleted && r.Record != nil {
			err = b.add(written{r.Record, r.Content, r.Version})
		}
		if err != nil {
			_ = b.indexing.Wait() // the first error is told
			return nil, err
		}
	}
	return b.finish()
}

// builder makes a snapshot of all records. What describes others (datasets,
// kinds, sources, hotspots) is kept to the end; events and flows become
// segments as they come.
type builder struct {
	next     *Snapshot
	rows     int // of a segment
	records  map[geo.Collection][]written
	public   map[string]bool // datasets, once they are read
	derive   *deriver        // once all is read that describes others
	indexing errgroup.Group  // one segment at a time
}

func (b *builder) add(r written) error {
	c := r.record.Key().Collection
	if c == geo.Briefings {
		return b.addBriefing(r)
	}
	described := c == geo.Events || c == geo.Flows
	if described && b.derive == nil {
		if err := b.describe(); err != nil {
			return err
		}
	}
	if !described && b.derive != nil {
		return geo.Errorf(geo.Internal, "%s comes behind the events; records are read in the order of their collections", r.record.Key())
	}
	if described && !b.public[r.record.InDataset()] {
		return nil
	}
	b.records[c] = append(b.records[c], r)
	if described && len(b.records[c]) == b.rows {
		b.index(c)
	}
	return nil
}

// describe reads what describes events and flows.
func (b *builder) describe() error {
	b.readDatasets()
	s, kinds, hotspots := b.next, map[string]*geo.Kind{}, map[string]*geo.Hotspot{}
	for _, r := range b.records[geo.Kinds] {
		k := r.record.(*geo.Kind)
		kinds[k.ID] = k
	}
	if err := s.setKinds(kinds); err != nil {
		return err
	}
	if err := b.readSources(); err != nil {
		return err
	}
	for _, r := range b.records[geo.Hotspots] {
		h := r.record.(*geo.Hotspot)
		hotspots[h.ID] = h
	}
	s.tree = newHotspotTree(hotspots)
	b.derive = newDeriver(s.asOf, s.tree)
	s.statuses = map[string][]statedTime{}
	for _, h := range hotspots {
		times, err := b.derive.statusTimes(h)
		if err != nil {
			return err
		}
		s.setStatuses(h.ID, times)
	}
	return nil
}

// index makes a segment of the records of a collection that are there, while
// more are read.
func (b *builder) index(c geo.Collection) {
	records := b.records[c]
	b.records[c] = nil
	if len(records) == 0 {
		return
	}
	b.indexing.Go(func() error {
		began := time.Now()
		drafts, err := b.derive.drafts(records)
		if err != nil {
			return err
		}
		if c == geo.Hotspots {
			for _, h := range drafts {
				b.next.cite(h)
			}
		}
		g, err := newSegment(c, drafts)
		if err != nil {
			return err
		}
		b.next.segments[c] = append(b.next.segments[c], hold(g))
		b.next.built += time.Since(began)
		return nil
	})
}

// finish makes the last segments.
func (b *builder) finish() (*Snapshot, error) {
	if b.derive == nil {
		if err := b.describe(); err != nil {
			return nil, err
		}
	}
	for _, c := range derivedOrder {
		b.index(c)
	}
	if err := b.indexing.Wait(); err != nil {
		return nil, err
	}
	b.next.measureDays()
	return b.next, nil
}

// derivedOrder is the order in which collections are made: the events tell when
// hotspots are cited.
var derivedOrder = []geo.Collection{geo.Sources, geo.Events, geo.Flows, geo.Hotspots}

// readDatasets finds the public datasets, and leaves out what is in others.
func (b *builder) readDatasets() {
	b.public = map[string]bool{}
	for _, r := range b.records[geo.Datasets] {
		if d := r.record.(*geo.Dataset); d.Visibility == geo.Public {
			b.public[d.ID] = true
			b.next.datasets = append(b.next.datasets, d)
		}
	}
	slices.SortFunc(b.next.datasets, func(x, y *geo.Dataset) int { return strings.Compare(x.ID, y.ID) })
	for c, records := range b.records {
		b.records[c] = slices.DeleteFunc(records, func(r written) bool { return !b.public[r.record.InDataset()] })
	}
}

func (b *builder) readSources() error {
	b.next.asOf = map[string]geo.Day{}
	for _, r := range b.records[geo.Sources] {
		source := r.record.(*geo.Source)
		day, known, err := asOfDay(source)
		if err != nil {
			return err
		}
		if known {
			b.next.asOf[strings.Clone(source.ID)] = day // the id may be a part of the whole record's text
		}
	}
	return nil
}
