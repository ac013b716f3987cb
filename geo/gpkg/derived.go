package gpkg

import (
	"database/sql"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// Two things in a layer follow from other records than the row's own: the
// last day of what is ongoing, from its sources, and the line of a flow, from
// its hotspots. This file keeps them right, whatever the order of the edits.

// note remembers that other rows may follow from this record.
func (w *writer) note(e *edit) error {
	switch e.Key.Collection {
	case geo.Sources:
		var before, after string
		if e.Old.Exists() {
			if _, err := w.scan(`SELECT as_of FROM sources WHERE id = ?`, []any{e.Key.ID}, &before); err != nil {
				return err
			}
		}
		if e.Row != nil {
			after = e.Row.asOf
		}
		if before != after {
			w.dated, w.datedLate = true, w.datedLate || w.shown
		}
	case geo.Hotspots:
		var before, after orb.Geometry
		if e.Old.Exists() {
			var err error
			if before, err = w.geometryOf(geo.Hotspots, e.Key.ID); err != nil {
				return err
			}
		}
		if e.Row != nil {
			after = e.Row.geometry
		}
		w.moved = w.moved || before != after // both are points or nil
	case geo.Events, geo.Flows:
		w.shown = w.shown || e.Row != nil && e.Row.relied != nil
	}
	return nil
}

// redate writes the rows anew that are open towards the end and rely on a
// source of this change. Those that the change itself wrote when it had dated
// all its sources are right already.
func (w *writer) redate() error {
	if !w.dated {
		return nil
	}
	before := w.change.Version
	if w.datedLate {
		before++
	}
	for _, c := range []geo.Collection{geo.Events, geo.Flows} {
		open := `SELECT id FROM ` + string(c) + ` WHERE id > ? AND version < ? AND (instr("when", '..') OR "when" LIKE '%/')
			ORDER BY id LIMIT 5000`
		if err := w.showAgain(c, open, []any{before}, w.reliesOnThis); err != nil {
			return err
		}
	}
	return nil
}

// reliesOnThis reports whether a row relies on a source of this change.
func (w *writer) reliesOnThis(r *row) (relies bool, err error) {
	for _, source := range r.relied {
		if relies, err = w.scan(`SELECT 1 FROM mapd_revisions WHERE version = ? AND collection = 'sources' AND id = ?`,
			[]any{w.change.Version, source}, new(int)); relies || err != nil {
			break
		}
	}
	return relies, err
}

// redraw writes the flows anew that start or end at a hotspot of this change.
func (w *writer) redraw() error {
	if !w.moved {
		return nil
	}
	const ends = `WITH moved AS (SELECT id FROM mapd_revisions WHERE version = ?2 AND collection = 'hotspots')
		SELECT f.id FROM moved CROSS JOIN flows AS f ON f."from" = moved.id WHERE f.id > ?1
		UNION SELECT f.id FROM moved CROSS JOIN flows AS f ON f."to" = moved.id WHERE f.id > ?1
		ORDER BY 1 LIMIT 5000`
	return w.showAgain(geo.Flows, ends, []any{w.change.Version}, func(*row) (bool, error) { return true, nil })
}

// showAgain writes the rows of records that this change need not have edited.
// The query tells the next ids after one, in order.
func (w *writer) showAgain(c geo.Collection, query string, args []any, wanted func(*row) (bool, error)) error {
	for last := ""; ; {
		var ids []string
		err := w.each(query, append([]any{last}, args...), func(rows *sql.Rows) error {
			var id string
			err := rows.Scan(&id)
			ids = append(ids, id)
			return err
		})
		if err != nil || len(ids) == 0 {
			return err
		}
		for _, id := range ids {
			if err := w.showOne(geo.Key{Collection: c, ID: id}, wanted); err != nil {
				return err
			}
		}
		last = ids[len(ids)-1]
	}
}

func (w *writer) showOne(key geo.Key, wanted func(*row) (bool, error)) error {
	newest, err := w.newest(key)
	if err != nil {
		return err
	}
	record, err := geo.DecodeRecord(key.Collection, newest.Content)
	if err != nil {
		return err
	}
	e := &edit{Key: key, Row: rowOf(record), Old: newest}
	e.Row.written = newest.Version
	if want, err := wanted(e.Row); err != nil || !want {
		return err
	}
	return w.replace(key.Collection, []*edit{e})
}

// derive fills in what a row follows from.
func (w *writer) derive(r *row) error {
	if r.dates != nil {
		if err := w.date(r); err != nil {
			return err
		}
	}
	if r.ends == nil {
		return nil
	}
	line, err := w.line(r.ends)
	if err == nil && line != nil {
		r.locate(line)
	}
	return err
}

// date sets the days of a row whose end is for its sources to tell.
func (w *writer) date(r *row) error {
	newest := geo.OpenStart
	for _, source := range r.relied {
		var asOf geo.When
		if _, err := w.scan(`SELECT as_of FROM sources WHERE id = ?`, []any{source}, &asOf); err != nil {
			return err
		}
		if x, err := asOf.Extent(geo.OpenEnd); err == nil && x.End.Known() {
			newest = max(newest, x.End)
		}
	}
	if newest == geo.OpenStart {
		return nil // it is as if nothing closed it
	}
	x, err := r.when.Extent(newest)
	if err != nil {
		x = geo.Undated
	}
	r.date(x)
	return nil
}

// line is the course of a flow: from hotspot to hotspot, nil if an end is not
// one that has a point.
func (w *writer) line(ends []string) (orb.Geometry, error) {
	var line orb.LineString
	for _, end := range ends {
		g, err := w.geometryOf(geo.Hotspots, end)
		if err != nil {
			return nil, err
		}
		p, ok := g.(orb.Point)
		if !ok {
			return nil, nil
		}
		line = append(line, p)
	}
	return line, nil
}
