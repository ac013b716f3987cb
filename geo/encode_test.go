package geo_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

func best(v float64) *float64 { return &v }

// full returns a record of each collection in which no member is empty.
func full() []geo.Record {
	text := geo.Texts{"en": "a <b> & “c”\u2028", "my": "မြန်မာ", "zh": "园区"}
	figures := []geo.Figure{{ID: "f", Measure: "rescued", Unit: "people", Low: best(0.1), Best: best(1.0 / 3), High: best(math.MaxFloat64),
		Qualifier: geo.AtMost, Sort: geo.Happened, Of: "g", Per: "year", Nationality: []string{"PH"}, Source: "s", Note: text}}
	claims := []geo.Claim{{Source: "s", Locator: "p. 3", When: "2024~", Says: text, Figures: figures, Cites: []string{"t"}, Note: text}}
	event := geo.Event{ID: "e", Dataset: "d", Kind: "raid", Title: text, Summary: text, When: "2024-01/..", Place: "the bridge",
		Points: orb.MultiPoint{{98.51234567890123, 16.7}, {-180, 5e-324}}, Countries: []string{"MM", "TH"}, Precision: geo.InTown,
		RadiusM: 2500.5, Hotspots: []string{"h"}, Figures: figures, Claims: claims, Confidence: geo.Alleged,
		Extra: map[string]any{"n": 1.5, "nothing": nil, "list": []any{"x", false, map[string]any{"y": "z"}}}}
	return []geo.Record{
		&geo.Dataset{ID: "d", Title: text, Licence: "CC0-1.0", Credit: "us", Language: "en", Visibility: geo.Private, Edition: "1"},
		&geo.Kind{ID: "k", Dataset: "d", Label: text, Glyph: "g", Family: geo.Said},
		&geo.Source{ID: "s", Dataset: "d", CSL: map[string]any{"title": "T", "issued": map[string]any{"date-parts": []any{[]any{2024.0}}}},
			Reliability: "primary", AsOf: "2025", CitedBy: []string{"t"}, Note: text},
		&geo.Hotspot{ID: "h", Dataset: "d", Name: text, Names: []geo.Name{{Text: "n", Lang: "my", Script: "Mymr", Use: "official"}},
			Type: "zone", Role: geo.Transit, Country: "LA", Admin1: "Bokeo", PartOf: "p", Point: &orb.Point{100.1, 20.3}, Precision: geo.Near,
			RadiusM: 900, Located: "by hand", Status: []geo.Status{{Status: "closed", When: "2025", Sources: claims}}, Summary: text, Claims: claims},
		&event,
		&geo.Flow{Event: event, From: "h", To: "KH", Of: "e"},
		&geo.Briefing{ID: "b", Dataset: "d", Title: "a <b> & “c”\u2028", Language: "en", Audience: "us", DataVersion: 7, Scenes: []geo.Scene{scene()}},
	}
}

func scene() geo.Scene {
	return geo.Scene{ID: "s", Title: "t", Text: "<script> [@e]", Notes: "n", DwellS: 1.5, View: geo.View{West: 97.5, South: -1e-7, East: -170, North: 17},
		Time:    geo.SceneTime{From: "2024", To: "2025-10", Mode: geo.WindowMode, Step: "day", Plays: true},
		Filters: geo.SceneFilters{WithoutFamilies: []geo.Family{geo.Said}, Hotspots: []string{"h"}}, Picked: &geo.Picked{What: "event", ID: "e"},
		Layers: geo.Layers{Base: "own", Bars: "rescued,people", Coverage: true}, Citations: []geo.Citation{{Collection: geo.Events, ID: "e"}},
		Annotations: []geo.Annotation{{Type: geo.TextAnnotation, Text: "here", Points: [][]float64{{98.5, 16.6}}}}}
}

// TestAppendText compares texts with those of encoding/json.
func TestAppendText(t *testing.T) {
	for _, text := range []string{"", "plain", `"\/`, "a\nb\tc\rd\b\f\x00\x1f\x7f", "<&>", "\u2028\u2029", "老街 🕵", "bad \xff bytes", "\ufffd"} {
		var want bytes.Buffer
		encoder := json.NewEncoder(&want)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(text); err != nil {
			t.Fatal(err)
		}
		if got := geo.AppendText([]byte("x"), text); string(got)+"\n" != "x"+want.String() {
			t.Errorf("%q becomes %s, want %s", text, got[1:], &want)
		}
	}
}

// TestFullIsFull keeps the round trip honest when members are added.
func TestFullIsFull(t *testing.T) {
	for _, r := range full() {
		v := reflect.ValueOf(r).Elem()
		for i := range v.NumField() {
			if v.Field(i).IsZero() {
				t.Errorf("%T: %s is empty", r, v.Type().Field(i).Name)
			}
		}
	}
}

func TestRecordsRoundTrip(t *testing.T) {
	for i, r := range full() {
		c := geo.Collections[i]
		if r.Key().Collection != c || r.Key().ID == "" || r.InDataset() != "d" {
			t.Errorf("%T has the key %s, dataset %q", r, r.Key(), r.InDataset())
		}
		data := encode(t, r)
		if bytes.Contains(data, []byte("\n")) || bytes.Contains(data, []byte(`\u003c`)) {
			t.Errorf("%s is written as %s", c, data)
		}
		back, err := geo.DecodeRecord(c, data)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(back, r) {
			t.Errorf("%s\n is %+v\nwas %+v", c, back, r)
		}
		if again := encode(t, back); !bytes.Equal(again, data) {
			t.Errorf("%s\nonce  %s\nagain %s", c, data, again)
		}
		empty, err := geo.NewRecord(c)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := geo.DecodeRecord(c, encode(t, empty)); err != nil || !reflect.DeepEqual(back, empty) {
			t.Errorf("an empty record of %s comes back as %+v, %v", c, back, err)
		}
	}
}

func encode(t testing.TB, r geo.Record) []byte {
	t.Helper()
	data, err := geo.EncodeRecord(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEncodeRefuses(t *testing.T) {
	for name, r := range map[string]geo.Record{
		"NaN":      &geo.Event{ID: "e", Points: orb.MultiPoint{{math.NaN(), 0}}},
		"infinity": &geo.Hotspot{ID: "h", RadiusM: math.Inf(1)},
		"function": &geo.Event{ID: "e", Extra: map[string]any{"f": func() {}}},
	} {
		if data, err := geo.EncodeRecord(r); err == nil || !strings.Contains(err.Error(), r.Key().String()) {
			t.Errorf("%s: %s, %v; want an error that names %s", name, data, err, r.Key())
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, c := range []struct {
		collection geo.Collection
		data, says string
	}{
		{"planets", `{}`, `there is no collection "planets"`},
		{"", `{}`, `there is no collection ""`},
		{geo.Events, ``, "EOF"},
		{geo.Events, `{"id":"e"`, "unexpected EOF"},
		{geo.Events, `{"id":"e","colour":"red"}`, `unknown field "colour"`},
		{geo.Events, `{"id":"e","from":"a"}`, `unknown field "from"`},
		{geo.Events, `{"id":"e","figures":[{"meassure":"x"}]}`, `unknown field "meassure"`},
		{geo.Events, `{"id":7}`, "cannot unmarshal number"},
		{geo.Events, `{"id":"e"}{"id":"f"}`, "something follows it"},
		{geo.Events, `{"id":"e"} x`, "something follows it"},
		{geo.Hotspots, `[]`, "cannot unmarshal array"},
	} {
		r, err := geo.DecodeRecord(c.collection, []byte(c.data))
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s %s: %+v, %v; want an error that says %s", c.collection, c.data, r, err, c.says)
		}
	}
}

// FuzzDecodeRecord checks that what can be read is written the same from then
// on.
func FuzzDecodeRecord(f *testing.F) {
	for i, r := range full() {
		f.Add(i, encode(f, r))
	}
	f.Add(4, []byte(`{"id":"e","extra":{"n":123456789012345678901234567890}}`))
	f.Fuzz(func(t *testing.T, i int, data []byte) {
		n := len(geo.Collections)
		c := geo.Collections[(i%n+n)%n]
		r, err := geo.DecodeRecord(c, data)
		if err != nil {
			return
		}
		once := encode(t, r)
		back, err := geo.DecodeRecord(c, once)
		if err != nil {
			t.Fatalf("%s is written as %s, which is refused: %v", data, once, err)
		}
		if again := encode(t, back); !bytes.Equal(once, again) {
			t.Fatalf("once %s, again %s", once, again)
		}
	})
}

func TestErrors(t *testing.T) {
	cause := errors.New("the disk is full")
	wrapped := fmt.Errorf("apply: %w", &geo.Error{Code: geo.Unavailable, Message: "the store is away", Err: cause})
	for _, c := range []struct {
		err  error
		code geo.Code
		text string
	}{
		{nil, "", "<nil>"},
		{cause, geo.Internal, "the disk is full"},
		{wrapped, geo.Unavailable, "apply: the store is away: the disk is full"},
		{geo.Errorf(geo.NotFound, "no %s", "such thing"), geo.NotFound, "no such thing"},
		{geo.InvalidParam("bbox", "write %d numbers", 4), geo.Invalid, "bbox: write 4 numbers"},
	} {
		if got := geo.CodeOf(c.err); got != c.code || fmt.Sprint(c.err) != c.text {
			t.Errorf("%v has the code %q, want %q and %q", c.err, got, c.code, c.text)
		}
	}
	if !errors.Is(wrapped, cause) {
		t.Error("the cause is lost")
	}
}

func TestEditsOf(t *testing.T) {
	records := full()
	n := 0
	for e, err := range geo.EditsOf(records...) {
		if err != nil || e.Record != records[n] || e.IfVersion != nil {
			t.Errorf("edit %d is %+v, %v", n, e, err)
		}
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("%d edits", n)
	}
}

func TestIsCountryCode(t *testing.T) {
	for text, want := range map[string]bool{"KH": true, "ZZ": true, "kh": false, "K": false, "KHM": false, "": false, "K1": false, "kk-park": false, "Ü": false} {
		if got := geo.IsCountryCode(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
