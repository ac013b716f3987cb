package main

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/mapd/mapd/"

// packages returns what each package of mapd imports, tests left out.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	imports := map[string][]string{}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return imports
		} else if err != nil {
			t.Fatal(err)
		}
		imports[strings.TrimPrefix(p.ImportPath, module)] = p.Imports
	}
}

const root = "../.."

// stores are the packages that keep data.
var stores = []string{"geo/gpkg", "geo/postgis"}

// mayImport says which packages of mapd a package may import. The longest
// matching line counts, and "geo/x/y" is below "geo/x".
var mayImport = map[string][]string{
	"cmd/bench":          {"geo", "geo/geocode", "geo/postgis/pgtest", "geo/snapshot", "geo/synth", "web", "web/feeds", "web/ogc"},
	"geo":                {},
	"geo/fold":           {},
	"geo/crs":            {},
	"geo/cql2":           {"geo", "geo/crs", "geo/fold"},
	"geo/geocode":        {"geo", "geo/fold", "geo/geocode"},
	"geo/briefing":       {"geo"},
	"geo/change":         {"geo"},
	"geo/follow":         {"geo"},
	"geo/ahead":          {"geo"},
	"geo/gpkg":           {"geo", "geo/ahead", "geo/change", "geo/follow"},
	"geo/postgis":        {"geo", "geo/ahead", "geo/change", "geo/follow"},
	"geo/pack":           {"geo"},
	"geo/pack/packtest":  {"geo/pack"},
	"geo/storetest":      {"geo"},
	"geo/history":        {"geo"},
	"geo/ingest":         {"geo", "geo/briefing"},
	"geo/ingest/rows":    {},
	"geo/ingest/formats": {"geo/ingest/rows"},
	"geo/ingest/coords":  {"geo", "geo/fold"},
	"geo/ingest/dates":   {"geo", "geo/fold"},
	"geo/ingest/mapping": {"geo", "geo/fold", "geo/sheet", "geo/ingest", "geo/ingest/rows", "geo/ingest/coords", "geo/ingest/dates"},
	"geo/ingest/load":    {"geo", "geo/geocode", "geo/ingest"},
	"geo/ingest/look":    {"geo", "geo/ingest", "geo/pack"},
	"geo/sheet":          {},
	"geo/snapshot":       {"geo", "geo/fold"},
	"geo/synth":          {},
	"seeds":              {},
	"tiles":              {"geo", "geo/geocode", "geo/pack", "geo/snapshot", "tiles", "web/httpx"},
	"tiles/basemap":      {"tiles/mvt", "tiles/internal"},
	"tiles/mvt":          {},
	"web":                {"geo", "geo/briefing", "geo/snapshot", "tiles", "web/access", "web/briefings", "web/feeds", "web/httpx", "web/ogc", "web/onefile", "web/pages"},
	"web/httpx":          {"geo", "geo/cql2", "geo/crs"},
	"web/ogc":            {"geo", "geo/crs", "geo/fold", "geo/geocode", "geo/sheet", "geo/snapshot", "tiles", "web/feeds", "web/httpx", "web/look", "web/maplibre", "web/pages", "web/record"},
	"web/look":           {"geo"},
	"web/pages":          {"tiles/basemap", "web/httpx"},
	"web/maplibre":       {"geo", "web/look"},
	"web/record":         {"geo", "geo/snapshot", "web/httpx"},
	"web/access":         {"geo", "web/httpx"},
	"web/onefile":        {"geo", "geo/briefing", "geo/snapshot", "web/httpx"},
	"web/briefings":      {"geo", "geo/briefing", "geo/snapshot", "web/access", "web/httpx", "web/look", "web/pages", "web/picture"},
	"web/picture":        {"geo", "geo/snapshot", "tiles/basemap", "web/look"},
	"web/feeds":          {"geo", "geo/sheet", "geo/snapshot", "web/httpx", "web/look", "web/pages", "web/record"},
	"cmd/mapd":           {"geo", "geo/briefing", "geo/geocode", "geo/gpkg", "geo/history", "geo/postgis", "geo/ingest", "geo/snapshot", "seeds", "web", "web/access", "web/feeds", "web/httpx", "web/ogc", "web/pages"},
}

// allowed returns what the package may import, and the line that says so.
func allowed(name string) (list []string, line string) {
	for candidate := range mayImport {
		if (name == candidate || strings.HasPrefix(name, candidate+"/")) && len(candidate) > len(line) {
			line = candidate
		}
	}
	return mayImport[line], line
}

// TestArrows checks who may know whom: data flows from the seeds over ingest
// and the store to the snapshot, and from there to everything that is served.
func TestArrows(t *testing.T) {
	seen := packages(t)
	if len(seen) < 8 {
		t.Fatalf("go list names %d packages only", len(seen))
	}
	for name, imports := range seen {
		list, line := allowed(name)
		if line == "" {
			t.Errorf("%s stands in no line of mayImport; add one", name)
		}
		for _, i := range imports {
			of, ours := strings.CutPrefix(i, module)
			if !ours || of == line || strings.HasPrefix(of, line+"/") {
				continue
			}
			within := func(p string) bool { return of == p || p != "geo" && strings.HasPrefix(of, p+"/") }
			if !slices.ContainsFunc(list, within) {
				t.Errorf("%s imports %s; it may import %v", name, of, list)
			}
			if slices.Contains(stores, of) && name != "cmd/mapd" {
				t.Errorf("%s names the store %s; only cmd/mapd may", name, of)
			}
		}
	}
}

// TestGeoIsPure checks that geo imports the standard library and orb alone.
func TestGeoIsPure(t *testing.T) {
	for _, i := range packages(t)["geo"] {
		if strings.Contains(strings.Split(i, "/")[0], ".") && !strings.HasPrefix(i, "github.com/paulmach/orb") {
			t.Errorf("geo imports %s", i)
		}
	}
}

// TestPageArrows checks the page's: only layers/ imports Leaflet, only api/
// talks to the network.
func TestPageArrows(t *testing.T) {
	leaflet := regexp.MustCompile(`(?m)(from|import|require\()\s*\(?["']leaflet`)
	network := regexp.MustCompile(`\b(fetch\(|XMLHttpRequest|WebSocket\(|EventSource\(|sendBeacon\()`)
	comment := regexp.MustCompile(`(?m)^\s*(//|\*|/\*).*$`)
	source := filepath.Join(root, "web", "app", "src")
	err := filepath.WalkDir(source, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !regexp.MustCompile(`\.[tj]sx?$`).MatchString(path) || strings.Contains(path, ".test.") {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(source, path)
		code := comment.ReplaceAll(content, nil)
		if folder := strings.Split(filepath.ToSlash(name), "/")[0]; folder != "layers" && leaflet.Match(code) {
			t.Errorf("%s imports Leaflet; only layers/ may", name)
		} else if folder != "api" && network.Match(code) {
			t.Errorf("%s talks to the network; only api/ may", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
