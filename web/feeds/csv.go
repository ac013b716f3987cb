package feeds

import (
	"context"
	"io"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkt"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/sheet"
)

// byteOrderMark tells some spreadsheets that the file is UTF-8.
const byteOrderMark = "\uFEFF"

// writeCSV writes comma-separated values as RFC 4180 has them: lines end with
// CR LF, the first names the columns. Beside the columns of the table there are
// lon and lat (empty if there are several places), wkt (longitude first), and
// licence and credit in each row, so that a part of the table keeps them.
func writeCSV(ctx context.Context, f *Feed, w io.Writer) error {
	columns := f.csvColumns()
	var head []byte
	if f.Marked {
		head = append(head, byteOrderMark...)
	}
	for i, c := range columns {
		if i > 0 {
			head = append(head, ',')
		}
		head = appendField(head, c.name)
	}
	if _, err := w.Write(append(head, "\r\n"...)); err != nil {
		return err
	}
	return f.lines(ctx, w, func(b []byte, r *row) []byte {
		for i := range columns {
			if i > 0 {
				b = append(b, ',')
			}
			b = columns[i].get(r).appendCSV(b, columns[i].kind)
		}
		return append(b, "\r\n"...)
	})
}

func (f *Feed) csvColumns() []column {
	columns := []column{{"id", "What the record is called by for ever", text, func(r *row) cell { return textCell(r.id()) }}}
	if f.Query.Collection != geo.Sources {
		columns = append(columns,
			column{"lon", "Longitude in degrees, WGS 84; empty if there are several places", decimal, func(r *row) cell { return coordinate(r.item.Geometry, 0) }},
			column{"lat", "Latitude in degrees, WGS 84; empty if there are several places", decimal, func(r *row) cell { return coordinate(r.item.Geometry, 1) }},
			column{"wkt", "The geometry as well-known text, longitude first", text, func(r *row) cell { return wktCell(r.item.Geometry) }})
	}
	columns = append(columns, f.columns...)
	return append(columns,
		column{"licence", "The licence of the dataset", text, func(r *row) cell { return textCell(f.datasetOf(r).Licence) }},
		column{"credit", "Whom the dataset wants to be credited", text, func(r *row) cell { return textCell(f.datasetOf(r).Credit) }})
}

// datasetOf is the dataset of a row; an item is only given out if there is one.
func (f *Feed) datasetOf(r *row) *geo.Dataset {
	id := r.record.InDataset()
	for _, d := range f.snapshot.Datasets() {
		if d.ID == id {
			return d
		}
	}
	return &geo.Dataset{}
}

// coordinate is one coordinate of a point. Of several places none is the one.
func coordinate(g orb.Geometry, axis int) cell {
	if p, ok := g.(orb.Point); ok {
		return cell{full: true, number: p[axis]}
	}
	return cell{}
}

func wktCell(g orb.Geometry) cell {
	if g == nil {
		return cell{}
	}
	return textCell(wkt.MarshalString(g))
}

// appendCSV appends a cell, harmless for spreadsheets.
func (c cell) appendCSV(b []byte, k kind) []byte {
	switch {
	case !c.full:
		return b
	case k == decimal || k == whole:
		return c.appendJSON(b, k)
	}
	s := c.plain(k)
	if plainField(s) {
		return append(b, s...)
	}
	return appendField(b, sheet.Guard(visible(s)))
}

// plainField reports whether a text is a field as it is: letters and digits at
// its beginning, and no character that means anything to CSV.
func plainField(s string) bool {
	if s == "" {
		return true
	}
	if c := s[0]; !(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
		return false
	}
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7F || c == '"' || c == ',' {
			return false
		}
	}
	return true
}

// appendField appends a field, in quotes where it needs them.
func appendField(b []byte, s string) []byte {
	if !strings.ContainsAny(s, "\",\r\n") {
		return append(b, s...)
	}
	b = append(b, '"')
	for i := range len(s) {
		if s[i] == '"' {
			b = append(b, '"')
		}
		b = append(b, s[i])
	}
	return append(b, '"')
}
