package postgis

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/mapd/mapd/geo"
)

// Apply writes all edits as one change, or nothing.
//
// It waits for other writers, in this process and in others, until ctx is
// done. The edits may read the store while they are made, but not change it.
//
// If the database goes away at the very moment of the commit, Apply asks it
// what became of the change. Where it cannot, the error says so.
func (s *Store) Apply(ctx context.Context, c geo.Commit, edits iter.Seq2[geo.Edit, error]) (geo.Change, error) {
	change, err := s.apply(ctx, c, edits)
	if err != nil {
		return geo.Change{}, outward(ctx, "apply a change", err)
	}
	s.follow.tell(change.Version, nil)
	return change, nil
}

func (s *Store) apply(ctx context.Context, c geo.Commit, edits iter.Seq2[geo.Edit, error]) (geo.Change, error) {
	bound, done, err := s.begin(ctx)
	if err != nil {
		return geo.Change{}, err
	}
	defer done()
	select {
	case <-bound.Done():
		return geo.Change{}, bound.Err()
	case <-s.turn:
	}
	defer func() { s.turn <- struct{}{} }()
	tx, err := s.lock(bound)
	if err != nil {
		return geo.Change{}, err
	}
	defer rollback(tx) // after a commit it does nothing; after a panic all
	newest, err := newestVersion(bound, tx)
	if err != nil {
		return geo.Change{}, err
	}
	w := newWriter(bound, tx, geo.Change{
		Version: newest + 1, Time: s.Now().UTC().Truncate(time.Microsecond),
		Author: c.Author, Reason: c.Reason, Dataset: c.Dataset,
	})
	for edit, err := range edits {
		if err == nil {
			err = w.add(edit)
		}
		if err != nil {
			return geo.Change{}, err
		}
	}
	if err := w.flush(); err != nil {
		return geo.Change{}, err
	}
	if w.change.Written == 0 {
		return geo.Change{Version: newest}, nil
	}
	if err := w.finish(); err != nil {
		return geo.Change{}, err
	}
	return w.change, s.commit(bound, tx, w.change.Version)
}

// lock begins a transaction that holds the lock of writers, and opens the gate
// for it. It waits as long as the database answers.
func (s *Store) lock(ctx context.Context) (pgx.Tx, error) {
	for {
		tx, err := s.tryLock(ctx)
		if stateOf(err) != "55P03" || ctx.Err() != nil {
			return tx, err
		}
	}
}

// writerSettings hold for one transaction: the gate; how long a turn at the
// lock takes; that a commit is on disk when it is acknowledged; and that
// nobody has to wait forever for a mapd that is frozen in a change.
const writerSettings = `SELECT set_config('mapd.gate', 'open', true),
	set_config('lock_timeout', $1, true),
	set_config('idle_in_transaction_session_timeout', '10min', true),
	set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'
		ELSE current_setting('synchronous_commit') END, true)`

func (s *Store) tryLock(ctx context.Context) (pgx.Tx, error) {
	trying, cancel := context.WithTimeout(ctx, patience+lockTurn)
	defer cancel()
	tx, err := s.pool.BeginTx(trying, pgx.TxOptions{IsoLevel: pgx.ReadCommitted, AccessMode: pgx.ReadWrite})
	if err != nil {
		return nil, err
	}
	_, err = tx.Exec(trying, writerSettings, fmt.Sprint(lockTurn.Milliseconds()))
	if err == nil {
		_, err = tx.Exec(trying, `SELECT 1 FROM mapd_meta FOR UPDATE`)
	}
	if err != nil {
		rollback(tx)
		return nil, err
	}
	return tx, nil
}

// commit commits, and finds out what became of it if the answer is lost.
func (s *Store) commit(ctx context.Context, tx pgx.Tx, version geo.Version) error {
	asking, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var id string
	if err := tx.QueryRow(asking, `SELECT pg_current_xact_id()::text`).Scan(&id); err != nil {
		return err
	}
	committing, cancel := context.WithTimeout(context.WithoutCancel(ctx), stall)
	defer cancel()
	err := tx.Commit(committing)
	if err == nil {
		return nil
	}
	switch s.fate(ctx, id) {
	case "committed":
		return nil
	case "aborted":
		return err
	}
	return &geo.Error{Code: geo.Unavailable, Err: err, Message: fmt.Sprintf(
		"the database went away while change %d was being written, and whether it was is not known; look before you repeat it", version)}
}

// fate asks what became of a transaction, for as long as patience lasts.
func (s *Store) fate(ctx context.Context, id string) (status string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	const pause = 100 * time.Millisecond
	for status != "committed" && status != "aborted" {
		err := s.pool.QueryRow(ctx, `SELECT coalesce(pg_xact_status($1::text::xid8), '')`, id).Scan(&status)
		if err != nil {
			status = ""
		}
		select {
		case <-ctx.Done():
			return status
		case <-time.After(pause):
		}
	}
	return status
}

// A part of a change is written when so many edits or so many bytes of content
// have come together.
const (
	chunkEdits = 1000
	chunkBytes = 4 << 20
)

// writer makes one change within a transaction, a chunk of edits at a time.
type writer struct {
	ctx    context.Context
	tx     pgx.Tx
	change geo.Change
	chunk  []*edit
	bytes  int // of content in the chunk
	// unchanged holds the keys of edits that wrote nothing. Those that wrote
	// something are known by their version.
	unchanged map[geo.Key]bool
	asOf      map[string]geo.When // of sources, as far as asked
	points    map[string]point    // of hotspots, as far as asked
	moved     map[string]bool     // hotspots whose point is not what it was
	dated     map[string]bool     // sources whose AsOf is not what it was
}

func newWriter(ctx context.Context, tx pgx.Tx, change geo.Change) *writer {
	return &writer{
		ctx: ctx, tx: tx, change: change,
		unchanged: map[geo.Key]bool{},
		asOf:      map[string]geo.When{},
		points:    map[string]point{},
		moved:     map[string]bool{},
		dated:     map[string]bool{},
	}
}

// edit is one edit as it was when it was yielded, and what is known of the
// record that it is of.
type edit struct {
	key       geo.Key
	ifVersion *geo.Version
	dataset   string
	content   []byte // nil deletes
	row       *row   // nil in a deletion
	old       revision
}

// revision is the newest revision of a record as it is stored.
type revision struct {
	version geo.Version // 0 if there never was one
	deleted bool
	dataset string
	content []byte
}

func (r revision) exists() bool { return r.version > 0 && !r.deleted }

// add takes an edit into the chunk, and writes that if it is full.
func (w *writer) add(e geo.Edit) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	next := &edit{key: e.Key, ifVersion: e.IfVersion}
	if e.Record != nil {
		next.key = e.Record.Key()
	}
	if _, err := geo.NewRecord(next.key.Collection); err != nil || next.key.ID == "" {
		return geo.Errorf(geo.Invalid, "an edit of %q names no record: it needs a collection and an id", next.key)
	}
	if e.Record != nil {
		var err error
		if next.content, err = geo.EncodeRecord(e.Record); err != nil {
			return &geo.Error{Code: geo.Invalid, Message: next.key.String() + " cannot be written", Err: err}
		}
		next.dataset = e.Record.InDataset()
		next.row = rowOf(e.Record, w.change.Version)
	}
	w.chunk = append(w.chunk, next)
	w.bytes += len(next.content)
	if len(w.chunk) >= chunkEdits || w.bytes >= chunkBytes {
		return w.flush()
	}
	return nil
}

// flush writes the chunk: those of its edits that write anything.
func (w *writer) flush() error {
	if len(w.chunk) == 0 {
		return nil
	}
	if err := w.findNewest(w.chunk); err != nil {
		return fmt.Errorf("look for what is there: %w", err)
	}
	var writes []*edit
	inChunk := map[geo.Key]bool{}
	for _, e := range w.chunk {
		if e.old.version == w.change.Version || w.unchanged[e.key] || inChunk[e.key] {
			return geo.Errorf(geo.Invalid, "%s comes twice in one change", e.key)
		}
		inChunk[e.key] = true
		if err := checkVersion(e.key, e.old, e.ifVersion); err != nil {
			return err
		}
		switch {
		case e.content == nil && !e.old.exists():
			return geo.Errorf(geo.NotFound, "there is no record %s to delete", e.key)
		case e.content == nil:
			e.dataset = e.old.dataset
		case e.old.exists() && string(e.old.content) == string(e.content):
			w.unchanged[e.key] = true
			continue
		}
		writes = append(writes, e)
	}
	w.chunk, w.bytes = w.chunk[:0], 0
	if len(writes) == 0 {
		return nil
	}
	if err := w.revise(writes); err != nil {
		return fmt.Errorf("write %s: %w", span(writes), err)
	}
	if err := w.show(writes); err != nil {
		return fmt.Errorf("write the rows of %s: %w", span(writes), err)
	}
	return nil
}

// span names the records of a chunk.
func span(edits []*edit) string {
	first, last := edits[0].key.String(), edits[len(edits)-1].key.String()
	if first == last {
		return first
	}
	return first + " to " + last
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

// findNewest fills in the newest revisions of the records of edits.
func (w *writer) findNewest(edits []*edit) error {
	collections, ids := make([]string, len(edits)), make([]string, len(edits))
	for i, e := range edits {
		collections[i], ids[i] = string(e.key.Collection), e.key.ID
		e.old = revision{}
	}
	return w.each(`SELECT k.nr, r.version, r.deleted, r.dataset, r.content
		FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS k (collection, id, nr)
		CROSS JOIN LATERAL (SELECT version, deleted, dataset, content FROM mapd_revisions
			WHERE collection = k.collection AND id = k.id ORDER BY version DESC LIMIT 1) AS r`,
		[]any{collections, ids}, func(row pgx.CollectableRow) error {
			var nr, version int64
			var r revision
			if err := row.Scan(&nr, &version, &r.deleted, &r.dataset, &r.content); err != nil {
				return err
			}
			r.version = geo.Version(version)
			edits[nr-1].old = r
			return nil
		})
}

// revise writes the revisions of edits.
func (w *writer) revise(edits []*edit) error {
	w.change.Written += len(edits)
	return w.copy("mapd_revisions", []string{"version", "collection", "id", "dataset", "deleted", "content"}, len(edits), func(i int) []any {
		e := edits[i]
		return []any{int64(w.change.Version), string(e.key.Collection), e.key.ID, e.dataset, e.content == nil, e.content}
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
