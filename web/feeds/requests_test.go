package feeds_test

import (
	"net/http"
	"strings"
	"testing"
)

type list = []string

// TestRequests asks as clients do: the status, what the answer holds, and what
// it must not.
func TestRequests(t *testing.T) {
	h := served(t, records())
	for _, test := range []struct {
		target string
		status int
		has    list
		not    list
	}{
		{"/feeds/events.geojson", 200, list{`"licence":"CC0-1.0"`, `"credit":"us & <others>"`, `"data_version":7`, `"data_time":"2025-11-03T09:30:00Z"`, `"numberReturned":6`,
			`"id":"raid-mill"`, `"rescued_low":520`, `"rescued_best":null`, `"held_level_best":9000`, `"seized_usd_high":1500000`, `"start":"2024-01-05"`,
			`"source_names":"A paper | blog"`, `"source_ids":["paper","blog"]`, `"family":"force"`, `"type":"MultiPoint"`}, list{"secret", "ODbL"}},
		{"/feeds/events.geojson?datetime=2024-01&country=KH", 200, list{`"query":"country=KH&datetime=2024-01"`, "raid-mill", `"id":"undated"`}, list{"lasting", `"before"`}},
		{"/feeds/events.geojson?ids=nothing", 200, list{`"features":[`, "\n]}"}, list{`"Feature"`}},
		{"/feeds/events.geojsonl", 200, list{`{"type":"Feature","id":"before"`}, list{"FeatureCollection"}},
		{"/feeds/events.csv", 200, list{"id,lon,lat,wkt,kind,", "raid-mill,103.5,10.6,POINT(103.5 10.6),raid,", ",KH; LA,", `"MULTIPOINT((103.5 10.6),(-103.625 -10.75))"`,
			"rescued_low,rescued_best,rescued_high", ",CC0-1.0,us & <others>\r\n"}, list{"secret", "\uFEFF"}},
		{"/feeds/events.csv?bom=true&limit=1", 200, list{"\uFEFFid,"}, nil},
		{"/feeds/events.csv?lang=km", 200, list{"ការឆែកឆេរ"}, nil},
		{"/feeds/hotspots.csv", 200, list{"The Mill", "2023"}, nil},
		{"/feeds/sources.csv", 200, list{"A paper", "Jo Doe"}, list{"lon,lat"}},
		{"/feeds/flows.geojson", 200, list{`"LineString","coordinates":[[103.5,10.6],[-103.625,-10.75]]`, `"geometry":null`, `"from":"mill"`}, nil},
		{"/feeds/events.kml", 200, list{"<name>Force</name>", "<when>2024-01-05</when>", "<begin>2023-08-01</begin><end>2023-12-31</end>", `<SimpleData name="id">raid-mill`,
			"#force</styleUrl>", "us &amp; &lt;others&gt;"}, list{"secret", "<name>Pressure</name>", "javascript:"}},
		{"/feeds/events.atom", 200, list{"<updated>2025-11-03T09:30:00Z</updated>", "<published>2025-10-30T09:30:00Z</published>", `term="corrected"`, `term="new"`,
			"<georss:point>10.6 103.5</georss:point>", "<georss:box>-10.75 -103.625 10.6 103.5</georss:box>", "tag:mapd.invalid,2025:test:events/raid-mill",
			`href="http://map.test/?event=raid-mill"`, "https://paper.example/a?b=1&amp;c=2"}, list{"secret", "javascript:", `rel="next"`}},
		{"/feeds/events.atom", 200, list{`:events/taken-back" when="2025-11-02T09:30:00Z"/>`, "<title>Withdrawn: taken-back</title>", "<title>Withdrawn: all-of-it</title>", `term="withdrawn"`},
			list{"never-shown", "redacted", "/gone", `events/undated" when`}},
		{"/feeds/events.atom?kind=raid", 200, list{`events/taken-back" when=`}, list{"Withdrawn"}},
		{"/feeds/events.atom?limit=2", 200, list{`rel="next"`, `rel="first"`}, nil},
		{"/feeds/events.geojsonl?datetime=2024-01", 200, list{`"in_window":"certain"`, `"in_window":null`}, list{"two-places", "possible"}},
		{"/feeds/events.geojsonl?datetime=2023-09", 200, list{`"id":"two-places"`, `"in_window":"possible"`}, list{"certain", "raid-mill"}},
		{"/feeds/hotspots.csv?datetime=2024", 200, nil, list{"in_window"}},
		{"/feeds/events.geojson?filter=rescued_low>=500", 200, list{"raid-mill"}, list{"two-places"}},
		{"/feeds/events.gpkg", 200, list{"SQLite format 3", "raid-mill"}, list{"secret"}},
		{"/feeds/events.fgb", 200, list{"fgb\x03fgb\x00", "raid-mill"}, list{"secret"}},
		{"/feeds/events.parquet", 200, list{"PAR1", "geometry_types"}, list{"secret"}},
		{"/feeds?country=KH", 200, list{"6 events of data version 7", "/feeds/events.fgb?country=KH", "<circle", "us &amp; &lt;others&gt;"}, list{"<others>"}},
		{"/feeds?country=KH", 200, list{`<div class="sheet">`, `<span>before</span>`, "corrected, 2025-11-03", `<use href="#marks"/>`, "Layer name: events\nGeometry: Multi Point\nFeature Count: 6",
			`</i>Force <span>`, "1999-12-31", "&#34;type&#34;: &#34;Feature&#34;"}, nil},
		{"/feeds?ids=none", 200, list{"0 events"}, list{`class="sheet"`, `class="news"`}},
		{"/feeds?collection=sources", 200, list{"2 sources"}, list{"<circle"}},
		{"/feeds?collection=people", 400, list{"hotspots, events, flows, sources"}, nil},
		{"/feeds/people.csv", 404, list{"hotspots, events, flows and sources"}, nil},
		{"/feeds/events.doc", 404, list{"geojson, geojsonl, csv"}, nil},
		{"/feeds/events", 404, list{"there is no feed of that format"}, nil},
		{"/feeds/events.csv/x", 404, nil, nil},
		{"/feeds/events.csv-metadata.json?kind=raid", 200, list{`"name":"rescued_low"`, `"separator":"; "`, `"datatype":"date"`}, list{"raid-mill"}},
		{"/feeds/events.csv-metadata.json?kind=raid&bbox=1", 400, list{"bbox"}, nil},
		{"/feeds/events.kml-metadata.json", 404, list{"the file says itself"}, nil},
		{"/feeds/events.doc-metadata.json", 404, list{"geojson, geojsonl, csv"}, nil},
		{"/feeds/people.csv-metadata.json", 404, list{"hotspots, events, flows and sources"}, nil},
		{"/feeds/events.csv?bbox=1,2", 400, list{"bbox"}, nil},
		{"/feeds/events.csv?bom=perhaps", 400, list{"true, false"}, nil},
		{"/feeds/events.geojson?bom=true", 400, list{"bom"}, nil},
		{"/feeds/events.csv?after=x", 400, list{"leave it out"}, nil},
		{"/feeds/events.atom?after=x", 400, list{"no token"}, nil},
		{"/feeds/events.atom?offset=5", 400, list{"next links"}, nil},
		{"/feeds/events.csv?kind=raid&kind=rescue", 400, list{"twice"}, nil},
		{"/feeds/sources.csv?kind=raid", 400, list{"kind"}, nil},
	} {
		w := ask(h, test.target)
		body := w.Body.String()
		if w.Code != test.status {
			t.Errorf("%s: %d, want %d: %.300s", test.target, w.Code, test.status, body)
			continue
		}
		for _, s := range test.has {
			if !strings.Contains(body, s) {
				t.Errorf("%s has no %q: %.3000s", test.target, s, body)
			}
		}
		for _, s := range test.not {
			if strings.Contains(body, s) {
				t.Errorf("%s has %q", test.target, s)
			}
		}
	}
}

// TestHeaders checks what tells of a feed beside its body.
func TestHeaders(t *testing.T) {
	h := served(t, records())
	for name, mediaType := range map[string]string{
		"geojson": "application/geo+json", "geojsonl": "application/x-ndjson", "csv": "text/csv; charset=utf-8",
		"kml": "application/vnd.google-earth.kml+xml", "atom": "application/atom+xml; charset=utf-8",
	} {
		target := "/feeds/events." + name + "?datetime=2024&kind=raid"
		w := ask(h, target)
		links := strings.Join(w.Header().Values("Link"), "\n")
		if got := w.Header().Get("Content-Type"); got != mediaType {
			t.Errorf("%s is of type %q", name, got)
		}
		if got := w.Header().Get("Content-Disposition"); !strings.HasSuffix(got, `; filename="mapd-events-raid-2024-01-01_2024-12-31-v7.`+name+`"`) {
			t.Errorf("%s is called %s", name, got)
		}
		for _, want := range []string{
			`<https://spdx.org/licenses/CC0-1.0>; rel="license"`, `<http://map.test` + "/feeds/events." + name + `?datetime=2024&kind=raid>; rel="self"`,
			`rel="alternate"; type="`, `rel="describedby"`,
		} {
			if !strings.Contains(links, want) {
				t.Errorf("%s has no link %s in\n%s", name, want, links)
			}
		}
		if strings.Contains(links, "events."+name+`?datetime=2024&kind=raid>; rel="alternate"`) {
			t.Errorf("%s links to itself as another format", name)
		}
		tag := w.Header().Get("ETag")
		if again := ask(h, target, "If-None-Match", tag); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
			t.Errorf("%s with its own tag: %d", name, again.Code)
		}
		if other := ask(h, target, "Accept-Language", "km"); other.Header().Get("ETag") == tag {
			t.Errorf("%s has the same tag in another language", name)
		}
		if packed := ask(h, target, "Accept-Encoding", "gzip"); packed.Header().Get("Content-Encoding") != "gzip" || packed.Header().Get("ETag") == tag {
			t.Errorf("%s is not packed: %v", name, packed.Header())
		}
	}
}

// TestPages follows the next links of Atom: every item comes once, what was
// written last first.
func TestPages(t *testing.T) {
	h := served(t, records())
	seen, target := map[string]bool{}, "/feeds/events.atom?limit=2"
	for pages := 0; target != ""; pages++ {
		if pages > 5 {
			t.Fatal("the pages do not end")
		}
		body := ask(h, target).Body.String()
		for part := range strings.SplitSeq(body, "<entry><id>") {
			id, _, isEntry := strings.Cut(part, "</id><title>T")
			if isEntry && seen[id] {
				t.Errorf("%s comes twice", id)
			}
			if isEntry {
				seen[id] = true
			}
		}
		_, rest, found := strings.Cut(body, `rel="next" type="application/atom+xml" href="http://map.test`)
		if target = ""; found {
			target, _, _ = strings.Cut(rest, `"`)
			target = strings.ReplaceAll(target, "&amp;", "&")
		}
	}
	if len(seen) != 6 {
		t.Errorf("the pages have %v", seen)
	}
}
