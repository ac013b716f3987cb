package feeds

import (
	"context"
	"io"
	"strconv"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

// writeGeoJSON writes a FeatureCollection (RFC 7946). What it was made from
// stands in members of the collection, which readers pass over.
func writeGeoJSON(ctx context.Context, f *Feed, w io.Writer) error {
	head := append([]byte(`{"type":"FeatureCollection",`), appendNested(nil, f.about)[1:]...)
	head = append(head[:len(head)-1], `,"features":[`...)
	if _, err := w.Write(head); err != nil {
		return err
	}
	features := &behindComma{to: w}
	err := f.lines(ctx, features, func(b []byte, r *row) []byte {
		return f.appendFeature(append(b, ",\n"...), r)
	})
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, "\n]}\n")
	return err
}

// behindComma leaves out the comma that it begins with.
type behindComma struct {
	to    io.Writer
	begun bool
}

func (w *behindComma) Write(p []byte) (int, error) {
	if w.begun {
		return w.to.Write(p)
	}
	w.begun = true
	n, err := w.to.Write(p[1:])
	return n + 1, err
}

// writeGeoJSONLines writes a Feature a line.
func writeGeoJSONLines(ctx context.Context, f *Feed, w io.Writer) error {
	return f.lines(ctx, w, func(b []byte, r *row) []byte {
		return append(f.appendFeature(b, r), '\n')
	})
}

func (f *Feed) appendFeature(b []byte, r *row) []byte {
	b = append(b, `{"type":"Feature","id":`...)
	b = geo.AppendText(b, r.id())
	b = append(b, `,"geometry":`...)
	b = appendGeometry(b, r.item.Geometry)
	b = append(b, `,"properties":{`...)
	for i := range f.columns {
		c := &f.columns[i]
		if i > 0 {
			b = append(b, ',')
		}
		b = append(geo.AppendText(b, c.name), ':')
		b = c.get(r).appendJSON(b, c.kind)
	}
	return append(b, `}}`...)
}

// appendGeometry appends a point, several of them, a line, or null.
func appendGeometry(b []byte, g orb.Geometry) []byte {
	var points []orb.Point
	switch g := g.(type) {
	case orb.Point:
		b = append(b, `{"type":"Point","coordinates":`...)
		return append(appendPosition(b, g), '}')
	case orb.MultiPoint:
		b, points = append(b, `{"type":"MultiPoint","coordinates":[`...), g
	case orb.LineString:
		b, points = append(b, `{"type":"LineString","coordinates":[`...), g
	default:
		return append(b, "null"...)
	}
	for i, p := range points {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendPosition(b, p)
	}
	return append(b, "]}"...)
}

func appendPosition(b []byte, p orb.Point) []byte {
	b = appendNumber(append(b, '['), p[0])
	b = appendNumber(append(b, ','), p[1])
	return append(b, ']')
}

func appendNumber(b []byte, v float64) []byte { return strconv.AppendFloat(b, v, 'f', -1, 64) }
