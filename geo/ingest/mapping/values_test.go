package mapping_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// one maps a table of one row.
func one(t testing.TB, opt mapping.Options, names []string, values ...any) *mapping.Result {
	t.Helper()
	row := rows.Row{Number: 1, Names: names, Values: values}
	result, reject := plan(t, []rows.Row{row}, opt).Record(context.Background(), row, nil)
	if reject != nil {
		t.Fatal(reject)
	}
	return &result
}

func TestFigures(t *testing.T) {
	for text, want := range map[string]string{
		"3": "exactly 3..3..3", "0": "exactly 0..0..0", "1,200": "exactly 1200..1200..1200", "1 200": "exactly 1200..1200..1200",
		"about 200": "about ..200..", "~50": "about ..50..", "ca. 40": "about ..40..", "50+": "at least 50....",
		"at least 12": "at least 12....", "More than 12": "at least 12....", "≥ 7": "at least 7....", "up to 30": "at most ....30",
		"< 5": "at most ....5", "nearly 100": "nearly ....100", "10-20": "about 10....20", "10 – 20": "about 10....20", "10 to 20": "about 10....20",
		"20-10": "", "several": "", "3 men": "", "NaN": "", "Infinity": "", "n/a": "", "": "",
	} {
		result := one(t, mapping.Options{Map: []string{"figure:killed=killed"}}, []string{"title", "killed"}, "A", text)
		e, got := result.Event(), ""
		for _, f := range e.Figures {
			got = fmt.Sprintf("%s %s..%s..%s", f.Qualifier, number(f.Low), number(f.Best), number(f.High))
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
		if want == "" && text != "" && e.Extra["killed"] != text {
			t.Errorf("%q is lost: %v", text, e.Extra)
		}
	}
}

func TestFigureBounds(t *testing.T) {
	names := []string{"title", "low", "best", "high"}
	opt := mapping.Options{Map: []string{"figure:held.low=low", "figure:held.best=best", "figure:held.high=high"}}
	for _, test := range []struct {
		low, best, high string
		want            string
	}{
		{"1", "2", "3", "about 1..2..3"}, {"2", "2", "2", "exactly 2..2..2"}, {"1", "", "3", "about 1....3"},
		{"", "2", "", "about ..2.."}, {"1", "", "", "at least 1...."}, {"", "", "3", "at most ....3"}, {"", "", "", ""},
		{"5", "2", "3", ""}, {"x", "2", "3", ""},
	} {
		result := one(t, opt, names, "A", test.low, test.best, test.high)
		got := ""
		for _, f := range result.Event().Figures {
			got = fmt.Sprintf("%s %s..%s..%s", f.Qualifier, number(f.Low), number(f.Best), number(f.High))
			if f.Sort != geo.Level {
				t.Errorf("people held add up: %v", f)
			}
		}
		if got != test.want {
			t.Errorf("%v: got %q", test, got)
		}
		if test.want == "" && test.best != "" && len(result.Event().Extra) != 3 {
			t.Errorf("%v is lost: %v", test, result.Event().Extra)
		}
	}
}

func TestCountries(t *testing.T) {
	for text, want := range map[string]string{
		"KH": "KH", "kh": "KH", "KHM": "KH", "116": "KH", "Cambodia": "KH", "CAMBODIA": "KH", "Kampuchea": "KH", "Cambodge": "KH", "柬埔寨": "KH", "กัมพูชา": "KH",
		"Myanmar (Burma)": "MM", "Burma": "MM", "缅甸": "MM", "104": "MM", "Lao PDR": "LA", "Lao People's Democratic Republic": "LA", "Laos": "LA",
		"Viet Nam": "VN", "Việt Nam": "VN", "Côte d’Ivoire": "CI", "Ivory Coast": "CI", "Hong Kong": "HK", "Hong Kong SAR China": "HK", "Macau": "MO",
		"Taiwan": "TW", "Korea, Republic of": "KR", "DR Congo (Zaire)": "CD", "Republic of Congo": "CG", "Kosovo": "XK", "XKX": "XK", "Palestine": "PS", "Timor-Leste": "TL",
		"UK": "GB", "USA": "US", "Puerto Rico": "PR", "Réunion": "RE", "Guam": "GU", "4": "AF", "004": "AF",
		"KH; TH": "KH TH", "Thailand, Cambodia": "KH TH", "MM/TH": "MM TH",
		"Atlantis": "", "Asia": "", "150": "", "001": "", "EU": "", "ZZ": "", "SU": "", "Cambodia and others": "", "Georgia": "GE", "Guinea": "GN", "Niger": "NE",
	} {
		e := one(t, mapping.Options{Map: []string{"country=country"}}, []string{"title", "country"}, "A", text).Event()
		if got := strings.Join(e.Countries, " "); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
		if want == "" && fmt.Sprint(e.Extra["country"]) == "<nil>" {
			t.Errorf("%s is lost", text)
		}
	}
}

// TestNamibia tells the code of Namibia from the NA of statistics programs.
func TestNamibia(t *testing.T) {
	for csv, want := range map[string]int{
		"title,country\nA,NA\nB,KH\nC,TH\n":             1,
		"title,country\nA,NA\nB,Cambodia\nC,Thailand\n": 0,
	} {
		input := table(t, csv)
		if e := events(t, plan(t, input, mapping.Options{}), input, nil)[0]; len(e.Countries) != want {
			t.Errorf("%s: %v", csv, e.Countries)
		}
	}
}

// TestFIPS checks codes that mean other countries in ISO 3166-1.
func TestFIPS(t *testing.T) {
	input := file(t, "gdelt-61.tsv")
	for code, want := range map[string]string{"CB": "KH", "BM": "MM", "CH": "CN", "RP": "PH", "VM": "VN", "GM": "DE", "AS": "AU", "AU": "AT", "SP": "ES", "UK": "GB", "KS": "KR", "GZ": "PS", "WE": "PS"} {
		row := input[0]
		row.Values = append([]any(nil), row.Values...)
		row.Values[53] = code
		p := plan(t, input, mapping.Options{})
		result, reject := p.Record(context.Background(), row, nil)
		if reject != nil || strings.Join(result.Event().Countries, ",") != want {
			t.Errorf("%s: %v, want %s", code, result.Event().Countries, want)
		}
	}
}

func TestKinds(t *testing.T) {
	known := []*geo.Kind{{ID: "arrest", Dataset: "curated", Label: geo.Texts{"en": "Arrest", "zh-Hans": "逮捕"}, Glyph: "arrest", Family: geo.Force}}
	input := table(t, "title,type\nA,RAID\nB,Raid\nC,Raid\nD,raid!\nE,逮捕\nF,ARREST\nG,诈骗\nH,\nI,Raid/rescue\nJ,Raid rescue\n")
	p := plan(t, input, mapping.Options{Lang: "en", Kinds: known})
	var got []string
	labels := map[string]string{}
	for _, row := range input {
		result, reject := p.Record(context.Background(), row, nil)
		if reject != nil {
			t.Fatal(reject)
		}
		for _, k := range result.Kinds {
			if before, ok := labels[k.ID]; ok && before != k.Label["en"] {
				t.Errorf("%s is called %q and %q", k.ID, before, k.Label["en"])
			}
			labels[k.ID] = k.Label["en"]
		}
		checkedKind(t, result, known)
		got = append(got, result.Event().Kind)
	}
	want := "test.raid test.raid test.raid test.raid arrest arrest test." + strings.TrimPrefix(got[6], "test.") + " test.event test.raid-rescue test.raid-rescue"
	if strings.Join(got, " ") != want || labels["test.raid"] != "Raid" || labels[got[6]] != "诈骗" {
		t.Errorf("got  %v, %v\nwant %s", got, labels, want)
	}
}

// checkedKind checks that a kind comes along unless it is known.
func checkedKind(t *testing.T, r mapping.Result, known []*geo.Kind) {
	t.Helper()
	kind := r.Event().Kind
	if kind == known[0].ID {
		if len(r.Kinds) != 0 {
			t.Errorf("a known kind comes again: %v", r.Kinds)
		}
	} else if len(r.Kinds) != 1 || r.Kinds[0].ID != kind {
		t.Errorf("%s comes with %v", kind, r.Kinds)
	}
}

func TestTexts(t *testing.T) {
	long := strings.Repeat("word ", 100)
	e := one(t, mapping.Options{Lang: "en"}, []string{"title", "summary", "notes", "place"}, "A\x00 \ttitle\r\non two lines\u202e", "First\r\nsecond\x07", "A note", long).Event()
	if e.Title["en"] != "A␀ title on two lines[U+202E]" || e.Summary["en"] != "First\nsecond␇" || e.Extra["notes"] != "A note" {
		t.Errorf("%q", []any{e.Title, e.Summary, e.Extra})
	}
	if n := len([]rune(e.Place)); n > 200 || !strings.HasSuffix(e.Place, "word…") {
		t.Errorf("a place of %d letters: %s", n, e.Place)
	}
	e = one(t, mapping.Options{}, []string{"title"}, long).Event()
	if n := len([]rune(e.Title["und"])); n > 200 || e.Extra["title"] != strings.TrimSpace(long) {
		t.Errorf("a title of %d letters, extra %v", n, e.Extra)
	}
}

func TestIDs(t *testing.T) {
	keys := map[string]string{}
	for _, id := range []any{"ABC-1", "a/1", "a.1", "a_1", "ä1", int64(17), 18.0, "甲1", strings.Repeat("x", 300), "..", "-", "A/1", "a\\1"} {
		input := []rows.Row{{Names: []string{"id", "title"}, Values: []any{id, "A"}}}
		result := one(t, mapping.Options{Map: []string{"id=id"}}, input[0].Names, input[0].Values...)
		p := plan(t, input, mapping.Options{})
		checked(t, p, *result)
		if before, ok := keys[result.Key]; ok {
			t.Errorf("%v and %s have the key %s", id, before, result.Key)
		}
		keys[result.Key] = fmt.Sprint(id)
		if len(result.Event().ID) > 120 {
			t.Errorf("an id of %d bytes", len(result.Event().ID))
		}
	}
	for key, want := range map[string]string{"abc-1": "ABC-1", "17": "17", "18": "18", "a.1": "a.1"} {
		if keys[key] != want {
			t.Errorf("key %s is of %q, want %q", key, keys[key], want)
		}
	}
}

func TestSources(t *testing.T) {
	names := []string{"title", "source", "url"}
	for _, test := range []struct {
		source, url, want string
	}{
		{"", "", "dataset:My set"},
		{"A Paper", "", "document:A Paper"},
		{"A Paper", "https://www.paper.example/1", "webpage:A Paper"},
		{"", "https://www.paper.example/1", "webpage:paper.example"},
		{"", "https://a.example/1; https://b.example/2", "webpage:a.example webpage:b.example"},
		{"A Paper; B Paper", "", "document:A Paper; B Paper"},
	} {
		opt := mapping.Options{Title: "My set", Map: []string{"source=source", "source_url=url"}}
		result := one(t, opt, names, "A", test.source, test.url)
		var got []string
		for _, s := range result.Sources {
			got = append(got, fmt.Sprintf("%s:%s", s.CSL["type"], s.CSL["title"]))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%q, %q: got %q", test.source, test.url, got)
		}
		checked(t, plan(t, nil, mapping.Options{}), *result)
	}
}

func TestConfidence(t *testing.T) {
	for text, want := range map[string]geo.Confidence{"": geo.Reported, "Confirmed": geo.Confirmed, "alleged": geo.Alleged, "disputed": geo.Reported, "sure": geo.Reported} {
		result := one(t, mapping.Options{Map: []string{"confidence=c"}}, []string{"title", "c"}, "A", text)
		if got := result.Event().Confidence; got != want {
			t.Errorf("%q: %s", text, got)
		}
		if want == geo.Reported && text != "" && result.Event().Extra["c"] != text {
			t.Errorf("%q is lost", text)
		}
	}
}

func TestDates(t *testing.T) {
	for _, test := range []struct {
		csv, want string
	}{
		{"title,date\nA,2024-01-05T23:30:00+07:00\n", "2024-01-05 extra 2024-01-05T23:30:00+07:00"},
		{"title,date\nA,13/05/2024\n", "2024-05-13"},
		{"title,date\nA,\n", ""},
		{"title,year,month,day\nA,2024,5,\n", "2024-05"},
		{"title,start_date,end_date\nA,2024-01-05,2024-01-09\n", "2024-01-05/2024-01-09"},
		{"title,start_date,end_date\nA,2024-01-05,\n", "2024-01-05"},
		{"title,date,date precision\nA,2024-01-05,month\n", "2024-01"},
		{"title,date\nA,31 February 2024\n", "refused date"},
		{"title,start_date,end_date\nA,2024-01-09,2024-01-05\n", "refused end_date"},
	} {
		input := table(t, test.csv)
		opt := mapping.Options{}
		if strings.Contains(test.csv, "February") || strings.HasSuffix(test.csv, "A,\n") {
			opt.Map = []string{"when=date"}
		}
		result, reject := plan(t, input, opt).Record(context.Background(), input[0], nil)
		got := ""
		if reject != nil {
			got = "refused " + reject.Column
		} else if got = string(result.Event().When); result.Event().Extra["date"] != nil {
			got += " extra " + fmt.Sprint(result.Event().Extra["date"])
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q (%v)", test.csv, got, test.want, reject)
		}
	}
}

// TestMarkup takes tags away that a browser would not show, and keeps the text
// as it came beside it.
func TestMarkup(t *testing.T) {
	for text, want := range map[string]string{
		"plain < 5 and > 3":                     "",
		"a <place> of their own":                "",
		"AT&amp;T":                              "",
		"date: 2024<br>kind: <b>raid</b>":       "date: 2024\nkind: raid",
		"<p>One.</p>\n\n<p>Two &amp; three</p>": "One.\nTwo & three",
		`<img src="https://x.example/y.jpg" height="200" width="auto" /><br><br>Seen at night`: "Seen at night",
		"<table><tr><td>where</td><td>Myawaddy</td></tr></table>":                              "where Myawaddy",
		"<div>a</div><script>alert('<b>')</script><style>p{}":                                  "a",
		"<b>unfinished <a href='x":                                                             "unfinished <a href='x",
	} {
		e := one(t, mapping.Options{Lang: "en"}, []string{"title", "description"}, "A", text).Event()
		got, kept := e.Summary["en"], e.Extra["description"]
		if want == "" && (got != text || kept != nil) || want != "" && (got != want || kept != text) {
			t.Errorf("%q is %q beside %q, want %q", text, got, kept, want)
		}
	}
}
