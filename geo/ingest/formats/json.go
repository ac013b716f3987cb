package formats

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/tidwall/gjson"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// jsonFile reads JSON and GeoJSON: an array of objects, such arrays within
// an object ({"data":[…]}, each one a table), one object, objects in lines or
// one after the other, and texts that begin with a record separator (RFC
// 8142).
//
// Members of an object are columns; objects and arrays in them stay values.
// A member that comes twice is a second column. Of the terms of SPARQL results
// the values are taken. How a Feature becomes a row,
// feature says.
type jsonFile struct {
	textFile
	format string
	shape  shape
	// root says that the rows are the elements of the outermost array.
	root bool
	geo  bool
	crs  crs
	// tables are the arrays of objects.
	tables []array
}

// shape is how the rows of a JSON text stand.
type shape uint8

const (
	inArrays   shape = iota // as elements of arrays
	inLines                 // each in a line
	inRecords               // each behind a record separator
	oneByOther              // one after the other
)

// isJSON says whether a text is JSON by how it begins or by its ending.
func isJSON(s *sample) bool {
	if s.text == nil {
		return false
	}
	if s.ends(".json", ".geojson", ".ndjson", ".jsonl", ".geojsonl", ".geojsons", ".ldjson", ".topojson") {
		return len(bytes.TrimSpace(s.text)) > 0
	}
	text := bytes.TrimLeft(s.text[:min(len(s.text), 4096)], " \t\r\n\x1e")
	if len(text) < 2 {
		return false
	}
	next := bytes.TrimLeft(text[1:], " \t\r\n")
	return text[0] == '{' && bytes.HasPrefix(next, []byte(`"`)) || text[0] == '[' && bytes.HasPrefix(next, []byte(`{`))
}

// isGeoJSON says whether it is JSON that begins as GeoJSON.
func isGeoJSON(s *sample) bool {
	return isJSON(s) && (s.ends(".geojson", ".geojsonl", ".geojsons") || bytes.Contains(s.text[:min(len(s.text), 4096)], []byte(`"Feature`)))
}

func openGeoJSON(ctx context.Context, in rows.Input, opt Options) (rows.Source, error) {
	f, err := newJSON(ctx, in, opt)
	if err == nil {
		f.geo, f.format = true, "GeoJSON"
	}
	return f, err
}

func openJSON(ctx context.Context, in rows.Input, opt Options) (rows.Source, error) {
	return newJSON(ctx, in, opt)
}

func newJSON(ctx context.Context, in rows.Input, opt Options) (*jsonFile, error) {
	text, err := openText(ctx, in, opt)
	if err != nil {
		return nil, err
	}
	f := &jsonFile{textFile: text, format: "JSON"}
	w := f.window(ctx)
	for w.to-w.from < sampleSize && w.more() {
	}
	if err := w.failed(); err != nil {
		return nil, err
	}
	if err := f.find(&scanner{w, f.limits.Depth}); err != nil {
		return nil, err
	}
	return f, nil
}

// find finds how the rows stand.
func (f *jsonFile) find(s *scanner) error {
	first, ok := s.space()
	head := s.bytes()
	switch {
	case !ok:
		return errors.New("there is nothing in it")
	case first == recordMark:
		f.shape = inRecords
		f.geo = hasGeoType(bytes.TrimLeft(head, "\x1e"))
	case first == '[':
		s.next()
		s.space()
		f.tables = []array{{offset: s.offset, line: s.line, rows: -1}}
		f.root, f.geo = true, hasGeoType(s.bytes())
	case first != '{':
		return fmt.Errorf("it begins with %q and neither with an object nor an array", first)
	case lines(head, f.in.Name):
		f.shape = inLines
		f.geo = hasGeoType(head)
	default:
		return f.findIn(s)
	}
	if f.geo {
		f.format = "GeoJSON"
	}
	return nil
}

// findIn finds the rows of a text that begins with an object.
func (f *jsonFile) findIn(s *scanner) error {
	offset, line, head := s.offset, s.line, hasGeoType(s.bytes())
	o := outlineOf(s)
	if err := s.failed(); err != nil {
		return err
	}
	_, more := s.space()
	more = more && o.whole
	switch {
	case o.esri:
		return errors.New("it is in Esri's own JSON; ask the service for f=geojson, or convert it with ogr2ogr")
	case o.kind == "Topology":
		return errors.New("it is TopoJSON, which is not read; convert it with: ogr2ogr -f GeoJSON out.geojson FILE")
	case o.kind == "FeatureCollection" && more:
		return fmt.Errorf("there is more text behind the end of the FeatureCollection, in line %d", s.line)
	case o.kind == "FeatureCollection":
		f.features(&o)
		if len(f.tables) == 0 {
			return errors.New("it is a FeatureCollection without features")
		}
	case len(o.arrays) > 0 && !more && o.kind != "Feature" && !geometryTypes[o.kind]:
		f.tables = o.arrays
		f.geo = slices.ContainsFunc(f.tables, func(a array) bool { return a.path == "features" })
	default:
		f.shape, f.geo = oneByOther, head
		f.tables = []array{{offset: offset, line: line}}
	}
	if f.geo {
		f.format = "GeoJSON"
	}
	var err error
	f.crs, err = crsOf(gjson.ParseBytes(o.crs))
	return err
}

// features takes the Features of a collection.
func (f *jsonFile) features(o *outline) {
	f.geo = true
	for _, a := range o.arrays {
		if a.path == "features" {
			a.path = ""
			f.tables = []array{a}
		}
	}
}

// lines says whether each line is a JSON text: by the ending of the name, or
// by the first two.
func lines(head []byte, name string) bool {
	s := sample{name: strings.ToLower(name)}
	if s.ends(".ndjson", ".jsonl", ".geojsonl", ".ldjson") {
		return true
	}
	first, rest, ok := bytes.Cut(head, []byte("\n"))
	return ok && gjson.ValidBytes(first) && bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte("{"))
}

// hasGeoType says whether the object at the beginning is a Feature or a
// geometry, as far as it can be seen.
func hasGeoType(head []byte) bool {
	if len(head) == 0 || head[0] != '{' {
		return false
	}
	kind := gjson.GetBytes(head, "type").String()
	return kind == "Feature" || kind == "FeatureCollection" || geometryTypes[kind]
}

// Format names the encoding and how the rows stand.
func (f *jsonFile) Format() string {
	text := f.format + ", " + f.charset.title
	switch f.shape {
	case inLines:
		text += ", one in a line"
	case inRecords:
		text += ", text sequence"
	}
	if f.crs.title != "" {
		text += ", from " + f.crs.title
	}
	return text
}

func (f *jsonFile) Tables() []rows.Table {
	if f.shape != inArrays || len(f.tables) == 1 && f.tables[0].path == "" {
		n := int64(-1)
		if f.shape == inArrays {
			n = f.tables[0].rows
		}
		return []rows.Table{{Rows: n, Located: f.geo}}
	}
	list := make([]rows.Table, len(f.tables))
	for i, a := range f.tables {
		list[i] = rows.Table{Name: a.path, Rows: a.rows, Located: f.geo}
	}
	return list
}

func (f *jsonFile) Rows(ctx context.Context, table string) iter.Seq2[rows.Row, error] {
	return func(yield func(rows.Row, error) bool) {
		for i, t := range f.Tables() {
			if t.Name == table {
				f.each(ctx, i, table, yield)
				return
			}
		}
		yield(rows.Row{}, rows.NoTable(table, f.Tables()))
	}
}

// each yields the rows of table i, which has that name.
func (f *jsonFile) each(ctx context.Context, i int, table string, yield func(rows.Row, error) bool) {
	s := &scanner{f.window(ctx), f.limits.Depth}
	if len(f.tables) > 0 {
		s.window = f.windowAt(ctx, f.tables[i].offset, f.tables[i].line)
	}
	d := jsonRows{file: f, terms: f.shape == inArrays && table == bindings}
	values := s.sequence
	switch f.shape {
	case inArrays:
		values = s.elements
	case inLines:
		values = s.lines
	case inRecords:
		values = s.records
	}
	stopped := false
	err := values(func(v value) bool {
		stopped = !yield(d.row(&v), nil)
		return !stopped
	})
	if stopped {
		return
	}
	if err == nil && f.shape == inArrays && f.root {
		err = s.nothing()
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = fmt.Errorf("the file ends inside row %d, in line %d: it is not whole", d.number+1, s.line)
	}
	if err != nil {
		yield(rows.Row{}, fmt.Errorf("after %d rows: %w", d.number, err))
	}
}
