package snapshot

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/mapd/mapd/geo"
)

// taking is what is taken into one segment: revisions, and the ids of items
// that are to be made again as they are stored.
type taking struct {
	collection geo.Collection
	revisions  []geo.Revision
	redo       map[string]bool
}

// take makes the segment, and leaves the rows that it supersedes out of the
// others.
func (u *updater) take(t taking) error {
	began := time.Now()
	defer func() { u.built += time.Since(began) }()
	ids := t.settle()
	var records []written
	for _, r := range t.revisions {
		if record := u.record(r); record != nil {
			u.redoAround(record)
			records = append(records, written{record, r.Content, r.Version})
		}
	}
	var segments []*heldSegment
	for _, g := range u.next.segments[t.collection] {
		rows := g.superseded(ids)
		for _, row := range rows {
			old := Row{g, row}
			u.redoAroundRow(old)
			if len(t.redo) > 0 && t.redo[g.ids.view(int(row))] {
				records = append(records, written{old.record(), g.details.text(int(row)), g.versions[row]})
			}
		}
		if g = g.without(rows); g.rows > 0 {
			segments = append(segments, g)
		}
	}
	drafts, err := u.derive.drafts(records)
	if err != nil {
		return err
	}
	if t.collection == geo.Hotspots {
		for _, h := range drafts {
			u.next.cite(h)
		}
	}
	if len(drafts) > 0 {
		g, err := newSegment(t.collection, drafts)
		if err != nil {
			return err
		}
		segments = append(segments, hold(g))
	}
	u.next.segments[t.collection] = segments
	return nil
}

// settle puts the revisions into the order of their ids and leaves the newest
// of each. What was written is not made again. It returns the ids of all.
func (t *taking) settle() []string {
	byID := func(a, b geo.Revision) int { return strings.Compare(a.Key.ID, b.Key.ID) }
	if !slices.IsSortedFunc(t.revisions, byID) {
		slices.SortStableFunc(t.revisions, byID)
	}
	newest := t.revisions[:0]
	ids := make([]string, 0, len(t.revisions)+len(t.redo))
	for i, r := range t.revisions {
		if i+1 < len(t.revisions) && t.revisions[i+1].Key.ID == r.Key.ID {
			continue
		}
		newest, ids = append(newest, r), append(ids, r.Key.ID)
		delete(t.redo, r.Key.ID)
	}
	t.revisions = newest
	if len(t.redo) > 0 {
		ids = slices.AppendSeq(ids, maps.Keys(t.redo))
		slices.Sort(ids)
	}
	return ids
}

// redoAround makes the hotspots of an event again.
func (u *updater) redoAround(record geo.Record) {
	if e, ok := record.(*geo.Event); ok {
		for _, id := range e.Hotspots {
			u.redoAt(id)
		}
	}
}

// redoAroundRow does so for one that is stored.
func (u *updater) redoAroundRow(row Row) {
	if row.segment.collection != geo.Events {
		return
	}
	column := row.segment.values[fieldHotspot]
	for _, number := range column.values(row.row) {
		u.redoAt(column.names[number])
	}
}
