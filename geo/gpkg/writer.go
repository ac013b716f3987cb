package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/change"
)

// edit is an edit with the row of its record.
type edit = change.Edit[*row]

// writer makes one change within a transaction.
type writer struct {
	ctx        context.Context
	tx         *sql.Tx
	change     geo.Change
	statements map[string]*sql.Stmt
	shapes     map[string]string // statements that write rows, by what repeats in them
	layers     map[geo.Collection]*layerWriter
	guards     []string // triggers that a large change has put aside
	moved      bool     // a hotspot's point is not what it was
	dated      bool     // a source's AsOf is not what it was
	shown      bool     // rows that rely on sources have been written
	datedLate  bool     // a source was dated after such rows
}

func newWriter(ctx context.Context, tx *sql.Tx, change geo.Change) *writer {
	return &writer{
		ctx: ctx, tx: tx, change: change,
		statements: map[string]*sql.Stmt{},
		shapes:     map[string]string{},
		layers:     map[geo.Collection]*layerWriter{},
	}
}

func (w *writer) close() {
	for _, s := range w.statements {
		s.Close() // the transaction is over: nothing depends on it
	}
}

// statement prepares a query once for the whole change.
func (w *writer) statement(query string) (*sql.Stmt, error) {
	if s, ok := w.statements[query]; ok {
		return s, nil
	}
	s, err := w.tx.PrepareContext(w.ctx, query)
	if err != nil {
		return nil, err
	}
	w.statements[query] = s
	return s, nil
}

// short is the context of statements that end at once. They are not watched,
// which would take longer than they do: write looks at the context.
var short = context.Background()

func (w *writer) exec(query string, args ...any) error {
	s, err := w.statement(query)
	if err != nil {
		return err
	}
	_, err = s.ExecContext(short, args...)
	return err
}

// scan reads the one row of a query. It reports false if there is none.
func (w *writer) scan(query string, args []any, into ...any) (found bool, err error) {
	s, err := w.statement(query)
	if err != nil {
		return false, err
	}
	err = s.QueryRowContext(short, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// each calls read for each row of a query.
func (w *writer) each(query string, args []any, read func(*sql.Rows) error) error {
	s, err := w.statement(query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(w.ctx, args...)
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

// perChunk is how many edits are written at a time.
const perChunk = 1000

// perStatement is how many rows one statement writes or looks for.
const perStatement = 50

// inParts calls do with parts of n things: as many as a statement takes, and
// then one at a time, so that few statements are prepared.
func inParts(n int, do func(from, to int) error) error {
	for from := 0; from < n; {
		to := from + 1
		if n-from >= perStatement {
			to = from + perStatement
		}
		if err := do(from, to); err != nil {
			return err
		}
		from = to
	}
	return nil
}

// tuples writes n lists of so many parameters: (?,?),(?,?).
func tuples(n, parameters int) string {
	one := "(" + strings.Repeat("?,", parameters-1) + "?),"
	return strings.TrimSuffix(strings.Repeat(one, n), ",")
}

// write writes a chunk: those of its edits that write anything.
func (w *writer) write(chunk []*edit, told func(geo.Key, geo.Outcome)) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if len(chunk) == perChunk && w.guards == nil {
		if err := w.putGuardsAside(); err != nil {
			return fmt.Errorf("prepare for a large change: %w", err)
		}
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
			err = inParts(len(of), func(from, to int) error { return w.findSome(c, of[from:to]) })
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// anyBetween reports whether there is any revision with an id in the range of
// those of edits. Where an import brings new records in order, there is none,
// and one question answers for all.
func (w *writer) anyBetween(c geo.Collection, edits []*edit) (some bool, err error) {
	least, most := change.Range(edits)
	_, err = w.scan(`SELECT EXISTS (SELECT 1 FROM mapd_revisions WHERE collection = ? AND id >= ? AND id <= ?)`,
		[]any{c, least, most}, &some)
	return some, err
}

func (w *writer) findSome(c geo.Collection, edits []*edit) error {
	args := make([]any, 0, 2*len(edits)+1)
	for i, e := range edits {
		args = append(args, i, e.Key.ID)
	}
	query := `WITH k (nr, id) AS (VALUES ` + tuples(len(edits), 2) + `)
		SELECT k.nr, r.version, r.deleted, r.dataset, r.content FROM k CROSS JOIN mapd_revisions AS r
		ON r.rowid = (SELECT rowid FROM mapd_revisions WHERE collection = '` + string(c) + `' AND id = k.id
			ORDER BY version DESC LIMIT 1)`
	return w.each(query, args, func(rows *sql.Rows) error {
		var nr int
		var r change.Revision
		var content sql.RawBytes
		if err := rows.Scan(&nr, &r.Version, &r.Deleted, &r.Dataset, &content); err != nil {
			return err
		}
		r.Content = append([]byte(nil), content...)
		edits[nr].Old = r
		return nil
	})
}

// newest returns the newest revision of a record.
func (w *writer) newest(key geo.Key) (r change.Revision, err error) {
	e := &edit{Key: key}
	err = w.findSome(key.Collection, []*edit{e})
	return e.Old, err
}

// revise writes the revisions of edits; no content is a deletion.
func (w *writer) revise(edits []*edit) error {
	w.change.Written += len(edits)
	rows := make([][]any, len(edits))
	for i, e := range edits {
		var content any
		if e.Content != nil {
			content = string(e.Content)
		}
		rows[i] = []any{int64(w.change.Version), string(e.Key.Collection), e.Key.ID, e.Dataset, e.Content == nil, content}
	}
	return w.insert(`INSERT OR FAIL INTO mapd_revisions (version, collection, id, dataset, deleted, content) VALUES `, rows, "")
}

// finish brings up to date what follows from other records, and writes down
// the change itself.
func (w *writer) finish() error {
	if err := w.redate(); err != nil {
		return fmt.Errorf("date the layers: %w", err)
	}
	if err := w.redraw(); err != nil {
		return fmt.Errorf("draw the flows: %w", err)
	}
	for _, l := range w.layers {
		if err := l.finish(w); err != nil {
			return fmt.Errorf("describe the layer %s: %w", l.name, err)
		}
	}
	c := w.change
	err := w.exec(`INSERT INTO mapd_changes (version, time, author, reason, dataset, written)
		VALUES (?, ?, ?, ?, ?, ?)`,
		c.Version, c.Time.Format(time.RFC3339Nano), c.Author, c.Reason, c.Dataset, c.Written)
	if err != nil {
		return err
	}
	if err := w.putGuardsBack(); err != nil {
		return fmt.Errorf("guard the tables again: %w", err)
	}
	return w.exec(`DELETE FROM mapd_gate`)
}
