package atlas

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/klauspost/compress/zstd"
)

// Details is what a nearer look shows inside of countries: the lines between
// provinces, rivers and lakes.
type Details struct {
	// Provenance says in words where the data come from.
	Provenance string
	Grid       Grid
	Provinces  []Line
	Rivers     []Line
	// Lakes are lists of closed lines, the shore first and then islands.
	Lakes [][]Line
}

// Line is a chain of vertices. Zooms says for each from which zoom on it is
// drawn. A closed line ends where it began.
type Line struct {
	Vertices []Vertex
	Zooms    []uint8
}

// detailsMagic begins the file; what follows is as in an atlas.
const detailsMagic = "mapd details 1\n"

// EncodeDetails writes the details.
func EncodeDetails(d *Details) ([]byte, error) {
	return pack(detailsMagic+d.Provenance, appendDetails(nil, d))
}

// DecodeDetails reads what EncodeDetails wrote.
func DecodeDetails(file []byte) (*Details, error) {
	provenance, content, err := unpack(detailsMagic, file)
	if err != nil {
		return nil, err
	}
	r := &reader{rest: content}
	d := r.details()
	d.Provenance = provenance
	if r.short {
		return nil, errors.New("atlas: the file ends too early")
	}
	return d, nil
}

// pack writes a text, a zero byte and the compressed content.
func pack(text string, content []byte) ([]byte, error) {
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithWindowSize(zstd.MaxWindowSize>>6))
	if err != nil {
		return nil, err
	}
	return encoder.EncodeAll(content, append([]byte(text), 0)), nil
}

// unpack reads what pack wrote, and returns the text after magic.
func unpack(magic string, file []byte) (text string, content []byte, err error) {
	rest, found := bytes.CutPrefix(file, []byte(magic))
	head, packed, ended := bytes.Cut(rest, []byte{0})
	if !found || !ended {
		return "", nil, errors.New("atlas: this is not an atlas file")
	}
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return "", nil, err
	}
	defer decoder.Close()
	content, err = decoder.DecodeAll(packed, nil)
	if err != nil {
		return "", nil, fmt.Errorf("atlas: %w", err)
	}
	return string(head), content, nil
}

func appendDetails(b []byte, d *Details) []byte {
	b = appendGrid(b, d.Grid)
	b = appendLines(b, d.Provinces)
	b = appendLines(b, d.Rivers)
	b = binary.AppendUvarint(b, uint64(len(d.Lakes)))
	for _, lake := range d.Lakes {
		b = appendLines(b, lake)
	}
	return b
}

func appendGrid(b []byte, g Grid) []byte {
	for _, f := range []float64{g.ScaleX, g.ScaleY, g.West, g.South} {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(f))
	}
	return b
}

func appendText(b []byte, text string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}

func appendLabel(b []byte, label [2]float64, rank int) []byte {
	b = binary.AppendVarint(b, int64(math.Round(label[0]*labelSteps)))
	b = binary.AppendVarint(b, int64(math.Round(label[1]*labelSteps)))
	return binary.AppendVarint(b, int64(rank))
}

// appendLines writes the lengths of all lines, then their vertices, then the
// zooms of these.
func appendLines(b []byte, lines []Line) []byte {
	arcs := make([][]Vertex, len(lines))
	b = binary.AppendUvarint(b, uint64(len(lines)))
	for i, l := range lines {
		arcs[i] = l.Vertices
		b = binary.AppendUvarint(b, uint64(len(l.Vertices)))
	}
	b = appendDeltas(b, arcs, func(v Vertex) int32 { return v.X })
	b = appendDeltas(b, arcs, func(v Vertex) int32 { return v.Y })
	for _, l := range lines {
		b = append(b, l.Zooms...)
	}
	return b
}

func (r *reader) details() *Details {
	d := &Details{Grid: r.grid(), Provinces: r.lines(), Rivers: r.lines()}
	d.Lakes = make([][]Line, r.count())
	for i := range d.Lakes {
		d.Lakes[i] = r.lines()
	}
	return d
}

func (r *reader) lines() []Line {
	lines := make([]Line, r.count())
	arcs := make([][]Vertex, len(lines))
	for i := range arcs {
		arcs[i] = make([]Vertex, r.count())
	}
	r.deltas(arcs, func(v *Vertex) *int32 { return &v.X })
	r.deltas(arcs, func(v *Vertex) *int32 { return &v.Y })
	for i, arc := range arcs {
		lines[i] = Line{arc, r.bytes(len(arc))}
	}
	return lines
}
