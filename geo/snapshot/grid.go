package snapshot

import (
	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// maxCells bounds the cells of a grid along one side.
const maxCells = 512

// Grid divides a box into equal cells of degrees.
type Grid struct {
	Columns, Rows int
	Box           geo.Box
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

func checkGrid(c geo.Collection, grid *Grid) error {
	if grid == nil {
		return nil
	}
	if grid.Columns < 1 || grid.Rows < 1 || grid.Columns > maxCells || grid.Rows > maxCells {
		return geo.InvalidParam("grid", "write columns and rows from 1 to %d, as in 64x64", maxCells)
	}
	if c != geo.Events && c != geo.Hotspots {
		return geo.InvalidParam("grid", "%s have no points to count; ask for events or hotspots", c)
	}
	if err := grid.Box.Check(); err != nil {
		return geo.InvalidParam("bbox", "%v", err)
	}
	return nil
}
