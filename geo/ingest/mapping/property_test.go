package mapping_test

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// shuffled puts the columns of rows in another order.
func shuffled(input []rows.Row, random *rand.Rand) []rows.Row {
	order := random.Perm(len(input[0].Names))
	names := make([]string, len(order))
	for to, from := range order {
		names[to] = input[0].Names[from]
	}
	out := make([]rows.Row, len(input))
	for i, row := range input {
		out[i] = row
		out[i].Names, out[i].Values = names, make([]any, len(order))
		for to, from := range order {
			out[i].Values[to] = row.Values[from]
		}
	}
	return out
}

// asJSON gives rows as a format with types does: numbers are numbers, nothing
// is nothing. Some columns may be missing where they are empty.
func asJSON(input []rows.Row) []rows.Row {
	out := make([]rows.Row, len(input))
	for i, row := range input {
		out[i] = rows.Row{Number: row.Number}
		for n, name := range row.Names {
			text := row.Values[n].(string)
			var value any = text
			if f, err := strconv.ParseFloat(text, 64); err == nil && strconv.FormatFloat(f, 'f', -1, 64) == text {
				value = f
			}
			if text != "" {
				out[i].Names, out[i].Values = append(out[i].Names, name), append(out[i].Values, value)
			}
		}
	}
	return out
}

// asGeoJSON takes the position out of its columns.
func asGeoJSON(input []rows.Row) []rows.Row {
	out := asJSON(input)
	for i, row := range out {
		lat, lon := row.Value("lat").(float64), row.Value("lon").(float64)
		out[i].Geometry = orb.Point{lon, lat}
		for _, name := range []string{"lat", "lon"} {
			n := slices.Index(out[i].Names, name)
			out[i].Names, out[i].Values = slices.Delete(out[i].Names, n, n+1), slices.Delete(out[i].Values, n, n+1)
		}
	}
	return out
}

// TestOrderAndFormatDoNotCount checks that the order of columns and the format
// of the file change neither keys nor records.
func TestOrderAndFormatDoNotCount(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	input := benchRows(200)
	for i := range input { // some gaps; numbers as every format writes them
		input[i].Values = slices.Clone(input[i].Values)
		for n, value := range input[i].Values {
			if f, err := strconv.ParseFloat(value.(string), 64); err == nil {
				input[i].Values[n] = strconv.FormatFloat(f, 'f', -1, 64)
			}
		}
		if i > 0 && random.IntN(4) == 0 {
			input[i].Values[5+random.IntN(10)] = ""
		}
	}
	for _, entry := range []string{"id=id", "extra=id"} {
		opt := mapping.Options{Map: []string{entry}, Lang: "en"}
		want := mapped(t, input, opt)
		for name, other := range map[string][]rows.Row{
			"shuffled": shuffled(input, random), "JSON": asJSON(input), "GeoJSON": asGeoJSON(input),
		} {
			got := mapped(t, other, opt)
			for i := range want {
				if got[i] != want[i] {
					t.Fatalf("%s, %s, row %d:\ngot  %s\nwant %s", entry, name, i+1, got[i], want[i])
				}
			}
		}
	}
}

// mapped maps rows and writes each with its key.
func mapped(t *testing.T, input []rows.Row, opt mapping.Options) []string {
	t.Helper()
	p := plan(t, input, opt)
	var out []string
	for _, row := range input {
		result, reject := p.Record(context.Background(), row, nil)
		if reject != nil {
			t.Fatal(reject)
		}
		if key, hashed := p.Key(row); key != result.Key || hashed != result.Hashed {
			t.Fatalf("Key says %s, %v, Record %s, %v", key, hashed, result.Key, result.Hashed)
		}
		data, err := geo.EncodeRecord(result.Record)
		if err != nil {
			t.Fatal(err)
		}
		checked(t, p, result)
		out = append(out, result.Key+" "+string(data))
	}
	return out
}

// TestSameRows gives rows that are the same one key, and Repeat tells them
// apart.
func TestSameRows(t *testing.T) {
	input := table(t, "date,place\n2024-01-05,Here\n2024-01-05,Here\n2024-01-05,There\n")
	p := plan(t, input, mapping.Options{})
	first, _ := p.Record(context.Background(), input[0], nil)
	second, _ := p.Record(context.Background(), input[1], nil)
	third, _ := p.Record(context.Background(), input[2], nil)
	if first.Key != second.Key || first.Key == third.Key || !first.Hashed {
		t.Fatalf("%s, %s, %s", first.Key, second.Key, third.Key)
	}
	second.Repeat(2)
	if second.Event().ID != first.Event().ID+"-2" {
		t.Errorf("%s after %s", second.Event().ID, first.Event().ID)
	}
}

// TestTypes checks what extra keeps of values: numbers of CSV become numbers,
// texts of formats with types stay texts.
func TestTypes(t *testing.T) {
	input := table(t, "title,a,b,c,d,e\nOne,12,1.50,007,true,2024\nTwo,-3,0,+4,x,1e5\n")
	e := events(t, plan(t, input, mapping.Options{}), input, nil)
	extra, _ := json.Marshal([]any{e[0].Extra, e[1].Extra})
	if want := `[{"a":12,"b":1.5,"c":"007","d":true,"e":2024},{"a":-3,"b":0,"c":"+4","d":"x","e":"1e5"}]`; string(extra) != want {
		t.Errorf("got  %s\nwant %s", extra, want)
	}
	names := []string{"title", "a", "b", "list"}
	typed := []rows.Row{{Number: 1, Names: names, Values: []any{"One", "12", int64(7), []any{"x", map[string]any{"y\x00": "z\x1b"}}}}}
	e = events(t, plan(t, typed, mapping.Options{}), typed, nil)
	extra, _ = json.Marshal(e[0].Extra)
	if want := `{"a":"12","b":7,"list":["x",{"y␀":"z␛"}]}`; string(extra) != want {
		t.Errorf("got  %s\nwant %s", extra, want)
	}
}
