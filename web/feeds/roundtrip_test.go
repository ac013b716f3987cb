package feeds_test

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/sheet"
	"github.com/mapd/mapd/geo/snapshot"
)

// zones are those in which programs read what was written: the first and the
// last to see a day begin. A day that is taken for a clock time shifts in one.
var zones = []string{"UTC", "Pacific/Kiritimati", "Etc/GMT+12"}

// readBack is what a program found in a file: by id the text of each column,
// without those that are empty, and the geometry; and the types of the columns
// in the program's own words.
type readBack struct {
	rows       map[string]map[string]string
	geometries map[string]orb.Geometry
	types      map[string]string
	count      int
}

// truth reads the items of a collection as GeoJSON has them, which the tests of
// requests compare with the records.
func truth(t *testing.T, s *snapshot.Snapshot, c geo.Collection) map[string]*geojson.Feature {
	t.Helper()
	content, err := os.ReadFile(written(t, s, c, "geojson"))
	if err != nil {
		t.Fatal(err)
	}
	all, err := geojson.UnmarshalFeatureCollection(content)
	if err != nil {
		t.Fatal(err)
	}
	items := map[string]*geojson.Feature{}
	for _, f := range all.Features {
		items[f.ID.(string)] = f
	}
	return items
}

// wantReadBack compares what a program read with what was written.
func wantReadBack(t *testing.T, format string, want map[string]*geojson.Feature, got readBack) {
	t.Helper()
	if got.count != len(want) || len(got.rows) != len(want) {
		t.Errorf("there are %d items with %d ids, want %d", got.count, len(got.rows), len(want))
	}
	for id, f := range want {
		row, ok := got.rows[id]
		if !ok {
			t.Errorf("%s is not there", id)
			continue
		}
		for name, value := range f.Properties {
			if cell := row[name]; !sameValue(value, cell, format) {
				t.Errorf("%s of %s is %.200q, want %.200v", name, id, cell, value)
			}
		}
		if g := got.geometries[id]; !sameGeometry(f.Geometry, g) {
			t.Errorf("%s lies at %v, want %v", id, g, f.Geometry)
		}
	}
}

// sameValue reports whether a value of GeoJSON is what a program shows as that
// text: lists are texts between semicolons or JSON, what is nested is JSON,
// numbers and truth are written as the program likes.
func sameValue(want any, got, format string) bool {
	if format == "csv" {
		got = sheet.Unguard(got)
	}
	switch want := want.(type) {
	case nil:
		return got == ""
	case string:
		clock := strings.TrimPrefix(got, want) // where there are no days
		return clock == "" || got == want+clock && strings.HasPrefix(strings.TrimLeft(clock, "T "), "00:00:00")
	case bool:
		return got == strconv.FormatBool(want) || got == map[bool]string{true: "1", false: "0"}[want]
	case float64:
		n, err := strconv.ParseFloat(got, 64)
		return err == nil && n == want
	case []any:
		if joined, ok := texts(want, "; "); ok && got == joined {
			return true
		}
		// As GDAL writes a list of texts where there are none.
		if joined, ok := texts(want, ","); ok && got == fmt.Sprintf("(%d:%s)", len(want), joined) {
			return true
		}
	}
	var nested any
	return json.Unmarshal([]byte(got), &nested) == nil && reflect.DeepEqual(nested, want)
}

// texts writes a list of texts as one; not ok if there is something else in it.
func texts(list []any, between string) (string, bool) {
	all := make([]string, len(list))
	for i, v := range list {
		s, ok := v.(string)
		if !ok {
			return "", false
		}
		all[i] = s
	}
	return strings.Join(all, between), true
}

// sameGeometry compares geometries. One place is the same as a list of one:
// formats with one type of geometry a layer know no other way.
func sameGeometry(want, got orb.Geometry) bool {
	if want == nil || got == nil {
		return want == nil && got == nil
	}
	return orb.Equal(single(want), single(got))
}

func single(g orb.Geometry) orb.Geometry {
	if m, ok := g.(orb.MultiPoint); ok && len(m) == 1 {
		return m[0]
	}
	return g
}

// roundTripRecords are those of the other tests, and texts that programs get
// wrong. Control characters, which most formats cannot hold, are not among them.
func roundTripRecords() []geo.Record {
	all := records()
	for i, s := range []string{
		`<script>alert(1)</script> ]]> &amp; "quoted" 'single'`, "=1+1", "'=1+1", "-2+3", "first line\nsecond\tline", "\u202Eleft\u200F", `a/b\c/../d`, "a; b, c | d",
		"null", "true", "1e5", "007", "2024-01-05", "[1,2]", `{"a":1}`, "🕵️‍♀️ 老街 လောက်ကိုင်", "NaN", strings.Repeat("long ", 5000) + "end",
	} {
		id := fmt.Sprintf("odd-%02d", i)
		all = append(all, &geo.Event{ID: id, Dataset: "open", Kind: "raid", Title: en(s), Summary: en(s), When: "2024-02-29", Place: s,
			Points: orb.MultiPoint{{104.123456789, -0.1}}, Countries: []string{"KH"}, Hotspots: []string{}, Figures: []geo.Figure{}, Precision: geo.Near, RadiusM: 812.5,
			Confidence: geo.Reported, Claims: []geo.Claim{{Source: "paper", Says: en(s), Locator: s}}, Extra: map[string]any{s: s}})
	}
	return all
}

// exported is a file that a feed was written to.
type exported struct {
	collection   geo.Collection
	format, path string
}

// roundTrip writes each collection with places in each format, and has a program
// read them in each zone. types are those that some columns of events have in a
// format, as the program calls them; JSON and tables know numbers and texts.
func roundTrip(t *testing.T, formats []string, types map[string]map[string]string, read func(t *testing.T, files []exported, zone string) []readBack) {
	s := snapshotOf(t, 7, roundTripRecords())
	var files []exported
	want := map[geo.Collection]map[string]*geojson.Feature{}
	for _, c := range []geo.Collection{geo.Events, geo.Hotspots, geo.Flows} {
		want[c] = truth(t, s, c)
		for _, format := range formats {
			files = append(files, exported{c, format, written(t, s, c, format)})
		}
	}
	for _, zone := range zones {
		t.Run(zone, func(t *testing.T) {
			these := files
			if zone != zones[0] { // the other collections have days of the same types
				these = files[:len(formats)]
			}
			for i, got := range read(t, these, zone) {
				file := these[i]
				t.Run(string(file.collection)+"."+file.format, func(t *testing.T) {
					wantReadBack(t, file.format, want[file.collection], got)
					for name, sort := range types[file.format] {
						if file.collection == geo.Events && got.types[name] != sort {
							t.Errorf("the column %s is of type %q, want %s", name, got.types[name], sort)
						}
					}
				})
			}
		})
	}
}
