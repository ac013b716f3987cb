package snapshot

import (
	"math"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
	"github.com/tidwall/rtree"
)

// placeIndex finds rows by place.
type placeIndex struct {
	tree    rtree.RTreeGN[float64, uint32]
	density density
}

func (p *placeIndex) add(row uint32, g orb.Geometry) {
	switch g := g.(type) {
	case orb.Point:
		p.addBound(row, g.Bound())
	case orb.MultiPoint:
		for _, point := range g {
			p.addBound(row, point.Bound())
		}
	default:
		p.addBound(row, g.Bound())
	}
}

func (p *placeIndex) addBound(row uint32, b orb.Bound) {
	p.tree.Insert(b.Min, b.Max, row)
	p.density.add(b)
}

// keep takes out the rows that do not lie in the box. All rows must have a
// place. It walks the tree, or tests each row where these are fewer.
func (p *placeIndex) keep(rows rowSet, box geo.Box, items []*Item) {
	if p.density.within(box) > rows.count() {
		for row := range rows.each {
			if !inside(items[row].Geometry, box) {
				rows.remove(row)
			}
		}
		return
	}
	found := make(rowSet, len(rows))
	for _, b := range box.Bounds() {
		p.tree.Search(b.Min, b.Max, func(_, _ [2]float64, row uint32) bool {
			if rows.has(row) && !found.has(row) && inside(items[row].Geometry, box) {
				found.add(row)
			}
			return true
		})
	}
	copy(rows, found)
}

// inside reports whether a geometry meets the box. A line is straight in
// degrees, from point to point.
func inside(g orb.Geometry, box geo.Box) bool {
	switch g := g.(type) {
	case orb.Point:
		return box.Contains(g)
	case orb.MultiPoint:
		for _, p := range g {
			if box.Contains(p) {
				return true
			}
		}
	case orb.LineString:
		for _, b := range box.Bounds() {
			for i := 1; i < len(g); i++ {
				if lineMeets(g[i-1], g[i], b) {
					return true
				}
			}
		}
	}
	return false
}

// lineMeets reports whether the straight line from a to b meets a bound: it
// narrows the part of the line that lies between the sides, one side after
// the other (Liang and Barsky).
func lineMeets(a, b orb.Point, bound orb.Bound) bool {
	from, to := 0.0, 1.0
	for axis := range 2 {
		d := b[axis] - a[axis]
		low, high := bound.Min[axis]-a[axis], bound.Max[axis]-a[axis]
		if d == 0 {
			if low > 0 || high < 0 {
				return false
			}
			continue
		}
		near, far := low/d, high/d
		if d < 0 {
			near, far = far, near
		}
		from, to = max(from, near), min(to, far)
	}
	return from <= to
}

// density counts places in cells of 5 degrees, to guess how many a box holds.
type density [36][72]int

func (d *density) add(b orb.Bound) {
	row, column := cellOf(b.Min)
	d[row][column]++
}

func cellOf(p orb.Point) (row, column int) {
	row = int(math.Floor((p[1] + 90) / 5))
	column = int(math.Floor((p[0] + 180) / 5))
	return min(max(row, 0), 35), min(max(column, 0), 71)
}

// within returns about how many places lie in a box, rather too many.
func (d *density) within(box geo.Box) int {
	n := 0
	for _, b := range box.Bounds() {
		south, west := cellOf(b.Min)
		north, east := cellOf(b.Max)
		for row := south; row <= north; row++ {
			for column := west; column <= east; column++ {
				n += d[row][column]
			}
		}
	}
	return n
}
