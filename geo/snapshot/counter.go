package snapshot

import (
	"encoding/binary"
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// counter adds the rows of one segment to a tally.
type counter struct {
	*tally
	segment *heldSegment
	columns []counted
	cells   []cell    // of the current row
	met     []*ledger // the ledgers that were met, by the values and the cell; nil if they may be too many
}

// counted is a column of the segment, with the tally's numbers of its values.
type counted struct {
	values  *valueIndex // nil for the period
	numbers []uint32
}

func (t *tally) counter(g *heldSegment) *counter {
	c := &counter{tally: t, segment: g, columns: make([]counted, len(t.columns))}
	t.key = make([]byte, 4*len(t.columns), 4*len(t.columns)+4)
	for i, column := range t.columns {
		switch {
		case column.timed:
		case column.field == fieldFamily:
			c.columns[i].values = g.values[fieldKind]
			for _, kind := range g.values[fieldKind].names {
				c.columns[i].numbers = append(c.columns[i].numbers, t.number(string(t.s.Family(kind))))
			}
		default:
			c.columns[i].values = g.values[column.field]
			for _, name := range g.values[column.field].names {
				c.columns[i].numbers = append(c.columns[i].numbers, t.number(name))
			}
		}
	}
	if n := c.combinations(); n > 0 {
		c.met = make([]*ledger, n)
	}
	return c
}

// maxMet is of how many combinations of values and cells a counter remembers
// the ledgers.
const maxMet = 1 << 18

// combinations returns how many combinations of values and cells there may be,
// 0 if they are more than maxMet.
func (c *counter) combinations() int {
	n := 1
	if c.grid != nil {
		n = c.grid.Columns * c.grid.Rows
	}
	for _, column := range c.columns {
		if n *= column.size(); n > maxMet {
			return 0
		}
	}
	return n
}

// size is how many values there are, none among them.
func (c counted) size() int { return len(c.numbers) + 1 }

// count adds one row to all its groups.
func (c *counter) count(row uint32) {
	may, must := c.spans(row)
	if may == noSpan {
		return
	}
	if c.findCells(row); len(c.cells) > 0 {
		c.combine(0, 0, row, may, must)
	}
}

// combine goes through all combinations of the row's values, from column i on.
// at numbers the combination so far among all that there may be.
func (c *counter) combine(i, at int, row uint32, may, must span) {
	if i == len(c.columns) {
		c.countCells(at, may, must)
		return
	}
	column := c.columns[i]
	var values []uint32
	if column.values != nil {
		values = column.values.values(row)
	}
	at *= column.size()
	if len(values) == 0 {
		binary.LittleEndian.PutUint32(c.key[4*i:], 0)
		c.combine(i+1, at, row, may, must)
	}
	for _, v := range values {
		binary.LittleEndian.PutUint32(c.key[4*i:], column.numbers[v])
		c.combine(i+1, at+1+int(v), row, may, must)
	}
}

func (c *counter) countCells(at int, may, must span) {
	for _, in := range c.cells {
		l := c.ledgerOf(at, in)
		l.steps.add(may, step{possible: 1})
		l.steps.add(must, step{certain: 1})
	}
}

// ledgerOf returns the ledger of the current key and a cell.
func (c *counter) ledgerOf(at int, in cell) *ledger {
	if c.grid != nil {
		at = (at*c.grid.Rows+in.row)*c.grid.Columns + in.column
	}
	if c.met != nil && c.met[at] != nil {
		return c.met[at]
	}
	end := len(c.key)
	c.key = appendCell(c.key, in)
	l := c.ledger(in)
	c.key = c.key[:end]
	if c.met != nil {
		c.met[at] = l
	}
	return l
}

// spans returns the periods in which a row possibly and certainly counts.
// Without a period there is one, number 0.
func (c *counter) spans(row uint32) (may, must span) {
	if c.timed < 0 {
		if c.f.window == nil || c.certain(row) {
			return span{}, span{}
		}
		return span{}, noSpan
	}
	if !c.segment.dated.has(row) {
		return noSpan, noSpan
	}
	e := c.segment.times.extent(row)
	return c.time.may(e), c.time.must(e)
}

// certain reports whether a row certainly meets the window.
func (c *counter) certain(row uint32) bool {
	if c.segment.collection == geo.Hotspots {
		return c.f.surely[c.segment.ids.view(int(row))]
	}
	return c.segment.extent(row).Must(*c.f.window)
}

// findCells finds the distinct cells of the grid in which a row lies, and one
// cell for all rows if there is no grid.
func (c *counter) findCells(row uint32) {
	c.cells = c.cells[:0]
	if c.grid == nil {
		c.cells = append(c.cells, cell{})
		return
	}
	for _, p := range c.segment.placesOf(row) {
		c.addCell(p)
	}
}

func (c *counter) addCell(p orb.Point) {
	if c.f.box != nil && !c.f.box.Contains(p) {
		return
	}
	if at, ok := c.grid.cell(p); ok && !slices.Contains(c.cells, at) {
		c.cells = append(c.cells, at)
	}
}
