package change

import (
	"context"
	"iter"
	"sync"

	"github.com/mapd/mapd/geo"
)

// mostBytes is how many bytes of content fill a chunk, however few the edits.
const mostBytes = 4 << 20

// Edit is an edit as it was when it was yielded, with the row R that its
// record has in the store, and what is known of the record that it is of.
type Edit[R any] struct {
	Key       geo.Key
	IfVersion *geo.Version
	Dataset   string
	Content   []byte // nil deletes
	Row       R      // zero in a deletion
	// Old is filled in by the store.
	Old Revision
}

// Revision is the newest revision of a record as it is stored.
type Revision struct {
	Version geo.Version // 0 if there never was one
	Deleted bool
	Dataset string
	Content []byte
}

// Exists reports whether the record exists by that revision.
func (r Revision) Exists() bool { return r.Version > 0 && !r.Deleted }

// Take reads edits once, in order, and gives them to write in chunks: so many
// that they are full, or 4 MiB of content. It encodes the next chunk while
// write is at work on another goroutine; when Take returns, or passes a panic
// of the edits on, write has ended and will not be called again.
//
// row makes the row of a record. It must hold nothing that a later change of
// the record would reach.
func Take[R any](ctx context.Context, edits iter.Seq2[geo.Edit, error], full int, row func(geo.Record) R, write func([]*Edit[R]) error) error {
	p := newPipe(write)
	finish := sync.OnceValue(p.finish)
	defer finish()
	var chunk []*Edit[R]
	bytes := 0
	for edit, err := range edits {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		next, err := take(edit, row)
		if err != nil {
			return err
		}
		chunk, bytes = append(chunk, next), bytes+len(next.Content)
		if len(chunk) >= full || bytes >= mostBytes {
			if err := p.send(chunk); err != nil {
				return err
			}
			chunk, bytes = make([]*Edit[R], 0, full), 0
		}
	}
	if len(chunk) > 0 {
		if err := p.send(chunk); err != nil {
			return err
		}
	}
	return finish()
}

func take[R any](e geo.Edit, row func(geo.Record) R) (*Edit[R], error) {
	next := &Edit[R]{Key: e.Key, IfVersion: e.IfVersion}
	if e.Record != nil {
		next.Key = e.Record.Key()
	}
	if _, err := geo.NewRecord(next.Key.Collection); err != nil || next.Key.ID == "" {
		return nil, geo.Errorf(geo.Invalid, "an edit of %q names no record: it needs a collection and an id", next.Key)
	}
	if e.Record == nil {
		return next, nil
	}
	content, err := e.Encoded()
	if err != nil {
		return nil, &geo.Error{Code: geo.Invalid, Message: next.Key.String() + " cannot be written", Err: err}
	}
	next.Content, next.Dataset, next.Row = content, e.Record.InDataset(), row(e.Record)
	return next, nil
}

// pipe passes chunks on to the goroutine that writes them.
type pipe[R any] struct {
	chunks chan []*Edit[R]
	ended  chan struct{}
	err    error // why writing ended early; valid when ended is closed
}

func newPipe[R any](write func([]*Edit[R]) error) *pipe[R] {
	p := &pipe[R]{chunks: make(chan []*Edit[R], 1), ended: make(chan struct{})}
	go func() {
		defer close(p.ended)
		for chunk := range p.chunks {
			if p.err = write(chunk); p.err != nil {
				return
			}
		}
	}()
	return p
}

func (p *pipe[R]) send(chunk []*Edit[R]) error {
	select {
	case p.chunks <- chunk:
		return nil
	case <-p.ended:
		return p.err
	}
}

func (p *pipe[R]) finish() error {
	close(p.chunks)
	<-p.ended
	return p.err
}
