package postgis

import (
	"github.com/jackc/pgx/v5"
	"github.com/mapd/mapd/geo"
)

// redate writes the rows anew that are open towards the end and rely on a
// source of this change. Those that the change itself wrote when it had dated
// all its sources are right already.
func (w *writer) redate() error {
	if !w.dated {
		return nil
	}
	before := int64(w.change.Version)
	if w.datedLate {
		before++
	}
	for _, c := range []geo.Collection{geo.Events, geo.Flows} {
		err := w.showAgain(c, `("when" LIKE '%..%' OR "when" LIKE '%/') AND version < $3 AND EXISTS (
			SELECT 1 FROM jsonb_array_elements(sources) AS claim JOIN mapd_revisions AS r ON r.version = $2
				AND r.collection = 'sources' AND r.id = claim->>'id')`, int64(w.change.Version), before)
		if err != nil {
			return err
		}
	}
	return nil
}

// redraw writes the flows anew that start or end at a hotspot of this change.
func (w *writer) redraw() error {
	if !w.moved {
		return nil
	}
	return w.showAgain(geo.Flows, `id IN (
		SELECT f.id FROM mapd_revisions AS r JOIN flows AS f ON f."from" = r.id WHERE r.version = $2 AND r.collection = 'hotspots'
		UNION SELECT f.id FROM mapd_revisions AS r JOIN flows AS f ON f."to" = r.id WHERE r.version = $2 AND r.collection = 'hotspots')`,
		int64(w.change.Version))
}

// showAgain writes the rows of records that this change need not have edited:
// those that a condition on the table holds for.
func (w *writer) showAgain(c geo.Collection, condition string, args ...any) error {
	query := `SELECT id FROM ` + string(c) + ` WHERE id > $1 AND ` + condition + ` ORDER BY id LIMIT 1000`
	for last := ""; ; {
		var edits []*edit
		err := w.each(query, append([]any{last}, args...), func(row pgx.CollectableRow) error {
			e := &edit{Key: geo.Key{Collection: c}}
			edits = append(edits, e)
			return row.Scan(&e.Key.ID)
		})
		if err != nil || len(edits) == 0 {
			return err
		}
		if err := w.showNewest(c, edits); err != nil {
			return err
		}
		last = edits[len(edits)-1].Key.ID
	}
}

// showNewest writes the rows of records as they are.
func (w *writer) showNewest(c geo.Collection, edits []*edit) error {
	if err := w.findNewest(edits); err != nil {
		return err
	}
	for _, e := range edits {
		record, err := geo.DecodeRecord(c, e.Old.Content)
		if err != nil {
			return err
		}
		e.Row = rowOf(record)
		e.Row.written = e.Old.Version
	}
	return w.replace(c, edits)
}
