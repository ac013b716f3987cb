package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/mapd/mapd/geo"
	sqlite3 "modernc.org/sqlite/lib"
)

// Apply writes all edits as one change, or nothing.
//
// It waits for other writers, in this process and in others, until ctx is
// done. The edits may read the store while they are made, but not change it.
func (s *Store) Apply(ctx context.Context, c geo.Commit, edits iter.Seq2[geo.Edit, error]) (geo.Change, error) {
	change, err := s.apply(ctx, c, edits)
	if err != nil {
		return geo.Change{}, outward(ctx, "apply a change", err)
	}
	s.follow.tell(change.Version, nil)
	return change, nil
}

func (s *Store) apply(ctx context.Context, c geo.Commit, edits iter.Seq2[geo.Edit, error]) (geo.Change, error) {
	tx, err := s.begin(ctx)
	if err != nil {
		return geo.Change{}, err
	}
	defer tx.Rollback() // after a commit it does nothing; after a panic all
	newest, err := newestVersion(ctx, tx)
	if err != nil {
		return geo.Change{}, err
	}
	w := newWriter(ctx, tx, geo.Change{
		Version: newest + 1, Time: s.Now().UTC().Truncate(time.Microsecond),
		Author: c.Author, Reason: c.Reason, Dataset: c.Dataset,
	})
	defer w.close()
	if err := w.exec(`INSERT INTO mapd_gate VALUES (1)`); err != nil {
		return geo.Change{}, err
	}
	for edit, err := range edits {
		if err == nil {
			err = w.edit(edit)
		}
		if err != nil {
			return geo.Change{}, err
		}
	}
	if w.change.Written == 0 {
		return geo.Change{Version: newest}, nil
	}
	if err := w.finish(); err != nil {
		return geo.Change{}, err
	}
	return w.change, tx.Commit()
}

// begin opens a writing transaction. SQLite's own waiting for another process
// ends after the busy timeout; an import elsewhere may well take longer.
func (s *Store) begin(ctx context.Context) (*sql.Tx, error) {
	for {
		tx, err := s.write.BeginTx(ctx, nil)
		if resultCode(err) != sqlite3.SQLITE_BUSY || ctx.Err() != nil {
			return tx, err
		}
	}
}

// writer makes one change within a transaction.
type writer struct {
	ctx        context.Context
	tx         *sql.Tx
	change     geo.Change
	statements map[string]*sql.Stmt
	// unchanged holds the keys of edits that wrote nothing. Those that wrote
	// something are known by their version.
	unchanged map[geo.Key]bool
	layers    map[geo.Collection]*layerWriter
	moved     map[string]bool // hotspots whose point is not what it was
	dated     map[string]bool // sources whose AsOf is not what it was
}

func newWriter(ctx context.Context, tx *sql.Tx, change geo.Change) *writer {
	return &writer{
		ctx: ctx, tx: tx, change: change,
		statements: map[string]*sql.Stmt{},
		unchanged:  map[geo.Key]bool{},
		layers:     map[geo.Collection]*layerWriter{},
		moved:      map[string]bool{},
		dated:      map[string]bool{},
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

func (w *writer) exec(query string, args ...any) error {
	s, err := w.statement(query)
	if err != nil {
		return err
	}
	_, err = s.ExecContext(w.ctx, args...)
	return err
}

// scan reads the one row of a query. It reports false if there is none.
func (w *writer) scan(query string, args []any, into ...any) (found bool, err error) {
	s, err := w.statement(query)
	if err != nil {
		return false, err
	}
	err = s.QueryRowContext(w.ctx, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// revision is the newest revision of a record as it is stored.
type revision struct {
	version geo.Version // 0 if there never was one
	deleted bool
	dataset string
	content []byte
}

func (r revision) exists() bool { return r.version > 0 && !r.deleted }

func (w *writer) newest(key geo.Key) (r revision, err error) {
	_, err = w.scan(`SELECT version, deleted, dataset, content FROM mapd_revisions
		WHERE collection = ? AND id = ? ORDER BY version DESC LIMIT 1`,
		[]any{key.Collection, key.ID}, &r.version, &r.deleted, &r.dataset, &r.content)
	return r, err
}

// edit writes one edit, unless the record is already so.
func (w *writer) edit(e geo.Edit) error {
	key := e.Key
	if e.Record != nil {
		key = e.Record.Key()
	}
	if _, err := geo.NewRecord(key.Collection); err != nil || key.ID == "" {
		return geo.Errorf(geo.Invalid, "an edit of %q names no record: it needs a collection and an id", key)
	}
	old, err := w.newest(key)
	if err != nil {
		return err
	}
	if old.version == w.change.Version || w.unchanged[key] {
		return geo.Errorf(geo.Invalid, "%s comes twice in one change", key)
	}
	if err := checkVersion(key, old, e.IfVersion); err != nil {
		return err
	}
	if e.Record == nil {
		return w.remove(key, old)
	}
	return w.put(key, old, e.Record)
}

func checkVersion(key geo.Key, old revision, want *geo.Version) error {
	if want == nil || *want == old.version || *want == 0 && !old.exists() {
		return nil
	}
	if *want == 0 {
		return geo.Errorf(geo.Conflict, "%s exists already, written by change %d", key, old.version)
	}
	return geo.Errorf(geo.Conflict, "%s has changed since version %d: its newest revision is %d", key, *want, old.version)
}

func (w *writer) put(key geo.Key, old revision, record geo.Record) error {
	content, err := geo.EncodeRecord(record)
	if err != nil {
		return &geo.Error{Code: geo.Invalid, Message: key.String() + " cannot be written", Err: err}
	}
	if old.exists() && string(old.content) == string(content) {
		w.unchanged[key] = true
		return nil
	}
	if err := w.revise(key, record.InDataset(), content); err != nil {
		return err
	}
	return w.show(record, w.change.Version)
}

func (w *writer) remove(key geo.Key, old revision) error {
	if !old.exists() {
		return geo.Errorf(geo.NotFound, "there is no record %s to delete", key)
	}
	if err := w.revise(key, old.dataset, nil); err != nil {
		return err
	}
	return w.hide(key)
}

// revise writes a revision; no content is a deletion.
func (w *writer) revise(key geo.Key, dataset string, content []byte) error {
	text := sql.NullString{String: string(content), Valid: content != nil}
	w.change.Written++
	err := w.exec(`INSERT INTO mapd_revisions (version, collection, id, dataset, deleted, content)
		VALUES (?, ?, ?, ?, ?, ?)`, w.change.Version, key.Collection, key.ID, dataset, content == nil, text)
	if err != nil {
		return fmt.Errorf("write %s: %w", key, err)
	}
	return nil
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
	return w.exec(`DELETE FROM mapd_gate`)
}
