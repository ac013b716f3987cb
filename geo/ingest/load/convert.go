package load

import (
	"context"
	"fmt"
	"regexp"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// made is what became of a row.
type made struct {
	result mapping.Result
	reject *mapping.Reject
	main   encoded
	others []encoded
	err    error // a fault of mapd, not of the row
}

// encoded is a record as it is stored.
type encoded struct {
	key     geo.Key
	content []byte
}

// converter makes records of the rows of an input, in the order of the rows.
type converter struct {
	ctx    context.Context
	in     *input
	places mapping.Places

	seen       sync.Map // keys of sources and kinds
	remembered atomic.Int64
}

// each calls take with each row, what became of it, and the bytes of the input
// that its batch has reached. One goroutine reads, as many as there are
// processors make records.
func (c *converter) each(take func(row *rows.Row, m *made, read int64) error) error {
	ctx, leave := context.WithCancel(c.ctx)
	workers := runtime.GOMAXPROCS(0)
	ordered, work := make(chan *batch, 2*workers), make(chan *batch, 2*workers)
	var running sync.WaitGroup
	running.Go(func() {
		defer close(ordered)
		defer close(work)
		c.read(ctx, ordered, work)
	})
	for range workers {
		running.Go(func() {
			for b := range work {
				c.make(ctx, b)
			}
		})
	}
	defer running.Wait()
	defer leave()
	for b := range ordered {
		<-b.ready
		for i := range b.made {
			if b.made[i].err != nil {
				return b.made[i].err
			}
			if err := take(&b.rows[i], &b.made[i], b.read); err != nil {
				return err
			}
		}
		if b.err != nil {
			return b.err
		}
	}
	return c.ctx.Err()
}

// read passes batches on, in order and to whoever is free.
func (c *converter) read(ctx context.Context, ordered, work chan<- *batch) {
	for b := range c.in.batches(ctx) {
		select {
		case work <- b:
		case <-ctx.Done():
			return
		}
		select {
		case ordered <- b:
		case <-ctx.Done():
			return
		}
	}
}

// make makes the records of a batch.
func (c *converter) make(ctx context.Context, b *batch) {
	defer close(b.ready)
	b.made = make([]made, len(b.rows))
	for i := range b.rows {
		b.made[i] = c.one(ctx, &b.rows[i])
	}
}

func (c *converter) one(ctx context.Context, row *rows.Row) (m made) {
	if row.Fault != nil {
		m.reject = &mapping.Reject{Reason: row.Fault.Error()}
		return m
	}
	m.result, m.reject = c.in.plan.Record(ctx, *row, c.places)
	if m.reject != nil {
		return m
	}
	if m.main, m.err = encode(m.result.Record); m.err != nil {
		m.err = fmt.Errorf("%s, %s: %w", c.in.name, place(row.Line, row.Number), m.err)
		return m
	}
	for _, s := range m.result.Sources {
		c.other(&m, s)
	}
	for _, k := range m.result.Kinds {
		c.other(&m, k)
	}
	return m
}

// rememberedOthers is how many sources and kinds are known to be on their way
// already. Beyond that some are sorted twice, which changes nothing.
const rememberedOthers = 100_000

// other adds a source or kind that a row names, unless it is known to be on
// its way. Two with the same id have the same content.
func (c *converter) other(m *made, r geo.Record) {
	key := r.Key()
	if _, known := c.seen.LoadOrStore(key, true); known {
		return
	}
	if c.remembered.Add(1) > rememberedOthers {
		c.seen.Clear()
		c.remembered.Store(0)
	}
	e, err := encode(r)
	if err != nil {
		m.err = err
		return
	}
	m.others = append(m.others, e)
}

func encode(r geo.Record) (encoded, error) {
	content, err := geo.EncodeRecord(r)
	return encoded{r.Key(), content}, err
}

// collector takes in what becomes of the rows of an input.
type collector struct {
	*importer
	in      *input
	number  int // of the input in the call
	rejects *rejects
	reviews *reviews
	reasons *reasons
	notes   *reasons
}

func (c *collector) take(row *rows.Row, m *made) error {
	c.in.counts.Read++
	line := row.Line
	if line == 0 {
		line = row.Number
	}
	if m.reject != nil {
		return c.reject(row, m.reject.Error(), reasonOf(m.reject))
	}
	for _, note := range m.result.Notes {
		c.notes.add(note, line)
	}
	for _, o := range m.others {
		err := c.sorter.add(entry{key: o.key, input: c.number, row: row.Number, line: row.Line, content: o.content})
		if err != nil {
			return err
		}
	}
	if e := m.result.Event(); e != nil {
		c.kinds[e.Kind] = true
	}
	if r := m.result.Review; r != nil {
		if err := c.reviews.add(line, m.main.key.ID, r); err != nil {
			return err
		}
	}
	if len(c.preview) < previewed {
		c.preview = append(c.preview, m.result.Record)
	}
	return c.sorter.add(entry{key: m.main.key, input: c.number, row: row.Number, line: line,
		main: true, hashed: m.result.Hashed, content: m.main.content})
}

// quotedCell is what a reason quotes of a cell.
var quotedCell = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|-?\d+(?:[.,]\d+)+|-?\d{4,}`)

// reasonOf is the reason of a reject as it is counted: without what it quotes
// of the cell, or each row would have a reason of its own.
func reasonOf(r *mapping.Reject) string {
	if r.Column == "" {
		return r.Error()
	}
	alike := *r
	alike.Reason = quotedCell.ReplaceAllString(r.Reason, "…")
	return alike.Error()
}

// reject writes a row to the reject file.
func (c *collector) reject(row *rows.Row, text, reason string) error {
	c.in.counts.Rejected++
	line := row.Line
	if line == 0 {
		line = row.Number
	}
	c.reasons.add(reason, line)
	return c.rejects.add(row, text)
}
