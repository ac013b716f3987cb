package snapshot

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/mapd/mapd/geo"
)

// update returns the snapshot of a newer state of the store, made from this one
// and the revisions that were written since, in their order. What changes comes
// into a new segment, and the rows that it supersedes are left out of the
// others.
//
// It reports false if all records are to be read anew: if a dataset has become
// public or has ceased to be.
func (s *Snapshot) update(info geo.StoreInfo, revisions []geo.Revision, m merging) (*Snapshot, bool, error) {
	began := time.Now()
	u, ok, err := s.newUpdater(info, revisions)
	if !ok || err != nil {
		return nil, false, err
	}
	if err := u.readSources(); err != nil {
		return nil, false, err
	}
	if err := u.readHotspots(); err != nil {
		return nil, false, err
	}
	u.readEvents()
	u.readBriefings()
	for _, c := range derivedOrder {
		if err := u.remake(c, m); err != nil {
			return nil, false, err
		}
	}
	u.next.measureDays()
	u.next.built = time.Since(began)
	return u.next, true, nil
}

// updater makes one snapshot of another.
type updater struct {
	old, next *Snapshot
	revisions map[geo.Collection]map[string]geo.Revision // the newest of each record
	redo      map[geo.Collection]map[string]bool         // the ids of the items that change
}

// newUpdater begins with what describes the records: datasets and kinds.
func (s *Snapshot) newUpdater(info geo.StoreInfo, revisions []geo.Revision) (*updater, bool, error) {
	next := *s
	next.info, next.segments = info, maps.Clone(s.segments)
	u := &updater{old: s, next: &next, revisions: map[geo.Collection]map[string]geo.Revision{}, redo: map[geo.Collection]map[string]bool{}}
	for _, c := range geo.Collections {
		u.revisions[c], u.redo[c] = map[string]geo.Revision{}, map[string]bool{}
	}
	for _, r := range revisions {
		u.revisions[r.Key.Collection][r.Key.ID] = r
		u.redo[r.Key.Collection][r.Key.ID] = true
	}
	if !u.readDatasets() {
		return nil, false, nil
	}
	if len(u.revisions[geo.Kinds]) > 0 {
		if err := next.setKinds(renewed[*geo.Kind](u, geo.Kinds, s.kindByID)); err != nil {
			return nil, false, err
		}
	}
	return u, true, nil
}

// readDatasets takes the datasets that changed, if the same ones are public as
// before.
func (u *updater) readDatasets() bool {
	datasets := slices.Clone(u.old.datasets)
	for id, r := range u.revisions[geo.Datasets] {
		at, before := u.old.datasetAt(id)
		d, _ := r.Record.(*geo.Dataset)
		if now := d != nil && d.Visibility == geo.Public; now != before {
			return false
		}
		if before {
			datasets[at] = d
		}
	}
	u.next.datasets = datasets
	return true
}

// datasetAt finds a public dataset.
func (s *Snapshot) datasetAt(id string) (at int, public bool) {
	return slices.BinarySearchFunc(s.datasets, id, func(d *geo.Dataset, id string) int { return strings.Compare(d.ID, id) })
}

// record returns the record of a revision, nil if it is deleted or not public.
func (u *updater) record(r geo.Revision) geo.Record {
	if r.Deleted || r.Record == nil {
		return nil
	}
	if _, public := u.old.datasetAt(r.Record.InDataset()); !public {
		return nil
	}
	return r.Record
}

// renewed returns the records of a collection after the change.
func renewed[R geo.Record](u *updater, c geo.Collection, before map[string]R) map[string]R {
	all := maps.Clone(before)
	for id, r := range u.revisions[c] {
		if record, ok := u.record(r).(R); ok {
			all[id] = record
		} else {
			delete(all, id)
		}
	}
	return all
}

// readSources takes the days that the sources speak of, and redoes what these
// days close: the open times of those who rely on them.
func (u *updater) readSources() error {
	if len(u.revisions[geo.Sources]) == 0 {
		return nil
	}
	asOf := maps.Clone(u.old.asOf)
	for id, r := range u.revisions[geo.Sources] {
		delete(asOf, id)
		if source, ok := u.record(r).(*geo.Source); ok {
			day, known, err := asOfDay(source)
			if err != nil {
				return err
			}
			if known {
				asOf[id] = day
			}
		}
		before, was := u.old.asOf[id]
		if now, is := asOf[id]; now != before || is != was {
			u.redoRelying(id)
		}
	}
	u.next.asOf = asOf
	return nil
}

// redoRelying redoes what relies on a source.
func (u *updater) redoRelying(source string) {
	for _, c := range []geo.Collection{geo.Events, geo.Flows} {
		u.old.eachHaving(c, fieldSource, source, func(row Row) {
			if openEnded(eventOf(row.record()).When) {
				u.redo[c][row.ID()] = true
			}
		})
	}
	u.old.eachHaving(geo.Hotspots, fieldSource, source, func(row Row) { u.redo[geo.Hotspots][row.ID()] = true })
}

// openEnded reports whether the end of a time is the sources' to tell.
func openEnded(when geo.When) bool {
	e, err := when.Extent(geo.OpenEnd)
	return err == nil && e.Dated() && e.End == geo.OpenEnd
}

// eachHaving goes through the rows that have a value.
func (s *Snapshot) eachHaving(c geo.Collection, f field, value string, yield func(Row)) {
	for _, g := range s.segments[c] {
		for _, row := range g.values[f].having(value) {
			if g.has(row) {
				yield(Row{g, row})
			}
		}
	}
}

// readHotspots takes the hotspots, and redoes the flows from and to those that
// changed, and the hotspots in which they lie, or lay.
func (u *updater) readHotspots() error {
	u.next.tree, u.next.statuses = u.old.tree, u.old.statuses
	if len(u.revisions[geo.Hotspots]) > 0 {
		u.next.tree = newHotspotTree(renewed[*geo.Hotspot](u, geo.Hotspots, u.old.tree.hotspots))
	}
	if len(u.redo[geo.Hotspots]) == 0 {
		return nil
	}
	u.next.statuses = maps.Clone(u.old.statuses)
	d := newDeriver(u.next.asOf, u.next.tree)
	for _, id := range slices.Collect(maps.Keys(u.redo[geo.Hotspots])) {
		var times []statedTime
		if h := u.next.tree.hotspots[id]; h != nil {
			var err error
			if times, err = d.statusTimes(h); err != nil {
				return err
			}
		}
		u.next.setStatuses(id, times)
		u.redoAt(id)
		u.old.eachHaving(geo.Flows, fieldHotspot, id, func(row Row) { u.redo[geo.Flows][row.ID()] = true })
	}
	return nil
}

// redoAt redoes a hotspot and all in which it lies, or lay.
func (u *updater) redoAt(hotspot string) {
	for _, tree := range []*hotspotTree{u.old.tree, u.next.tree} {
		for _, above := range tree.lineages[hotspot] {
			u.redo[geo.Hotspots][above] = true
		}
	}
}

// readEvents redoes the hotspots of events that change.
func (u *updater) readEvents() {
	for id := range u.redo[geo.Events] {
		if item, ok := u.old.Item(geo.Key{Collection: geo.Events, ID: id}); ok {
			u.redoAllAt(item.Event())
		}
		if e, ok := u.record(u.revisions[geo.Events][id]).(*geo.Event); ok {
			u.redoAllAt(e)
		}
	}
}

func (u *updater) redoAllAt(e *geo.Event) {
	for _, id := range e.Hotspots {
		u.redoAt(id)
	}
}

// remake makes the rows of a collection that change.
func (u *updater) remake(c geo.Collection, m merging) error {
	if len(u.redo[c]) == 0 {
		return nil
	}
	var records []written
	for _, id := range slices.Sorted(maps.Keys(u.redo[c])) {
		if r, ok := u.current(geo.Key{Collection: c, ID: id}); ok {
			records = append(records, r)
		}
	}
	drafts, err := newDeriver(u.next.asOf, u.next.tree).drafts(records)
	if err != nil {
		return err
	}
	if c == geo.Hotspots {
		for _, h := range drafts {
			u.next.cite(h)
		}
	}
	segments := u.supersede(c)
	if len(drafts) > 0 {
		g, err := newSegment(c, drafts)
		if err != nil {
			return err
		}
		segments = append(segments, hold(g))
	}
	u.next.segments[c], err = m.compact(c, segments)
	return err
}

// current returns the record that is to be shown of an item that changes.
func (u *updater) current(key geo.Key) (written, bool) {
	if r, ok := u.revisions[key.Collection][key.ID]; ok {
		record := u.record(r)
		return written{record, r.Content, r.Version}, record != nil
	}
	if item, ok := u.old.Item(key); ok {
		return written{item.Record(), "", item.Version}, true
	}
	return written{}, false
}

// supersede returns the segments of a collection without the rows that change.
func (u *updater) supersede(c geo.Collection) []*heldSegment {
	var left []*heldSegment
	for _, g := range u.old.segments[c] {
		var rows []uint32
		for id := range u.redo[c] {
			if row, ok := g.find(id); ok {
				rows = append(rows, row)
			}
		}
		left = append(left, g.without(rows))
	}
	return left
}
