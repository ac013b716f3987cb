package postgis

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/mapd/mapd/geo"
)

// Check compares the flat tables with the records, and reports each row that
// is missing, too many, or not what the record comes to.
func (s *Store) Check(ctx context.Context, report func(problem string)) error {
	return outward(ctx, "check the tables", s.check(ctx, report))
}

func (s *Store) check(ctx context.Context, report func(string)) error {
	bound, done, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer done()
	tx, err := s.pool.BeginTx(bound, pgx.TxOptions{IsoLevel: pgx.RepeatableRead})
	if err != nil {
		return err
	}
	defer rollback(tx) // with it go the tables to compare with
	version, err := newestVersion(bound, tx)
	if err != nil {
		return err
	}
	w := newWriter(bound, tx, geo.Change{})
	for _, c := range geo.Collections {
		if err := w.exec(`CREATE TEMPORARY TABLE ` + expected(c) + ` (LIKE ` + string(c) + ` INCLUDING GENERATED) ON COMMIT DROP`); err != nil {
			return err
		}
	}
	if err := s.expect(bound, w, version); err != nil {
		return err
	}
	for _, c := range geo.Collections {
		err := w.each(`SELECT coalesce(have.id, want.id), have.id IS NULL, want.id IS NULL
			FROM `+string(c)+` AS have FULL JOIN `+expected(c)+` AS want ON want.id = have.id
			WHERE have IS DISTINCT FROM want ORDER BY 1`, nil, func(row pgx.CollectableRow) error {
			var id string
			var missing, extra bool
			if err := row.Scan(&id, &missing, &extra); err != nil {
				return err
			}
			switch {
			case missing:
				report(fmt.Sprintf("%s/%s: its row is missing", c, id))
			case extra:
				report(fmt.Sprintf("%s/%s: there is a row, but no record", c, id))
			default:
				report(fmt.Sprintf("%s/%s: its row is not what the record comes to", c, id))
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// expected is the table of the rows that a collection should have.
func expected(c geo.Collection) string { return "mapd_expected_" + string(c) }

// expect fills the tables of expected rows with those of a version.
func (s *Store) expect(ctx context.Context, w *writer, version geo.Version) error {
	chunk := map[geo.Collection][]*row{}
	write := func(c geo.Collection) error {
		rows := chunk[c]
		chunk[c] = nil
		values, err := w.values(c, rows)
		if err != nil {
			return err
		}
		return w.copy(expected(c), columns[c], len(rows), func(i int) []any { return values[i] })
	}
	for r, err := range s.Records(ctx, version) {
		if err != nil {
			return err
		}
		c := r.Key.Collection
		row := rowOf(r.Record)
		row.written = r.Version
		chunk[c] = append(chunk[c], row)
		if len(chunk[c]) == perChunk {
			if err := write(c); err != nil {
				return err
			}
		}
	}
	for c := range chunk {
		if err := write(c); err != nil {
			return err
		}
	}
	return nil
}
