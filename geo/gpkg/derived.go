package gpkg

import (
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// Two things in a layer follow from other records than the row's own: the
// last day of what is ongoing, from its sources, and the line of a flow, from
// its hotspots. This file keeps them right, whatever the order of the edits.

// note remembers that other rows may follow from this record. A deletion has
// no record.
func (w *writer) note(key geo.Key, record geo.Record) error {
	switch key.Collection {
	case geo.Sources:
		var before string
		if _, err := w.scan(`SELECT as_of FROM sources WHERE id = ?`, []any{key.ID}, &before); err != nil {
			return err
		}
		if s, ok := record.(*geo.Source); !ok && before != "" || ok && string(s.AsOf) != before {
			w.dated[key.ID] = true
		}
	case geo.Hotspots:
		before, err := w.geometryOf(geo.Hotspots, key.ID)
		if err != nil {
			return err
		}
		if h, ok := record.(*geo.Hotspot); !ok || !samePoint(before, h.Point) {
			w.moved[key.ID] = true
		}
	}
	return nil
}

func samePoint(g orb.Geometry, p *orb.Point) bool {
	if g == nil || p == nil {
		return g == nil && p == nil
	}
	return g == orb.Geometry(*p)
}

// redate writes the rows anew that are open towards the end and rely on a
// source whose AsOf has changed.
func (w *writer) redate() error {
	if len(w.dated) == 0 {
		return nil
	}
	for _, c := range []geo.Collection{geo.Events, geo.Flows} {
		ids, err := w.ids(`SELECT id FROM ` + string(c) + ` WHERE instr("when", '..') OR "when" LIKE '%/'`)
		if err != nil {
			return err
		}
		relies := func(r geo.Record) bool {
			return slices.ContainsFunc(claimsOf(r), func(claim geo.Claim) bool { return w.dated[claim.Source] })
		}
		if err := w.showAgain(c, ids, relies); err != nil {
			return err
		}
	}
	return nil
}

// redraw writes the flows anew that start or end at a hotspot of this change.
func (w *writer) redraw() error {
	flows := map[string]bool{}
	for hotspot := range w.moved {
		ids, err := w.ids(`SELECT id FROM flows WHERE "from" = ?1 OR "to" = ?1`, hotspot)
		if err != nil {
			return err
		}
		for _, id := range ids {
			flows[id] = true
		}
	}
	ids := make([]string, 0, len(flows))
	for id := range flows {
		ids = append(ids, id)
	}
	return w.showAgain(geo.Flows, ids, func(geo.Record) bool { return true })
}

// showAgain writes the rows of records that this change need not have edited.
func (w *writer) showAgain(c geo.Collection, ids []string, wanted func(geo.Record) bool) error {
	for _, id := range ids {
		r, err := w.newest(geo.Key{Collection: c, ID: id})
		if err != nil {
			return err
		}
		record, err := geo.DecodeRecord(c, r.content)
		if err != nil {
			return err
		}
		if !wanted(record) {
			continue
		}
		if err := w.show(record, r.version); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) ids(query string, args ...any) ([]string, error) {
	s, err := w.statement(query)
	if err != nil {
		return nil, err
	}
	rows, err := s.QueryContext(w.ctx, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

func claimsOf(r geo.Record) []geo.Claim {
	switch r := r.(type) {
	case *geo.Event:
		return r.Claims
	case *geo.Flow:
		return r.Claims
	}
	return nil
}

// extent is what the time of an event means, given its sources. One that
// cannot be read is undated here; the revision keeps its text.
func (w *writer) extent(e *geo.Event) (geo.Extent, error) {
	x, err := e.When.Extent(geo.OpenEnd)
	if err != nil {
		return geo.Undated, nil
	}
	if !x.Dated() || x.End != geo.OpenEnd {
		return x, nil
	}
	newest := geo.NewestAsOf(e.Claims, func(source string) geo.Day {
		var asOf geo.When
		if err == nil {
			_, err = w.scan(`SELECT as_of FROM sources WHERE id = ?`, []any{source}, &asOf)
		}
		if s, bad := asOf.Extent(geo.OpenEnd); bad == nil {
			return s.End
		}
		return geo.OpenEnd
	})
	if err != nil {
		return x, err
	}
	return e.When.Extent(newest)
}

// line is the course of a flow: from hotspot to hotspot, nil if an end is not
// one that has a point.
func (w *writer) line(f *geo.Flow) (orb.Geometry, error) {
	var line orb.LineString
	for _, end := range []string{f.From, f.To} {
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
