package feeds_test

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
)

// ogr finds a program of GDAL.
func ogr(t *testing.T, name string) string {
	t.Helper()
	program, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("MAPD_TEST_REQUIRE_OGR") == "1" {
			t.Fatalf("%s is not there; install gdal-bin", name)
		}
		t.Skipf("%s is not there; install gdal-bin", name)
	}
	return program
}

// TestOGRReadsEachFormat converts each format to a GeoPackage of GDAL's own: the
// same items come out, with the same values, types, days and places.
func TestOGRReadsEachFormat(t *testing.T) {
	program := ogr(t, "ogr2ogr")
	// JSON has numbers of one type only; KML and FlatGeobuf have no days.
	json := map[string]string{"id": "TEXT", "start": "DATE", "sure_end": "DATE", "ongoing": "BOOLEAN", "radius_m": "REAL", "version": "MEDIUMINT", "sources": "TEXT"}
	types := map[string]map[string]string{
		"geojson":  json,
		"geojsonl": json,
		"csv":      {"id": "TEXT", "start": "DATE", "sure_end": "DATE", "radius_m": "REAL", "version": "MEDIUMINT", "sources": "TEXT"},
		"kml":      {"id": "TEXT", "start": "TEXT", "radius_m": "REAL", "version": "MEDIUMINT", "rescued_low": "REAL"},
		"gpkg":     {"id": "TEXT", "start": "DATE", "sure_end": "DATE", "ongoing": "BOOLEAN", "radius_m": "REAL", "version": "INTEGER", "rescued_low": "REAL"},
		"fgb":      {"id": "TEXT", "start": "DATETIME", "ongoing": "BOOLEAN", "radius_m": "REAL", "version": "INTEGER", "rescued_low": "REAL"},
	}
	roundTrip(t, []string{"geojson", "geojsonl", "csv", "kml", "gpkg", "fgb"}, types, func(t *testing.T, files []exported, zone string) []readBack {
		var all []readBack
		for _, file := range files {
			to := filepath.Join(t.TempDir(), "read.gpkg")
			cmd := exec.CommandContext(t.Context(), program, ogrArguments(file, to)...)
			cmd.Env = append(os.Environ(), "TZ="+zone)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%s: %v: %s", file.path, err, out)
			}
			all = append(all, readGeoPackage(t, to))
		}
		return all
	})
}

// ogrArguments are those of ogr2ogr to convert a file.
func ogrArguments(file exported, to string) []string {
	args := []string{"-f", "GPKG", to, file.path, "-nln", "read", "-dim", "XY", "-nlt", "GEOMETRY", "-a_srs", "EPSG:4326",
		"-lco", "FID=gdal_fid", "-lco", "SPATIAL_INDEX=NO", "--config", "OGR_SQLITE_SYNCHRONOUS", "OFF"}
	switch file.format {
	case "csv":
		return append(args, "-oo", "AUTODETECT_TYPE=YES", "-oo", "GEOM_POSSIBLE_NAMES=wkt")
	case "gpkg": // there is a layer of styles too
		return append(args, string(file.collection))
	case "kml": // a layer a folder: all into one
		return append(args, "-append", "-addfields")
	}
	return args
}

// readGeoPackage reads the layer that GDAL wrote.
func readGeoPackage(t *testing.T, file string) readBack {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	got := readBack{rows: map[string]map[string]string{}, geometries: map[string]orb.Geometry{}, types: map[string]string{}}
	list, err := db.Query("SELECT name, type FROM pragma_table_info('read')")
	if err != nil {
		t.Fatal(err)
	}
	defer list.Close()
	var names, texts []string
	for list.Next() {
		var name, sort string
		if err := list.Scan(&name, &sort); err != nil {
			t.Fatal(err)
		}
		if name == "geom" || name == "gdal_fid" {
			continue
		}
		got.types[name], names = sort, append(names, name)
		texts = append(texts, `ifnull(CAST("`+name+`" AS TEXT), '')`)
	}
	rows, err := db.Query("SELECT geom, " + strings.Join(texts, ", ") + " FROM read")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var blob []byte
		cells := make([]string, len(names))
		into := []any{&blob}
		for i := range cells {
			into = append(into, &cells[i])
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		row := map[string]string{}
		for i, name := range names {
			row[name] = cells[i]
		}
		got.count++
		got.rows[row["id"]] = row
		if g := gpkgGeometry(t, blob); g != nil {
			got.geometries[row["id"]] = g
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return got
}

// gpkgGeometry reads a geometry as GeoPackage keeps it.
func gpkgGeometry(t *testing.T, blob []byte) orb.Geometry {
	t.Helper()
	if len(blob) < 8 || blob[3]&0b10000 != 0 { // none, or an empty one
		return nil
	}
	if srs := binary.LittleEndian.Uint32(blob[4:]); srs != 4326 {
		t.Errorf("a geometry is of system %d", srs)
	}
	envelope := []int{0, 32, 48, 48, 64}[blob[3]>>1&7]
	g, err := wkb.NewDecoder(bytes.NewReader(blob[8+envelope:])).Decode()
	if err != nil {
		t.Fatal(err)
	}
	return g
}
