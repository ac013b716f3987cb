package load

import (
	"bytes"
	"fmt"
	"iter"
	"strconv"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
)

type rowType = rows.Row

// merged yields the entries that stand for records, each key once, and tells
// of the rows that do not: those that say again what a row before them says
// (again) and those that say something else under the same id (double). Both
// may be nil. An entry is valid until the next.
func (i *importer) merged(again func(entry), double func(first, e entry)) iter.Seq2[entry, error] {
	return func(yield func(entry, error) bool) {
		var group grouper
		for e, err := range i.sorter.sorted() {
			if err != nil {
				yield(e, err)
				return
			}
			switch first, kind := group.next(&e); {
			case kind == same && e.main && again != nil:
				again(e)
			case kind == other && e.main && double != nil:
				double(first, e)
			case kind == fresh:
				if !yield(e, nil) {
					return
				}
			}
		}
	}
}

// What an entry is among those of its key.
const (
	fresh = iota // the first, to be written
	same         // it says the same as the first
	other        // it says something else than the first
)

// grouper tells entries of one key apart, which come one after the other.
type grouper struct {
	first   entry
	content []byte // of first
	id      string // of the entries as they were sorted
	repeat  int    // of a hashed id in the input
	input   int
	begun   bool
}

// next sorts an entry in. The second and further rows that are the same in all
// values within one input are records of their own: they get a repeat number.
func (g *grouper) next(e *entry) (first entry, kind int) {
	if !g.begun || e.key.Collection != g.first.key.Collection || e.key.ID != g.id {
		g.begun, g.id, g.repeat, g.input = true, e.key.ID, 1, e.input
		g.keep(*e)
		return g.first, fresh
	}
	if e.main && e.hashed {
		if e.input != g.input {
			g.input, g.repeat = e.input, 0
		}
		if g.repeat++; g.repeat > 1 {
			e.key.ID += "-" + strconv.Itoa(g.repeat)
			return g.first, fresh
		}
	}
	if !e.main || string(e.content) == string(g.content) {
		return g.first, same // the row itself knows best what it is
	}
	return g.first, other
}

func (g *grouper) keep(e entry) {
	g.content = append(g.content[:0], e.content...)
	g.first = e
	g.first.content = g.content
}

// edit is what an entry writes. The nth row with a hashed key carries its
// number.
func (e *entry) edit() (geo.Edit, error) {
	r, err := geo.DecodeRecord(e.key.Collection, e.content)
	if err != nil {
		return geo.Edit{}, err
	}
	if r.Key() == e.key {
		return geo.Edit{Record: r, Content: bytes.Clone(e.content)}, nil
	}
	switch r := r.(type) {
	case *geo.Event:
		r.ID = e.key.ID
	case *geo.Flow:
		r.ID = e.key.ID
	}
	return geo.Edit{Record: r}, nil
}

// mostDoubles bounds the rows that are rejected because others have their ids.
// Where there are more, the column is no id.
const mostDoubles = 100_000

// findDoubles rejects the rows whose id another row before them has, with
// other values. They are read once more, for the reject file.
func (i *importer) findDoubles() error {
	doubles, n := make([]map[int64]string, len(i.inputs)), 0
	note := func(first, e entry) {
		if n++; doubles[e.input] == nil {
			doubles[e.input] = map[int64]string{}
		}
		if n <= mostDoubles {
			doubles[e.input][e.row] = fmt.Sprintf("the id %s stands already in %s%s with other values", e.key.ID, place(first.line, first.row), i.within(first, e))
		}
	}
	var rows int64
	for _, err := range i.merged(nil, note) {
		if rows++; err == nil {
			err = ended(i.ctx, rows)
		}
		if err != nil {
			return err
		}
	}
	if n > mostDoubles {
		return geo.Errorf(geo.Invalid, "%d rows have an id that another row has with other values: the column is no id; write --map extra=COLUMN for it, and --map id=COLUMN for another that is", n)
	}
	return i.rejectDoubles(doubles)
}

func (i *importer) rejectDoubles(doubles []map[int64]string) error {
	for n, of := range doubles {
		if of == nil {
			continue
		}
		c := i.outputs[n]
		for row, err := range c.in.rows(i.ctx) {
			if err != nil {
				return err
			}
			if reason, ok := of[row.Number]; ok {
				if err := c.reject(&row, reason, "the id stands already in another row with other values"); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// within says in which input the first row stands, if that is another one.
func (i *importer) within(first, e entry) string {
	if first.input == e.input {
		return ""
	}
	return " of " + i.inputs[first.input].name
}

// merge is what is to be written for an entry: what an export of mapd does not
// give is kept.
func (i *importer) merge(e *entry) (geo.Edit, error) {
	edit, err := e.edit()
	if err != nil || i.store == nil || i.inputs[e.input].plan.Profile != exports {
		return edit, err
	}
	revisions, err := i.store.Revisions(i.ctx, e.key)
	if geo.CodeOf(err) == geo.NotFound {
		return edit, nil
	}
	if err != nil {
		return geo.Edit{}, err
	}
	return geo.Edit{Record: mapping.Merge(revisions[len(revisions)-1].Record, edit.Record)}, nil
}

// exports is the profile of what mapd exports.
const exports = "mapd"
