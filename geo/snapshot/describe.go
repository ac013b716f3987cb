package snapshot

import (
	"maps"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
)

// describe takes what describes events and flows, once in a step. Of what was
// there before it finds out what has to be made again.
func (u *updater) describe() error {
	if u.described {
		return nil
	}
	u.described = true
	if err := u.readDatasets(); err != nil {
		return err
	}
	if len(u.revisions[geo.Kinds]) > 0 {
		if err := u.next.setKinds(renewed[*geo.Kind](u, geo.Kinds, u.old.kindByID)); err != nil {
			return err
		}
	}
	if err := u.readSources(); err != nil {
		return err
	}
	if err := u.readHotspots(); err != nil {
		return err
	}
	u.derive = newDeriver(u.next.asOf, u.next.tree)
	return nil
}

// readDatasets takes the datasets that changed. It fails with errAnew if one
// was public and is so no more, or if one has become public of which records
// were left out before.
func (u *updater) readDatasets() error {
	datasets := slices.Clone(u.old.datasets)
	for id, r := range u.revisions[geo.Datasets] {
		at, before := u.old.datasetAt(id)
		d, _ := r.Record.(*geo.Dataset)
		now := d != nil && d.Visibility == geo.Public
		switch {
		case before && !now, now && u.old.hidden[id]:
			return errAnew
		case before:
			datasets[at] = d
		case now:
			datasets = append(datasets, d)
		}
	}
	slices.SortFunc(datasets, func(x, y *geo.Dataset) int { return strings.Compare(x.ID, y.ID) })
	u.next.datasets = datasets
	return nil
}

// datasetAt finds a public dataset.
func (s *Snapshot) datasetAt(id string) (at int, public bool) {
	return slices.BinarySearchFunc(s.datasets, id, func(d *geo.Dataset, id string) int { return strings.Compare(d.ID, id) })
}

// record returns the record of a revision, nil if it is deleted or not public.
// It notes the datasets of which records are left out.
func (u *updater) record(r geo.Revision) geo.Record {
	if r.Deleted || r.Record == nil {
		return nil
	}
	dataset := r.Record.InDataset()
	if _, public := u.next.datasetAt(dataset); !public {
		if !u.next.hidden[dataset] {
			u.next.hidden[strings.Clone(dataset)] = true // it may be a part of the whole record's text
		}
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
