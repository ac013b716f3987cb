package briefings_test

import (
	"bytes"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"

	"github.com/mapd/mapd/web/briefings"
)

// told is a site with one briefing.
func told(t *testing.T, title, text string) *site {
	t.Helper()
	s := newSite(t)
	if w := s.put("talk", strings.Replace(talk(title), "So [@told].", text, 1), fresh...); w.Code != http.StatusCreated {
		t.Fatalf("write: %d %s", w.Code, w.Body)
	}
	s.settle()
	return s
}

func TestPageOfABriefing(t *testing.T) {
	s := told(t, "The talk", "So *it* says [@told].")
	w := s.get("/briefings/talk")
	body := w.Body.String()
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "text/html; charset=utf-8" {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	for _, want := range []string{
		"<base href=\"../\">", "<title>The talk – mapd</title>", `src="./assets/start.js"`, `<div id="app"></div>`,
		`<link rel="canonical" href="http://example.com/briefings/talk">`, `<link rel="alternate" type="application/json" href="http://example.com/api/briefings/talk">`,
		`<meta property="og:image" content="http://example.com/briefings/talk/one.png">`, `<meta name="twitter:card" content="summary_large_image">`,
		`"@type":"Article"`, `<em>it</em> says<sup><a href="http://example.com/briefings/talk#ref-1">1</a></sup>`,
		`<li id="ref-1"><a href="http://example.com/api/collections/events/items/told"><bdi>Title of told</bdi></a> · 2025-10`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("%s is missing:\n%s", want, body)
		}
	}
	for _, bad := range []string{"<title>mapd</title>", `content="the map"`, "No code"} {
		if strings.Contains(body, bad) {
			t.Errorf("%s of the map's own page is still there", bad)
		}
	}
	if policy := w.Header().Get("Content-Security-Policy"); policy != "script-src 'self'; base-uri 'self'" {
		t.Errorf("the policy is %q", policy)
	}
	if again := s.get("/briefings/talk", "If-None-Match", w.Header().Get("ETag")); again.Code != http.StatusNotModified {
		t.Errorf("with its own ETag: %d", again.Code)
	}
}

// TestHostileTextsOnPages puts markup into every text.
func TestHostileTextsOnPages(t *testing.T) {
	hostile := `</title></noscript><script>alert(1)</script><img src=x onerror=alert(1)>{{.}}`
	escaped := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(hostile)
	s := newSite(t)
	body := strings.Replace(talk(escaped), `"So [@told]."`, `"`+escaped+` [@told] [x](javascript:alert(1))"`, 1)
	body = strings.Replace(body, `"The raid"`, `"`+escaped+`"`, 1)
	body = strings.Replace(body, `"language":"en"`, `"language":"en","audience":"`+escaped+`"`, 1)
	if w := s.put("talk", body, fresh...); w.Code != http.StatusCreated {
		t.Fatalf("write: %d %s", w.Code, w.Body)
	}
	s.settle()
	for _, path := range []string{"/briefings/talk", "/briefings", "/briefings/nobody"} {
		page := s.get(path, "Accept", "text/html").Body.String()
		for _, bad := range []string{"<script>alert", "<img src=x", "javascript:alert(1)\""} {
			if strings.Contains(page, bad) {
				t.Errorf("%s has %s:\n%s", path, bad, page)
			}
		}
	}
}

func TestPages(t *testing.T) {
	s := told(t, "The talk", "x")
	for _, c := range []struct {
		path, accept string
		status       int
		says         string
	}{
		{"/briefings", "", 200, `<a href="http://example.com/briefings/talk"><bdi>The talk</bdi></a>`},
		{"/briefings?lang=zh", "", 200, "简报"},
		{"/briefings?colour=red", "", 400, "colour"},
		{"/briefings/nobody", "text/html", 404, "There is no briefing at this address"},
		{"/briefings/nobody", "*/*", 404, `there is no briefing \"nobody\"`},
		{"/briefings/hidden", "*/*", 404, `there is no briefing`},
		{"/briefings/talk?from=2025&embed=1", "", 200, "<base"},
		{"/briefings/talk/", "", 308, ""},
		{"/briefings/talk/one.png?w=10", "", 400, "w: "},
		{"/briefings/talk/one.png?w=4000&h=4000", "", 400, "million pixels"},
		{"/briefings/talk/one.png?size=huge", "", 400, "card, square or print"},
		{"/briefings/talk/one.png?scale=NaN", "", 400, "scale: "},
		{"/briefings/talk/one.png?w=200&scale=3", "", 400, "scale: "},
		{"/briefings/talk/one.png?theme=red", "", 400, "light or dark"},
		{"/briefings/talk/one.png?colour=red", "", 400, "colour"},
		{"/briefings/talk/two.png", "", 404, `has no scene`},
		{"/briefings/nobody/one.png", "", 404, "there is no briefing"},
		{"/briefings/talk/one.png", "", 503, "make build"},
		{"/briefings/talk/one.svg", "", 404, ""},
	} {
		w := s.get(c.path, "Accept", c.accept)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.says) {
			t.Errorf("%s (%s): %d %s; want %d, %s", c.path, c.accept, w.Code, w.Body, c.status, c.says)
		}
	}
}

// TestPictures draws with the fonts of the built page.
func TestPictures(t *testing.T) {
	if _, err := os.Stat("../app/dist/assets"); err != nil {
		t.Skip("the page is not built; make build")
	}
	s := told(t, "The talk", "x")
	r := chi.NewRouter()
	r.Mount(briefings.PagesRoot, briefings.NewReaders(s.keeper.Snapshot, os.DirFS("../app/dist")).Routes())
	s.Handler = r
	for query, want := range map[string][2]int{"": {1200, 630}, "?size=square&theme=dark": {1080, 1080}, "?w=400&h=300": {400, 300}, "?scale=1": {1200, 630}} {
		w := s.get("/briefings/talk/one.png" + query)
		picture, err := png.Decode(bytes.NewReader(w.Body.Bytes()))
		if w.Code != http.StatusOK || err != nil || picture.Bounds().Dx() != want[0] || picture.Bounds().Dy() != want[1] {
			t.Errorf("%s: %d %v; want %v", query, w.Code, err, want)
			continue
		}
		if again := s.get("/briefings/talk/one.png"+query, "If-None-Match", w.Header().Get("ETag")); again.Code != http.StatusNotModified {
			t.Errorf("%s with its own ETag: %d", query, again.Code)
		}
	}
}

// TestPageThatIsNotBuilt shows the texts in a page of their own.
func TestPageThatIsNotBuilt(t *testing.T) {
	s := told(t, "The talk", "So *it* says [@told].")
	r := chi.NewRouter()
	r.Mount(briefings.PagesRoot, briefings.NewReaders(s.keeper.Snapshot, nil).Routes())
	w := httptest.NewRecorder()
	r.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/briefings/talk", nil))
	if body := w.Body.String(); w.Code != http.StatusOK || !strings.Contains(body, "<em>it</em>") || !strings.Contains(body, "/pages/style.css") || strings.Contains(body, "<base") {
		t.Errorf("%d %s", w.Code, body)
	}
}

// TestTooLarge writes more than a briefing may have. The limit itself is the
// site's (web).
func TestTooLarge(t *testing.T) {
	s := newSite(t)
	r := httptest.NewRequest(http.MethodPut, briefings.Root+"/talk", strings.NewReader(talk(strings.Repeat("x", 3<<20))))
	for name, value := range map[string]string{"Authorization": "Bearer " + s.secret, "Content-Type": "application/json", "If-None-Match": "*"} {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	r.Body = http.MaxBytesReader(w, r.Body, 2<<20)
	s.ServeHTTP(w, r)
	if w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(w.Body.String(), "2 MiB") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
