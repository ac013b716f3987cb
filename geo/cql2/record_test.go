package cql2

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// columns is a schema whose columns are numbered by their order.
type columns []geo.Property

func schemaOf(properties ...geo.Property) columns {
	for i := range properties {
		properties[i].Column = i
	}
	return properties
}

func (c columns) Property(name string) (geo.Property, bool) {
	for _, p := range c {
		if p.Name == name {
			return p, true
		}
	}
	return geo.Property{}, false
}

func (c columns) Names() []string {
	var names []string
	for _, p := range c {
		names = append(names, p.Name)
	}
	return names
}

// record is a row whose values stand in the order of the columns: a string,
// []string, float64, bool, geo.Interval, orb.Geometry, or nil.
type record []any

func get[T any](r record, column int) (T, bool) {
	value, ok := r[column].(T)
	return value, ok
}

func (r record) Text(column int) (string, bool)       { return get[string](r, column) }
func (r record) List(column int) ([]string, bool)     { return get[[]string](r, column) }
func (r record) Number(column int) (float64, bool)    { return get[float64](r, column) }
func (r record) Truth(column int) (value, ok bool)    { return get[bool](r, column) }
func (r record) Time(column int) (geo.Interval, bool) { return get[geo.Interval](r, column) }
func (r record) Geometry(column int) orb.Geometry {
	g, _ := get[orb.Geometry](r, column)
	return g
}

// at returns the instant that a text such as 2024-01-05 stands for.
func at(t testing.TB, text string) geo.Interval {
	t.Helper()
	i, err := parseInstant(text)
	if err != nil {
		t.Fatal(err)
	}
	return geo.Interval{Start: i, End: i}
}

// count returns how many rows a filter selects.
func count(t testing.TB, f *Filter, schema geo.Schema, rows []record) int {
	t.Helper()
	match, err := f.Compile(schema)
	if err != nil {
		t.Errorf("%s: %v", f, err)
		return -1
	}
	n := 0
	for _, row := range rows {
		if match(row) {
			n++
		}
	}
	return n
}

func mustParse(t testing.TB, text string) *Filter {
	t.Helper()
	f, err := Parse(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return f
}

// features reads a compressed file of GeoJSON.
func features(t testing.TB, name string) []*geojson.Feature {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	plain, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(plain)
	if err != nil {
		t.Fatal(err)
	}
	var all geojson.FeatureCollection
	if err := json.Unmarshal(content, &all); err != nil {
		t.Fatal(err)
	}
	return all.Features
}
