package feeds_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkt"
)

// qgis finds a Python that has QGIS: the system's, as packages of QGIS bring it.
func qgis(t *testing.T) string {
	t.Helper()
	for _, python := range []string{"/usr/bin/python3", "python3"} {
		if exec.CommandContext(t.Context(), python, "-c", "import qgis.core").Run() == nil {
			return python
		}
	}
	if os.Getenv("MAPD_TEST_REQUIRE_CLIENTS") == "1" {
		t.Fatal("QGIS is not there; install python3-qgis")
	}
	t.Skip("QGIS is not there; install python3-qgis")
	return ""
}

// TestQGISReadsEachFormat opens each format with the providers of QGIS.
func TestQGISReadsEachFormat(t *testing.T) {
	python := qgis(t)
	// Numbers of JSON are of one type; KML and FlatGeobuf have no days.
	numbers := map[string]string{"id": "QString", "start": "QDate", "sure_end": "QDate", "ongoing": "bool", "radius_m": "double", "version": "int", "sources": "QVariantMap"}
	types := map[string]map[string]string{
		"geojson":  numbers,
		"geojsonl": numbers,
		"csv":      {"id": "QString", "start": "QDate", "sure_end": "QDate", "radius_m": "double", "version": "int", "sources": "QString"},
		"kml":      {"id": "QString", "start": "QString", "radius_m": "double", "version": "int"},
		"gpkg":     {"id": "QString", "start": "QDate", "sure_end": "QDate", "ongoing": "bool", "radius_m": "double", "version": "qlonglong", "sources": "QVariantMap"},
		"fgb":      {"id": "QString", "start": "QDateTime", "ongoing": "bool", "radius_m": "double", "version": "qlonglong", "rescued_low": "double"},
	}
	roundTrip(t, []string{"geojson", "geojsonl", "csv", "kml", "gpkg", "fgb"}, types, func(t *testing.T, files []exported, zone string) []readBack {
		args := []string{"testdata/read_qgis.py"}
		for _, file := range files {
			args = append(args, file.path)
		}
		cmd := exec.CommandContext(t.Context(), python, args...)
		var wrong bytes.Buffer
		cmd.Env, cmd.Stderr = append(os.Environ(), "TZ="+zone, "HOME="+t.TempDir()), &wrong // a profile of its own
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%v: %s", err, wrong.String())
		}
		var all []readBack
		for i, line := range bytes.Split(bytes.TrimSpace(out), []byte("\n")) {
			all = append(all, fromQGIS(t, files[i], line))
		}
		if len(all) != len(files) {
			t.Fatalf("%d files were read: %s", len(all), wrong.String())
		}
		return all
	})
}

// fromQGIS reads what testdata/read_qgis.py prints of a file.
func fromQGIS(t *testing.T, file exported, line []byte) readBack {
	t.Helper()
	var read struct {
		Rows      [][2]json.RawMessage
		Types     map[string]string
		Renderers []string
	}
	if err := json.Unmarshal(line, &read); err != nil {
		t.Fatal(err)
	}
	if file.format == "gpkg" && !slices.Equal(read.Renderers, []string{"categorizedSymbol"}) {
		t.Errorf("QGIS draws %s as %q, not in the colours of the file", file.collection, read.Renderers)
	}
	got := readBack{rows: map[string]map[string]string{}, geometries: map[string]orb.Geometry{}, types: read.Types, count: len(read.Rows)}
	for _, one := range read.Rows {
		var row map[string]string
		var shape *string
		if err := json.Unmarshal(one[0], &row); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(one[1], &shape); err != nil {
			t.Fatal(err)
		}
		got.rows[row["id"]] = row
		if shape != nil && !strings.HasSuffix(*shape, "EMPTY") {
			g, err := wkt.Unmarshal(*shape)
			if err != nil {
				t.Fatalf("%s: %v", *shape, err)
			}
			got.geometries[row["id"]] = g
		}
	}
	return got
}
