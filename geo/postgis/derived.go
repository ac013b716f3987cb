package postgis

import (
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/mapd/mapd/geo"
)

// redate writes the rows anew that are open towards the end and rely on a
// source whose AsOf has changed.
func (w *writer) redate() error {
	if len(w.dated) == 0 {
		return nil
	}
	dated := slices.Collect(maps.Keys(w.dated))
	for _, c := range []geo.Collection{geo.Events, geo.Flows} {
		ids, err := w.ids(`SELECT id FROM `+string(c)+` WHERE ("when" LIKE '%..%' OR "when" LIKE '%/') AND EXISTS (
			SELECT 1 FROM jsonb_array_elements(sources) AS claim WHERE claim->>'id' = ANY($1))`, dated)
		if err != nil {
			return err
		}
		if err := w.showAgain(c, ids); err != nil {
			return err
		}
	}
	return nil
}

// redraw writes the flows anew that start or end at a hotspot of this change.
func (w *writer) redraw() error {
	if len(w.moved) == 0 {
		return nil
	}
	ids, err := w.ids(`SELECT id FROM flows WHERE "from" = ANY($1) OR "to" = ANY($1)`, slices.Collect(maps.Keys(w.moved)))
	if err != nil {
		return err
	}
	return w.showAgain(geo.Flows, ids)
}

func (w *writer) ids(query string, args ...any) (ids []string, err error) {
	err = w.each(query, args, func(row pgx.CollectableRow) error {
		var id string
		err := row.Scan(&id)
		ids = append(ids, id)
		return err
	})
	return ids, err
}

// showAgain writes the rows of records that this change need not have edited.
func (w *writer) showAgain(c geo.Collection, ids []string) error {
	for part := range slices.Chunk(ids, chunkEdits) {
		edits := make([]*edit, len(part))
		for i, id := range part {
			edits[i] = &edit{key: geo.Key{Collection: c, ID: id}}
		}
		if err := w.findNewest(edits); err != nil {
			return err
		}
		for _, e := range edits {
			record, err := geo.DecodeRecord(c, e.old.content)
			if err != nil {
				return err
			}
			e.row = rowOf(record, e.old.version)
		}
		if err := w.replace(c, edits); err != nil {
			return err
		}
	}
	return nil
}
