package load

import (
	"context"
	"iter"
	"slices"
	"sync"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// batchRows is how many rows are passed on at a time.
const batchRows = 256

// batch is a run of rows on its way to records.
type batch struct {
	rows  []rows.Row
	made  []made
	read  int64         // bytes of the input taken in by the end of the rows
	err   error         // that ended the reading; the rows before it count
	ready chan struct{} // closed when all are made
}

func newBatch() *batch {
	return &batch{rows: make([]rows.Row, 0, batchRows), ready: make(chan struct{})}
}

// add takes a row, of which Raw will not last.
func (b *batch) add(row rows.Row) {
	if row.Fault != nil {
		row.Raw = slices.Clone(row.Raw)
	} else {
		row.Raw = nil
	}
	b.rows = append(b.rows, row)
}

// batches yields the rows in batches. The last may be empty.
func (in *input) batches(ctx context.Context) iter.Seq[*batch] {
	return func(yield func(*batch) bool) {
		next := newBatch()
		for row, err := range in.rows(ctx) {
			if err != nil {
				next.err = err
				break
			}
			next.add(row)
			if len(next.rows) < batchRows {
				continue
			}
			next.read = in.source.Read()
			if !yield(next) {
				return
			}
			next = newBatch()
		}
		next.read = in.source.Read()
		yield(next)
	}
}

// ahead yields the batches while another goroutine reads the next ones.
func (in *input) ahead(ctx context.Context) iter.Seq[*batch] {
	return func(yield func(*batch) bool) {
		ctx, leave := context.WithCancel(ctx)
		batches := make(chan *batch, 2)
		var reading sync.WaitGroup
		reading.Go(func() {
			defer close(batches)
			for b := range in.batches(ctx) {
				select {
				case batches <- b:
				case <-ctx.Done():
					return
				}
			}
		})
		defer reading.Wait()
		defer leave()
		for b := range batches {
			if !yield(b) {
				return
			}
		}
	}
}
