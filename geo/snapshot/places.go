package snapshot

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// bounds are west, south, east, north.
type bounds [4]float64

func (b bounds) union(c bounds) bounds {
	return bounds{min(b[0], c[0]), min(b[1], c[1]), max(b[2], c[2]), max(b[3], c[3])}
}

func (b bounds) middle() orb.Point { return orb.Point{(b[0] + b[2]) / 2, (b[1] + b[3]) / 2} }

func (b bounds) meets(c orb.Bound) bool {
	return b[0] <= c.Max[0] && b[2] >= c.Min[0] && b[1] <= c.Max[1] && b[3] >= c.Min[1]
}

// inside reports whether all of b lies in c.
func (b bounds) inside(c orb.Bound) bool {
	return b[0] >= c.Min[0] && b[2] <= c.Max[0] && b[1] >= c.Min[1] && b[3] <= c.Max[1]
}

// fanOut is how many places or nodes a node of the tree has.
const fanOut = 16

// placeIndex finds rows by place. It is an R-tree that is packed once: the
// places along Morton's curve, which keeps near ones together, and the bounds of each
// fanOut of them, of each fanOut of these, and so on.
type placeIndex struct {
	rows    []uint32    // of the places, along the curve
	at      []curved    // where on it they are
	points  []orb.Point // the same in degrees, the middle of what is no point
	bounds  []bounds    // of the nodes, the lowest ones first
	levels  []int       // where in bounds each level ends
	density density
}

// placeAt is a place of a row.
type placeAt struct {
	row    uint32
	bounds bounds
}

func newPlaceIndex(places []placeAt) placeIndex {
	var p placeIndex
	type place struct {
		at    curved
		code  uint64
		index int
	}
	n := len(places)
	p.rows, p.at, p.points = make([]uint32, n), make([]curved, n), make([]orb.Point, n)
	along := make([]place, len(places))
	for i, at := range places {
		p.density.add(at.bounds)
		along[i] = place{at: curvedAt(at.bounds.middle()), index: i}
		along[i].code = along[i].at.code()
	}
	slices.SortFunc(along, func(a, b place) int { return cmp.Or(cmp.Compare(a.code, b.code), a.index-b.index) })
	leaves := make([]bounds, len(places))
	for i, next := range along {
		place := places[next.index]
		p.rows[i], p.at[i], p.points[i], leaves[i] = place.row, next.at, place.bounds.middle(), place.bounds
	}
	for level := leaves; len(level) > 0; {
		level = parents(level)
		p.bounds = append(p.bounds, level...)
		p.levels = append(p.levels, len(p.bounds))
		if len(level) == 1 {
			break
		}
	}
	return p
}

// parents returns the bounds of each fanOut nodes of a level.
func parents(level []bounds) []bounds {
	above := make([]bounds, 0, (len(level)+fanOut-1)/fanOut)
	for children := range slices.Chunk(level, fanOut) {
		all := children[0]
		for _, b := range children[1:] {
			all = all.union(b)
		}
		above = append(above, all)
	}
	return above
}

// within returns which places lie in a tile: those from and before a number.
func (p *placeIndex) within(t Tile) (from, to int) {
	first, last := t.codes()
	from = sort.Search(len(p.at), func(i int) bool { return p.at[i].code() >= first })
	return from, from + sort.Search(len(p.at)-from, func(i int) bool { return p.at[from+i].code() > last })
}

// search calls found with runs of places, those from and before a number, that
// lie in nodes that meet a box; whole says that all of them lie in the box.
func (p *placeIndex) search(box orb.Bound, found func(from, to int, whole bool)) {
	if top := len(p.levels) - 1; top >= 0 {
		p.descend(box, top, 0, found)
	}
}

// descend searches the children of a node, the one with a number on its level.
func (p *placeIndex) descend(box orb.Bound, level, node int, found func(from, to int, whole bool)) {
	start := 0
	if level > 0 {
		start = p.levels[level-1]
	}
	b := p.bounds[start+node]
	if !b.meets(box) {
		return
	}
	if whole := b.inside(box); whole || level == 0 {
		places := fanOut // of a node of this level
		for range level {
			places *= fanOut
		}
		found(node*places, min((node+1)*places, len(p.rows)), whole)
		return
	}
	below := start
	if level > 1 {
		below -= p.levels[level-2]
	}
	for child := node * fanOut; child < min((node+1)*fanOut, below); child++ {
		p.descend(box, level-1, child, found)
	}
}

// perRow is how many places of the tree are gone through in the time that it
// takes to look at the places of a row.
const perRow = 4

// keep takes out the rows that do not lie in the box, as inside says. All rows
// must have a place. It walks the tree, or tests each row where these are fewer.
func (p *placeIndex) keep(rows rowSet, box geo.Box, inside func(row uint32) bool) {
	if p.density.within(box) > perRow*rows.count() {
		for row := range rows.each {
			if !inside(row) {
				rows.remove(row)
			}
		}
		return
	}
	found := make(rowSet, len(rows))
	for _, b := range box.Bounds() {
		p.search(b, func(from, to int, whole bool) {
			for _, row := range p.rows[from:to] {
				if whole || rows.has(row) && !found.has(row) && inside(row) {
					found.add(row)
				}
			}
		})
	}
	rows.keep(found)
}

func (p *placeIndex) blocks() []block {
	return []block{blockOf(&p.rows), blockOf(&p.at), blockOf(&p.points), blockOf(&p.bounds)}
}

// pointsInside reports whether one of the points lies in the box.
func pointsInside(points []orb.Point, box geo.Box) bool {
	return slices.ContainsFunc(points, box.Contains)
}

// lineInside reports whether a line meets the box. It is straight in degrees,
// from point to point.
func lineInside(line []orb.Point, box geo.Box) bool {
	for _, b := range box.Bounds() {
		for i := 1; i < len(line); i++ {
			if lineMeets(line[i-1], line[i], b) {
				return true
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
type density [36][72]uint32

func (d *density) add(b bounds) {
	row, column := cellOf(orb.Point{b[0], b[1]})
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
				n += int(d[row][column])
			}
		}
	}
	return n
}
