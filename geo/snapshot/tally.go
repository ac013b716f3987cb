package snapshot

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
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
	ledgers map[string]*ledger
	key     []byte
}

// ledger holds, for one set of values and one cell, at which period the number
// of items rises or falls.
type ledger struct {
	values            []string
	cell              cell
	certain, possible map[int]int
}

type cell struct{ column, row int }

func (s *Snapshot) newTally(f filter, by By) (*tally, error) {
	columns, err := columns(f.collection, by.Fields)
	if err != nil {
		return nil, err
	}
	if err := checkGrid(f.collection, by.Grid); err != nil {
		return nil, err
	}
	t := &tally{s: s, f: f, columns: columns, grid: by.Grid, ledgers: map[string]*ledger{}, days: s.knownDays}
	if f.window != nil {
		t.days.Start, t.days.End = max(t.days.Start, f.window.Start), min(t.days.End, f.window.End)
	}
	t.timed = slices.IndexFunc(columns, func(c column) bool { return c.timed })
	return t, nil
}

func (t *tally) countRows(ctx context.Context, g *segment, rows rowSet) error {
	n := 0
	for row := range rows.each {
		if n++; n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := t.count(g, row); err != nil {
			return err
		}
	}
	return nil
}

// count adds one item to all its groups.
func (t *tally) count(g *segment, row uint32) error {
	item := g.items[row]
	may, must := t.spans(g, row)
	if may == noSpan {
		return nil
	}
	for _, c := range t.cells(item) {
		for _, values := range t.combinations(item) {
			l := t.ledger(values, c)
			l.add(l.possible, may)
			l.add(l.certain, must)
		}
	}
	if len(t.ledgers) > maxGroups {
		return tooManyGroups()
	}
	return nil
}

func tooManyGroups() error {
	return geo.InvalidParam("by", "more than %d groups; ask for fewer fields, longer periods, a larger grid cell or a narrower window", maxGroups)
}

// spans returns the periods in which an item possibly and certainly counts.
// Without a period there is one, number 0.
func (t *tally) spans(g *segment, row uint32) (may, must span) {
	item := g.items[row]
	if t.timed < 0 {
		if t.f.window == nil || t.certain(g, row) {
			return span{}, span{}
		}
		return span{}, noSpan
	}
	if !item.Extent.Dated() {
		return noSpan, noSpan
	}
	p := t.columns[t.timed].period
	return p.may(item.Extent, t.days), p.must(item.Extent, t.days)
}

// certain reports whether an item certainly meets the window.
func (t *tally) certain(g *segment, row uint32) bool {
	if g.collection == geo.Hotspots {
		return slices.ContainsFunc(g.cited[row], func(e geo.Extent) bool { return e.Must(*t.f.window) })
	}
	return g.items[row].Extent.Must(*t.f.window)
}

// cells returns the distinct cells of the grid in which an item lies, and one
// cell for all items if there is no grid.
func (t *tally) cells(item *Item) []cell {
	if t.grid == nil {
		return []cell{{}}
	}
	var points orb.MultiPoint
	switch g := item.Geometry.(type) {
	case orb.Point:
		points = orb.MultiPoint{g}
	case orb.MultiPoint:
		points = g
	}
	var cells []cell
	for _, p := range points {
		if t.f.box != nil && !t.f.box.Contains(p) {
			continue
		}
		if c, ok := t.grid.cell(p); ok && !slices.Contains(cells, c) {
			cells = append(cells, c)
		}
	}
	return cells
}

// cell returns the cell that a point lies in. A cell holds its western and
// southern edge; the outermost ones hold the edge of the box too.
func (g *Grid) cell(p orb.Point) (cell, bool) {
	if !g.Box.Contains(p) {
		return cell{}, false
	}
	width, east := g.Box.East-g.Box.West, p[0]-g.Box.West
	if width < 0 {
		width += 360
	}
	if east < 0 {
		east += 360
	}
	if east > width {
		east -= 360
	}
	return cell{share(east, width, g.Columns), share(p[1]-g.Box.South, g.Box.North-g.Box.South, g.Rows)}, true
}

// share returns which of n equal shares of a length an offset falls in.
func share(offset, length float64, n int) int {
	if length <= 0 {
		return 0
	}
	return min(max(int(offset/length*float64(n)), 0), n-1)
}

// combinations returns every combination of an item's values, one per field.
// The value of the period is left empty.
func (t *tally) combinations(item *Item) [][]string {
	out := [][]string{make([]string, len(t.columns))}
	for i, c := range t.columns {
		values := t.s.groupValues(item, c)
		if len(values) == 0 {
			continue
		}
		var wider [][]string
		for _, v := range values {
			for _, base := range out {
				with := slices.Clone(base)
				with[i] = v
				wider = append(wider, with)
			}
		}
		out = wider
	}
	return out
}

func (s *Snapshot) groupValues(item *Item, c column) []string {
	switch {
	case c.timed:
		return nil
	case c.field == fieldFamily:
		return []string{string(s.family(item.Event().Kind))}
	}
	return valuesOf(item.Record, c.field)
}

func (t *tally) ledger(values []string, c cell) *ledger {
	t.key = t.key[:0]
	for _, v := range values {
		t.key = append(append(t.key, v...), 0)
	}
	t.key = append(t.key, byte(c.column), byte(c.column>>8), byte(c.row), byte(c.row>>8))
	l, ok := t.ledgers[string(t.key)]
	if !ok {
		l = &ledger{values: values, cell: c, certain: map[int]int{}, possible: map[int]int{}}
		t.ledgers[string(t.key)] = l
	}
	return l
}

func (l *ledger) add(to map[int]int, s span) {
	if s.first <= s.last {
		to[s.first]++
		to[s.last+1]--
	}
}

// groups reads the ledgers out.
func (t *tally) groups() ([]Group, error) {
	groups := []Group{}
	for _, l := range t.ledgers {
		steps := slices.Sorted(maps.Keys(l.possible))
		for step := range maps.Keys(l.certain) {
			if _, ok := l.possible[step]; !ok {
				steps = append(steps, step)
			}
		}
		slices.Sort(steps)
		certain, possible := 0, 0
		for i, step := range steps {
			certain, possible = certain+l.certain[step], possible+l.possible[step]
			if possible == 0 {
				continue
			}
			for at := step; at < steps[i+1]; at++ {
				if len(groups) == maxGroups {
					return nil, tooManyGroups()
				}
				groups = append(groups, t.group(l, at, certain, possible))
			}
		}
	}
	slices.SortFunc(groups, compareGroups)
	return groups, nil
}

func (t *tally) group(l *ledger, at, certain, possible int) Group {
	g := Group{Values: l.values, Column: l.cell.column, Row: l.cell.row, Certain: certain, Possible: possible}
	if t.timed >= 0 {
		g.Values = slices.Clone(l.values)
		g.Values[t.timed] = t.columns[t.timed].period.label(at)
	}
	return g
}

func compareGroups(a, b Group) int {
	return cmp.Or(slices.CompareFunc(a.Values, b.Values, strings.Compare), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
}
