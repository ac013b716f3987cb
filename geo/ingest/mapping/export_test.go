package mapping_test

import (
	"bytes"
	"context"
	"encoding/json"
	"iter"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/paulmach/orb/encoding/wkt"
	"github.com/paulmach/orb/geojson"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/ingest"
	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/seeds"
	"github.com/mapd/mapd/web/ogc"
)

// curated are the records that come with mapd.
func curated(t testing.TB) []geo.Record {
	t.Helper()
	records, err := ingest.Curated(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// served serves records as mapd does.
func served(t testing.TB, records []geo.Record) http.Handler {
	t.Helper()
	var revisions iter.Seq2[geo.Revision, error] = func(yield func(geo.Revision, error) bool) {
		for _, r := range records {
			if !yield(geo.Revision{Key: r.Key(), Dataset: r.InDataset(), Version: 1, Record: r}, nil) {
				return
			}
		}
	}
	s, err := snapshot.Build(geo.StoreInfo{ID: "test", Version: 1}, revisions)
	if err != nil {
		t.Fatal(err)
	}
	r := chi.NewRouter()
	r.Mount(ogc.Root, ogc.Routes(func() *snapshot.Snapshot { return s }, ogc.Gazetteer{Open: geocode.Open}, nil))
	return r
}

// item is a Feature of the answer.
type item struct {
	ID         string            `json:"id"`
	Geometry   *geojson.Geometry `json:"geometry"`
	Properties map[string]any    `json:"properties"`
}

// items asks for all items of a collection.
func items(t testing.TB, h http.Handler, c geo.Collection, lang string) []item {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/collections/"+string(c)+"/items?limit=10000&lang="+lang, nil))
	var answer struct{ Features []item }
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || len(answer.Features) == 0 {
		t.Fatalf("%s: %d, %v, %d items", c, w.Code, err, len(answer.Features))
	}
	return answer.Features
}

// asFeatures gives items as the reader of GeoJSON does.
func asFeatures(items []item) []rows.Row {
	var out []rows.Row
	for n, f := range items {
		row := rows.Row{Number: int64(n + 1), ID: f.ID}
		for name, value := range f.Properties {
			row.Names, row.Values = append(row.Names, name), append(row.Values, value)
		}
		if f.Geometry != nil {
			row.Geometry = f.Geometry.Geometry()
		}
		out = append(out, row)
	}
	return out
}

// asTable gives items as a flat table has them: lists and objects as JSON.
func asTable(t *testing.T, items []item) []rows.Row {
	t.Helper()
	names := []string{"id", "geometry"}
	for name := range items[0].Properties {
		names = append(names, name)
	}
	var out []rows.Row
	for n, f := range items {
		values := []any{f.ID, ""}
		if f.Geometry != nil {
			values[1] = wkt.MarshalString(f.Geometry.Geometry())
		}
		for _, name := range names[2:] {
			values = append(values, cell(t, f.Properties[name]))
		}
		out = append(out, rows.Row{Number: int64(n + 1), Names: names, Values: values})
	}
	return out
}

func cell(t *testing.T, value any) string {
	t.Helper()
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestExportRoundTrip reads what mapd gives out of every curated record, in
// two languages, as GeoJSON and as a table: nothing changes.
func TestExportRoundTrip(t *testing.T) {
	records := curated(t)
	h := served(t, records)
	stored, kinds := map[geo.Key]geo.Record{}, []*geo.Kind(nil)
	for _, r := range records {
		stored[r.Key()] = r
		if k, ok := r.(*geo.Kind); ok {
			kinds = append(kinds, k)
		}
	}
	for _, c := range []geo.Collection{geo.Events, geo.Flows, geo.Hotspots, geo.Sources} {
		for _, lang := range []string{"en", "zh-Hans"} {
			all := items(t, h, c, lang)
			for form, input := range map[string][]rows.Row{"GeoJSON": asFeatures(all), "table": asTable(t, all)} {
				t.Run(string(c)+" "+lang+" "+form, func(t *testing.T) {
					p := plan(t, input, mapping.Options{Dataset: "curated", Kinds: kinds})
					if p.Profile != "mapd" || len(p.Questions) > 0 {
						t.Fatalf("profile %q, questions %v", p.Profile, p.Questions)
					}
					for _, row := range input {
						sameAsStored(t, p, row, stored)
					}
				})
			}
		}
	}
}

// sameAsStored checks that the record read from a row is the one that it came
// from.
func sameAsStored(t *testing.T, p *mapping.Plan, row rows.Row, stored map[geo.Key]geo.Record) {
	t.Helper()
	result, reject := p.Record(context.Background(), row, nil)
	if reject != nil {
		t.Fatalf("row %d: %v", row.Number, reject)
	}
	if len(result.Kinds) > 0 || !result.Partial {
		t.Errorf("%s brings kinds %v, partial %v", result.Record.Key(), result.Kinds, result.Partial)
	}
	want, ok := stored[result.Record.Key()]
	if !ok {
		t.Fatalf("row %d became %s, which is not stored", row.Number, result.Record.Key())
	}
	got, err := geo.EncodeRecord(mapping.Merge(want, result.Record))
	if err != nil {
		t.Fatal(err)
	}
	before, err := geo.EncodeRecord(want)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, before) {
		t.Errorf("%s changed:\n%s\n%s", want.Key(), got, before)
	}
}

// TestExportElsewhere imports an export into another dataset: the records get
// ids of their own there, and kinds that the store does not have come along.
func TestExportElsewhere(t *testing.T) {
	input := asFeatures(items(t, served(t, curated(t)), geo.Events, "en"))
	p := plan(t, input, mapping.Options{Dataset: "copy"})
	result, reject := p.Record(context.Background(), input[0], nil)
	if reject != nil {
		t.Fatal(reject)
	}
	e := result.Event()
	if e.ID != "copy."+input[0].ID || e.Dataset != "copy" || len(result.Kinds) != 1 || result.Kinds[0].ID != e.Kind {
		t.Errorf("%s in %s of kind %s, kinds %v", e.ID, e.Dataset, e.Kind, result.Kinds)
	}
}

// TestMergeKeepsAndChanges checks what a changed text of an export does.
func TestMergeKeepsAndChanges(t *testing.T) {
	stored := &geo.Event{ID: "a", Title: geo.Texts{"en": "Old", "km": "ចាស់"}, Summary: geo.Texts{"en": "Same"}}
	read := &geo.Event{ID: "a", Title: geo.Texts{"en": "New"}, Summary: geo.Texts{"km": "Same"}}
	merged := mapping.Merge(stored, read).(*geo.Event)
	if merged.Title["en"] != "New" || merged.Title["km"] != "ចាស់" || len(merged.Summary) != 1 {
		t.Errorf("merged into %v, %v", merged.Title, merged.Summary)
	}
	if stored.Title["en"] != "Old" || len(read.Title) != 1 {
		t.Errorf("an argument was changed: %v, %v", stored.Title, read.Title)
	}
}
