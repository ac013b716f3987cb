package feeds

import (
	"encoding/binary"
	"io"
	"math"

	"github.com/paulmach/orb"
)

// fgbNodeSize is how many children a node of the index has.
const fgbNodeSize = 16

// fgbFeature is where a feature has been written.
type fgbFeature struct {
	box  orb.Bound // nowhere if it has no place
	at   int64
	size uint32
}

// writeIndex writes the packed R-tree of features in their order: the root comes
// first, the features' own nodes last. A node is the box of all below it, and
// where they are: of a feature the byte behind the index where it begins, of
// others the number of the first child.
func writeIndex(w io.Writer, features []fgbFeature) error {
	boxes := make([]orb.Bound, len(features))
	for i := range features {
		boxes[i] = features[i].box
	}
	levels := pack(boxes, fgbNodeSize)
	var b []byte
	next := 0 // the number of the first node of the level below
	for level := len(levels) - 1; level >= 0; level-- {
		next += len(levels[level])
		var offset uint64
		for i, box := range levels[level] {
			if level > 0 {
				offset = uint64(next + i*fgbNodeSize)
			}
			b = appendNode(b[:0], box, offset)
			if _, err := w.Write(b); err != nil {
				return err
			}
			if level == 0 {
				offset += uint64(features[i].size)
			}
		}
	}
	return nil
}

func appendNode(b []byte, box orb.Bound, offset uint64) []byte {
	for _, v := range corners(box) {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
	}
	return binary.LittleEndian.AppendUint64(b, offset)
}
