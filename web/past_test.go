package web

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/mapd/mapd/geo/snapshot"
)

// history is a site over a store whose data has changed.
type history struct {
	http.Handler
	t      *testing.T
	store  *gpkg.Store
	keeper *snapshot.Keeper
}

func newHistory(t *testing.T) *history {
	t.Helper()
	store, err := gpkg.Open(t.Context(), filepath.Join(t.TempDir(), "s.gpkg"))
	if err != nil {
		t.Fatal(err)
	}
	h := &history{t: t, store: store}
	h.write(&geo.Dataset{ID: "d", Visibility: geo.Public}, &geo.Dataset{ID: "other", Visibility: geo.Public},
		&geo.Kind{ID: "raid", Dataset: "d", Family: geo.Force}, raid("one", "d", "First"), raid("two", "d", "Second"), raid("three", "other", "Third"))
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	if h.keeper, err = snapshot.Keep(ctx, store, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		<-h.keeper.Done()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	h.Handler, _ = site(t, func(c *Config) { c.Snapshots, c.AsOf = h.keeper.Snapshot, h.keeper.AsOf })
	return h
}

func raid(id, dataset, title string) *geo.Event {
	return &geo.Event{ID: id, Dataset: dataset, Kind: "raid", Title: geo.Texts{"en": title}, When: "2025-10-20", Points: orb.MultiPoint{{98.5, 16.6}}}
}

// write changes the store and waits until the site shows it.
func (h *history) write(records ...geo.Record) { h.apply(geo.EditsOf(records...)) }

func (h *history) apply(edits func(func(geo.Edit, error) bool)) {
	h.t.Helper()
	change, err := h.store.Apply(h.t.Context(), geo.Commit{Author: "test"}, edits)
	if err != nil {
		h.t.Fatal(err)
	}
	if h.keeper == nil {
		return
	}
	for deadline := time.Now().Add(time.Minute); h.keeper.Snapshot().Info().Version < change.Version; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			h.t.Fatal("the snapshot does not follow")
		}
	}
}

// titles asks for the events' titles.
func (h *history) titles(query string) string {
	h.t.Helper()
	w := ask(h, "GET", "/api/collections/events/items?f=json&sortby=title"+query)
	var page struct {
		Features []struct{ Properties struct{ Title string } }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &page); err != nil || w.Code != http.StatusOK {
		h.t.Fatalf("%s: %d %s", query, w.Code, w.Body)
	}
	var titles []string
	for _, f := range page.Features {
		titles = append(titles, f.Properties.Title)
	}
	return strings.Join(titles, ",")
}

func TestEarlierVersions(t *testing.T) {
	h := newHistory(t)
	h.write(raid("one", "d", "First, corrected"), raid("four", "d", "Fourth"))
	h.apply(func(yield func(geo.Edit, error) bool) {
		yield(geo.Edit{Key: geo.Key{Collection: geo.Events, ID: "two"}}, nil)
	})
	for query, want := range map[string]string{
		"":           "First, corrected,Fourth,Third",
		"&version=1": "First,Second,Third",
		"&version=2": "First, corrected,Fourth,Second,Third",
		"&version=3": "First, corrected,Fourth,Third",
	} {
		if got := h.titles(query); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	w := ask(h, "GET", "/api/collections/events/items?version=1&limit=1")
	if w.Header().Get("Mapd-Data-Version") != "1" || !strings.Contains(w.Body.String(), "limit=1&version=1") {
		t.Errorf("the answer says version %q and links to %s", w.Header().Get("Mapd-Data-Version"), w.Body)
	}
	for target, says := range map[string]string{
		"/api/collections/events/aggregate?by=kind&version=1":         `"dataVersion":1`,
		"/api/collections/events/items/two?f=json&version=1":          "Second",
		"/tiles/events.pack?version=2":                                `"dataVersion":2`,
		"/tiles/events.json?version=1":                                "mvt?version=1",
		"/api/kinds?version=1":                                        "raid",
		"/api/collections/events/items?version=1&f=html":              "Second",
		"/api/collections/events/items?f=json&version=2&bbox=1,1,2,2": `"numberMatched":0`,
	} {
		if w := ask(h, "GET", target); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), says) {
			t.Errorf("%s: %d %s; want %s", target, w.Code, w.Body, says)
		}
	}
	if w := ask(h, "HEAD", "/tiles/events/0/0/0.mvt?version=1"); w.Code != http.StatusOK {
		t.Errorf("HEAD: %d", w.Code)
	}
}

// TestWhatIsNotPublicStaysAway hides a dataset that was public then.
func TestWhatIsNotPublicStaysAway(t *testing.T) {
	h := newHistory(t)
	h.write(raid("five", "d", "Fifth"))
	before := ask(h, "GET", "/api/collections/events/items?version=1")
	tile := ask(h, "GET", "/tiles/events/0/0/0.mvt?version=1")
	h.write(&geo.Dataset{ID: "other", Visibility: geo.Private})
	if got := h.titles("&version=1"); got != "First,Second" {
		t.Errorf("as of the first version: %s", got)
	}
	for target, w := range map[string]interface{ Header() http.Header }{"/api/collections/events/items?version=1": before, "/tiles/events/0/0/0.mvt?version=1": tile} {
		if again := ask(h, "GET", target, "If-None-Match", w.Header().Get("ETag")); again.Code != http.StatusOK {
			t.Errorf("%s: who has seen it before is told %d", target, again.Code)
		}
	}
}

func TestVersionsThatThereAreNot(t *testing.T) {
	h := newHistory(t)
	for target, want := range map[string]struct {
		status int
		says   string
	}{
		"/api/collections/events/items?version=9":           {404, "the newest is 1"},
		"/api/collections/events/items?version=0":           {400, "version: "},
		"/api/collections/events/items?version=-1":          {400, "version: "},
		"/api/collections/events/items?version=new":         {400, "version: "},
		"/api/collections/events/items?version=":            {400, "version: "},
		"/api/search?q=x&version=1":                         {400, "leave it out"},
		"/feeds/events.csv?version=1":                       {400, "leave it out"},
		"/briefings/a.html?version=1":                       {400, "leave it out"},
		"/api/briefings?version=1":                          {400, "leave it out"},
		"/api/collections/events/items?version=1&version=2": {400, "version: "},
	} {
		if w := ask(h, "GET", target); w.Code != want.status || !strings.Contains(w.Body.String(), want.says) {
			t.Errorf("%s: %d %s; want %d, %s", target, w.Code, w.Body, want.status, want.says)
		}
	}
	if w := ask(h, "GET", "/briefings/nobody?version=1"); w.Code != http.StatusNotFound {
		t.Errorf("the page of a briefing, which reads it itself: %d %s", w.Code, w.Body)
	}
	without, _ := site(t, nil)
	if w := ask(without, "GET", "/api/collections/events/items?version=1"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("a site without a history: %d", w.Code)
	}
}
