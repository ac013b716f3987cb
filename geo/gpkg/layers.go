package gpkg

import (
	"fmt"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// columns lists the columns of each layer but fid and geom, in the order in
// which rows.go fills them. Collections that are not here have no layer.
var columns = map[geo.Collection][]string{
	geo.Sources:  {"id", "title", "type", "publisher", "url", "as_of", "reliability", "dataset", "version"},
	geo.Hotspots: {"id", "name", "type", "role", "country", "admin1", "part_of", "precision", "radius_m", "located", "status", "summary", "sources", "dataset", "version"},
	geo.Events:   eventColumns,
	geo.Flows:    append([]string{"from", "to", "event"}, eventColumns...),
}

var eventColumns = []string{"id", "title", "kind", "when", "start", "end", "sure_start", "sure_end", "time_precision", "ongoing", "place", "countries", "precision", "radius_m", "hotspots", "figures", "confidence", "summary", "sources", "dataset", "version"}

// hasGeometry tells the layers from the plain table.
func hasGeometry(c geo.Collection) bool { return c != geo.Sources }

// upserts holds the statement that writes a row of each layer.
var upserts = func() map[geo.Collection]string {
	statements := map[geo.Collection]string{}
	for c, names := range columns {
		if hasGeometry(c) {
			names = append([]string{"geom"}, names...)
		}
		var into, set []string
		for _, name := range names {
			into = append(into, `"`+name+`"`)
			if name != "id" {
				set = append(set, fmt.Sprintf(`"%[1]s" = excluded."%[1]s"`, name))
			}
		}
		statements[c] = fmt.Sprintf(`INSERT INTO %s (%s) VALUES (?%s) ON CONFLICT (id) DO UPDATE SET %s`,
			c, strings.Join(into, ", "), strings.Repeat(", ?", len(names)-1), strings.Join(set, ", "))
	}
	return statements
}()

// layerWriter keeps the entry of a layer in gpkg_contents right.
type layerWriter struct {
	name    geo.Collection
	bound   orb.Bound
	empty   bool // no geometry yet: bound means nothing
	shrinks bool // what made the bound has gone: look at all rows
}

// layer returns the writer of a layer with the bound that the file states.
func (w *writer) layer(c geo.Collection) (*layerWriter, error) {
	if l, ok := w.layers[c]; ok {
		return l, nil
	}
	l := &layerWriter{name: c}
	var west, south, east, north *float64
	_, err := w.scan(`SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?`,
		[]any{c}, &west, &south, &east, &north)
	if err != nil {
		return nil, err
	}
	if west == nil || south == nil || east == nil || north == nil {
		l.empty = true
	} else {
		l.bound = orb.Bound{Min: orb.Point{*west, *south}, Max: orb.Point{*east, *north}}
	}
	w.layers[c] = l
	return l, nil
}

// show writes the row of a record, if its collection has a layer.
func (w *writer) show(record geo.Record, version geo.Version) error {
	key := record.Key()
	if columns[key.Collection] == nil {
		return nil
	}
	if err := w.note(key, record); err != nil {
		return err
	}
	values, geometry, err := w.row(record, version)
	if err != nil {
		return err
	}
	l, err := w.layer(key.Collection)
	if err != nil {
		return err
	}
	if hasGeometry(key.Collection) {
		if err := l.replace(w, key.ID, geometry); err != nil {
			return err
		}
		blob, err := encodeBlob(geometry)
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		values = append([]any{blob}, values...)
	}
	return w.exec(upserts[key.Collection], values...)
}

// hide removes the row of a record.
func (w *writer) hide(key geo.Key) error {
	if columns[key.Collection] == nil {
		return nil
	}
	if err := w.note(key, nil); err != nil {
		return err
	}
	l, err := w.layer(key.Collection)
	if err != nil {
		return err
	}
	if hasGeometry(key.Collection) {
		if err := l.replace(w, key.ID, nil); err != nil {
			return err
		}
	}
	return w.exec(`DELETE FROM `+string(key.Collection)+` WHERE id = ?`, key.ID)
}

// replace widens the bound by a row's new geometry, and notes if the old one
// may have been what made it so wide.
func (l *layerWriter) replace(w *writer, id string, now orb.Geometry) error {
	before, err := w.geometryOf(l.name, id)
	if err != nil {
		return err
	}
	if before != nil && !l.empty {
		b := before.Bound()
		l.shrinks = l.shrinks || b.Min[0] <= l.bound.Min[0] || b.Min[1] <= l.bound.Min[1] ||
			b.Max[0] >= l.bound.Max[0] || b.Max[1] >= l.bound.Max[1]
	}
	l.widen(now)
	return nil
}

func (l *layerWriter) widen(g orb.Geometry) {
	switch {
	case g == nil:
	case l.empty:
		l.bound, l.empty = g.Bound(), false
	default:
		l.bound = l.bound.Union(g.Bound())
	}
}

func (w *writer) geometryOf(c geo.Collection, id string) (orb.Geometry, error) {
	var blob []byte
	if _, err := w.scan(`SELECT geom FROM `+string(c)+` WHERE id = ?`, []any{id}, &blob); err != nil {
		return nil, err
	}
	g, err := decodeBlob(blob)
	if err != nil {
		return nil, fmt.Errorf("%s/%s: %w", c, id, err)
	}
	return g, nil
}

// finish writes the entry of the layer in gpkg_contents.
func (l *layerWriter) finish(w *writer) error {
	if l.shrinks {
		if err := l.measure(w); err != nil {
			return err
		}
	}
	var extent [4]any
	if !l.empty {
		extent = [4]any{l.bound.Min[0], l.bound.Min[1], l.bound.Max[0], l.bound.Max[1]}
	}
	return w.exec(`UPDATE gpkg_contents SET last_change = ?, min_x = ?, min_y = ?, max_x = ?, max_y = ?
		WHERE table_name = ?`,
		w.change.Time.Format("2006-01-02T15:04:05.000Z07:00"), extent[0], extent[1], extent[2], extent[3], l.name)
}

// measure takes the bound from all rows anew.
func (l *layerWriter) measure(w *writer) error {
	rows, err := w.tx.QueryContext(w.ctx, `SELECT geom FROM `+string(l.name)+` WHERE geom IS NOT NULL`)
	if err != nil {
		return err
	}
	defer rows.Close()
	l.empty = true
	for rows.Next() {
		var blob []byte
		if err := rows.Scan(&blob); err != nil {
			return err
		}
		g, err := decodeBlob(blob)
		if err != nil {
			return err
		}
		l.widen(g)
	}
	return rows.Err()
}
