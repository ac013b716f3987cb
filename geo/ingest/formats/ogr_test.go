package formats

import (
	"bytes"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkt"
	"github.com/paulmach/orb/project"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// ogrRows is what GDAL reads from a layer. It is the one part of these tests
// that may be skipped, and MAPD_TEST_REQUIRE_OGR=1 sees to it.
func ogrRows(t *testing.T, file, layer string) []rows.Row {
	t.Helper()
	program, err := exec.LookPath("ogr2ogr")
	if err != nil {
		if os.Getenv("MAPD_TEST_REQUIRE_OGR") == "1" {
			t.Fatal("ogr2ogr is not there; install gdal-bin")
		}
		t.Skip("ogr2ogr is not there; install gdal-bin")
	}
	cmd := exec.CommandContext(t.Context(), program, "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=15", "/vsistdout/", filepath.Join("testdata", file), layer)
	cmd.Env = append(os.Environ(), "OGR_XLSX_HEADERS=FORCE")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("ogr2ogr %s %s: %v", file, layer, err)
	}
	source, err := Open(t.Context(), rows.Input{Name: "out.geojson", Data: bytes.NewReader(out), Size: int64(len(out))}, Options{Format: "geojson"})
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	return rowsOf(t, source, source.Tables()[0].Name)
}

func rowsOf(t *testing.T, source rows.Source, table string) []rows.Row {
	t.Helper()
	var all []rows.Row
	for row, err := range source.Rows(t.Context(), table) {
		if err != nil {
			t.Fatal(err)
		}
		row.Names, row.Values = append([]string(nil), row.Names...), append([]any(nil), row.Values...)
		all = append(all, row)
	}
	return all
}

// TestLikeOGR compares what is read with what GDAL reads: counts,
// attributes, dates and geometries.
func TestLikeOGR(t *testing.T) {
	kml := map[string]string{"Name": "name", "timestamp": "when", "description": "description", "id": ""}
	for _, c := range []struct {
		file, layer, table string
		// names are ours by GDAL's where they differ; "" means not compared.
		names map[string]string
		// only says that just the columns in names are compared.
		only bool
		// keep says which of our rows GDAL has in that layer.
		keep func(rows.Row) bool
	}{
		{file: "layers.gpkg", layer: "points", table: "points"},
		{file: "layers.gpkg", layer: "mixed shapes", table: "mixed shapes"},
		{file: "layers.gpkg", layer: "heights", table: "heights"},
		{file: "layers.gpkg", layer: "notes", table: "notes"},
		{file: "lite.sqlite", layer: "wkb", table: "wkb"},
		{file: "ogr.sqlite", layer: "points", table: "points", names: map[string]string{"yes": "", "list": ""}},
		{file: "points.fgb", layer: "points", table: "points"},
		{file: "mixed.fgb", layer: "mixed", table: "mixed"},
		{file: "heights.fgb", layer: "heights", table: "heights"},
		{file: "workbook.xlsx", layer: "Lists", table: "Lists"},
		{file: "walk.gpx", layer: "waypoints", names: map[string]string{"link1_href": "link", "link1_text": "link_text", "x_guard": ""},
			keep: func(r rows.Row) bool { return r.Value("element") == "wpt" && r.Fault == nil }},
		{file: "walk.gpx", layer: "tracks", keep: func(r rows.Row) bool { return r.Value("element") == "trk" }, names: map[string]string{"name": "name"}, only: true},
		{file: "placemarks.kml", layer: "Myanmar", names: kml, only: true, keep: func(r rows.Row) bool { return r.Value("folder") == "Asia / Myanmar" }},
	} {
		t.Run(c.file+" "+c.layer, func(t *testing.T) {
			source, err := OpenFile(t.Context(), filepath.Join("testdata", c.file), Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer source.Close()
			var ours []rows.Row
			for _, row := range rowsOf(t, source, c.table) {
				if c.keep == nil || c.keep(row) {
					ours = append(ours, row)
				}
			}
			theirs := ogrRows(t, c.file, c.layer)
			if c.file == "walk.gpx" && c.layer == "waypoints" {
				theirs = theirs[:1] // the other one has a latitude of 91°, which GDAL takes
			}
			if len(ours) != len(theirs) {
				t.Fatalf("%d rows, GDAL has %d", len(ours), len(theirs))
			}
			for i := range ours {
				for j, name := range theirs[i].Names {
					our, renamed := c.names[name]
					if !renamed {
						our = name
					}
					if our == "" || c.only && !renamed {
						continue
					}
					if got, want := ours[i].Value(our), theirs[i].Values[j]; !alike(got, want) {
						t.Errorf("row %d: %s is %v (%T), GDAL has %v (%T)", i+1, name, got, got, want, want)
					}
				}
				if !near(ours[i].Geometry, theirs[i].Geometry) {
					t.Errorf("row %d: %v, GDAL has %v", i+1, ours[i].Geometry, theirs[i].Geometry)
				}
			}
		})
	}
}

// alike compares values but for what GDAL writes otherwise: times without
// their thousandths and a time zone in full, midnight for a day.
func alike(a, b any) bool {
	x, y := floatOf(a), floatOf(b)
	if !math.IsNaN(x) || !math.IsNaN(y) {
		return math.Abs(x-y) <= 1e-12*math.Abs(y)
	}
	left, ok := a.(string)
	right, ok2 := b.(string)
	return a == b || ok && ok2 && plainTime(left) == plainTime(right)
}

func plainTime(s string) string {
	return strings.TrimSuffix(strings.ReplaceAll(strings.ReplaceAll(s, ".000Z", "Z"), "/", "-"), "T00:00:00")
}

func floatOf(v any) float64 {
	switch n := v.(type) {
	case int64:
		return float64(n)
	case float64:
		return n
	case string: // what the reader of JSON cannot hold exactly
		if f, err := strconv.ParseFloat(n, 64); err == nil && strings.Contains(n, "e") {
			return f
		}
	}
	return math.NaN()
}

// near compares geometries to a ten-millionth of a degree.
func near(a, b orb.Geometry) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	round := func(p orb.Point) orb.Point { return orb.Point{math.Round(p[0] * 1e7), math.Round(p[1] * 1e7)} }
	return wkt.MarshalString(project.Geometry(a, round)) == wkt.MarshalString(project.Geometry(b, round))
}
