package ingest

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
)

// collection wraps a geometry in a FeatureCollection of one event.
func collection(geometry string) string {
	return `{"type":"FeatureCollection","features":[{"type":"Feature","id":"e","geometry":` + geometry + `,"properties":{"when":"2024"}}]}`
}

func TestReadGeometry(t *testing.T) {
	tests := []struct{ geometry, want string }{
		{`null`, `null`},
		{`{"type":"Point","coordinates":[98.5,16.5]}`, `[[98.5,16.5]]`},
		{`{"type":"Point","coordinates":[-180,-90]}`, `[[-180,-90]]`},
		{`{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}`, `[[1,2],[3,4]]`},
	}
	for _, test := range tests {
		records, err := readCollection(geo.Events, []byte(collection(test.geometry)))
		if err != nil {
			t.Errorf("%s: %v", test.geometry, err)
			continue
		}
		e := records[0].(*geo.Event)
		if got, _ := json.Marshal(e.Points); string(got) != test.want || e.ID != "e" || e.When != "2024" {
			t.Errorf("%s is read as %s, %+v", test.geometry, got, e)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"no position", collection(`{"type":"Point","coordinates":[]}`), "two numbers"},
		{"no coordinates", collection(`{"type":"Point"}`), "geometry"},
		{"null coordinates", collection(`{"type":"Point","coordinates":null}`), "two numbers"},
		{"no positions", collection(`{"type":"MultiPoint","coordinates":[]}`), "no positions"},
		{"empty position", collection(`{"type":"MultiPoint","coordinates":[[1,2],[]]}`), "two numbers"},
		{"null number", collection(`{"type":"Point","coordinates":[null,1]}`), "two numbers"},
		{"height", collection(`{"type":"Point","coordinates":[1,2,3]}`), "two numbers"},
		{"longitude", collection(`{"type":"Point","coordinates":[180.1,1]}`), "off the globe"},
		{"latitude", collection(`{"type":"Point","coordinates":[1,-90.1]}`), "off the globe"},
		{"swapped", collection(`{"type":"Point","coordinates":[16.5,98.5]}`), "off the globe"},
		{"huge", collection(`{"type":"Point","coordinates":[1e999,1]}`), "cannot unmarshal number"},
		{"text", collection(`{"type":"Point","coordinates":["1","2"]}`), "geometry"},
		{"NaN", collection(`{"type":"Point","coordinates":[NaN,1]}`), "invalid character"},
		{"polygon", collection(`{"type":"Polygon","coordinates":[[[1,2]]]}`), "Polygon"},
		{"line of an event", collection(`{"type":"LineString","coordinates":[[1,2],[3,4]]}`), "LineString"},
		{"member twice", `{"type":"FeatureCollection","type":"Feature","features":[]}`, "twice"},
		{"unknown member", `{"type":"FeatureCollection","crs":1,"features":[]}`, "unknown field"},
		{"unknown property", strings.Replace(collection(`null`), `"when"`, `"wen"`, 1), "unknown field"},
		{"geometry as property", strings.Replace(collection(`null`), `"when"`, `"points"`, 1), "not allowed"},
		{"id as property", strings.Replace(collection(`null`), `"when"`, `"id"`, 1), "not allowed"},
		{"no id", strings.Replace(collection(`null`), `"id":"e",`, ``, 1), "an id"},
		{"number as id", strings.Replace(collection(`null`), `"id":"e"`, `"id":1`, 1), "cannot unmarshal"},
		{"no Feature", strings.Replace(collection(`null`), `"Feature"`, `"feature"`, 1), "type Feature"},
		{"no collection", `{"type":"Feature"}`, "FeatureCollection"},
		{"text behind", collection(`null`) + `{}`, "behind"},
		{"cut off", collection(`null`)[:80], "EOF"},
		{"nothing", ``, "EOF"},
	}
	for _, test := range tests {
		records, err := readCollection(geo.Events, []byte(test.text))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: want an error with %q, got %v and %v", test.name, test.want, err, records)
		}
	}
}

// What is read can be written and read again, and lies on the globe.
func FuzzReadCollection(f *testing.F) {
	f.Add(collection(`null`))
	f.Add(collection(`{"type":"Point","coordinates":[98.5,16.5]}`))
	f.Add(collection(`{"type":"MultiPoint","coordinates":[[1,2],[]]}`))
	f.Add(collection(`{"type":"LineString","coordinates":[[-0.0,1e-9],[180,90]]}`))
	f.Fuzz(func(t *testing.T, text string) {
		for _, c := range []geo.Collection{geo.Hotspots, geo.Events, geo.Flows} {
			records, err := readCollection(c, []byte(text))
			if err != nil {
				continue
			}
			for _, r := range records {
				checkRead(t, c, r)
			}
		}
	})
}

func checkRead(t *testing.T, c geo.Collection, r geo.Record) {
	t.Helper()
	data, err := geo.EncodeRecord(r)
	if err != nil {
		t.Fatalf("cannot write what was read: %v", err)
	}
	again, err := geo.DecodeRecord(c, data)
	if err != nil || again.Key() != r.Key() {
		t.Fatalf("%s: cannot read again: %v", r.Key(), err)
	}
	if e, ok := r.(*geo.Event); ok {
		for _, p := range e.Points {
			if err := checkPoint(p); err != nil {
				t.Errorf("%s: %v", r.Key(), err)
			}
		}
	}
}

func TestCompareEditions(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"2026.1", "2026.1", 0}, {"2026.1", "2026.2", -1}, {"2026.10", "2026.9", 1},
		{"2025.12", "2026.1", -1}, {"2026", "2026.1", -1}, {"2026.a", "2026.b", -1}, {"", "2026.1", -1},
	}
	for _, test := range tests {
		if got := compareEditions(test.a, test.b); got != test.want {
			t.Errorf("%s, %s: %d, want %d", test.a, test.b, got, test.want)
		}
	}
}
