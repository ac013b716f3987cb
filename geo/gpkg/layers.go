package gpkg

import (
	"database/sql"
	"fmt"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/change"
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

// layerColumns lists all columns that a row of a layer fills, geom first if it
// has one.
func layerColumns(c geo.Collection) []string {
	if hasGeometry(c) {
		return append([]string{"geom"}, columns[c]...)
	}
	return columns[c]
}

// inserts and upserts hold the beginning and the end of the statements that
// write rows of each layer. New rows are inserted: that is cheaper.
var inserts, upserts = map[geo.Collection]string{}, map[geo.Collection]string{}

func init() {
	for c := range columns {
		var into, set []string
		for _, name := range layerColumns(c) {
			into = append(into, `"`+name+`"`)
			if name != "id" {
				set = append(set, fmt.Sprintf(`"%[1]s" = excluded."%[1]s"`, name))
			}
		}
		inserts[c] = fmt.Sprintf(`INSERT OR FAIL INTO %s (%s) VALUES `, c, strings.Join(into, ", "))
		upserts[c] = ` ON CONFLICT (id) DO UPDATE SET ` + strings.Join(set, ", ")
	}
}

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

// show writes the rows of edits, each layer after those that it follows from,
// and removes those of what is deleted.
func (w *writer) show(edits []*edit) error {
	for i, of := range change.ByCollection(edits) {
		c := geo.Collections[i]
		if len(of) == 0 || columns[c] == nil {
			continue
		}
		if err := w.replace(c, of); err != nil {
			return fmt.Errorf("%s: %w", c, err)
		}
	}
	return nil
}

// replace puts the rows of edits in the place of those that are there.
func (w *writer) replace(c geo.Collection, edits []*edit) error {
	var made, changed []*edit
	for _, e := range edits {
		if err := w.note(e); err != nil {
			return err
		}
		if err := w.measureEdit(c, e); err != nil {
			return err
		}
		switch {
		case e.Row == nil:
			if err := w.exec(`DELETE FROM `+string(c)+` WHERE id = ?`, e.Key.ID); err != nil {
				return err
			}
		case e.Old.Exists():
			changed = append(changed, e)
		default:
			made = append(made, e)
		}
	}
	if err := w.fill(c, made, ""); err != nil {
		return err
	}
	return w.fill(c, changed, upserts[c])
}

// measureEdit sees to the bound of the layer. It fills in what the row follows
// from.
func (w *writer) measureEdit(c geo.Collection, e *edit) error {
	if e.Row != nil {
		if err := w.derive(e.Row); err != nil {
			return err
		}
	}
	l, err := w.layer(c)
	if err != nil || !hasGeometry(c) {
		return err
	}
	if e.Old.Exists() {
		if err := l.without(w, e.Key.ID); err != nil {
			return err
		}
	}
	if e.Row != nil {
		l.widen(e.Row.geometry)
	}
	return nil
}

// fill writes rows; end is what follows the values in the statement.
func (w *writer) fill(c geo.Collection, edits []*edit, end string) error {
	rows := make([][]any, len(edits))
	for i, e := range edits {
		rows[i] = append(e.Row.values, int64(e.Row.version(w)))
	}
	return w.insert(inserts[c], rows, end)
}

// without notes if the old geometry of a row may have been what made the bound
// so wide.
func (l *layerWriter) without(w *writer, id string) error {
	before, err := w.geometryOf(l.name, id)
	if err != nil || before == nil || l.empty {
		return err
	}
	b := before.Bound()
	l.shrinks = l.shrinks || b.Min[0] <= l.bound.Min[0] || b.Min[1] <= l.bound.Min[1] ||
		b.Max[0] >= l.bound.Max[0] || b.Max[1] >= l.bound.Max[1]
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
	l.empty = true
	return w.each(`SELECT geom FROM `+string(l.name)+` WHERE geom IS NOT NULL`, nil, func(rows *sql.Rows) error {
		var blob sql.RawBytes
		if err := rows.Scan(&blob); err != nil {
			return err
		}
		g, err := decodeBlob(blob)
		if err != nil {
			return err
		}
		l.widen(g)
		return nil
	})
}
