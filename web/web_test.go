package web

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// site serves an empty store; log takes what it logs.
func site(t *testing.T, change func(*Config)) (h http.Handler, log *bytes.Buffer) {
	t.Helper()
	s, err := snapshot.Build(geo.StoreInfo{ID: "test", Version: 3}, func(func(geo.Revision, error) bool) {})
	if err != nil {
		t.Fatal(err)
	}
	log = &bytes.Buffer{}
	c := Config{
		Snapshots: func() *snapshot.Snapshot { return s },
		Follows:   func() error { return nil },
		Page: fstest.MapFS{
			"index.html":                 {Data: []byte("<!doctype html><title>the page</title>")},
			"assets/look-worker-3c4d.js": {Data: []byte("onmessage = null")},
			"assets/look-5e6f.wasm.gz":   {Data: []byte("packed")},
			"assets/app-1a2b.js":         {Data: []byte(strings.Repeat("let a = 1;\n", 100))},
			"favicon.svg":                {Data: []byte("<svg xmlns='http://www.w3.org/2000/svg'/>")},
			".gitkeep":                   {},
		},
		Log: slog.New(slog.NewTextHandler(log, nil)),
	}
	if change != nil {
		change(&c)
	}
	if h, err = New(c); err != nil {
		t.Fatal(err)
	}
	return h, log
}

// ask sends a request; header holds names and values in turn.
func ask(h http.Handler, method, target string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestSite(t *testing.T) {
	h, _ := site(t, nil)
	tests := []struct {
		method, target string
		status         int
		has            string
	}{
		{"GET", "/", 200, "the page"},
		{"GET", "/index.html", 200, "the page"},
		{"GET", "/assets/app-1a2b.js", 200, "let a = 1;"},
		{"GET", "/assets/", 404, `"status":404`},
		{"GET", "/.gitkeep", 404, `"status":404`},
		{"GET", "/../web.go", 404, `"status":404`},
		{"GET", "/nothing", 404, "the map is at /, the API at /api"},
		{"POST", "/", 405, `"status":405`},
		{"POST", "/nothing", 404, `"status":404`},
		{"POST", "/assets/app-1a2b.js", 405, `"status":405`},
		{"PUT", "/api/collections/events/items", 405, `"status":405`},
		{"BREW", "/api", 405, `"status":405`},
		{"GET", "/api", 200, `"rel":"service-desc"`},
		{"GET", "/api/nothing", 404, `"status":404`},
		{"GET", "/api/collections/events/items", 200, `"features":[]`},
		{"GET", "/tiles/nothing", 404, `"status":404`},
		{"GET", "/tiles/events.json", 200, `"tilejson"`},
		{"GET", "/tiles/events.pack", 200, `"rows":0`},
		{"GET", "/healthz", 200, `"status":"up"`},
		{"GET", "/readyz", 200, `"dataVersion":3`},
		{"GET", "/metrics", 200, "mapd_data_version 3"},
	}
	for _, test := range tests {
		w := ask(h, test.method, test.target)
		if w.Code != test.status || !strings.Contains(w.Body.String(), test.has) {
			t.Errorf("%s %s: %d, want %d with %q:\n%.300s", test.method, test.target, w.Code, test.status, test.has, w.Body)
		}
		if w.Code >= 400 && w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %s: an error of type %q", test.method, test.target, w.Header().Get("Content-Type"))
		}
		if w.Code == http.StatusMethodNotAllowed && w.Header().Get("Allow") != "GET, HEAD, OPTIONS" {
			t.Errorf("%s %s: Allow %q", test.method, test.target, w.Header().Get("Allow"))
		}
		for _, name := range []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Access-Control-Allow-Origin", "X-Request-Id"} {
			if w.Header().Get(name) == "" {
				t.Errorf("%s %s: no %s", test.method, test.target, name)
			}
		}
	}
}

func TestContentSecurityPolicyAllowsNoInlineCode(t *testing.T) {
	h, _ := site(t, nil)
	policy := ask(h, "GET", "/").Header().Get("Content-Security-Policy")
	if !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "*") {
		t.Error(policy)
	}
	if strings.Contains(notBuilt, "<script") || strings.Contains(notBuilt, "style") {
		t.Error("the page that stands in has inline code")
	}
}

// TestMayStandInFrames checks that any page may embed the map.
// TestLookWorkerPolicy checks that the worker alone may run WebAssembly, and
// that what it runs is sent as it is packed.
func TestLookWorkerPolicy(t *testing.T) {
	h, _ := site(t, nil)
	for path, want := range map[string]bool{"/": false, "/assets/app-1a2b.js": false, "/assets/look-worker-3c4d.js": true} {
		policy := ask(h, "GET", path).Header().Get("Content-Security-Policy")
		if strings.Contains(policy, "'wasm-unsafe-eval'") != want || strings.Contains(policy, "http") {
			t.Errorf("%s: %s", path, policy)
		}
	}
	program := ask(h, "GET", "/assets/look-5e6f.wasm.gz", "Accept-Encoding", "gzip, zstd").Header()
	if program.Get("Content-Encoding") != "" || program.Get("Content-Type") != "application/gzip" || !strings.Contains(program.Get("Cache-Control"), "immutable") {
		t.Errorf("the program: %v", program)
	}
}

func TestMayStandInFrames(t *testing.T) {
	h, _ := site(t, nil)
	header := ask(h, "GET", "/?embed=1").Header()
	if policy := header.Get("Content-Security-Policy"); strings.Contains(policy, "frame-ancestors") {
		t.Errorf("a frame is refused by %q", policy)
	}
	for _, name := range []string{"X-Frame-Options", "Cross-Origin-Resource-Policy", "Cross-Origin-Opener-Policy"} {
		if value := header.Get(name); value != "" {
			t.Errorf("%s: %s may refuse a frame", name, value)
		}
	}
}

// TestHead compares HEAD with GET over a real connection.
func TestHead(t *testing.T) {
	h, _ := site(t, nil)
	server := httptest.NewServer(h)
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}} // else it asks GET for gzip, and HEAD not
	defer client.CloseIdleConnections()
	for _, target := range []string{"/", "/api", "/api/", "/api/collections/events/items", "/api/collections/events/items/none",
		"/tiles/events.json", "/tiles/events.pack", "/assets/app-1a2b.js", "/nothing", "/healthz"} {
		get, err := client.Get(server.URL + target)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(get.Body)
		get.Body.Close()
		head, err := client.Head(server.URL + target)
		if err != nil {
			t.Fatal(err)
		}
		head.Body.Close()
		if head.StatusCode != get.StatusCode || head.Header.Get("Content-Type") != get.Header.Get("Content-Type") ||
			head.Header.Get("ETag") != get.Header.Get("ETag") || head.ContentLength != get.ContentLength || len(body) == 0 {
			t.Errorf("%s: HEAD %d %v, GET %d %v", target, head.StatusCode, head.Header, get.StatusCode, get.Header)
		}
	}
}

func TestOptions(t *testing.T) {
	h, _ := site(t, nil)
	for target, status := range map[string]int{
		"/": 204, "/api": 204, "/api/": 204, "/api/collections/events/items": 204, "/api/collections/events/items/": 204,
		"/tiles/events.pack": 204, "/tiles/events/1/1/1.mvt": 204, "/healthz": 204, "/api/nothing": 404,
		"/index.html": 204, "/assets/app-1a2b.js": 204, "/nothing": 404, "/assets/": 404, "/briefings/x": 204, "/briefings/x/y": 404,
		"/api/collections/events/items/a%2Fb": 204, "/api/collections/events/items/%00": 204, "/api/collections/events/items//": 404,
	} {
		w := ask(h, "OPTIONS", target)
		if w.Code != status || status == 204 && w.Header().Get("Allow") != "GET, HEAD, OPTIONS" {
			t.Errorf("OPTIONS %s: %d, Allow %q; want %d", target, w.Code, w.Header().Get("Allow"), status)
		}
	}
	w := ask(h, "OPTIONS", "/api", "Origin", "https://example.org", "Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "if-none-match")
	if w.Header().Get("Access-Control-Allow-Origin") != "*" || w.Header().Get("Access-Control-Allow-Methods") != "GET, HEAD, OPTIONS" ||
		!strings.Contains(w.Header().Get("Access-Control-Allow-Headers"), "If-None-Match") {
		t.Errorf("preflight: %v", w.Header())
	}
}

func TestPageCaching(t *testing.T) {
	h, _ := site(t, nil)
	index := ask(h, "GET", "/")
	if index.Header().Get("Cache-Control") != "public, no-cache" || index.Header().Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("index: %v", index.Header())
	}
	if w := ask(h, "GET", "/", "If-None-Match", index.Header().Get("ETag")); w.Code != http.StatusNotModified {
		t.Errorf("index again: %d", w.Code)
	}
	script := ask(h, "GET", "/assets/app-1a2b.js", "Accept-Encoding", "gzip")
	if !strings.Contains(script.Header().Get("Cache-Control"), "immutable") || script.Header().Get("Content-Encoding") != "gzip" ||
		script.Header().Get("Content-Type") != "text/javascript; charset=utf-8" {
		t.Errorf("script: %v", script.Header())
	}
}

func TestPageNotBuilt(t *testing.T) {
	h, _ := site(t, func(c *Config) { c.Page = fstest.MapFS{".gitkeep": {}} })
	if w := ask(h, "GET", "/"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "make run") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := ask(h, "GET", "/api"); w.Code != http.StatusOK {
		t.Errorf("the API: %d", w.Code)
	}
}

func TestRequestID(t *testing.T) {
	h, log := site(t, nil)
	if id := ask(h, "GET", "/api", "X-Request-Id", "abc-123").Header().Get("X-Request-Id"); id != "abc-123" {
		t.Errorf("a sane id became %q", id)
	}
	for _, id := range []string{"", "a b", "a\tb", strings.Repeat("a", 65), `"`, "-a"} {
		if got := ask(h, "GET", "/api?lang=en", "X-Request-Id", id).Header().Get("X-Request-Id"); got == id || got == "" {
			t.Errorf("the id %q became %q", id, got)
		}
	}
	if line := log.String(); !strings.Contains(line, "request_id=abc-123") || !strings.Contains(line, "status=200") || strings.Contains(line, "lang=en") {
		t.Errorf("log: %s", line)
	}
}

// TestBelowAPath asks as a proxy does that takes the path off, and as one that
// does not.
func TestBelowAPath(t *testing.T) {
	told, _ := site(t, func(c *Config) { c.BaseURL = "https://map.example.org/x" })
	trusting, _ := site(t, func(c *Config) {
		var err error
		if c.Proxies, err = httpx.ParseProxies("192.0.2.0/24"); err != nil {
			t.Fatal(err)
		}
	})
	said := []string{"X-Forwarded-Proto", "https", "X-Forwarded-Host", "map.example.org", "X-Forwarded-Prefix", "/x"}
	for name, c := range map[string]struct {
		h      http.Handler
		header []string
	}{"told": {told, nil}, "trusting": {trusting, said}} {
		for _, at := range []string{"/api", "/x/api", "/x/api/collections/events", "/api/collections/events", "/x/tiles/events.json"} {
			w := ask(c.h, "GET", at, c.header...)
			if w.Code != 200 || !strings.Contains(w.Body.String(), "https://map.example.org/x/") {
				t.Errorf("%s: %s answers %d %s", name, at, w.Code, w.Body)
			}
		}
		for at, want := range map[string]int{"/x/": 200, "/": 200, "/x/assets/app-1a2b.js": 200, "/xapi": 404, "/x/x/api": 404} {
			if got := ask(c.h, "GET", at, c.header...).Code; got != want {
				t.Errorf("%s: %s answers %d, want %d", name, at, got, want)
			}
		}
		if w := ask(c.h, "GET", "/x", c.header...); w.Code != 308 || w.Header().Get("Location") != "https://map.example.org/x/" {
			t.Errorf("%s: /x answers %d %v", name, w.Code, w.Header())
		}
	}
	if got := ask(trusting, "GET", "/x/api").Code; got != 404 {
		t.Errorf("a path that nobody spoke of answers %d", got)
	}
}

func TestBaseURL(t *testing.T) {
	h, _ := site(t, func(c *Config) { c.BaseURL = "https://map.example.org/x" })
	w := ask(h, "GET", "/api", "X-Forwarded-Host", "evil.test")
	if body := w.Body.String(); !strings.Contains(body, `"https://map.example.org/x/api/collections"`) || strings.Contains(body, "evil") {
		t.Error(body)
	}
	h, _ = site(t, nil)
	if body := ask(h, "GET", "/api", "X-Forwarded-Host", "evil.test").Body.String(); strings.Contains(body, "evil") || !strings.Contains(body, `"http://example.com/api"`) {
		t.Error(body)
	}
}

func TestReadiness(t *testing.T) {
	h, _ := site(t, func(c *Config) { c.Follows = func() error { return errors.New("disk of secret host away") } })
	w := ask(h, "GET", "/readyz")
	if w.Code != http.StatusServiceUnavailable || strings.Contains(w.Body.String(), "secret") || !strings.Contains(w.Body.String(), "data version 3") {
		t.Errorf("store away: %d %s", w.Code, w.Body)
	}
	if w := ask(h, "GET", "/api/collections"); w.Code != http.StatusOK {
		t.Errorf("reading while the store is away: %d", w.Code)
	}
	h, _ = site(t, func(c *Config) { c.Snapshots = func() *snapshot.Snapshot { return nil } })
	for target, status := range map[string]int{"/readyz": 503, "/api": 503, "/tiles/events.pack": 503, "/healthz": 200, "/": 200, "/metrics": 200} {
		if w := ask(h, "GET", target); w.Code != status {
			t.Errorf("without a snapshot %s: %d, want %d", target, w.Code, status)
		}
	}
}

func TestPanics(t *testing.T) {
	h, log := site(t, func(c *Config) { c.Snapshots = func() *snapshot.Snapshot { panic("boom") } })
	w := ask(h, "GET", "/api", "X-Request-Id", "abc")
	if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "boom") || !strings.Contains(w.Body.String(), `"request_id":"abc"`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if !strings.Contains(log.String(), "boom") || !strings.Contains(log.String(), "status=500") {
		t.Errorf("log: %s", log)
	}
}

func TestMetricsCountByRoute(t *testing.T) {
	h, _ := site(t, nil)
	ask(h, "GET", "/api/collections/events/items?limit=1")
	ask(h, "GET", "/api/collections/flows/items")
	ask(h, "HEAD", "/api/collections/flows/items/none")
	ask(h, "BREW", "/api/a-path-of-the-client")
	body := ask(h, "GET", "/metrics").Body.String()
	for _, line := range []string{
		`mapd_http_requests_total{method="GET",route="/api/collections/{collectionId}/items",status="200"} 2`,
		`mapd_http_requests_total{method="HEAD",route="/api/collections/{collectionId}/items/{featureId}",status="404"} 1`,
		`method="other"`,
		`mapd_records{collection="events"} 0`,
		"mapd_snapshot_build_seconds ",
		"mapd_http_request_duration_seconds_bucket",
	} {
		if !strings.Contains(body, line) {
			t.Errorf("no %s in\n%.3000s", line, body)
		}
	}
	if strings.Contains(body, "a-path-of-the-client") {
		t.Error("a client's path became a label")
	}
}
