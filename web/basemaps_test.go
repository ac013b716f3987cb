package web

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNewRaster(t *testing.T) {
	for _, c := range []struct{ template, credit, origin, fault string }{
		{"https://tile.example.org/{z}/{x}/{y}.png", "Example", "https://tile.example.org", ""},
		{"https://Tile.example.org:8443/a/{z}/{y}/{x}@2x.jpg?key=1%20", "Example", "https://tile.example.org:8443", ""},
		{"http://127.0.0.1:9000/{z}-{x}-{y}", "Example", "http://127.0.0.1:9000", ""},
		{"https://tile.example.org/{z}/{x}/{y}.png", " ", "", "need a credit"},
		{"https://tile.example.org/{z}/{x}.png", "Example", "", "lacks {y}"},
		{"https://{s}.example.org/{z}/{x}/{y}.png", "Example", "", "has {s}"},
		{"https://{z}.example.org/{z}/{x}/{y}.png", "Example", "", "host is plain"},
		{"https://tile.example.org/{z}/{x}/{-y}.png", "Example", "", "has {-y}"},
		{"tile.example.org/{z}/{x}/{y}.png", "Example", "", "no address"},
		{"//tile.example.org/{z}/{x}/{y}.png", "Example", "", "no address"},
		{"file:///tiles/{z}/{x}/{y}.png", "Example", "", "no address"},
		{"javascript://x/{z}/{x}/{y}", "Example", "", "no address"},
		{"https://me:secret@tile.example.org/{z}/{x}/{y}.png", "Example", "", "no address"},
		{"https://tile.example.org;script-src/{z}/{x}/{y}.png", "Example", "", "no address"},
		{"https://*.example.org/{z}/{x}/{y}.png", "Example", "", "no address"},
		{"https://tile.example.org/{z}/{x}/{y}.png 'unsafe-inline'", "Example", "", "no address"},
	} {
		r, err := NewRaster(c.template, c.credit)
		switch {
		case c.fault == "" && err != nil:
			t.Errorf("%s: %v", c.template, err)
		case c.fault == "" && r.origin != c.origin:
			t.Errorf("%s: the origin is %s, want %s", c.template, r.origin, c.origin)
		case c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)):
			t.Errorf("%s: %v, want %q", c.template, err, c.fault)
		}
	}
}

// imageSources is what the policy lets the page load images from.
func imageSources(policy string) string {
	for directive := range strings.SplitSeq(policy, ";") {
		if list, found := strings.CutPrefix(strings.TrimSpace(directive), "img-src "); found {
			return list
		}
	}
	return ""
}

func TestPolicyNamesTheOfferedHostAlone(t *testing.T) {
	raster, err := NewRaster("https://tile.example.org/{z}/{x}/{y}.png", "Example")
	if err != nil {
		t.Fatal(err)
	}
	usual, _ := site(t, nil)
	plain := ask(usual, "GET", "/").Header().Get("Content-Security-Policy")
	if got := imageSources(plain); got != "'self' data: blob:" {
		t.Errorf("without an offer images may come from %s", got)
	}
	if strings.Contains(plain, "http") {
		t.Errorf("without an offer the policy names a host: %s", plain)
	}
	offering, _ := site(t, func(c *Config) { c.Basemaps.Raster = raster })
	policy := ask(offering, "GET", "/").Header().Get("Content-Security-Policy")
	if got := imageSources(policy); got != "'self' data: blob: https://tile.example.org" {
		t.Errorf("with an offer images may come from %s", got)
	}
	if rest := strings.Replace(policy, " https://tile.example.org", "", 1); rest != plain {
		t.Errorf("the offer changes more than images: %s", policy)
	}
}

func TestListOfBasemaps(t *testing.T) {
	usual, _ := site(t, nil)
	if got := ask(usual, "GET", "/tiles/basemaps.json").Body.String(); got != `{"basemaps":[]}` {
		t.Errorf("without an offer: %s", got)
	}
	if got := ask(usual, "GET", "/"+pmtilesPath).Code; got != 404 {
		t.Errorf("without a file: %d", got)
	}
	raster, err := NewRaster("https://tile.example.org/{z}/{x}/{y}.png?a=1&b=2", "© Example")
	if err != nil {
		t.Fatal(err)
	}
	h, _ := site(t, func(c *Config) {
		c.Basemaps = Basemaps{Raster: raster, PMTiles: writePMTiles(t, "0123456789")}
	})
	want := `{"basemaps":[{"id":"raster","tiles":"https://tile.example.org/{z}/{x}/{y}.png?a=1\u0026b=2","credit":"© Example"},` +
		`{"id":"pmtiles","tiles":"tiles/basemap.pmtiles","credit":"Example"}]}`
	if got := ask(h, "GET", "/tiles/basemaps.json").Body.String(); got != want {
		t.Errorf("got %s", got)
	}
}

// writePMTiles makes a file with the right beginning.
func writePMTiles(t *testing.T, content string) *PMTiles {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pmtiles")
	if err := os.WriteFile(file, []byte(pmtilesMagic+content), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := NewPMTiles(file, "Example")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPMTilesIsServedInParts(t *testing.T) {
	h, _ := site(t, func(c *Config) { c.Basemaps.PMTiles = writePMTiles(t, "0123456789") })
	whole := ask(h, "HEAD", "/"+pmtilesPath)
	if got := whole.Header().Get("Content-Length"); whole.Code != 200 || got != "18" {
		t.Errorf("HEAD: %d, %s bytes", whole.Code, got)
	}
	part := ask(h, "GET", "/"+pmtilesPath, "Range", "bytes=8-11")
	if part.Code != 206 || part.Body.String() != "0123" || part.Header().Get("Content-Range") != "bytes 8-11/18" {
		t.Errorf("Range: %d %q %v", part.Code, part.Body, part.Header())
	}
	if got := ask(h, "GET", "/"+pmtilesPath, "If-None-Match", whole.Header().Get("ETag")).Code; got != 304 {
		t.Errorf("If-None-Match: %d", got)
	}
}

func TestNewPMTilesRefuses(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "other.zip")
	if err := os.WriteFile(other, []byte("PK\x03\x04 and more"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ file, credit, fault string }{
		{other, "Example", "not a PMTiles file"},
		{filepath.Join(dir, "missing"), "Example", "no such file"},
		{dir, "Example", "not a PMTiles file"},
		{other, "", "need a credit"},
	} {
		if _, err := NewPMTiles(c.file, c.credit); err == nil || !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%s: %v, want %q", c.file, err, c.fault)
		}
	}
}
