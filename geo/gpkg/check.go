package gpkg

import (
	"context"
	"fmt"
	"strings"

	"github.com/mapd/mapd/geo"
)

// Check asks SQLite whether the file is sound, and compares the layers with
// the records. It reports each row that is missing, too many, or not what the
// record comes to.
func (s *Store) Check(ctx context.Context, report func(problem string)) error {
	return outward(ctx, "check the layers", s.check(ctx, report))
}

func (s *Store) check(ctx context.Context, report func(string)) error {
	tx, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing is written
	w := newWriter(ctx, tx, geo.Change{})
	defer w.close()
	damage, err := w.ids(`SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'`)
	if err != nil {
		return err
	}
	for _, text := range damage {
		report("the file: " + text)
	}
	for _, c := range geo.Collections {
		if columns[c] == nil {
			continue
		}
		if err := w.checkLayer(c, report); err != nil {
			return err
		}
	}
	return nil
}

// isRow counts the rows of a layer that hold certain values.
func isRow(c geo.Collection) string {
	var conditions []string
	if hasGeometry(c) {
		conditions = append(conditions, "geom IS ?")
	}
	for _, name := range columns[c] {
		conditions = append(conditions, `"`+name+`" IS ?`)
	}
	return `SELECT count(*) FROM ` + string(c) + ` WHERE ` + strings.Join(conditions, " AND ")
}

func (w *writer) checkLayer(c geo.Collection, report func(string)) error {
	newest := geo.Version(1<<63 - 1)
	extra, err := w.ids(`SELECT id FROM `+string(c)+` EXCEPT SELECT id FROM mapd_revisions AS r WHERE collection = ? AND NOT deleted
		AND NOT EXISTS (SELECT 1 FROM mapd_revisions WHERE collection = r.collection AND id = r.id AND version > r.version)`, c)
	if err != nil {
		return err
	}
	for _, id := range extra {
		report(fmt.Sprintf("%s/%s: there is a row, but no record", c, id))
	}
	var failure error
	_, err = revisionsOf(w.ctx, w.tx, func(r geo.Revision, _ error) bool {
		failure = w.checkRow(r, report)
		return failure == nil
	}, selectNewest, c, newest)
	if failure != nil {
		return failure
	}
	return err
}

func (w *writer) checkRow(r geo.Revision, report func(string)) error {
	values, geometry, err := w.row(r.Record, r.Version)
	if err != nil {
		return err
	}
	c := r.Key.Collection
	if hasGeometry(c) {
		blob, err := encodeBlob(geometry)
		if err != nil {
			return err
		}
		values = append([]any{blob}, values...)
	}
	var same, there int
	if _, err := w.scan(isRow(c), values, &same); err != nil || same == 1 {
		return err
	}
	if _, err := w.scan(`SELECT count(*) FROM `+string(c)+` WHERE id = ?`, []any{r.Key.ID}, &there); err != nil {
		return err
	}
	if there == 0 {
		report(fmt.Sprintf("%s: its row is missing", r.Key))
	} else {
		report(fmt.Sprintf("%s: its row is not what the record comes to", r.Key))
	}
	return nil
}
