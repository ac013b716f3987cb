package snapshot

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// Cell is a part of a tile with what lies in it.
type Cell struct {
	Column, Row int // from the north-west, from 0
	Count       int // places of events
	// Families counts them by the family of their kind, in the order of
	// geo.Families.
	Families [7]int
	// Days run from the first to the last known day; Start is behind End if
	// there is none.
	Days geo.Window
	// Bound holds the places and nothing more.
	Bound orb.Bound
	// First is one of the places.
	First Spot

	sumX, sumY uint64 // offsets from the tile's corner
}

// Middle returns the middle of the cell's places, as Spot.In does.
func (c *Cell) Middle(t Tile, depth int) (x, y int32) {
	free := worldBits - t.Zoom
	n := uint64(c.Count)
	return t.share(curved{uint32(uint64(t.X)<<free + c.sumX/n), uint32(uint64(t.Y)<<free + c.sumY/n)}, depth)
}

// Cells counts the places of the events that a query asks for in the cells of a
// tile: 2^depth along each side. A place belongs to one cell, so the cells of
// all tiles of a zoom add up to all places. Empty cells are left out, the
// others are in the order of rows, then columns. Else it is as Spots.
func (s *Snapshot) Cells(ctx context.Context, q geo.Query, t Tile, depth int) ([]Cell, error) {
	sweeps, err := s.sweeps(ctx, q, t)
	if err != nil {
		return nil, err
	}
	total := newCells(t, depth)
	const enough = 30_000 // spots for a processor
	spots := 0
	for _, w := range sweeps {
		spots += w.to - w.from
	}
	var (
		work sync.WaitGroup
		mu   sync.Mutex
		next atomic.Int64
	)
	for range min(runtime.GOMAXPROCS(0), len(sweeps), 1+spots/enough) {
		work.Go(func() {
			own := newCells(t, depth)
			for i := int(next.Add(1)) - 1; i < len(sweeps) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				own.count(s, &sweeps[i])
			}
			mu.Lock()
			defer mu.Unlock()
			total.add(own)
		})
	}
	work.Wait()
	return total.filled(), ctx.Err()
}

// cells are those of a tile, row by row.
type cells struct {
	tile  Tile
	depth int
	all   []Cell
}

func newCells(t Tile, depth int) *cells {
	return &cells{t, depth, make([]Cell, 1<<(2*depth))}
}

// count counts the spots of a sweep.
func (c *cells) count(s *Snapshot, w *sweep) {
	var (
		families = w.families(s)
		corner   = c.tile.corner()
		shift    = worldBits - c.tile.Zoom - c.depth
		in       = func(at curved) *Cell { return &c.all[(at.y-corner.y)>>shift<<c.depth|(at.x-corner.x)>>shift] }
	)
	for i := w.from; i < w.to; i++ {
		at := w.places.at[i]
		if !w.has(i) {
			continue
		}
		cell := in(at)
		if cell.Count == 0 {
			cell.First = w.spot(i)
		}
		cell.take(at.x-corner.x, at.y-corner.y, w.places.points[i], w.spots.start[i], w.spots.end[i])
		cell.Families[families[w.spots.kinds[i]]]++
	}
}

// take counts a spot, but for its family.
func (c *Cell) take(x, y uint32, p orb.Point, start, end geo.Day) {
	if c.Count == 0 {
		c.Bound, c.Days = p.Bound(), geo.Window{Start: geo.OpenEnd, End: geo.OpenStart}
	}
	c.Count++
	c.sumX, c.sumY = c.sumX+uint64(x), c.sumY+uint64(y)
	for axis := range p { // min and max would think of NaN too
		if p[axis] < c.Bound.Min[axis] {
			c.Bound.Min[axis] = p[axis]
		} else if p[axis] > c.Bound.Max[axis] {
			c.Bound.Max[axis] = p[axis]
		}
	}
	c.meet(start)
	c.meet(end)
}

// meet widens the days by a known one.
func (c *Cell) meet(day geo.Day) {
	if (day < c.Days.Start || day > c.Days.End) && day.Known() {
		c.Days.Start, c.Days.End = min(c.Days.Start, day), max(c.Days.End, day)
	}
}

// families tells by the numbers of the kinds where their families stand in
// geo.Families; events without a kind come behind the others.
func (w *sweep) families(s *Snapshot) []int {
	kinds := w.values[fieldKind].names
	all := make([]int, len(kinds)+1)
	for i := range all {
		kind := ""
		if i < len(kinds) {
			kind = kinds[i]
		}
		all[i] = slices.Index(geo.Families, s.Family(kind))
	}
	return all
}

// add adds what others have counted.
func (c *cells) add(other *cells) {
	for i := range c.all {
		c.all[i].add(&other.all[i])
	}
}

// add adds what another cell counts.
func (c *Cell) add(more *Cell) {
	if c.Count == 0 || more.Count == 0 {
		if more.Count > 0 {
			*c = *more
		}
		return
	}
	c.Count += more.Count
	for f, n := range more.Families {
		c.Families[f] += n
	}
	c.Days.Start, c.Days.End = min(c.Days.Start, more.Days.Start), max(c.Days.End, more.Days.End)
	c.Bound = c.Bound.Union(more.Bound)
	c.sumX, c.sumY = c.sumX+more.sumX, c.sumY+more.sumY
}

// filled returns the cells that are not empty.
func (c *cells) filled() []Cell {
	var filled []Cell
	for i, cell := range c.all {
		if cell.Count > 0 {
			cell.Row, cell.Column = i>>c.depth, i&(1<<c.depth-1)
			filled = append(filled, cell)
		}
	}
	return filled
}
