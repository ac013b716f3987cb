package feeds

import (
	"context"
	"io"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/record"
)

// batch is items of which something is made by one goroutine.
type batch[T any] struct {
	items []snapshot.Row
	done  chan T
}

const (
	batchSize = 256
	// ahead bounds how many batches are held, so that memory does not grow
	// with the number of items.
	ahead = 8
)

// inOrder makes something of the items, some at a time, on all processors, and
// gives it on in their order. add adds what becomes of one item; it is called on
// several goroutines, each with a twin of the feed of its own, first with the
// zero T.
func inOrder[T any](ctx context.Context, f *Feed, add func(T, *Feed, snapshot.Row) T, use func(T) error) error {
	group, ctx := errgroup.WithContext(ctx)
	waiting, order := make(chan *batch[T]), make(chan *batch[T], ahead)
	group.Go(func() error {
		defer close(order)
		defer close(waiting)
		return batches(ctx, f, func(b *batch[T]) error {
			for _, to := range []chan *batch[T]{order, waiting} {
				select {
				case to <- b:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			return nil
		})
	})
	for range runtime.GOMAXPROCS(0) {
		twin := f.twin()
		group.Go(func() error {
			for b := range waiting {
				var made T
				for _, item := range b.items {
					made = add(made, twin, item)
				}
				b.done <- made
			}
			return nil
		})
	}
	group.Go(func() error { return useInOrder(ctx, order, use) })
	return group.Wait()
}

// rowsInOrder is inOrder of items that are read whole.
func rowsInOrder[T any](ctx context.Context, f *Feed, add func(T, *row) T, use func(T) error) error {
	return inOrder(ctx, f, func(made T, f *Feed, item snapshot.Row) T { return add(made, f.row(item)) }, use)
}

// batches gives the items on, some at a time.
func batches[T any](ctx context.Context, f *Feed, yield func(*batch[T]) error) error {
	held := make([]snapshot.Row, 0, batchSize)
	hand := func() error {
		b := &batch[T]{items: held, done: make(chan T, 1)}
		held = make([]snapshot.Row, 0, batchSize)
		return yield(b)
	}
	err := f.items(ctx, func(item snapshot.Row) error {
		if held = append(held, item); len(held) < batchSize {
			return nil
		}
		return hand()
	})
	if err != nil || len(held) == 0 {
		return err
	}
	return hand()
}

func useInOrder[T any](ctx context.Context, order <-chan *batch[T], use func(T) error) error {
	for b := range order {
		select {
		case made := <-b.done:
			if err := use(made); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// buffers holds what items were written as, to be used again.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// lines writes what each item is written as. line appends to what it is given.
func (f *Feed) lines(ctx context.Context, w io.Writer, line func([]byte, *row) []byte) error {
	add := func(b *[]byte, r *row) *[]byte {
		if b == nil {
			b = buffers.Get().(*[]byte)
			*b = (*b)[:0]
		}
		*b = line(*b, r)
		return b
	}
	return rowsInOrder(ctx, f, add, func(b *[]byte) error {
		defer buffers.Put(b)
		_, err := w.Write(*b)
		return err
	})
}

// twin is the same feed for another goroutine.
func (f *Feed) twin() *Feed {
	twin := *f
	twin.words, twin.names, twin.sources, twin.now = record.NewWords(f.Languages), columnNames{}, sourceTexts{}, row{}
	return &twin
}
