package feeds

import (
	"context"
	"encoding/binary"
	"errors"
	"os"
	"reflect"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"

	"github.com/mapd/mapd/geo"
)

// rowsPerGroup bounds the rows that are held before they are written.
const rowsPerGroup = 25_000

// writeParquet makes a GeoParquet 1.1 file: WKB, longitude first, with the boxes
// of the geometries as columns of their own, by which readers skip what lies
// elsewhere.
func writeParquet(ctx context.Context, f *Feed, path string) (err error) {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	options := []parquet.WriterOption{
		f.parquetSchema(), parquet.Compression(&zstd.Codec{Level: zstd.SpeedFastest}), parquet.MaxRowsPerRowGroup(rowsPerGroup),
		parquet.KeyValueMetadata("mapd", string(appendNested(nil, f.about))),
	}
	if f.spatial() {
		options = append(options, parquet.KeyValueMetadata("geo", string(appendNested(nil, f.geoMetadata()))))
	}
	out := parquet.NewGenericWriter[any](&limited{to: file, left: maxFile}, options...)
	add := func(rows []parquet.Row, r *row) []parquet.Row { return append(rows, f.parquetRow(r)) }
	err = rowsInOrder(ctx, f, add, func(rows []parquet.Row) error {
		_, err := out.WriteRows(rows)
		return err
	})
	if err != nil {
		return err
	}
	return out.Close()
}

// limited is a file that becomes only so large.
type limited struct {
	to   *os.File
	left int64
}

func (l *limited) Write(p []byte) (int, error) {
	if l.left -= int64(len(p)); l.left < 0 {
		return 0, errTooLarge()
	}
	return l.to.Write(p)
}

// spatial reports whether the items of the collection can have a place.
func (f *Feed) spatial() bool { return f.Query.Collection != geo.Sources }

// parquetTypes are the types of columns and what is said of them.
var parquetTypes = map[kind]struct {
	goType reflect.Type
	tag    string
}{
	text:    {reflect.TypeFor[string](), ",optional"},
	date:    {reflect.TypeFor[int32](), ",optional,date"},
	decimal: {reflect.TypeFor[float64](), ",optional"},
	whole:   {reflect.TypeFor[int64](), ",optional"},
	flag:    {reflect.TypeFor[bool](), ",optional"},
	list:    {reflect.TypeFor[string](), ",optional"},
	nested:  {reflect.TypeFor[string](), ",optional,json"},
}

// box is the box of a geometry.
type box struct {
	XMin float64 `parquet:"xmin"`
	YMin float64 `parquet:"ymin"`
	XMax float64 `parquet:"xmax"`
	YMax float64 `parquet:"ymax"`
}

// parquetSchema is made from a Go type, since that keeps the order of columns.
func (f *Feed) parquetSchema() *parquet.Schema {
	var fields []reflect.StructField
	add := func(name string, t reflect.Type, tag string) {
		fields = append(fields, reflect.StructField{Name: "F" + count(len(fields)), Type: t, Tag: reflect.StructTag(`parquet:"` + name + tag + `"`)})
	}
	add("id", reflect.TypeFor[string](), "")
	for _, c := range f.columns {
		add(c.name, parquetTypes[c.kind].goType, parquetTypes[c.kind].tag)
	}
	if f.spatial() {
		add("geometry", reflect.TypeFor[[]byte](), ",optional")
		add("bbox", reflect.TypeFor[box](), ",optional")
	}
	return parquet.NewSchema(string(f.Query.Collection), parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface()))
}

func (f *Feed) parquetRow(r *row) parquet.Row {
	row := make(parquet.Row, 0, len(f.columns)+6)
	row = append(row, parquet.ByteArrayValue([]byte(r.id())).Level(0, 0, 0))
	add := func(v parquet.Value, full bool) {
		if full {
			row = append(row, v.Level(0, 1, len(row)))
		} else {
			row = append(row, parquet.NullValue().Level(0, 0, len(row)))
		}
	}
	for i := range f.columns {
		c := &f.columns[i]
		v := c.get(r)
		add(v.parquet(c.kind), v.full)
	}
	if !f.spatial() {
		return row
	}
	g := r.item.Geometry
	var blob []byte
	if g != nil {
		blob = wkb.MustMarshal(g, binary.LittleEndian) // into memory, of a type that it knows
	}
	add(parquet.ByteArrayValue(blob), g != nil)
	b := r.item.Bound
	for _, v := range []float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]} {
		add(parquet.DoubleValue(v), g != nil)
	}
	return row
}

func (c cell) parquet(k kind) parquet.Value {
	switch k {
	case date:
		when, err := geo.ParseWindow(c.text)
		if err != nil { // an empty cell, which becomes a null
			return parquet.Value{}
		}
		return parquet.Int32Value(int32(when.Start))
	case decimal:
		return parquet.DoubleValue(c.number)
	case whole:
		return parquet.Int64Value(c.whole)
	case flag:
		return parquet.BooleanValue(c.flag)
	}
	return parquet.ByteArrayValue([]byte(visible(c.plain(k))))
}

// geoMetadata is what GeoParquet 1.1 wants to be told. Without a crs it is
// longitude, latitude.
func (f *Feed) geoMetadata() map[string]any {
	types := map[geo.Collection][]string{geo.Hotspots: {"Point"}, geo.Events: {"Point", "MultiPoint"}, geo.Flows: {"LineString"}}
	covering := map[string][]string{}
	for _, edge := range []string{"xmin", "ymin", "xmax", "ymax"} {
		covering[edge] = []string{"bbox", edge}
	}
	column := map[string]any{
		"encoding": "WKB", "geometry_types": types[f.Query.Collection],
		"covering": map[string]any{"bbox": covering},
	}
	if f.survey.located > 0 {
		column["bbox"] = corners(f.survey.bound)
	}
	return map[string]any{"version": "1.1.0", "primary_column": "geometry", "columns": map[string]any{"geometry": column}}
}

// corners lists the edges of a box: west, south, east, north.
func corners(b orb.Bound) [4]float64 {
	return [4]float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}
}
