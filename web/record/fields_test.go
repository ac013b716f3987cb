package record_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/record"
)

// TestFields compares what fields append with what encoding/json writes of the
// same properties.
func TestFields(t *testing.T) {
	low := 12.5
	event := geo.Event{ID: "e", Dataset: "open", Kind: "raid", Title: geo.Texts{"en": "<b> & \"x\"", "km": "ការ"}, When: "2024-01/..",
		Countries: []string{"KH"}, Figures: []geo.Figure{{Measure: "held", Unit: "people", Low: &low, Sort: geo.Level}},
		Claims: []geo.Claim{{Source: "s", Locator: "p. 1"}}, Extra: map[string]any{"a": 1.5, "b": []any{"x", nil}}}
	point := orb.Point{103.5, 10.6}
	var revisions []geo.Revision
	for _, r := range []geo.Record{
		&geo.Dataset{ID: "open", Visibility: geo.Public},
		&geo.Source{ID: "s", Dataset: "open", CSL: map[string]any{"title": "A", "n": 3.0}},
		&geo.Hotspot{ID: "h", Dataset: "open", Name: geo.Texts{"en": "Mill"}, Names: []geo.Name{{Text: "Mill", Lang: "en"}}, Point: &point, RadiusM: 300,
			Status: []geo.Status{{Status: "reported", When: "2023"}}},
		&event, &geo.Event{ID: "empty", Dataset: "open"},
		&geo.Event{ID: "one", Dataset: "open", Kind: "raid", Title: geo.Texts{"en": "One \"text\""}, Summary: geo.Texts{"km": "ការ", "zh": "老街"}, When: "../2024",
			Place: "Here", Points: orb.MultiPoint{{1e-7, -3.5}, {1, 2}}, RadiusM: 1e-7, Hotspots: []string{"h"}, Confidence: geo.Disputed},
		&geo.Event{ID: "texts", Dataset: "open", Title: geo.Texts{}, When: "2024", RadiusM: -1,
			Figures: []geo.Figure{{Measure: "held", Note: geo.Texts{"en": "a note", "km": "ការ"}}},
			Claims:  []geo.Claim{{Source: "s", Says: geo.Texts{"km": "ការ"}, Figures: []geo.Figure{{Measure: "x"}}, Cites: []string{"t"}}, {Source: "s"}}},
		&geo.Flow{Event: event, From: "h", To: "CN"},
	} {
		revisions = append(revisions, geo.Revision{Key: r.Key(), Dataset: r.InDataset(), Version: 7, Record: r})
	}
	s, err := snapshot.Build(geo.StoreInfo{ID: "test", Version: 7}, func(yield func(geo.Revision, error) bool) {
		for _, r := range revisions {
			if !yield(r, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range revisions[1:] {
		item, ok := s.Item(r.Key)
		if !ok {
			t.Fatalf("no %s", r.Key)
		}
		words := record.NewWords([]string{"km", "en"})
		var want bytes.Buffer
		encoder := json.NewEncoder(&want)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(record.Properties(item, words)); err != nil {
			t.Fatal(err)
		}
		got := []byte("{")
		var values record.Values
		values.Take(item, words)
		for i, f := range record.Fields(r.Key.Collection) {
			if i > 0 {
				got = append(got, ',')
			}
			got = f.AppendJSON(append(append(append(got, '"'), f.Name...), `":`...), &values)
		}
		if string(got)+"}\n" != want.String() {
			t.Errorf("%s is\n%s}\nwant\n%s", r.Key, got, &want)
		}
	}
}
