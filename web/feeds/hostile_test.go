package feeds_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/feeds"
)

// hostile are texts that some format takes for something else.
var hostile = []string{
	`<script>alert(1)</script><img src=x onerror=alert(1)> ]]> &amp; " '`, "=1+1", "'=1+1", "@x", "\t=1", "-2", "a\r\nb\nc", "\u202Eleft", "a/b\\c/../d",
	"\x01\x1b[31m\x00end", "\uFFFE\uFFFF", "bad \xff bytes", `\" "`, strings.Repeat("long ", 20000), "javascript:alert(1)", "{\"a\":1}", "#,;|",
}

func hostileRecords() []geo.Record {
	records := []geo.Record{&geo.Dataset{ID: "open", Title: en("Open"), Licence: `"><script>`, Credit: hostile[0], Visibility: geo.Public}}
	for i, s := range hostile {
		id, at := "odd"+string(rune('a'+i)), orb.Point{100, 10}
		claims := []geo.Claim{{Source: id, Locator: s, Says: en(s)}}
		records = append(records,
			&geo.Source{ID: id, Dataset: "open", CSL: map[string]any{"title": s, "URL": "javascript:" + s}, Note: en(s)},
			&geo.Hotspot{ID: id, Dataset: "open", Name: en(s), Role: geo.Role(s), Country: s, Point: &at, Located: s, Summary: en(s), Claims: claims},
			&geo.Event{ID: id, Dataset: "open", Kind: s, Title: en(s), Summary: en(s), When: "2024", Place: s, Points: orb.MultiPoint{at}, Confidence: geo.Confidence(s),
				Figures: []geo.Figure{{Measure: s, Unit: s, Best: number(1)}}, Claims: claims, Extra: map[string]any{s: s}})
	}
	return records
}

// TestHostileValues writes texts that are easily got wrong in every member, in
// every format: each is well formed and harmless, and all items are in it.
func TestHostileValues(t *testing.T) {
	s := snapshotOf(t, 7, hostileRecords())
	for _, format := range feeds.Formats() {
		for _, c := range []geo.Collection{geo.Events, geo.Hotspots, geo.Sources} {
			feed, err := feeds.Open(t.Context(), s, feeds.Ask{Query: geo.Query{Collection: c}, Languages: []string{"en"},
				Times: feeds.NewTimes(func() feeds.History { return past{} })})
			if err != nil {
				t.Fatal(err)
			}
			var out strings.Builder
			if err := feed.Write(t.Context(), format, &out); err != nil {
				t.Errorf("%s.%s: %v", c, format.Name, err)
				continue
			}
			if check := wellFormed[format.Name]; check != nil {
				check(t, out.String())
			}
		}
	}
}

var wellFormed = map[string]func(*testing.T, string){
	"geojson": func(t *testing.T, s string) {
		var collection struct{ Features []any }
		if err := json.Unmarshal([]byte(s), &collection); err != nil || len(collection.Features) != len(hostile) {
			t.Errorf("GeoJSON: %v, %d features", err, len(collection.Features))
		}
	},
	"geojsonl": func(t *testing.T, s string) {
		if n := strings.Count(s, "\n"); n != len(hostile) {
			t.Errorf("GeoJSON by lines has %d lines", n)
		}
	},
	"csv": harmlessCSV, "kml": harmlessXML, "atom": harmlessXML,
}

func harmlessCSV(t *testing.T, s string) {
	rows, err := csv.NewReader(strings.NewReader(s)).ReadAll()
	if err != nil || len(rows) != len(hostile)+1 {
		t.Fatalf("CSV: %v, %d rows", err, len(rows))
	}
	for _, row := range rows[1:] {
		for i, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("the cell %s is run: %.40q", rows[0][i], cell)
			}
		}
	}
}

// harmlessXML reads XML, and its descriptions as HTML: nothing of the data is
// markup in either.
func harmlessXML(t *testing.T, s string) {
	decoder := xml.NewDecoder(strings.NewReader(s))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("XML: %v", err)
		}
		if e, ok := token.(xml.StartElement); ok {
			if e.Name.Local == "script" || e.Name.Local == "img" {
				t.Errorf("data became the element %s", e.Name.Local)
			}
			for _, a := range e.Attr {
				if a.Name.Local == "href" && strings.HasPrefix(a.Value, "javascript:") {
					t.Errorf("it links to %.40s", a.Value)
				}
			}
		}
	}
	for _, bad := range []string{"<script", "<img", "&lt;script", "&lt;img"} {
		if inHTML(s, bad) {
			t.Errorf("a description has %s", bad)
		}
	}
}

// inHTML looks for markup where HTML stands: in KML's descriptions as it is, in
// Atom's content escaped once.
func inHTML(s, markup string) bool {
	begin, end := "<![CDATA[", "]]>"
	if strings.Contains(s, "<feed") {
		begin, end = `<content type="html">`, "</content>"
	} else if strings.HasPrefix(markup, "&") {
		return false
	}
	for _, part := range strings.Split(s, begin)[1:] {
		if html, _, found := strings.Cut(part, end); found && strings.Contains(html, markup) {
			return true
		}
	}
	return false
}
