package feeds

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// A packed R-tree is built at once, of items that are sorted so that those which
// lie near each other come together (Kamel and Faloutsos, 1993): that takes a
// fraction of the time of one insertion after another, and nodes overlap less.

// nowhere is the box of an item without a place. It meets no other.
var nowhere = orb.Bound{Min: orb.Point{math.Inf(1), math.Inf(1)}, Max: orb.Point{math.Inf(-1), math.Inf(-1)}}

// sortAlongCurve sorts items by where the middle of their box lies along a
// Hilbert curve through bound; those that are nowhere come last.
func sortAlongCurve[T any](items []T, bound orb.Bound, box func(*T) orb.Bound) {
	type placed struct {
		along uint64
		item  T
	}
	all := make([]placed, len(items))
	for i := range items {
		all[i] = placed{math.MaxUint64, items[i]}
		if b := box(&items[i]); b != nowhere {
			c := b.Center()
			all[i].along = uint64(hilbert(share(c[0], bound.Min[0], bound.Max[0]), share(c[1], bound.Min[1], bound.Max[1])))
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.along, b.along) })
	for i := range all {
		items[i] = all[i].item
	}
}

// share is where v lies between low and high, from 0 to 65,535.
func share(v, low, high float64) uint32 {
	if high <= low {
		return 0
	}
	return uint32(math.MaxUint16 * (v - low) / (high - low))
}

// pack returns the levels of the tree over boxes, the lowest first: of each
// level after the first, box i holds boxes i*size and on of the one before. The
// last has one box; there are two levels at least.
func pack(boxes []orb.Bound, size int) [][]orb.Bound {
	levels := [][]orb.Bound{boxes}
	for below := boxes; len(below) > 1 || len(levels) == 1; {
		above := make([]orb.Bound, 0, (len(below)+size-1)/size)
		for children := range slices.Chunk(below, size) {
			parent := nowhere
			for _, c := range children {
				parent = orb.Bound{
					Min: orb.Point{min(parent.Min[0], c.Min[0]), min(parent.Min[1], c.Min[1])},
					Max: orb.Point{max(parent.Max[0], c.Max[0]), max(parent.Max[1], c.Max[1])},
				}
			}
			above = append(above, parent)
		}
		levels = append(levels, above)
		below = above
	}
	return levels
}
