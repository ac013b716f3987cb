// Package ahead is what stores have in common in reading: while one goroutine
// takes revisions from a store, the others decode those that it has taken. On
// two processors a store is so read in less time than decoding alone takes.
package ahead

import (
	"context"
	"fmt"
	"iter"
	"runtime"

	"github.com/mapd/mapd/geo"
)

// batchSize is how many revisions are decoded at a time.
const batchSize = 256

// Decode yields revisions with their records. The raw ones have a Content, of
// which the record is made, unless they are deleted. They are ranged over on
// another goroutine, which has ended when Decode's sequence has, and which ends
// with ctx, also while the caller takes its time. At most a few thousand
// revisions are held.
//
// An error of raw comes last, behind the revisions before it; so does that of a
// content that cannot be read, which names the revision, and that of ctx.
func Decode(ctx context.Context, raw iter.Seq2[geo.Revision, error]) iter.Seq2[geo.Revision, error] {
	return func(yield func(geo.Revision, error) bool) {
		r := newReader(ctx, raw)
		defer r.stop()
		for b := range r.ordered {
			<-b.decoded
			for i := range b.revisions {
				if err := ctx.Err(); err != nil {
					yield(geo.Revision{}, err)
					return
				}
				if !yield(b.revisions[i], nil) {
					return
				}
			}
			if b.err != nil {
				yield(geo.Revision{}, b.err)
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(geo.Revision{}, err)
		}
	}
}

// batch is a run of revisions on their way from the store to who asked.
type batch struct {
	revisions []geo.Revision
	err       error         // that ended the sequence behind them
	decoded   chan struct{} // closed when all are
}

func newBatch() *batch {
	return &batch{revisions: make([]geo.Revision, 0, batchSize), decoded: make(chan struct{})}
}

// decode fills in the records. The first that cannot be read ends the batch.
func (b *batch) decode() {
	defer close(b.decoded)
	for i := range b.revisions {
		v := &b.revisions[i]
		if v.Deleted {
			continue
		}
		var err error
		if v.Record, err = geo.DecodeText(v.Key.Collection, v.Content); err != nil {
			b.revisions, b.err = b.revisions[:i], fmt.Errorf("revision %d of %s: %w", v.Version, v.Key, err)
			return
		}
	}
}

// reader reads revisions ahead of their use.
type reader struct {
	ctx     context.Context
	ordered chan *batch // to who asked
	raw     chan *batch // to those who decode
	left    chan struct{}
}

func newReader(ctx context.Context, raw iter.Seq2[geo.Revision, error]) *reader {
	processors := runtime.GOMAXPROCS(0)
	r := &reader{ctx: ctx, ordered: make(chan *batch, 2*processors), raw: make(chan *batch, 2*processors), left: make(chan struct{})}
	for range processors {
		go func() {
			for b := range r.raw {
				b.decode()
			}
		}()
	}
	go r.run(raw)
	return r
}

// run takes the revisions in batches.
func (r *reader) run(raw iter.Seq2[geo.Revision, error]) {
	defer close(r.ordered)
	defer close(r.raw)
	next := newBatch()
	for v, err := range raw {
		if err != nil {
			next.err = err
			break
		}
		next.revisions = append(next.revisions, v)
		if len(next.revisions) == batchSize {
			if !r.send(next) {
				return
			}
			next = newBatch()
		}
	}
	r.send(next)
}

// send passes a batch on. It reports false if nobody wants it any more.
func (r *reader) send(b *batch) bool {
	for _, to := range [...]chan *batch{r.raw, r.ordered} {
		select {
		case to <- b:
		case <-r.left:
			return false
		case <-r.ctx.Done():
			return false
		}
	}
	return true
}

// stop leaves the rest unread, and returns when the store is left alone.
func (r *reader) stop() {
	close(r.left)
	for range r.ordered { // until run has ended
	}
}
