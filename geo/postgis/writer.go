package postgis

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/change"
)

// edit is an edit with the row of its record.
type edit = change.Edit[*row]

// writer makes one change within a transaction, a chunk of edits at a time.
type writer struct {
	ctx    context.Context
	tx     pgx.Tx
	change geo.Change
	// asOf and points hold what the tables say of sources and hotspots, as far
	// as asked, so that they are not asked again. They are emptied when they
	// have grown.
	asOf      map[string]geo.When
	points    map[string]point
	moved     bool // a hotspot's point is not what it was
	dated     bool // a source's AsOf is not what it was
	shown     bool // rows that rely on sources have been written
	datedLate bool // a source was dated after such rows
}

// perChunk is how many edits are written at a time: with more of them, the
// server has less to set up for each.
const perChunk = 4000

// remembered is how many answers asOf and points may hold.
const remembered = 100_000

func newWriter(ctx context.Context, tx pgx.Tx, change geo.Change) *writer {
	return &writer{ctx: ctx, tx: tx, change: change, asOf: map[string]geo.When{}, points: map[string]point{}}
}

// write writes a chunk: those of its edits that write anything.
func (w *writer) write(chunk []*edit, told func(geo.Key, geo.Outcome)) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if len(w.asOf)+len(w.points) > remembered {
		clear(w.asOf)
		clear(w.points)
	}
	if err := w.findNewest(chunk); err != nil {
		return fmt.Errorf("look for what is there: %w", err)
	}
	writes, err := change.Decide(chunk, w.change.Version, told)
	if err != nil || len(writes) == 0 {
		return err
	}
	if err := w.revise(writes); err != nil {
		return fmt.Errorf("write %s: %w", change.Span(writes), err)
	}
	if err := w.show(writes); err != nil {
		return fmt.Errorf("write the rows of %s: %w", change.Span(writes), err)
	}
	return nil
}

// findNewest fills in the newest revisions of the records of edits.
func (w *writer) findNewest(edits []*edit) error {
	for i, of := range change.ByCollection(edits) {
		if len(of) == 0 {
			continue
		}
		c := geo.Collections[i]
		some, err := w.anyBetween(c, of)
		if err == nil && some {
			err = w.findSome(c, of)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// anyBetween reports whether there is any revision with an id in the range of
// those of edits.
func (w *writer) anyBetween(c geo.Collection, edits []*edit) (some bool, err error) {
	least, most := change.Range(edits)
	err = w.each(`SELECT EXISTS (SELECT 1 FROM mapd_revisions WHERE collection = $1 AND id BETWEEN $2 AND $3)`,
		[]any{string(c), least, most}, func(row pgx.CollectableRow) error { return row.Scan(&some) })
	return some, err
}

func (w *writer) findSome(c geo.Collection, edits []*edit) error {
	ids := make([]string, len(edits))
	for i, e := range edits {
		ids[i] = e.Key.ID
	}
	return w.each(`SELECT k.nr, r.version, r.deleted, r.dataset, r.content
		FROM unnest($2::text[]) WITH ORDINALITY AS k (id, nr)
		CROSS JOIN LATERAL (SELECT version, deleted, dataset, content FROM mapd_revisions
			WHERE collection = $1 AND id = k.id ORDER BY version DESC LIMIT 1) AS r`,
		[]any{string(c), ids}, func(row pgx.CollectableRow) error {
			var nr int64
			var r change.Revision
			err := row.Scan(&nr, (*int64)(&r.Version), &r.Deleted, &r.Dataset, &r.Content)
			edits[nr-1].Old = r
			return err
		})
}

// revise writes the revisions of edits.
func (w *writer) revise(edits []*edit) error {
	w.change.Written += len(edits)
	return w.copy("mapd_revisions", []string{"version", "collection", "id", "dataset", "deleted", "content"}, len(edits), func(i int) []any {
		e := edits[i]
		return []any{int64(w.change.Version), string(e.Key.Collection), e.Key.ID, e.Dataset, e.Content == nil, e.Content}
	})
}

// finish brings up to date what follows from other records, and writes down
// the change itself.
func (w *writer) finish() error {
	if err := w.redate(); err != nil {
		return fmt.Errorf("date the rows: %w", err)
	}
	if err := w.redraw(); err != nil {
		return fmt.Errorf("draw the flows: %w", err)
	}
	c := w.change
	err := w.exec(`INSERT INTO mapd_changes (version, time, author, reason, dataset, written) VALUES ($1, $2, $3, $4, $5, $6)`,
		int64(c.Version), c.Time, c.Author, c.Reason, c.Dataset, int64(c.Written))
	if err != nil {
		return err
	}
	return w.exec(`SELECT pg_notify($1, $2)`, channel, fmt.Sprint(c.Version))
}

// exec runs a statement.
func (w *writer) exec(query string, args ...any) error {
	ctx, cancel := context.WithTimeout(w.ctx, stall)
	defer cancel()
	_, err := w.tx.Exec(ctx, query, args...)
	return err
}

// each reads the rows of a query.
func (w *writer) each(query string, args []any, read func(pgx.CollectableRow) error) error {
	ctx, cancel := context.WithTimeout(w.ctx, stall)
	defer cancel()
	rows, err := w.tx.Query(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := read(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// copy writes n rows to a table.
func (w *writer) copy(table string, columns []string, n int, row func(int) []any) error {
	ctx, cancel := context.WithTimeout(w.ctx, stall)
	defer cancel()
	_, err := w.tx.CopyFrom(ctx, pgx.Identifier{table}, columns, pgx.CopyFromSlice(n, func(i int) ([]any, error) { return row(i), nil }))
	return err
}

// clean is a text as PostgreSQL can keep it outside of the revisions.
func clean(text string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(text, "\ufffd"), "\x00", "\ufffd")
}
