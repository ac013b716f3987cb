package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/ogc"
	"github.com/mapd/mapd/web/onefile"
)

// hostile ends whatever text may stand in, and runs code where it can.
const hostile = `</script></style></title></template></noscript>--><script>alert(1)</script><img src=x onerror=alert(1)>"'&`

// told makes a snapshot of a briefing, events and what they need.
func told(t *testing.T, version geo.Version, more ...geo.Record) *snapshot.Snapshot {
	t.Helper()
	text := geo.Texts{"en": hostile}
	records := append([]geo.Record{
		&geo.Dataset{ID: "curated", Title: text, Credit: hostile, Licence: "CC-BY-4.0", Language: "en", Visibility: geo.Public},
		&geo.Kind{ID: "raid", Dataset: "curated", Label: text, Glyph: "raid", Family: geo.Force},
		&geo.Source{ID: "paper", Dataset: "curated", CSL: map[string]any{"title": hostile}},
		&geo.Hotspot{ID: "park", Dataset: "curated", Name: text, Point: &orb.Point{98.5, 16.6}, Type: "compound", Role: geo.Site, Summary: text},
		&geo.Event{ID: "raid-1", Dataset: "curated", Kind: "raid", Title: text, Summary: text, When: "2025-10-20",
			Points: []orb.Point{{98.5, 16.6}}, Hotspots: []string{"park"}, Claims: []geo.Claim{{Source: "paper", Says: text}}},
		&geo.Briefing{ID: "story", Dataset: "curated", Title: hostile, Language: "en", Audience: hostile, Scenes: []geo.Scene{{
			ID: "one", Title: hostile, Text: hostile, Notes: hostile, View: geo.View{West: 97, South: 14, East: 101, North: 18},
			Time: geo.SceneTime{From: "2025", To: "2025", Mode: geo.WindowMode}, Citations: []geo.Citation{},
			Annotations: []geo.Annotation{{Type: geo.TextAnnotation, Text: hostile, Points: [][]float64{{98, 16}}}}}}},
		&geo.Briefing{ID: "zh", Dataset: "curated", Title: "简报", Language: "zh-Hans", Scenes: []geo.Scene{{ID: "one",
			View: geo.View{West: 97, South: 14, East: 101, North: 18}, Time: geo.SceneTime{To: "2025", Mode: geo.UpToMode}}}},
	}, more...)
	slices.SortStableFunc(records, func(a, b geo.Record) int {
		return slices.Index(geo.Collections, a.Key().Collection) - slices.Index(geo.Collections, b.Key().Collection)
	})
	s, err := snapshot.Build(geo.StoreInfo{ID: "0123456789", Version: version}, func(yield func(geo.Revision, error) bool) {
		for _, r := range records {
			if !yield(geo.Revision{Key: r.Key(), Dataset: "curated", Version: version, Record: r}, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var filePage = fstest.MapFS{
	"index.html":       {Data: []byte("the page")},
	"onefile/page.js":  {Data: []byte("(function(){document.title='begun'})();\n")},
	"onefile/zh.json":  {Data: []byte(`{"common.close":"关闭"}`)},
	"onefile/page.css": {Data: []byte("body{color:red}\n")},
}

// withFiles serves files of the briefings of a snapshot.
func withFiles(s *snapshot.Snapshot) func(*Config) {
	return func(c *Config) {
		c.Page, c.Snapshots = filePage, func() *snapshot.Snapshot { return s }
		c.Gazetteer = ogc.Gazetteer{Open: geocode.Open}
	}
}

func saved(t *testing.T, s *snapshot.Snapshot, path string) *httptest.ResponseRecorder {
	t.Helper()
	h, _ := site(t, withFiles(s))
	w := ask(h, "GET", path)
	if w.Code != 200 {
		t.Fatalf("%s: %d %s", path, w.Code, w.Body)
	}
	return w
}

// within returns what stands between two texts.
func within(t *testing.T, text, from, to string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, from)
	inner, _, ended := strings.Cut(rest, to)
	if !found || !ended {
		t.Fatalf("there is nothing between %q and %q", from, to)
	}
	return inner
}

func TestFileOfABriefing(t *testing.T) {
	w := saved(t, told(t, 3), "/briefings/story.html")
	file := w.Body.String()
	policy := w.Header().Get("Content-Security-Policy")
	sum := func(text string) string {
		hash := sha256.Sum256([]byte(text))
		return base64.StdEncoding.EncodeToString(hash[:])
	}
	want := "default-src 'none'; script-src 'sha256-" + sum(within(t, file, "<script>", "</script>")) +
		"'; style-src 'sha256-" + sum(within(t, file, "<style>", "</style>")) + "'; img-src data: blob:; font-src data:; worker-src blob:"
	if policy != want {
		t.Errorf("the answer's policy is\n%s\nwant\n%s", policy, want)
	}
	if !strings.Contains(file, `<meta http-equiv="Content-Security-Policy" content="`+strings.ReplaceAll(want, "'", "&#39;")+`">`) {
		t.Error("the file does not state its policy")
	}
	if got := w.Header().Get("Content-Disposition"); got != `attachment; filename="story.html"` {
		t.Errorf("Content-Disposition: %s", got)
	}
	// What is written into the document is text; the rest stands in the archive.
	for _, bad := range []string{"<img", "alert(1)</script>", "onerror=alert(1)>\""} {
		if strings.Contains(file, bad) {
			t.Errorf("%q stands in the file", bad)
		}
	}
	if n := len(regexp.MustCompile(`(?i)</?script`).FindAllString(file, -1)); n != 4 {
		t.Errorf("the file has %d tags of scripts, want 4", n)
	}
	if addresses := regexp.MustCompile(`(?i)(src|href)="(http|//|/)`).FindAllString(file, -1); addresses != nil {
		t.Errorf("the file asks for %q", addresses)
	}
}

// unpacked reads the archive of a file as the page does.
func unpacked(t *testing.T, file string) map[string]string {
	t.Helper()
	packed, err := base64.StdEncoding.DecodeString(within(t, file, `id="archive">`, "</script>"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	begin := 4 + int(binary.LittleEndian.Uint32(all))
	var index map[string][2]int
	if err := json.Unmarshal(all[4:begin], &index); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for address, at := range index {
		out[address] = string(all[begin+at[0] : begin+at[0]+at[1]])
	}
	return out
}

func TestFileCarriesWhatThePageAsksFor(t *testing.T) {
	held := unpacked(t, saved(t, told(t, 3), "/briefings/story.html").Body.String())
	for _, want := range []struct{ address, has string }{
		{"tiles/events.pack", `"dataVersion":3`},
		{"api/collections/events", `"id":"raid-1"`},
		{"api/collections/hotspots", `"id":"park"`},
		{"api/collections/flows", `{"features":[]}`},
		{"api/collections/sources", `"id":"paper"`},
		{"api/datasets", `"id":"curated"`},
		{"api/briefings/story", `"data_version":3`},
		{"tiles/basemaps.json", `{"basemaps":[]}`},
		{"tiles/basemap/0/0/0.mvt", "countries"},
		{"tiles/basemap/7/99/58.mvt", "countries"},
	} {
		if body, ok := held[want.address]; !ok || !strings.Contains(body, want.has) {
			t.Errorf("%s is %.200q, want %q in it", want.address, body, want.has)
		}
	}
	var manifest struct{ Parts []struct{ Href string } }
	if err := json.Unmarshal([]byte(held["tiles/events.pack"]), &manifest); err != nil {
		t.Fatal(err)
	}
	if len(manifest.Parts) != 1 || held["tiles/"+manifest.Parts[0].Href] == "" {
		t.Errorf("the parts of the pack are %v; there are %v", manifest.Parts, slices.Sorted(maps.Keys(held)))
	}
	for address, body := range held {
		if strings.Contains(body, "mapd.invalid") || strings.Contains(body, "timeStamp") {
			t.Errorf("%s tells when or how it was asked for: %.200s", address, body)
		}
	}
}

func TestFilesAreTheSameBytes(t *testing.T) {
	first := saved(t, told(t, 3), "/briefings/story.html")
	h, _ := site(t, withFiles(told(t, 3)))
	again := ask(h, "GET", "https://elsewhere.test/briefings/story.html")
	if !bytes.Equal(first.Body.Bytes(), again.Body.Bytes()) {
		t.Error("the same briefing, version and program give other bytes")
	}
	file, err := OneFile(t.Context(), Config{Page: filePage, Gazetteer: ogc.Gazetteer{Open: geocode.Open},
		Snapshots: func() *snapshot.Snapshot { return told(t, 3) }}, "story")
	if err != nil || !bytes.Equal(first.Body.Bytes(), file) {
		t.Errorf("the command line writes another file than the server (%v)", err)
	}
	tag := first.Header().Get("ETag")
	if held := ask(h, "GET", "/briefings/story.html", "If-None-Match", tag); held.Code != 304 {
		t.Errorf("with its ETag: %d, want 304", held.Code)
	}
	if next := saved(t, told(t, 4), "/briefings/story.html"); next.Header().Get("ETag") == tag {
		t.Error("another data version has the same ETag")
	}
}

func TestFileSpeaksTheLanguageOfTheBriefing(t *testing.T) {
	if _, carried := unpacked(t, saved(t, told(t, 3), "/briefings/story.html").Body.String())["words/zh"]; carried {
		t.Error("a file in English carries Chinese texts")
	}
	file := saved(t, told(t, 3), "/briefings/zh.html").Body.String()
	if texts := unpacked(t, file)["words/zh"]; !strings.Contains(texts, "关闭") {
		t.Errorf("its texts are %q", texts)
	}
	if !strings.Contains(file, `<html lang="zh-Hans">`) || !strings.Contains(file, "<title>简报</title>") {
		t.Errorf("the file begins %.400s", file)
	}
}

func TestFilesThatCannotBeHad(t *testing.T) {
	crowd := make([]geo.Record, onefile.MaxEvents+1)
	for i := range crowd {
		crowd[i] = &geo.Event{ID: fmt.Sprint("e", i), Dataset: "curated", Kind: "raid", Title: geo.Texts{"en": "x"}, When: "2025", Points: []orb.Point{{98, 15}}}
	}
	tests := []struct {
		name, path, detail string
		status             int
		change             func(*Config)
	}{
		{"unknown", "/briefings/nothing.html", `no briefing \"nothing\"`, 404, withFiles(told(t, 3))},
		{"parameter", "/briefings/story.html?colour=red", "colour", 400, withFiles(told(t, 3))},
		{"method", "/briefings/a.html", "", 405, withFiles(told(t, 3))},
		{"not built", "/briefings/story.html", "make", 503, func(c *Config) { withFiles(told(t, 3))(c); c.Page = fstest.MapFS{} }},
		{"too many", "/briefings/story.html", "20000 events", 400, withFiles(told(t, 3, crowd...))},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h, _ := site(t, test.change)
			method := "GET"
			if test.status == 405 {
				method = "DELETE"
			}
			w := ask(h, method, test.path)
			if w.Code != test.status || !strings.Contains(w.Body.String(), test.detail) {
				t.Errorf("%d %s, want %d with %q", w.Code, w.Body, test.status, test.detail)
			}
			if got := w.Header().Get("Content-Disposition"); got != "" {
				t.Errorf("an error is to be saved as %s", got)
			}
		})
	}
}

// TestFileOfALargeStore has more events than a file carries, but few where the
// briefing looks.
func TestFileOfALargeStore(t *testing.T) {
	crowd := make([]geo.Record, onefile.MaxEvents+1)
	for i := range crowd {
		crowd[i] = &geo.Event{ID: fmt.Sprint("far", i), Dataset: "curated", Kind: "raid", Title: geo.Texts{"en": "x"}, When: "2025", Points: []orb.Point{{-60, -20}}}
	}
	held := unpacked(t, saved(t, told(t, 3, crowd...), "/briefings/story.html").Body.String())
	if !strings.Contains(held["tiles/events.pack"], `"rows":1,`) || strings.Contains(held["api/collections/events"], `"far`) {
		t.Errorf("the file carries %.300s", held["tiles/events.pack"])
	}
}

func TestPageOfFilesIsNoPartOfTheSite(t *testing.T) {
	h, _ := site(t, withFiles(told(t, 3)))
	if w := ask(h, "GET", "/onefile/page.js"); w.Code != 404 {
		t.Errorf("/onefile/page.js: %d", w.Code)
	}
}
