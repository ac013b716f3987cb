package mapping_test

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// FuzzRecord maps a row of any cells: what is not refused is a record that can
// be stored, and nothing that was in the row is lost without a word.
func FuzzRecord(f *testing.F) {
	for _, seed := range [][]string{
		{"A1", "Raid", "2024-01-05", "11.52", "104.92", "Sihanoukville", "KH", "3", "A Paper", "https://a.example", "words"},
		{"é/1", "", "05/01/2024", "91", "360", "", "NA", "50+", "A; B", "not an address", "\x00\u202e"},
		{"", "逮捕", "2024", "0", "0", "x\ny", "Myanmar (Burma)", "10-20", "", "", strings.Repeat("long ", 200)},
	} {
		f.Add(seed[0], seed[1], seed[2], seed[3], seed[4], seed[5], seed[6], seed[7], seed[8], seed[9], seed[10])
	}
	names := []string{"id", "type", "date", "lat", "lon", "place", "country", "killed", "source", "url", "title"}
	opt := mapping.Options{Dataset: "fuzz", Map: []string{"id=id", "kind=type", "when=date", "latitude=lat", "longitude=lon", "place=place",
		"country=country", "figure:killed=killed", "source=source", "source_url=url", "title=title"}}
	f.Fuzz(func(t *testing.T, id, kind, date, lat, lon, place, country, killed, source, url, title string) {
		values := []any{id, kind, date, lat, lon, place, country, killed, source, url, title}
		for i, value := range values {
			values[i] = strings.ToValidUTF8(value.(string), "\uFFFD")
		}
		row := rows.Row{Number: 1, Names: names, Values: values}
		p := plan(t, []rows.Row{row}, opt)
		result, reject := p.Record(context.Background(), row, &atlas{})
		if reject != nil {
			if reject.Reason == "" {
				t.Error("refused for no reason")
			}
			return
		}
		checked(t, p, result)
		data, err := geo.EncodeRecord(result.Record)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := geo.DecodeRecord(geo.Events, data); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsRune(string(data), 0) || strings.Contains(string(data), `\u0000`) {
			t.Errorf("NUL in %s", data)
		}
		for lang, text := range result.Event().Title {
			if utf8.RuneCountInString(text) > 200 || lang != "und" {
				t.Errorf("title %q in %q", text, lang)
			}
		}
	})
}

// FuzzSurvey looks at tables of any cells: a plan comes out or an error, and
// each row then has a record or a reason.
func FuzzSurvey(f *testing.F) {
	f.Add("date,x,y", "2024-01-05,1,2", "01/02/2024,100.5,13.5")
	f.Add("id,lat,lon,country", "1,13.7,100.5,TH", "1,200,,?")
	f.Add("title,deaths_low,deaths_high,url", "A,1,2,https://a.example", "B,x,,")
	f.Add("kind,title,sure_start,figures,confidence,hotspots,dataset,version,lang", "a,b,,[],reported,[],c,1,en", "{,[,}")
	f.Fuzz(func(t *testing.T, header, first, second string) {
		names := strings.Split(strings.ToValidUTF8(header, "?"), ",")
		seen := map[string]bool{}
		for _, name := range names {
			if seen[name] {
				t.Skip("readers give each column a name of its own")
			}
			seen[name] = true
		}
		var input []rows.Row
		for _, text := range []string{first, second, first} {
			values := make([]any, len(names))
			for i, cell := range strings.Split(strings.ToValidUTF8(text, "?"), ",") {
				if i < len(values) {
					values[i] = cell
				}
			}
			input = append(input, rows.Row{Number: int64(len(input) + 1), Names: names, Values: values})
		}
		p := plan(t, input, mapping.Options{})
		if p.String() == "" || len(p.Columns) != len(names) {
			t.Errorf("%d columns of %q: %s", len(p.Columns), names, p)
		}
		for _, row := range input {
			result, reject := p.Record(context.Background(), row, nil)
			if (reject == nil) == (result.Record == nil) {
				t.Errorf("%v, %v", result, reject)
			}
			if reject == nil && p.Profile != "mapd" {
				checked(t, p, result)
			}
		}
	})
}

// FuzzReadProfile reads any YAML.
func FuzzReadProfile(f *testing.F) {
	f.Add("title: A\ncolumns: {a: id, b: figure:killed.low}\nplaces: {codes: {1: {precision: town, radius_m: 5}}}")
	f.Add("match: [a]\nheaders: [[a, b]]\nkinds: {values: {x: {label: y}}}\ntitle_form: '{a} {b'")
	f.Fuzz(func(t *testing.T, text string) {
		profile, err := mapping.ReadProfile("fuzz", strings.NewReader(text))
		if err != nil {
			return
		}
		input := []rows.Row{{Number: 1, Names: []string{"a", "b"}, Values: []any{"1", "2"}}}
		p := plan(t, input, mapping.Options{Profile: profile})
		if result, reject := p.Record(context.Background(), input[0], nil); reject == nil && !profile.Export {
			checked(t, p, result)
		}
	})
}
