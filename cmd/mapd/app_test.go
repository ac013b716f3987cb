package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/mapd/mapd/geo/ingest"
	"github.com/mapd/mapd/seeds"
)

// start runs mapd on a free port with a new store, until the test ends.
func start(t *testing.T, change func(*Options)) *App {
	t.Helper()
	o := Options{Listen: "127.0.0.1:0", Store: filepath.Join(t.TempDir(), "test.gpkg"), Log: slog.New(slog.DiscardHandler)}
	if change != nil {
		change(&o)
	}
	app, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- app.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("mapd ended with: %v", err)
		}
	})
	return app
}

func get(t *testing.T, address string) (status int, body string) {
	t.Helper()
	client := &http.Client{Timeout: 30 * time.Second}
	defer client.CloseIdleConnections()
	response, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(content)
}

// matched is the number of items at an address.
func matched(t *testing.T, address string) int {
	t.Helper()
	status, body := get(t, address)
	var page struct {
		NumberMatched int
		Features      []json.RawMessage
	}
	if err := json.Unmarshal([]byte(body), &page); err != nil || status != http.StatusOK || len(page.Features) != page.NumberMatched {
		t.Fatalf("%s: %d, %v, %d of %d features", address, status, err, len(page.Features), page.NumberMatched)
	}
	return page.NumberMatched
}

func TestCuratedDataIsServed(t *testing.T) {
	records, err := ingest.Curated(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{}
	for _, r := range records {
		want[string(r.Key().Collection)]++
	}
	app := start(t, nil)
	for _, collection := range []string{"hotspots", "events", "flows", "sources"} {
		if got := matched(t, app.URL()+"api/collections/"+collection+"/items?limit=10000"); got != want[collection] || got == 0 {
			t.Errorf("%s: %d items, the curated data holds %d", collection, got, want[collection])
		}
	}
	for path, text := range map[string]string{
		"":                             "mapd",
		"readyz":                       `"status":"ready"`,
		"tiles/events.pack":            `"dataVersion":1`,
		"tiles/basemap.json":           "tilejson",
		"tiles/basemap/5/25/14.mvt":    "countries",
		"tiles/events/5/24/14.mvt":     "events",
		"api/search?q=laukkai":         `"id":"laukkai"`,
		"metrics":                      "mapd_data_version 1",
		"api/collections/events/items": `"next"`,
	} {
		if status, body := get(t, app.URL()+path); status != http.StatusOK || !strings.Contains(body, text) {
			t.Errorf("/%s: %d, lacks %s: %.300s", path, status, text, body)
		}
	}
}

func TestStartingAgainChangesNothing(t *testing.T) {
	store := filepath.Join(t.TempDir(), "kept.gpkg")
	for range 2 {
		app, err := Open(t.Context(), Options{Listen: "127.0.0.1:0", Store: store, Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(err)
		}
		if version := app.keeper.Snapshot().Info().Version; version != 1 {
			t.Errorf("data version %d, want 1", version)
		}
		if err := app.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestChangesFromOutsideShow writes to the store as another process would.
func TestChangesFromOutsideShow(t *testing.T) {
	store := filepath.Join(t.TempDir(), "shared.gpkg")
	app := start(t, func(o *Options) { o.Store = store })
	other, err := gpkg.Open(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	item, ok := app.keeper.Snapshot().Item(geo.Key{Collection: geo.Hotspots, ID: "laukkai"})
	if !ok {
		t.Fatal("Laukkai is missing")
	}
	hotspot := *item.Record().(*geo.Hotspot)
	hotspot.Summary = geo.Texts{"en": "A new summary."}
	if _, err := other.Apply(t.Context(), geo.Commit{Author: "editor", Reason: "test", Dataset: hotspot.Dataset}, geo.EditsOf(&hotspot)); err != nil {
		t.Fatal(err)
	}
	deadline := time.Now().Add(20 * time.Second)
	for {
		_, body := get(t, app.URL()+"api/collections/hotspots/items/laukkai")
		if strings.Contains(body, "A new summary.") && strings.Contains(body, `"version":2`) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the change does not show: %s", body)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func TestNoSeed(t *testing.T) {
	app := start(t, func(o *Options) { o.NoSeed = true })
	if n := matched(t, app.URL()+"api/collections/events/items"); n != 0 {
		t.Errorf("%d events in a store that was to stay empty", n)
	}
}

func TestStopFinishesRequests(t *testing.T) {
	app, err := Open(t.Context(), Options{Listen: "127.0.0.1:0", Store: filepath.Join(t.TempDir(), "s.gpkg"), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	begun, goOn := make(chan struct{}), make(chan struct{})
	handler := app.server.Handler
	app.server.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(begun)
		select {
		case <-goOn:
		case <-r.Context().Done(): // cut off
		}
		handler.ServeHTTP(w, r)
	})
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- app.Run(ctx) }()
	answered := make(chan string, 1)
	go func() {
		response, err := http.Get(app.URL() + "healthz")
		if err != nil {
			answered <- err.Error()
			return
		}
		response.Body.Close()
		answered <- response.Status
	}()
	<-begun
	app.server.RegisterOnShutdown(func() { close(goOn) })
	stop()
	if got := <-answered; got != "200 OK" {
		t.Errorf("the request under way got %q", got)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	foreign := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(foreign, []byte(strings.Repeat("my notes ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ listen, store, base, says string }{
		{taken.Addr().String(), "x.gpkg", "", "is in use"},
		{"nonsense", "x.gpkg", "", "write host:port"},
		{"127.0.0.1:0", "", "", "--store is empty"},
		{"127.0.0.1:0", "postgres://u:sesame@127.0.0.1:1/mapd", "", "cannot open the store postgres://u:xxxxx@127.0.0.1:1/mapd"},
		{"127.0.0.1:0", "mysql://db/mapd", "", "no store of the sort mysql://"},
		{"127.0.0.1:0", foreign, "", "cannot open the store"},
		{"127.0.0.1:0", filepath.Join(t.TempDir(), "none", "x.gpkg"), "", "cannot open the store"},
		{"127.0.0.1:0", "x.gpkg", "map.example.org", "https://map.example.org"},
	} {
		app, err := Open(t.Context(), Options{Listen: test.listen, Store: test.store, BaseURL: test.base, Log: slog.New(slog.DiscardHandler)})
		if err == nil {
			app.Close()
		}
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%+v: %v", test, err)
		}
	}
	if content, _ := os.ReadFile(foreign); !strings.HasPrefix(string(content), "my notes ") {
		t.Error("a file that is not a store was changed")
	}
}

// TestCommandLine runs the whole program up to its exit code.
func TestCommandLine(t *testing.T) {
	for _, test := range []struct {
		args string
		code int
		says string
	}{
		{"version", 0, "mapd "},
		{"--help", 0, "serve"},
		{"serve --help", 0, "--store"},
		{"serve --store postgres://127.0.0.1:1/mapd --listen 127.0.0.1:0", 2, "cannot be reached"},
		{"serve --log-format xml", 2, "text or json"},
		{"serve --log-level loud", 2, "info, warn or error"},
		{"serve more", 2, "unknown command"},
		{"serve --nonsense", 2, "unknown flag"},
		{"nonsense", 2, "unknown command"},
	} {
		var out bytes.Buffer
		if code := run(t.Context(), strings.Fields(test.args), &out, &out); code != test.code || !strings.Contains(out.String(), test.says) {
			t.Errorf("mapd %s: exit %d, want %d:\n%s", test.args, code, test.code, out.String())
		}
	}
}

// TestGDALReads lets GDAL list and filter the layers over HTTP.
func TestGDALReads(t *testing.T) {
	ogrinfo, err := exec.LookPath("ogrinfo")
	if err != nil {
		if os.Getenv("MAPD_TEST_REQUIRE_OGR") == "1" {
			t.Fatal("ogrinfo is missing; install gdal-bin")
		}
		t.Skip("ogrinfo is missing; `make test` installs it")
	}
	app := start(t, nil)
	events := matched(t, app.URL()+"api/collections/events/items?limit=10000")
	raids := matched(t, app.URL()+"api/collections/events/items?limit=10000&kind=raid")
	gdal := func(args ...string) string {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		out, err := exec.CommandContext(ctx, ogrinfo, append([]string{"-ro", "OAPIF:" + app.URL() + "api"}, args...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("ogrinfo %v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	if list := gdal(); strings.Count(list, "(title: ") != 5 || !strings.Contains(list, " events.curated ") {
		t.Errorf("GDAL lists\n%s", list)
	}
	for _, text := range []string{fmt.Sprintf("Feature Count: %d", events), "countries: StringList", "radius_m: Real", "ongoing: Integer(Boolean)"} {
		if about := gdal("-so", "events"); !strings.Contains(about, text) {
			t.Errorf("GDAL does not say %q of events:\n%s", text, about)
		}
	}
	if n := strings.Count(gdal("-q", "events"), "OGRFeature("); n != events {
		t.Errorf("GDAL reads %d events of %d", n, events)
	}
	if n := strings.Count(gdal("-q", "events", "-where", "kind = 'raid'"), "OGRFeature("); n != raids || n == 0 {
		t.Errorf("GDAL finds %d raids of %d", n, raids)
	}
	late := startingFrom(t, app.URL()+"api/collections/events/items?limit=10000", "2025-10-01")
	if n := strings.Count(gdal("-q", "events", "-where", "start >= '2025/10/01'"), "OGRFeature("); n != late || n == 0 {
		t.Errorf("GDAL finds %d events that start from October 2025 on, there are %d", n, late)
	}
}

// startingFrom counts the events at an address whose first possible day is
// known and not before day.
func startingFrom(t *testing.T, address, day string) (n int) {
	t.Helper()
	var page struct {
		Features []struct{ Properties struct{ Start string } }
	}
	_, body := get(t, address)
	if err := json.Unmarshal([]byte(body), &page); err != nil {
		t.Fatal(err)
	}
	for _, f := range page.Features {
		if f.Properties.Start >= day {
			n++
		}
	}
	return n
}
