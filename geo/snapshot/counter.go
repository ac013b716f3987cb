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
	cells   []cell // of the current row
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
	return c
}

// count adds one row to all its groups.
func (c *counter) count(row uint32) {
	may, must := c.spans(row)
	if may == noSpan {
		return
	}
	if c.findCells(row); len(c.cells) > 0 {
		c.combine(0, row, may, must)
	}
}

// combine goes through all combinations of the row's values, from column i on.
func (c *counter) combine(i int, row uint32, may, must span) {
	if i == len(c.columns) {
		c.countCells(may, must)
		return
	}
	var values []uint32
	if c.columns[i].values != nil {
		values = c.columns[i].values.values(row)
	}
	if len(values) == 0 {
		binary.LittleEndian.PutUint32(c.key[4*i:], 0)
		c.combine(i+1, row, may, must)
	}
	for _, v := range values {
		binary.LittleEndian.PutUint32(c.key[4*i:], c.columns[i].numbers[v])
		c.combine(i+1, row, may, must)
	}
}

func (c *counter) countCells(may, must span) {
	end := len(c.key)
	for _, at := range c.cells {
		c.key = append(c.key, byte(at.column), byte(at.column>>8), byte(at.row), byte(at.row>>8))
		c.add(at, may, must)
		c.key = c.key[:end]
	}
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
	p := c.tally.columns[c.timed].period
	return p.may(e, c.days), p.must(e, c.days)
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
