package feeds

import (
	"cmp"
	"encoding/binary"
	"io"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// fgbNodeSize is how many children a node of the index has.
const fgbNodeSize = 16

// fgbNode is a node of the packed R-tree: the box of all below it, and where
// they are. Of a feature that is the byte behind the index where it begins, of
// others the number of the first child.
type fgbNode struct {
	box    orb.Bound
	offset uint64
}

// nowhere is the box of a feature without a place. It meets no other.
var nowhere = orb.Bound{Min: orb.Point{math.Inf(1), math.Inf(1)}, Max: orb.Point{math.Inf(-1), math.Inf(-1)}}

// fgbFeature is where a feature has been written.
type fgbFeature struct {
	box       orb.Bound
	at        int64
	size      uint32
	along     uint32 // the curve
	somewhere bool
}

// sortAlongCurve puts features that lie near each other together, and those
// without a place at the end.
func sortAlongCurve(features []fgbFeature, bound orb.Bound) {
	cell := func(v, low, high float64) uint32 {
		if high <= low {
			return 0
		}
		return uint32(math.MaxUint16 * (v - low) / (high - low))
	}
	for i := range features {
		f := &features[i]
		if f.somewhere {
			c := f.box.Center()
			f.along = hilbert(cell(c[0], bound.Min[0], bound.Max[0]), cell(c[1], bound.Min[1], bound.Max[1]))
		}
	}
	slices.SortStableFunc(features, func(a, b fgbFeature) int {
		if a.somewhere != b.somewhere {
			if a.somewhere {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.along, b.along)
	})
}

// fgbIndex builds the packed R-tree of features in their order: the root comes
// first, the features' own nodes last.
func fgbIndex(features []fgbFeature) []fgbNode {
	levels := []int{len(features)}
	total := len(features)
	for n := len(features); n > 1 || len(levels) == 1; {
		n = (n + fgbNodeSize - 1) / fgbNodeSize
		levels = append(levels, n)
		total += n
	}
	nodes := make([]fgbNode, total)
	first := total - len(features)
	var offset uint64
	for i, f := range features {
		box := f.box
		if !f.somewhere {
			box = nowhere
		}
		nodes[first+i] = fgbNode{box, offset}
		offset += uint64(f.size)
	}
	for level, n := range levels[:len(levels)-1] {
		above := first - levels[level+1]
		for i := range n {
			parent := &nodes[above+i/fgbNodeSize]
			if i%fgbNodeSize == 0 {
				*parent = fgbNode{nowhere, uint64(first + i)}
			}
			parent.box = orb.Bound{
				Min: orb.Point{min(parent.box.Min[0], nodes[first+i].box.Min[0]), min(parent.box.Min[1], nodes[first+i].box.Min[1])},
				Max: orb.Point{max(parent.box.Max[0], nodes[first+i].box.Max[0]), max(parent.box.Max[1], nodes[first+i].box.Max[1])},
			}
		}
		first = above
	}
	return nodes
}

// writeNodes writes the index.
func writeNodes(w io.Writer, nodes []fgbNode) error {
	var b []byte
	for _, n := range nodes {
		b = b[:0]
		for _, v := range []float64{n.box.Min[0], n.box.Min[1], n.box.Max[0], n.box.Max[1]} {
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
		}
		if _, err := w.Write(binary.LittleEndian.AppendUint64(b, n.offset)); err != nil {
			return err
		}
	}
	return nil
}
