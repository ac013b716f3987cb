package gpkg

import (
	"context"
	"database/sql"
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
	err = w.each(`SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'`, nil,
		reportEach(report, "the file: %s"))
	if err != nil {
		return err
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

// reportEach reports a text about each row of a query.
func reportEach(report func(string), text string) func(*sql.Rows) error {
	return func(rows *sql.Rows) error {
		var about string
		err := rows.Scan(&about)
		if err == nil {
			report(fmt.Sprintf(text, about))
		}
		return err
	}
}

// isRow counts the rows of a layer that hold certain values.
func isRow(c geo.Collection) string {
	var conditions []string
	for _, name := range layerColumns(c) {
		conditions = append(conditions, `"`+name+`" IS ?`)
	}
	return `SELECT count(*) FROM ` + string(c) + ` WHERE ` + strings.Join(conditions, " AND ")
}

func (w *writer) checkLayer(c geo.Collection, report func(string)) error {
	newest := geo.Version(1<<63 - 1)
	err := w.each(`SELECT id FROM `+string(c)+` EXCEPT SELECT id FROM mapd_revisions AS r WHERE collection = ? AND NOT deleted
		AND NOT EXISTS (SELECT 1 FROM mapd_revisions WHERE collection = r.collection AND id = r.id AND version > r.version)`,
		[]any{c}, reportEach(report, string(c)+"/%s: there is a row, but no record"))
	if err != nil {
		return err
	}
	var failure error
	err = revisionsOf(w.ctx, w.tx, func(r geo.Revision, _ error) bool {
		if r.Record, failure = geo.DecodeText(c, r.Content); failure == nil {
			failure = w.checkRow(r, report)
		}
		return failure == nil
	}, selectNewest, c, newest)
	if failure != nil {
		return failure
	}
	return err
}

func (w *writer) checkRow(r geo.Revision, report func(string)) error {
	row := rowOf(r.Record)
	if err := w.derive(row); err != nil {
		return err
	}
	c := r.Key.Collection
	values := append(row.values, int64(r.Version))
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
