package snapshot

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
)

// tally counts items in groups. All groups that differ only in their period
// share a ledger, so that an item which lasts for years costs no more than
// one that lasts for a day.
type tally struct {
	s       *Snapshot
	f       filter
	columns []column
	timed   int // the column of the period, -1 if there is none
	grid    *Grid
	days    geo.Window // times are grouped within these days
	names   []string   // the values by number; 0 is "", for none
	numbers map[string]uint32
	ledgers map[string]*ledger
	key     []byte // of the ledger: four bytes for each column, and the cell
	time    calendar
}

// ledger holds, for one set of values and one cell, at which periods the
// numbers of items rise or fall.
type ledger struct {
	values []string
	cell   cell
	steps  steps
}

// cell is a cell of a grid, counted from the south-west.
type cell struct{ column, row int }

// appendCell appends the cell to the key of a ledger.
func appendCell(key []byte, c cell) []byte {
	return append(key, byte(c.column), byte(c.column>>8), byte(c.row), byte(c.row>>8))
}

func (s *Snapshot) newTally(f filter, by By) (*tally, error) {
	columns, err := columns(f.collection, by.Fields)
	if err != nil {
		return nil, err
	}
	if err := checkGrid(f.collection, by.Grid); err != nil {
		return nil, err
	}
	t := &tally{s: s, f: f, columns: columns, grid: by.Grid, days: s.knownDays,
		names: []string{""}, numbers: map[string]uint32{"": 0}, ledgers: map[string]*ledger{}, time: calendar{room: maxSteps}}
	if f.window != nil {
		t.days.Start, t.days.End = max(t.days.Start, f.window.Start), min(t.days.End, f.window.End)
	}
	if t.timed = slices.IndexFunc(columns, func(c column) bool { return c.timed }); t.timed >= 0 {
		t.time = newCalendar(columns[t.timed].period, t.days)
	}
	return t, nil
}

// countRows adds rows of a segment.
func (t *tally) countRows(ctx context.Context, g *heldSegment, rows rowSet) error {
	c := t.counter(g)
	if c.countPlain(rows) {
		return nil
	}
	n := 0
	for row := range rows.each {
		if n++; n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		c.count(row)
		if len(t.ledgers) > maxGroups {
			return tooManyGroups()
		}
	}
	return nil
}

func tooManyGroups() error {
	return geo.InvalidParam("by", "more than %d groups; ask for fewer fields, longer periods, fewer cells or a narrower window", maxGroups)
}

// number returns the number of a value.
func (t *tally) number(value string) uint32 {
	n, ok := t.numbers[value]
	if !ok {
		n = uint32(len(t.names))
		t.numbers[value] = n
		t.names = append(t.names, value)
	}
	return n
}

// ledger returns that of the current key.
func (t *tally) ledger(c cell) *ledger {
	l, ok := t.ledgers[string(t.key)]
	if !ok {
		l = &ledger{values: t.values(), cell: c, steps: t.time.newSteps()}
		t.ledgers[string(t.key)] = l
	}
	return l
}

// add adds what another tally of the same query counted.
func (t *tally) add(other *tally) {
	for _, l := range other.ledgers {
		t.key = slices.Grow(t.key[:0], 4*len(t.columns)+4)
		for i, value := range l.values {
			number := uint32(0)
			if i != t.timed {
				number = t.number(value)
			}
			t.key = binary.LittleEndian.AppendUint32(t.key, number)
		}
		t.key = appendCell(t.key, l.cell)
		to := t.ledger(l.cell)
		for run, change := range l.steps.each {
			to.steps.change(run.first, change.certain, change.possible)
		}
	}
}

// values returns the values of the current key.
func (t *tally) values() []string {
	values := make([]string, len(t.columns))
	for i := range values {
		values[i] = t.names[binary.LittleEndian.Uint32(t.key[4*i:])]
	}
	return values
}

// groups reads the ledgers out.
func (t *tally) groups() ([]Group, error) {
	groups := []Group{}
	for _, l := range t.ledgers {
		var sum step
		for run, change := range l.steps.each {
			sum.certain += change.certain
			sum.possible += change.possible
			for period := run.first; sum.possible > 0 && period <= run.last; period++ {
				if len(groups) == maxGroups {
					return nil, tooManyGroups()
				}
				groups = append(groups, t.group(l, period, sum))
			}
		}
	}
	slices.SortFunc(groups, compareGroups)
	return groups, nil
}

func (t *tally) group(l *ledger, period int, sum step) Group {
	g := Group{Values: l.values, Column: l.cell.column, Row: l.cell.row, Certain: sum.certain, Possible: sum.possible}
	if t.timed >= 0 {
		g.Values = slices.Clone(l.values)
		g.Values[t.timed] = t.columns[t.timed].period.label(period)
	}
	return g
}

func compareGroups(a, b Group) int {
	return cmp.Or(slices.CompareFunc(a.Values, b.Values, strings.Compare), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
}
