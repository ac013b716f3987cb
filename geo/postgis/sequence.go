package postgis

import (
	"context"
	"errors"
	"iter"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ahead"
)

// question is a query that starts with selectRevisions.
type question struct {
	query string
	args  []any
}

// errLeft ends a reading of which no more is wanted.
var errLeft = errors.New("no more is wanted")

// sequence asks questions in one transaction that sees one state of the store,
// when it is ranged over.
func (s *Store) sequence(ctx context.Context, op string, ask func(context.Context, pgx.Tx) ([]question, error)) iter.Seq2[geo.Revision, error] {
	return func(yield func(geo.Revision, error) bool) {
		_, done, err := s.begin(ctx)
		if err != nil {
			yield(geo.Revision{}, outward(ctx, op, err))
			return
		}
		reading, leave := context.WithCancel(ctx)
		defer leave()
		defer context.AfterFunc(s.life, leave)()
		stored := func(yield func(geo.Revision, error) bool) {
			defer done()
			if err := newReader(s, reading, leave, yield).read(ask); err != nil && !errors.Is(err, errLeft) {
				yield(geo.Revision{}, err)
			}
		}
		for r, err := range ahead.Decode(reading, stored) {
			if err != nil {
				leave() // who reads need not end by itself
				yield(r, outward(ctx, op, err))
				return
			}
			if !yield(r, nil) {
				leave()
				return
			}
		}
	}
}

// reader reads revisions as they are stored.
type reader struct {
	store   *Store
	ctx     context.Context
	stalled *time.Timer // ends ctx when the database is silent for too long
	yield   func(geo.Revision, error) bool
}

func newReader(s *Store, ctx context.Context, leave context.CancelFunc, yield func(geo.Revision, error) bool) *reader {
	r := &reader{s, ctx, time.AfterFunc(time.Hour, leave), yield}
	r.stalled.Stop()
	return r
}

func (r *reader) read(ask func(context.Context, pgx.Tx) ([]question, error)) error {
	defer r.stalled.Stop()
	connecting, cancel := context.WithTimeout(r.ctx, patience)
	defer cancel()
	conn, err := r.store.pool.Acquire(connecting)
	if err != nil {
		return err
	}
	defer conn.Release()
	tx, err := conn.BeginTx(connecting, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly})
	if err != nil {
		return err
	}
	defer rollback(tx)
	r.stalled.Reset(stall)
	questions, err := ask(r.ctx, tx)
	if err != nil {
		return err
	}
	for _, q := range questions {
		if err := r.rows(tx, q); err != nil {
			return err
		}
	}
	return nil
}

// rows yields the answer to a question.
func (r *reader) rows(tx pgx.Tx, q question) error {
	r.stalled.Reset(stall)
	rows, err := tx.Query(r.ctx, q.query, q.args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var last geo.Revision
	for {
		r.stalled.Reset(stall)
		more := rows.Next()
		r.stalled.Stop() // the caller may take its time
		if !more {
			return rows.Err()
		}
		if last, err = revision(rows, last); err != nil {
			return err
		}
		if !r.yield(last, nil) {
			return errLeft
		}
	}
}

// revision reads a row. Neighbours share the names of collections and datasets:
// those of the last row are used again.
func revision(rows pgx.Rows, last geo.Revision) (v geo.Revision, err error) {
	var collection, dataset, content pgtype.DriverBytes // valid until the next row
	if err := rows.Scan((*int64)(&v.Version), &collection, &v.Key.ID, &dataset, &v.Deleted, &content); err != nil {
		return v, err
	}
	v.Key.Collection = geo.Collection(again(string(last.Key.Collection), collection))
	v.Dataset, v.Content = again(last.Dataset, dataset), string(content)
	return v, nil
}

// again returns bytes as a string: the last one, if it is the same.
func again(last string, now []byte) string {
	if last == string(now) {
		return last
	}
	return string(now)
}

// rollback ends a transaction, also one whose context is done.
func rollback(tx pgx.Tx) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = tx.Rollback(ctx) // if that fails, the connection is given up
}
