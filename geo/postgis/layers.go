package postgis

import (
	"cmp"
	"encoding/json"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/change"
	"github.com/paulmach/orb"
)

// show writes the rows of edits, each table after those that it follows from,
// and removes those of what is deleted.
func (w *writer) show(edits []*edit) error {
	for i, of := range change.ByCollection(edits) {
		if len(of) == 0 {
			continue
		}
		c := geo.Collections[i]
		for _, e := range of {
			if err := w.note(e); err != nil {
				return err
			}
		}
		if err := w.replace(c, of); err != nil {
			return fmt.Errorf("%s: %w", c, err)
		}
	}
	return nil
}

// replace puts the rows of edits in the place of those that are there.
func (w *writer) replace(c geo.Collection, edits []*edit) error {
	var gone []string
	var rows []*row
	for _, e := range edits {
		if e.Old.Exists() {
			gone = append(gone, e.Key.ID)
		}
		if e.Row != nil {
			rows = append(rows, e.Row)
		}
	}
	if len(gone) > 0 {
		if err := w.exec(`DELETE FROM `+string(c)+` WHERE id = ANY($1)`, gone); err != nil {
			return err
		}
	}
	values, err := w.values(c, rows)
	if err != nil || len(rows) == 0 {
		return err
	}
	return w.copy(string(c), columns[c], len(rows), func(i int) []any { return values[i] })
}

// values fills in what rows follow from.
func (w *writer) values(c geo.Collection, rows []*row) ([][]any, error) {
	if c == geo.Events || c == geo.Flows {
		if err := w.askSources(rows); err != nil {
			return nil, err
		}
	}
	if c == geo.Flows {
		if err := w.askHotspots(rows); err != nil {
			return nil, err
		}
	}
	all := make([][]any, len(rows))
	for i, r := range rows {
		all[i] = append(r.values, int64(cmp.Or(r.written, w.change.Version)))
		switch c {
		case geo.Hotspots:
			all[i] = append(all[i], pointOf(r))
		case geo.Events:
			all[i] = append(append(all[i], days(w.extent(r))...), pointsOf(r))
		case geo.Flows:
			all[i] = append(append(all[i], days(w.extent(r))...), clean(r.ends[0]), clean(r.ends[1]), clean(r.ends[2]), w.line(r))
		}
	}
	return all, nil
}

func pointOf(r *row) any {
	if !r.point.known {
		return nil
	}
	return geometry(r.point.Point)
}

func pointsOf(r *row) any {
	if len(r.points) == 0 {
		return nil
	}
	return geometry(r.points)
}

// note remembers that rows of other records follow from this one.
func (w *writer) note(e *edit) error {
	switch e.Key.Collection {
	case geo.Sources:
		var before, after geo.Source
		if err := decodeIf(e.Old, &before); err != nil {
			return err
		}
		if e.Row != nil {
			after.AsOf = e.Row.asOf
		}
		w.asOf[e.Key.ID] = after.AsOf
		if before.AsOf != after.AsOf {
			w.dated, w.datedLate = true, w.datedLate || w.shown
		}
	case geo.Hotspots:
		var before geo.Hotspot
		if err := decodeIf(e.Old, &before); err != nil {
			return err
		}
		var was, is point
		if before.Point != nil {
			was = point{*before.Point, true}
		}
		if e.Row != nil {
			is = e.Row.point
		}
		w.points[e.Key.ID] = is
		w.moved = w.moved || was != is
	case geo.Events, geo.Flows:
		w.shown = w.shown || e.Row != nil && e.Row.relied != nil
	}
	return nil
}

func decodeIf(old change.Revision, into any) error {
	if !old.Exists() {
		return nil
	}
	return json.Unmarshal(old.Content, into)
}

// askSources learns the AsOf of the sources that open rows rely on.
func (w *writer) askSources(rows []*row) error {
	var unknown []string
	for _, r := range rows {
		for _, id := range r.relied {
			if _, ok := w.asOf[id]; !ok {
				w.asOf[id] = ""
				unknown = append(unknown, clean(id))
			}
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	return w.each(`SELECT id, as_of FROM sources WHERE id = ANY($1)`, []any{unknown}, func(row pgx.CollectableRow) error {
		var id, asOf string
		err := row.Scan(&id, &asOf)
		w.asOf[id] = geo.When(asOf)
		return err
	})
}

// extent is what the time of a row means, given its sources.
func (w *writer) extent(r *row) geo.Extent {
	if !r.open {
		return r.extent
	}
	newest := geo.OpenStart
	for _, id := range r.relied {
		if x, err := w.asOf[id].Extent(geo.OpenEnd); err == nil && x.End.Known() {
			newest = max(newest, x.End)
		}
	}
	if newest == geo.OpenStart {
		newest = geo.OpenEnd
	}
	x, err := r.when.Extent(newest)
	if err != nil {
		return geo.Undated
	}
	return x
}

// askHotspots learns the points of the ends of flows.
func (w *writer) askHotspots(rows []*row) error {
	var unknown []string
	for _, r := range rows {
		for _, id := range r.ends[:2] {
			if _, ok := w.points[id]; !ok {
				w.points[id] = point{}
				unknown = append(unknown, clean(id))
			}
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	return w.each(`SELECT id, ST_X(geom), ST_Y(geom) FROM hotspots WHERE id = ANY($1) AND geom IS NOT NULL`, []any{unknown},
		func(row pgx.CollectableRow) error {
			var id string
			p := point{known: true}
			err := row.Scan(&id, &p.Point[0], &p.Point[1])
			w.points[id] = p
			return err
		})
}

// line is the course of a flow: from hotspot to hotspot, null if an end is not
// one that has a point.
func (w *writer) line(r *row) any {
	from, to := w.points[r.ends[0]], w.points[r.ends[1]]
	if !from.known || !to.known {
		return nil
	}
	return geometry(orb.LineString{from.Point, to.Point})
}
