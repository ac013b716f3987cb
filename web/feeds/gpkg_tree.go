package feeds

import (
	"context"
	"encoding/binary"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// The nodes of SQLite's R-tree module (ext/rtree/rtree.c): the depth of the tree
// in the root, the number of cells, and for each the number of a row or node
// with its box; all big-endian.
const (
	treeCells    = 51 // in a node; as many as SQLite puts there
	treeNodeSize = 4 + 24*treeCells
)

// gpkgPlace is the box of a row.
type gpkgPlace struct {
	box orb.Bound
	fid int64
}

// index fills the R-tree of the layer: its nodes are written as they are to be,
// which takes a tenth of the time of giving the module one box after another.
func (g *gpkgWriter) index(ctx context.Context) error {
	if len(g.places) == 0 {
		return nil
	}
	sortAlongCurve(g.places, g.feed.survey.bound, func(p *gpkgPlace) orb.Bound { return p.box })
	boxes, ids := make([]orb.Bound, len(g.places)), make([]int64, len(g.places))
	for i, p := range g.places {
		boxes[i], ids[i] = p.box, p.fid
	}
	tree := "rtree_" + g.table + "_geom_"
	levels := pack(boxes, treeCells)
	levels = levels[:len(levels)-1] // the box of all stands nowhere
	parents := g.inserter(tree+"parent", 2)
	nodes := g.inserter("", 2)
	nodes.statement = "REPLACE INTO " + tree + "node VALUES " // the module made an empty root
	rows := make([][2]int64, 0, len(ids))
	// The root is node 1; behind it come the levels from the lowest up.
	first := int64(2)
	for level, boxes := range levels {
		root := level == len(levels)-1
		numbers := make([]int64, 0, len(boxes)/treeCells+1)
		for from := 0; from < len(boxes); from += treeCells {
			to := min(from+treeCells, len(boxes))
			node := first + int64(from/treeCells)
			depth := 0
			if root {
				node, depth = 1, level
			}
			numbers = append(numbers, node)
			if err := nodes.add(ctx, node, treeNode(depth, boxes[from:to], ids[from:to])); err != nil {
				return err
			}
			for _, id := range ids[from:to] {
				if level == 0 {
					rows = append(rows, [2]int64{id, node})
				} else if err := parents.add(ctx, id, node); err != nil {
					return err
				}
			}
		}
		ids, first = numbers, first+int64(len(numbers))
	}
	slices.SortFunc(rows, func(a, b [2]int64) int { return int(a[0] - b[0]) }) // as the table keeps them
	leaves := g.inserter(tree+"rowid", 2)
	for _, row := range rows {
		if err := leaves.add(ctx, row[0], row[1]); err != nil {
			return err
		}
	}
	return flush(ctx, nodes, parents, leaves)
}

// treeNode is a node as the module keeps it. Boxes are never rounded smaller.
func treeNode(depth int, boxes []orb.Bound, ids []int64) []byte {
	b := make([]byte, 0, treeNodeSize)
	b = binary.BigEndian.AppendUint16(b, uint16(depth))
	b = binary.BigEndian.AppendUint16(b, uint16(len(boxes)))
	for i, box := range boxes {
		b = binary.BigEndian.AppendUint64(b, uint64(ids[i]))
		for axis := range 2 {
			b = binary.BigEndian.AppendUint32(b, math.Float32bits(float32At(box.Min[axis], math.Inf(-1))))
			b = binary.BigEndian.AppendUint32(b, math.Float32bits(float32At(box.Max[axis], math.Inf(1))))
		}
	}
	return b[:treeNodeSize]
}

// float32At is v, or the next float32 on the way to a limit.
func float32At(v, limit float64) float32 {
	f := float32(v)
	if near := float64(f); near != v && (near > v) != (limit > v) {
		f = math.Nextafter32(f, float32(limit))
	}
	return f
}
