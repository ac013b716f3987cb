package geo_test

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// writtenRecords are events and flows as EncodeRecord writes them.
func writtenRecords(t testing.TB) map[geo.Collection][]string {
	t.Helper()
	texts := geo.Texts{"en": "tab\t, quote\", slash/, <b>, line \u2028, nul \x00", "km": "ភ្នំពេញ"}
	events := []*geo.Event{
		{},
		{ID: "e", Title: texts, Summary: geo.Texts{}, Countries: []string{}, Hotspots: []string{"a", "b"}, Figures: []geo.Figure{}, Claims: []geo.Claim{{}}},
		{ID: "e", Figures: []geo.Figure{{Measure: "held"}, {ID: "x", Low: best(math.Copysign(0, -1)), High: best(1e300)}}, RadiusM: 1e-7},
		{ID: "e", Extra: map[string]any{"": []any{}, "o": map[string]any{}, "t": true, "n": -12.5e-3, "s": "\\", "l": []any{nil, []any{1.0}}}},
	}
	written := map[geo.Collection][]string{}
	for _, r := range full() {
		switch r := r.(type) {
		case *geo.Event:
			events = append(events, r)
		case *geo.Flow:
			written[geo.Flows] = append(written[geo.Flows], string(encode(t, r)))
		}
	}
	for _, e := range events {
		written[geo.Events] = append(written[geo.Events], string(encode(t, e)))
		written[geo.Flows] = append(written[geo.Flows], string(encode(t, &geo.Flow{Event: *e, To: "KH"})))
	}
	return written
}

// TestDecodeWritten sees that the quick way of reading is taken, and reads the
// same as encoding/json.
func TestDecodeWritten(t *testing.T) {
	for c, all := range writtenRecords(t) {
		for _, data := range all {
			want, err := geo.DecodeAny(c, []byte(data))
			if err != nil {
				t.Fatal(err)
			}
			if got := geo.DecodeWritten(c, data); !reflect.DeepEqual(got, want) {
				t.Errorf("%s\nis  %+v\nnot %+v", data, got, want)
			}
		}
	}
}

// TestDecodeOtherwise reads what is right, but written in another way.
func TestDecodeOtherwise(t *testing.T) {
	whole := string(encode(t, &geo.Event{ID: "e", Kind: "raid", RadiusM: 5}))
	for _, data := range []string{
		whole + " ",
		strings.Replace(whole, `"id":"e"`, `"id": "e"`, 1),
		strings.Replace(whole, `"id":"e","dataset":""`, `"dataset":"","id":"e"`, 1),
		strings.Replace(whole, `"kind"`, `"KIND"`, 1),
		strings.Replace(whole, `"dataset":"",`, ``, 1),
		strings.Replace(whole, `"dataset":""`, `"dataset":null`, 1),
		strings.Replace(whole, `{"id":"e"`, `{"id":"d","id":"e"`, 1),
	} {
		r, err := geo.DecodeRecord(geo.Events, []byte(data))
		if err != nil {
			t.Errorf("%s: %v", data, err)
			continue
		}
		if again := string(encode(t, r)); again != whole {
			t.Errorf("%s\nis read as %s", data, again)
		}
	}
}

// FuzzDecodeWritten compares the quick way with encoding/json: what the one
// reads the other reads too, and the same.
func FuzzDecodeWritten(f *testing.F) {
	for c, all := range writtenRecords(f) {
		for _, data := range all {
			f.Add(c == geo.Flows, data)
		}
	}
	whole := string(encode(f, &geo.Event{RadiusM: 5, Extra: map[string]any{"x": 7.0}}))
	for _, value := range []string{"05", "-", "1.", ".5", "1e", "1e+", "1e999", "-0", "+1", "1_0", "0x1", "NaN", "Infinity", `"a`, `"\x"`, `"\ud800"`,
		"\"\xff\"", "\"\n\"", `"\u0000"`, "nul", "[1,]", "[,1]", "{\"a\":1,}", "{\"a\":1,\"a\":{\"b\":2}}", strings.Repeat("[", 101) + strings.Repeat("]", 101)} {
		f.Add(false, strings.Replace(whole, `:5`, `:`+value, 1))
		f.Add(false, strings.Replace(whole, `:7`, `:`+value, 1))
		f.Add(false, strings.Replace(whole, `"id":""`, `"id":`+value, 1))
	}
	f.Fuzz(func(t *testing.T, flow bool, data string) {
		c := geo.Events
		if flow {
			c = geo.Flows
		}
		quick := geo.DecodeWritten(c, data)
		if quick == nil {
			return
		}
		want, err := geo.DecodeAny(c, []byte(data))
		if err != nil {
			t.Fatalf("%s is read as %+v, but %v", data, quick, err)
		}
		if !reflect.DeepEqual(quick, want) {
			t.Fatalf("%s\nis  %+v\nnot %+v", data, quick, want)
		}
	})
}

func BenchmarkDecodeEvent(b *testing.B) {
	data := encode(b, &geo.Event{ID: "news.0001234", Dataset: "news", Kind: "raid", When: "2024-05-06",
		Title:   geo.Texts{"en": "Police raid a compound near the border and rescue workers"},
		Summary: geo.Texts{"en": "Police raided a compound near the border; workers of several countries were rescued, operators arrested."},
		Points:  orb.MultiPoint{{106.18, 11.07}}, Countries: []string{"KH"}, Hotspots: []string{"bavet"}, Precision: geo.Near, RadiusM: 2000,
		Confidence: geo.Reported, Claims: []geo.Claim{{Source: "doc", Locator: "row 7"}}})
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := geo.DecodeRecord(geo.Events, data); err != nil {
			b.Fatal(err)
		}
	}
}
