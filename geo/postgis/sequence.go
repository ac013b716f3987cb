package postgis

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/mapd/mapd/geo"
)

// question is a query that starts with selectRevisions.
type question struct {
	query string
	args  []any
}

// batchSize is how many revisions are decoded at a time.
const batchSize = 256

// batch is a run of revisions, on its way from the database to the caller.
type batch struct {
	revisions []geo.Revision
	contents  *[]byte       // of all revisions, one after the other; from buffers
	ends      []int         // where the content of each ends
	err       error         // why one could not be decoded
	decoded   chan struct{} // closed when all are
}

// sequence asks questions in one transaction that sees one state of the store,
// when it is ranged over. One goroutine reads ahead and as many as there are
// processors decode, while the caller takes the revisions in order.
func (s *Store) sequence(ctx context.Context, op string, ask func(context.Context, pgx.Tx) ([]question, error)) iter.Seq2[geo.Revision, error] {
	return func(yield func(geo.Revision, error) bool) {
		bound, done, err := s.begin(ctx)
		if err != nil {
			yield(geo.Revision{}, outward(ctx, op, err))
			return
		}
		reading, leave := context.WithCancel(bound)
		r := newReader(s, reading, leave)
		go func() {
			defer done()
			r.run(ask)
		}()
		defer func() { // the connection is free again when the caller goes on
			leave()
			<-r.ended
		}()
		for b := range r.ordered {
			<-b.decoded
			for i := range b.revisions {
				if ctx.Err() != nil {
					yield(geo.Revision{}, outward(ctx, op, ctx.Err()))
					return
				}
				if !yield(b.revisions[i], nil) {
					return
				}
			}
			if b.err != nil {
				yield(geo.Revision{}, outward(ctx, op, b.err))
				return
			}
		}
		if r.err != nil {
			yield(geo.Revision{}, outward(ctx, op, r.err))
		}
	}
}

// reader reads revisions ahead of their use.
type reader struct {
	store   *Store
	ctx     context.Context
	stalled *time.Timer // ends ctx when the database is silent for too long
	ordered chan *batch
	raw     chan *batch
	next    *batch
	err     error // why the reading ended early; valid when ordered is closed
	ended   chan struct{}
}

func newReader(s *Store, ctx context.Context, leave context.CancelFunc) *reader {
	ahead := 2 * runtime.GOMAXPROCS(0)
	r := &reader{store: s, ctx: ctx, ordered: make(chan *batch, ahead), raw: make(chan *batch, ahead), ended: make(chan struct{})}
	r.stalled = time.AfterFunc(time.Hour, leave)
	r.stalled.Stop()
	return r
}

func (r *reader) run(ask func(context.Context, pgx.Tx) ([]question, error)) {
	defer close(r.ended)
	defer close(r.ordered)
	defer close(r.raw)
	for range runtime.GOMAXPROCS(0) {
		go func() {
			for b := range r.raw {
				b.decode()
			}
		}()
	}
	defer r.stalled.Stop()
	r.next = newBatch()
	r.err = r.read(ask)
	if !r.send() && r.err == nil {
		r.err = r.ctx.Err()
	}
}

func (r *reader) read(ask func(context.Context, pgx.Tx) ([]question, error)) error {
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

// rows reads the answer to a question into batches.
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
		if last, err = r.next.take(rows, last); err != nil {
			return err
		}
		if len(r.next.revisions) == batchSize && !r.send() {
			return r.ctx.Err()
		}
	}
}

// take adds a row to the batch. Neighbours share the names of collections and
// datasets: those of the last row are used again.
func (b *batch) take(rows pgx.Rows, last geo.Revision) (v geo.Revision, err error) {
	var collection, dataset, content pgtype.DriverBytes // valid until the next row
	if err := rows.Scan((*int64)(&v.Version), &collection, &v.Key.ID, &dataset, &v.Deleted, &content); err != nil {
		return v, err
	}
	v.Key.Collection = geo.Collection(again(string(last.Key.Collection), collection))
	v.Dataset = again(last.Dataset, dataset)
	b.revisions = append(b.revisions, v)
	*b.contents = append(*b.contents, content...)
	b.ends = append(b.ends, len(*b.contents))
	return v, nil
}

// again returns bytes as a string: the last one, if it is the same.
func again(last string, now []byte) string {
	if last == string(now) {
		return last
	}
	return string(now)
}

// send passes the batch on. It reports false if nobody wants it any more.
func (r *reader) send() bool {
	b := r.next
	r.next = newBatch()
	select {
	case r.raw <- b: // room for it there is room for it in the other, too
	case <-r.ctx.Done():
		b.decode()
	}
	select {
	case r.ordered <- b:
		return true
	case <-r.ctx.Done():
		return false
	}
}

func newBatch() *batch {
	contents := buffers.Get().(*[]byte)
	*contents = (*contents)[:0]
	return &batch{revisions: make([]geo.Revision, 0, batchSize), contents: contents,
		ends: make([]int, 0, batchSize), decoded: make(chan struct{})}
}

// buffers are those of batches that are decoded.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// decode fills in the records. The first that cannot be read ends the batch.
func (b *batch) decode() {
	defer close(b.decoded)
	defer func() { buffers.Put(b.contents); b.contents = nil }()
	start := 0
	for i, end := range b.ends {
		v, content := &b.revisions[i], string((*b.contents)[start:end])
		start = end
		if v.Deleted {
			continue
		}
		record, err := geo.DecodeText(v.Key.Collection, content)
		if err != nil {
			b.err = fmt.Errorf("revision %d of %s: %w", v.Version, v.Key, err)
			b.revisions = b.revisions[:i]
			return
		}
		v.Record, v.Content = record, content
	}
}

// rollback ends a transaction, also one whose context is done.
func rollback(tx pgx.Tx) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = tx.Rollback(ctx) // if that fails, the connection is given up
}
