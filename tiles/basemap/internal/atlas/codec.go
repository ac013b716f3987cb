package atlas

import (
	"encoding/binary"
	"errors"
)

// magic begins the file. A text that says where the data come from follows,
// and a zero byte ends it; the rest is compressed.
const magic = "mapd atlas 2\n"

// labelSteps is the number of steps in a degree of a label's coordinates.
const labelSteps = 10_000

// Encode writes the atlas.
func Encode(a *Atlas) ([]byte, error) {
	return pack(magic+a.Provenance, appendAtlas(nil, a))
}

func appendAtlas(b []byte, a *Atlas) []byte {
	b = appendGrid(b, a.Grid)
	b = binary.AppendUvarint(b, uint64(len(a.Arcs)))
	for _, arc := range a.Arcs {
		b = binary.AppendUvarint(b, uint64(len(arc)))
	}
	b = appendDeltas(b, a.Arcs, func(v Vertex) int32 { return v.X })
	b = appendDeltas(b, a.Arcs, func(v Vertex) int32 { return v.Y })
	for _, zooms := range a.Zooms {
		b = append(b, zooms...)
	}
	b = binary.AppendUvarint(b, uint64(len(a.Countries)))
	for _, c := range a.Countries {
		b = appendCountry(b, c)
	}
	return b
}

// appendDeltas writes one coordinate of all arcs: the first of an arc as it
// is, the others as steps. The two coordinates apart compress better.
func appendDeltas(b []byte, arcs [][]Vertex, of func(Vertex) int32) []byte {
	for _, arc := range arcs {
		last := int32(0)
		for _, v := range arc {
			b = binary.AppendVarint(b, int64(of(v)-last))
			last = of(v)
		}
	}
	return b
}

func appendCountry(b []byte, c Country) []byte {
	b = appendLabel(appendText(appendText(b, c.ISO), c.Name), c.Label, c.Rank)
	b = binary.AppendUvarint(b, uint64(len(c.Polygons)))
	for _, polygon := range c.Polygons {
		b = binary.AppendUvarint(b, uint64(len(polygon)))
		for _, ring := range polygon {
			b = binary.AppendUvarint(b, uint64(len(ring)))
			for _, ref := range ring {
				b = binary.AppendVarint(b, int64(ref))
			}
		}
	}
	return b
}

// Decode reads what Encode wrote.
func Decode(file []byte) (*Atlas, error) {
	provenance, content, err := unpack(magic, file)
	if err != nil {
		return nil, err
	}
	r := &reader{rest: content}
	a := r.atlas()
	a.Provenance = provenance
	if r.short {
		return nil, errors.New("atlas: the file ends too early")
	}
	return a, nil
}
