package atlas

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/klauspost/compress/zstd"
)

// magic begins the file. A text that says where the data come from follows,
// and a zero byte ends it; the rest is compressed.
const magic = "mapd atlas 2\n"

// labelSteps is the number of steps in a degree of a label's coordinates.
const labelSteps = 10_000

// Encode writes the atlas.
func Encode(a *Atlas) ([]byte, error) {
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithWindowSize(zstd.MaxWindowSize>>6))
	if err != nil {
		return nil, err
	}
	head := append([]byte(magic+a.Provenance), 0)
	return encoder.EncodeAll(appendAtlas(nil, a), head), nil
}

func appendAtlas(b []byte, a *Atlas) []byte {
	for _, f := range []float64{a.Grid.ScaleX, a.Grid.ScaleY, a.Grid.West, a.Grid.South} {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(f))
	}
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
	for _, text := range []string{c.ISO, c.Name} {
		b = binary.AppendUvarint(b, uint64(len(text)))
		b = append(b, text...)
	}
	b = binary.AppendVarint(b, int64(math.Round(c.Label[0]*labelSteps)))
	b = binary.AppendVarint(b, int64(math.Round(c.Label[1]*labelSteps)))
	b = binary.AppendVarint(b, int64(c.Rank))
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
	text, found := bytes.CutPrefix(file, []byte(magic))
	provenance, packed, ended := bytes.Cut(text, []byte{0})
	if !found || !ended {
		return nil, errors.New("atlas: this is not an atlas file")
	}
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer decoder.Close()
	content, err := decoder.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("atlas: %w", err)
	}
	r := &reader{rest: content}
	a := r.atlas()
	a.Provenance = string(provenance)
	if r.short {
		return nil, errors.New("atlas: the file ends too early")
	}
	return a, nil
}
