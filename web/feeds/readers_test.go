package feeds_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"

	"github.com/mapd/mapd/geo"
)

// readers finds the Python that .ci/readers made, which has the programs that read
// what GDAL does not.
func readers(t *testing.T) string {
	t.Helper()
	python, err := filepath.Abs("../../bin/readers/bin/python")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(python); err != nil {
		t.Skip("DuckDB, pyarrow, feedparser and the schema of KML are not there; .ci/readers installs them")
	}
	return python
}

// python runs a program of testdata and returns what it prints.
func python(t *testing.T, stdin []byte, zone string, args ...string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), readers(t), args...)
	var wrong bytes.Buffer
	cmd.Env, cmd.Stdin, cmd.Stderr = append(os.Environ(), "TZ="+zone), bytes.NewReader(stdin), &wrong
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s%s", err, out, wrong.String())
	}
	return out
}

// TestPyarrowAndDuckDBReadParquet reads GeoParquet as notebooks do.
func TestPyarrowAndDuckDBReadParquet(t *testing.T) {
	types := map[string]map[string]string{"parquet": {"id": "VARCHAR", "start": "DATE", "sure_end": "DATE", "ongoing": "BOOLEAN", "radius_m": "DOUBLE",
		"version": "BIGINT", "rescued_low": "DOUBLE", "sources": "JSON", "source_ids": "VARCHAR"}}
	roundTrip(t, []string{"parquet"}, types, func(t *testing.T, files []exported, zone string) []readBack {
		args := []string{"testdata/read_parquet.py"}
		for _, file := range files {
			args = append(args, file.path)
		}
		var all []readBack
		for line := range bytes.Lines(python(t, nil, zone, args...)) {
			all = append(all, fromParquet(t, files[len(all)], line))
		}
		return all
	})
}

func fromParquet(t *testing.T, file exported, line []byte) readBack {
	t.Helper()
	var read struct {
		Rows  [][2]json.RawMessage
		Types map[string]string
		Geo   struct {
			Version string
			Primary string `json:"primary_column"`
			Columns map[string]struct {
				Encoding string
				Types    []string `json:"geometry_types"`
				Covering struct{ BBox map[string][]string }
			}
		}
		Mapd map[string]any
	}
	if err := json.Unmarshal(line, &read); err != nil {
		t.Fatal(err)
	}
	column := read.Geo.Columns[read.Geo.Primary]
	if read.Geo.Version != "1.1.0" || column.Encoding != "WKB" || !reflect.DeepEqual(column.Covering.BBox["xmin"], []string{"bbox", "xmin"}) {
		t.Errorf("%s says of itself %+v", file.path, read.Geo)
	}
	if read.Mapd["licence"] != "CC0-1.0" || read.Mapd["credit"] != "us & <others>" || read.Mapd["data_version"] != 7.0 || read.Mapd["data_time"] != "2025-11-03T09:30:00Z" {
		t.Errorf("%s says of its origin %v", file.path, read.Mapd)
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
		if shape == nil {
			continue
		}
		blob, err := hex.DecodeString(*shape)
		if err != nil {
			t.Fatal(err)
		}
		g, err := wkb.Unmarshal(blob)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(column.Types, g.GeoJSONType()) {
			t.Errorf("%s has a %s, but says %q", file.path, g.GeoJSONType(), column.Types)
		}
		got.geometries[row["id"]] = g
	}
	return got
}

// TestKMLIsValid holds KML against the OGC's schema.
func TestKMLIsValid(t *testing.T) {
	args := []string{"testdata/check_kml.py"}
	for _, all := range [][]geo.Record{records(), hostileRecords()} {
		s := snapshotOf(t, 7, all)
		for _, c := range []geo.Collection{geo.Events, geo.Hotspots, geo.Flows, geo.Sources} {
			args = append(args, written(t, s, c, "kml"))
		}
	}
	python(t, nil, "UTC", args...)
}

// TestFeedReaderReadsAtom follows the pages of a feed as a feed reader does: it
// tells what is new, what was corrected and what was withdrawn.
func TestFeedReaderReadsAtom(t *testing.T) {
	h, target, found := served(t, records()), "/feeds/events.atom?limit=3", map[string]string{}
	for target != "" {
		var feed struct {
			Version, Title string
			Next           []string
			Entries        []struct {
				ID, Updated, Published string
				Change                 []string
				Where                  *struct{ Type string }
			}
		}
		out := python(t, ask(h, target).Body.Bytes(), "UTC", "testdata/read_atom.py")
		if err := json.Unmarshal(out, &feed); err != nil {
			t.Fatal(err)
		}
		if feed.Version != "atom10" || feed.Title != "mapd events" {
			t.Errorf("it is a %s called %s", feed.Version, feed.Title)
		}
		for _, e := range feed.Entries {
			_, id, _ := strings.Cut(e.ID, ":events/")
			says := strings.Join(e.Change, ", ") + " " + e.Updated + " " + e.Published
			if e.Where != nil {
				says += " " + e.Where.Type
			}
			if found[id] != "" {
				t.Errorf("%s comes twice", id)
			}
			found[id] = says
		}
		target = ""
		if len(feed.Next) > 0 {
			target = strings.TrimPrefix(feed.Next[0], "http://map.test")
		}
	}
	for id, want := range map[string]string{
		"raid-mill":  "corrected 2025-11-03T09:30:00Z 2025-10-30T09:30:00Z Point",
		"two-places": "new 2025-11-03T09:30:00Z 2025-11-03T09:30:00Z Box",
		"statement":  "new 2025-11-03T09:30:00Z 2025-11-03T09:30:00Z",
		"taken-back": "withdrawn 2025-11-02T09:30:00Z ",
	} {
		if found[id] != want {
			t.Errorf("%s is told as %q, want %q", id, found[id], want)
		}
	}
}
