package mapping_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest"
	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// line describes an event in one line for comparing.
func line(p *mapping.Plan, r mapping.Result) string {
	e := r.Event()
	kind := e.Kind
	for _, k := range r.Kinds {
		for _, label := range k.Label {
			kind = fmt.Sprintf("%s/%s/%s", label, k.Family, k.Glyph)
		}
	}
	var figures, sources []string
	for _, f := range e.Figures {
		figures = append(figures, fmt.Sprintf("%s %s %s..%s..%s", f.Qualifier, f.Measure, number(f.Low), number(f.Best), number(f.High)))
	}
	for _, s := range r.Sources {
		sources = append(sources, fmt.Sprintf("%s:%s", s.CSL["type"], s.CSL["title"]))
	}
	title := ""
	for _, text := range e.Title {
		title = text
	}
	return strings.Join([]string{r.Key, kind, title, string(e.When), e.Place, fmt.Sprint(e.Points), strings.Join(e.Countries, ","),
		fmt.Sprintf("%s %v", e.Precision, e.RadiusM), strings.Join(figures, "; "), strings.Join(sources, "; ")}, " | ")
}

func number(n *float64) string {
	if n == nil {
		return ""
	}
	return fmt.Sprint(*n)
}

// profileRows are what the rows of the fixtures become.
var profileRows = []struct {
	file, profile string
	want          []string
}{
	{"acled.csv", "acled", []string{
		"xyz10001 | Armed clash/force/capture | Armed clash: Example Army – Example Front, Example Village, 2024-01-05 | 2024-01-05 | Example Village | [[98.508 16.687]] | MM | town 5000 | about killed ..3.. | document:Example Daily; document:Sample News",
		"xyz10002 | Arrests/force/arrest | Arrests: Example Police – Civilians, Example Town | [2024-02-09..2024-02-15] | Example Town | [[104.95 11.483]] | KH | district 25000 | about killed ..0.. | document:Sample News",
		"xyz10003 | Strategic developments: Other/other/report | Strategic developments: Other: Example Authority, Example Zone, 2024-03 | 2024-03 | Example Zone | [[100.1 20.38]] | LA | province 150000 | about killed ..0.. | document:Other: Invented Source",
	}},
	{"ucdp.csv", "ucdp-ged", []string{
		"900001 | State-based conflict/force/capture | State-based conflict: Government of Example – Front, Example village, 2021-03-04 | 2021-03-04 | Example village | [[98.2 22.1]] | MM | town 5000 | about killed 3..3..5 | article-newspaper:Sample Agency 2021-03-05 invented headline; article-newspaper:Example Times 2021-03-06 another",
		"900002 | One-sided violence/harm/death | One-sided violence: Government of Example – Civilians, Shan state | [2021-05-01..2021-05-31] | Shan state | [[98 21.5]] | MM | province 150000 | exactly killed 4..4..4 | article-newspaper:Sample Agency 2021-06-01 third",
		"900003 | State-based conflict/force/capture | State-based conflict: Government of Example – Front, Myanmar | [2021-01-01..2021-12-31] | Myanmar | [] | MM | country 0 | about killed 2..7..9 | dataset:UCDP Georeferenced Event Dataset (GED)",
	}},
	{"usgs.csv", "usgs-earthquakes", []string{
		"xx7000aaaa | Earthquake/harm/warning | M 4.6 - 12 km NNE of Exampletown, Myanmar | 2024-02-03 | 12 km NNE of Exampletown, Myanmar | [[99.8765 20.5123]] |  | town 7250 |  | dataset:USGS earthquakes",
		"xx7000aaab | Earthquake/harm/warning | M 5.1 - Fiji region | 2024-02-04 | Fiji region | [[-178.9 -20.1]] |  | near 10000 |  | dataset:USGS earthquakes",
		"ci40000001 | Quarry blast/other/report | M 1.2 - 3 km W of Sampleville, CA | 2024-02-05 | 3 km W of Sampleville, CA | [[-117.5678 35.1234]] |  | site 300 |  | dataset:USGS earthquakes",
	}},
	{"gdelt-57.tsv", "gdelt-events", gdelt("dataset:GDELT event database", "dataset:GDELT event database", "dataset:GDELT event database")},
	{"gdelt-58.tsv", "gdelt-events", gdelt("article-newspaper:news.example", "article-newspaper:news.example", "article-newspaper:other.example")},
	{"gdelt-61.tsv", "gdelt-events", gdelt("article-newspaper:news.example", "article-newspaper:news.example", "article-newspaper:other.example")},
}

// gdelt is the same in all versions but for the sources.
func gdelt(sources ...string) []string {
	return []string{
		"1100000001 | Fight/force/capture | Fight: MYANMAR, Exampletown, Shan State, Myanmar, 2024-01-05 | 2024-01-05 | Exampletown, Shan State, Myanmar | [[98.2 22.1]] | MM | town 10000 |  | " + sources[0],
		"1100000002 | Coerce/press/arrest | Coerce: MYANMAR, Cambodia, 2024-01-05 | 2024-01-05 | Cambodia | [] | KH | country 0 |  | " + sources[1],
		"1100000003 | Consult/said/report | Consult: MYANMAR, Guangdong, China, 2024-01-04 | 2024-01-04 | Guangdong, China | [[113.5 23]] | CN | province 150000 |  | " + sources[2],
	}
}

func TestProfiles(t *testing.T) {
	for _, test := range profileRows {
		t.Run(test.file, func(t *testing.T) {
			input := file(t, test.file)
			p := plan(t, input, mapping.Options{Lang: "en"})
			if p.Profile != test.profile || len(p.Questions) > 0 {
				t.Fatalf("profile %q, questions %v", p.Profile, p.Questions)
			}
			for i, row := range input {
				result, reject := p.Record(context.Background(), row, nil)
				if reject != nil {
					t.Fatal(reject)
				}
				if got := line(p, result); got != test.want[i] {
					t.Errorf("got  %s\nwant %s", got, test.want[i])
				}
				checked(t, p, result)
			}
		})
	}
}

// checked puts a result before ingest.Check. An imported row need not have a
// summary.
func checked(t testing.TB, p *mapping.Plan, r mapping.Result) {
	t.Helper()
	dataset := r.Record.InDataset()
	records := []geo.Record{&geo.Dataset{ID: dataset, Title: geo.Texts{"en": "x"}, Licence: "x", Credit: "x", Language: "en", Visibility: geo.Private}}
	for _, k := range r.Kinds {
		records = append(records, k)
	}
	for _, s := range r.Sources {
		records = append(records, s)
	}
	err := ingest.Check(append(records, r.Record))
	var list interface{ Unwrap() []error }
	if errors.As(err, &list) {
		for _, fault := range list.Unwrap() {
			if !strings.Contains(fault.Error(), "summary") {
				t.Errorf("%v\n%+v", fault, r.Record)
			}
		}
	}
}

func TestProfileFaults(t *testing.T) {
	for text, want := range map[string]string{
		"colums: {a: id}":                                         "field colums not found",
		"columns: {a: identity}":                                  `there is no role "identity"`,
		"columns: {a: 'figure:'}":                                 "is no figure",
		"dates: {options: dmx}":                                   `"dmx"`,
		"dates: {precision: gdelt}":                               "dates: precision",
		"places: {codes: {1: {precision: hamlet}}}":               "places: codes: 1: precision",
		"places: {codes: {1: {precision: town}}}":                 "radius_m is 0",
		"places: {codes: {6: {precision: country, radius_m: 5}}}": "radius_m is 5",
		"places: {default: {radius_m: 5}}":                        "places: default: precision",
		"kinds: {values: {a: {family: bad}}}":                     "family",
		"figures: {killed: {sort: sum}}":                          "figures: killed: sort",
		"dataset: {visibility: open}":                             "visibility",
		"- a":                                                     "cannot unmarshal",
		"":                                                        "EOF",
	} {
		_, err := mapping.ReadProfile("mine", strings.NewReader(text))
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "mine") {
			t.Errorf("%s: %v, want something with %q", text, err, want)
		}
	}
	if _, err := mapping.NamedProfile("nobody"); err == nil || !strings.Contains(err.Error(), "acled, gdelt-events, gtd, mapd-table, mapd, ucdp-ged, usgs-earthquakes") {
		t.Error(err)
	}
}

// TestOwnProfile uses a profile that a user wrote.
func TestOwnProfile(t *testing.T) {
	profile, err := mapping.ReadProfile("mine", strings.NewReader(`
title: My sheet
columns: {Fall Nr.: id, Was: kind, Wann: when, Genauigkeit: precision, B: latitude, L: longitude, Opfer: figure:injured}
recognise: true
missing: ["?"]
dates: {options: mdy}
kinds: {values: {Z: {label: Raid, family: force, glyph: raid}}}
places: {codes: {G: {precision: near, radius_m: 700}}}
figures: {injured: {qualifier: about}}
`))
	if err != nil {
		t.Fatal(err)
	}
	input := table(t, "FALL-NR,Was,Wann,Genauigkeit,B,L,Opfer,Notes\n7,Z,01/02/2024,G,11.5,104.9,3,Text\n8,Q,,,?,?,?,\n")
	p := plan(t, input, mapping.Options{Profile: profile, Lang: "de"})
	if len(p.Questions) > 0 {
		t.Fatal(p)
	}
	got := events(t, p, input, nil)
	if e := got[0]; e.When != "2024-01-02" || e.Precision != geo.Near || e.RadiusM != 700 || e.Kind != "test.raid" ||
		*e.Figures[0].Best != 3 || e.Figures[0].Low != nil || e.Summary["de"] != "Text" {
		t.Errorf("%+v", e)
	}
	if e := got[1]; e.When != "" || len(e.Points) > 0 || len(e.Figures) > 0 || e.Kind != "test.q" {
		t.Errorf("%+v", e)
	}
}

// TestUnknownCode refuses a code of precision that the profile does not know:
// a guess could draw a country's middle as a place.
func TestUnknownCode(t *testing.T) {
	input := file(t, "acled.csv")
	p := plan(t, input, mapping.Options{})
	row := input[0]
	row.Values = append([]any(nil), row.Values...)
	for i, name := range row.Names {
		if name == "geo_precision" {
			row.Values[i] = "9"
		}
	}
	if _, reject := p.Record(context.Background(), row, nil); reject == nil || reject.Column != "geo_precision" {
		t.Errorf("%v", reject)
	}
}

// TestACLEDIsPrivate checks that what the licence says comes with the profile.
func TestACLEDIsPrivate(t *testing.T) {
	p := plan(t, file(t, "acled.csv"), mapping.Options{})
	if p.Defaults.Visibility != geo.Private || p.Defaults.Unpublishable == "" {
		t.Errorf("%+v", p.Defaults)
	}
}

// TestUSGSFeature reads the form of a row that the GeoJSON feeds have.
func TestUSGSFeature(t *testing.T) {
	names := []string{"mag", "place", "time", "updated", "url", "status", "net", "code", "magType", "type", "title"}
	input := []rows.Row{{Number: 1, ID: "xx7000aaaa", Names: names, Values: []any{4.6, "12 km NNE of Exampletown", int64(1706933106789), int64(1707523200000),
		"https://earthquake.example/xx7000aaaa", "reviewed", "xx", "7000aaaa", "mb", "earthquake", "M 4.6 - 12 km NNE of Exampletown"},
		Geometry: point(99.8765, 20.5123)}}
	p := plan(t, input, mapping.Options{Lang: "en"})
	if p.Profile != "usgs-earthquakes" || len(p.Questions) > 0 {
		t.Fatal(p)
	}
	e := events(t, p, input, nil)[0]
	if e.ID != "test.xx7000aaaa" || e.When != "2024-02-03" || e.Title["en"] != "M 4.6 - 12 km NNE of Exampletown" || e.Extra["mag"] != 4.6 {
		t.Errorf("%+v", e)
	}
}

// TestHeadlessStranger checks that a table without names is not taken for
// GDELT's because it has as many columns.
func TestHeadlessStranger(t *testing.T) {
	input := file(t, "gdelt-58.tsv")
	for i := range input {
		input[i].Values = append([]any(nil), input[i].Values...)
		input[i].Values[1] = "some words"
	}
	if p := plan(t, input, mapping.Options{}); p.Profile != "" {
		t.Errorf("taken for %s", p.Profile)
	}
}

// TestSharedTable reads the table of shown events that the page gives out.
func TestSharedTable(t *testing.T) {
	input := table(t, "id,title,kind,family,in_window,when,start,end,sure_start,sure_end,time_precision,ongoing,place,countries,precision,radius_m,lon,lat,wkt,hotspots,confidence,summary,"+
		"rescued_low,rescued_best,rescued_high,source_names,source_ids,dataset,version,data_version,licence,credit,address,accessed\n"+
		"a,One,raid,force,certain,[2024-01..2024-03],2024-01-01,2024-03-31,,,range,false,,KH; MM,town,8000,,,\"MULTIPOINT ((104.9 11.5), (98.5 16.7))\",x,confirmed,What happened,500,,,A Paper | B Paper,p; q,curated,1,7,CC-BY-4.0,us,http://map.test/,2026-01-01\n"+
		"b,Two,raid,force,certain,2024-05-06,2024-05-06,2024-05-06,2024-05-06,2024-05-06,day,false,,KH,country,,,,,,reported,Again,,20,,A Paper,p,curated,1,7,CC-BY-4.0,us,http://map.test/,2026-01-01\n")
	p := plan(t, input, mapping.Options{Lang: "en"})
	if p.Profile != "mapd-table" || len(p.Questions) > 0 {
		t.Fatal(p)
	}
	want := []string{
		"a | raid/other/report | One | [2024-01..2024-03] |  | [[104.9 11.5] [98.5 16.7]] | KH,MM | town 8000 | at least rescued 500.... | document:A Paper; document:B Paper",
		"b | raid/other/report | Two | 2024-05-06 |  | [] | KH | country 0 | about rescued ..20.. | document:A Paper",
	}
	for i, row := range input {
		result, reject := p.Record(context.Background(), row, nil)
		if reject != nil {
			t.Fatal(reject)
		}
		if got := line(p, result); got != want[i] {
			t.Errorf("got  %s\nwant %s", got, want[i])
		}
		checked(t, p, result)
	}
}

// TestREADMEProfile reads the profile that README shows.
func TestREADMEProfile(t *testing.T) {
	readme, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(readme), "```yaml\ntitle: Our sheet")
	text, _, _ = strings.Cut(text, "```")
	profile, err := mapping.ReadProfile("README", strings.NewReader("title: Our sheet"+text))
	if err != nil || len(profile.Columns) != 3 || profile.Places.Codes["A"].RadiusM != 700 {
		t.Errorf("%v, %+v", err, profile)
	}
}
