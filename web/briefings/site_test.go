package briefings_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles"
	"github.com/mapd/mapd/web/access"
	"github.com/mapd/mapd/web/briefings"
	"github.com/mapd/mapd/web/ogc"
)

// site serves briefings over a store with three events: two raids in Myanmar in
// 2025, one in a dataset that is not public, and a report without a place.
type site struct {
	http.Handler
	t      *testing.T
	store  *gpkg.Store
	keeper *snapshot.Keeper
	secret string
}

var here = orb.Point{98.5, 16.6}

func event(id, dataset, kind string, when geo.When, points ...orb.Point) *geo.Event {
	return &geo.Event{ID: id, Dataset: dataset, Kind: kind, Title: geo.Texts{"en": "Title of " + id}, When: when, Points: points}
}

func newSite(t *testing.T) *site {
	t.Helper()
	store, err := gpkg.Open(t.Context(), filepath.Join(t.TempDir(), "s.gpkg"))
	if err != nil {
		t.Fatal(err)
	}
	s := &site{t: t, store: store}
	s.write(&geo.Dataset{ID: "curated", Visibility: geo.Public}, &geo.Dataset{ID: "closed", Visibility: geo.Private},
		&geo.Kind{ID: "raid", Dataset: "curated", Family: geo.Force}, &geo.Kind{ID: "report", Dataset: "curated", Family: geo.Said},
		event("raid-1", "curated", "raid", "2025-10-20", here), event("raid-2", "curated", "raid", "2025-11", here),
		event("told", "curated", "report", "2025-10"), event("secret", "closed", "raid", "2025-10-21", here),
		&geo.Briefing{ID: "hidden", Dataset: "closed"})
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	if s.keeper, err = snapshot.Keep(ctx, store, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		<-s.keeper.Done()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	token, secret := access.NewToken("Ada", geo.Editor, time.Now(), time.Time{})
	if err := store.AddToken(t.Context(), token, access.Hash(secret)); err != nil {
		t.Fatal(err)
	}
	s.secret = secret
	guard := access.NewGuard(func() access.Tokens { return store }, nil)
	r := chi.NewRouter()
	r.Mount(ogc.Root, ogc.Routes(s.keeper.Snapshot, ogc.Gazetteer{Open: geocode.Open}, tiles.NewServer(s.keeper.Snapshot, geocode.Open, nil)))
	r.Mount(briefings.PagesRoot, briefings.NewReaders(s.keeper.Snapshot, shell).Routes())
	r.Mount(briefings.Root, briefings.Routes(s.keeper.Snapshot, func() briefings.Store { return store }, guard))
	s.Handler = r
	return s
}

// shell is a page of the map without its fonts.
var shell = fstest.MapFS{"index.html": {Data: []byte(`<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>mapd</title>
<meta name="description" content="the map"><script async type="module" src="./assets/start.js"></script></head>
<body><div id="app"></div><noscript><p>No code</p></noscript></body></html>`)}}

// get asks for a page.
func (s *site) get(path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	w.Header().Set("Content-Security-Policy", "script-src 'self'; base-uri 'none'")
	s.ServeHTTP(w, r)
	return w
}

// write changes the store as an import does.
func (s *site) write(records ...geo.Record) {
	s.t.Helper()
	if _, err := s.store.Apply(s.t.Context(), geo.Commit{Author: "import"}, geo.EditsOf(records...)); err != nil {
		s.t.Fatal(err)
	}
}

// settle waits until the snapshot has all that was written.
func (s *site) settle() {
	s.t.Helper()
	info, err := s.store.Info(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(s.t.Context(), time.Minute)
	defer cancel()
	for s.keeper.Snapshot().Info().Version < info.Version {
		select {
		case <-ctx.Done():
			s.t.Fatal("the snapshot does not follow")
		case <-time.After(time.Millisecond):
		}
	}
}

// ask sends a request; header holds names and values in turn.
func (s *site) ask(method, path, body string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, briefings.Root+path, strings.NewReader(body))
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// put sends a briefing with the token.
func (s *site) put(id, body string, header ...string) *httptest.ResponseRecorder {
	return s.ask("PUT", "/"+id, body, append([]string{"Authorization", "Bearer " + s.secret, "Content-Type", "application/json"}, header...)...)
}

// fresh is the header for one that is not there yet.
var fresh = []string{"If-None-Match", "*"}

// talk is a briefing whose one scene shows Myanmar in October 2025.
func talk(title string) string {
	return `{"id":"talk","title":"` + title + `","language":"en","scenes":[{"id":"one","title":"The raid","text":"So [@told].",
		"view":{"west":97,"south":15,"east":100,"north":18},"time":{"from":"2025-10","to":"2025-10","mode":"window"},"filters":{},"layers":{}}]}`
}
