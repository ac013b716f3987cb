package geo_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/mapd/mapd/geo"
)

// TestAppendRecord sees that the quick way of writing is taken, and writes the
// same as encoding/json.
func TestAppendRecord(t *testing.T) {
	for c, all := range writtenRecords(t) {
		for _, data := range all {
			r, err := geo.DecodeAny(c, []byte(data))
			if err != nil {
				t.Fatal(err)
			}
			sameAsJSON(t, r)
		}
	}
}

// sameAsJSON compares the two ways of writing.
func sameAsJSON(t *testing.T, r geo.Record) {
	t.Helper()
	want, err := geo.Marshal(r)
	got, ok := geo.AppendRecord(nil, r)
	if ok != (err == nil) || ok && string(got) != string(want) {
		t.Errorf("it is written, %v, as\n%s\nwant, %v,\n%s", ok, got, err, want)
	}
}

func TestAppendRecordValues(t *testing.T) {
	type named string
	for _, v := range []any{nil, true, "a\xffb", "\x00\x1f\x7f\b\f\n\r\t\"\\/<>&", "\u2028\u2029\ufffd\U0001F600", int64(math.MinInt64), 7, int8(3), uint64(math.MaxUint64), 1e21,
		-1e-7, 1e-6, 123456789.125, math.Copysign(0, -1), math.NaN(), math.Inf(1), float32(0.1), named("x"), []string{"a"}, []any(nil), map[string]any(nil),
		[]any{1.5, map[string]any{"b": nil, "a": []any{}}}, map[string]int{"z": 1, "a": 2}, func() {}, make(chan int)} {
		e := geo.Event{ID: "e", Extra: map[string]any{"v": v, "": 1}, Title: geo.Texts{"\xff": "x", "en": "\xff"}}
		sameAsJSON(t, &e)
		sameAsJSON(t, &geo.Flow{Event: e, Of: "e"})
	}
	for _, n := range []float64{math.NaN(), math.Inf(-1), 1e300, 5e-324} {
		sameAsJSON(t, &geo.Event{RadiusM: n, Figures: []geo.Figure{{Low: &n}}})
	}
}

func TestEncodePart(t *testing.T) {
	n, no := 1.5, math.NaN()
	for _, part := range []any{
		geo.Texts(nil), geo.Texts{}, geo.Texts{"zh": "\u2028<&>", "en": "a\xffb"},
		[]geo.Figure(nil), []geo.Figure{}, []geo.Figure{{Measure: "held", Best: &n}, {Low: &n, Nationality: []string{"CN"}}}, []geo.Figure{{Best: &no}},
		[]geo.Claim(nil), []geo.Claim{{Source: "s", Locator: "p. 3", Says: geo.Texts{"en": "x"}}},
		map[string]any(nil), map[string]any{}, map[string]any{"b": nil, "a": []any{1.5, "x", int64(7)}}, map[string]any{"a": func() {}},
		[]geo.Name{{Text: "缅甸"}}, "other",
	} {
		want, wantErr := geo.Marshal(part)
		got, err := geo.EncodePart(part)
		if (err == nil) != (wantErr == nil) || err == nil && string(got) != string(want) {
			t.Errorf("%#v is written as %s, %v; want %s, %v", part, got, err, want, wantErr)
		}
	}
}

func FuzzAppendRecord(f *testing.F) {
	f.Add("a", "b\xff\u2028", 1.5, int64(7))
	f.Fuzz(func(t *testing.T, a, b string, n float64, i int64) {
		e := geo.Event{ID: a, Title: geo.Texts{a: b, b: a}, Place: b, RadiusM: n, Countries: []string{a, b},
			Extra:  map[string]any{a: n, b: i, "l": []any{a, n, b, nil}},
			Claims: []geo.Claim{{Source: a, Says: geo.Texts{b: a}, Figures: []geo.Figure{{Measure: b, Best: &n}}}}}
		sameAsJSON(t, &geo.Flow{Event: e, From: a})
	})
}

func BenchmarkEncodeRecord(b *testing.B) {
	dead := 3.0
	e := &geo.Event{ID: "bench.0123456789", Dataset: "bench", Kind: "bench.battle", When: "2024-01-05", Title: geo.Texts{"en": "Battle, Myawaddy"},
		Summary: geo.Texts{"en": fmt.Sprintf("%0200d", 1)}, Place: "Myawaddy", Countries: []string{"MM"}, Precision: geo.Near, RadiusM: 2000,
		Figures: []geo.Figure{{Measure: "killed", Unit: "people", Best: &dead}}, Claims: []geo.Claim{{Source: "bench.doc", Locator: "row 1"}},
		Extra: map[string]any{"actor1": "Police Forces", "admin1": "Kayin", "iso": int64(104), "region": "Southeast Asia"}}
	for b.Loop() {
		if _, err := geo.EncodeRecord(e); err != nil {
			b.Fatal(err)
		}
	}
}
