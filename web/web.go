// Package web is the HTTP side of mapd: the router with its middleware, the
// embedded page, and the addresses for operators. The resources themselves are
// in web/ogc (the API) and tiles.
//
//	/                       the page
//	/api                    OGC API - Features, search, counts
//	/tiles                  vector tiles, TileJSON, the pack
//	/pages                  style and script of the plain pages
//	/api/briefings          stories told with the map
//	/briefings/{id}.html    one of them as a file that stands alone
//	/feeds                  GeoJSON, CSV and other formats, to keep or to follow
//	/session                the right of a browser on this machine to write
//	/healthz /readyz /metrics
//
// Everything can be read from any origin. Briefings can be written, by editors
// alone (web/access).
package web

import (
	"context"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles"
	"github.com/mapd/mapd/web/access"
	"github.com/mapd/mapd/web/briefings"
	"github.com/mapd/mapd/web/feeds"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/ogc"
	"github.com/mapd/mapd/web/onefile"
	"github.com/mapd/mapd/web/pages"
)

// Config is what the web side needs to know.
type Config struct {
	// Snapshots gives the newest snapshot, nil if there is none yet.
	Snapshots func() *snapshot.Snapshot
	// AsOf gives the snapshot of an earlier version; nil if there are none to be
	// had. Its errors are those of snapshot.Keeper.AsOf.
	AsOf func(ctx context.Context, version geo.Version) (*snapshot.Snapshot, error)
	// History gives what the snapshots come from, nil if there is none yet.
	History func() feeds.History
	// Store gives where briefings are written and tokens are kept, nil if there
	// is none yet. Without it nothing can be written.
	Store func() Store
	// Sessions lets a browser on this machine write; nil for none.
	Sessions *access.Sessions
	// Follows returns why the snapshot may be out of date, nil if it is not.
	Follows func() error
	// Gazetteer is what names of places are looked up in.
	Gazetteer ogc.Gazetteer
	// BaseURL is what absolute links start with, without a slash at the end.
	// If empty, links start with the address that was asked.
	BaseURL string
	// Proxies are those whose word is taken for it if BaseURL is empty.
	Proxies httpx.Proxies
	// Basemaps are offered beside the one that is built in; usually none.
	Basemaps Basemaps
	// Page holds the built front end, with index.html at its root.
	Page fs.FS
	// Log takes a line for each request and for each fault.
	Log *slog.Logger
	// Patience bounds how long an answer may take to make; 0 is a minute.
	Patience time.Duration
	// LongPatience bounds how long a feed may be on its way; 0 is two hours.
	LongPatience time.Duration
}

// Store is a store, as far as the web side uses one beside its snapshots.
type Store interface {
	briefings.Store
	access.Tokens
}

// New returns the handler of the whole site. An error means that the page
// cannot be read.
func New(c Config) (http.Handler, error) {
	page, err := newPage(c.Page)
	if err != nil {
		return nil, err
	}
	if c.Patience == 0 {
		c.Patience = time.Minute
	}
	if c.LongPatience == 0 {
		c.LongPatience = 2 * time.Hour
	}
	if c.Store == nil {
		c.Store = func() Store { return nil }
	}
	filePage, err := onefile.ReadPage(c.Page)
	if err != nil {
		return nil, err
	}
	guard := c.guard()
	m := newMetrics(c.Snapshots, c.Follows)
	r := chi.NewRouter()
	r.Use(requestID, accessLog(c.Log), m.count, recoverPanics(c.Log), secure(c.Basemaps.imageOrigin(), guard.Writes), allowReading,
		baseURL(c.BaseURL, c.Proxies), limit(c.Patience, c.LongPatience), headAsGet, answerOptions(r))
	r.NotFound(httpx.NotFound)
	r.MethodNotAllowed(httpx.MethodNotAllowed)
	r.Get("/healthz", healthz)
	r.Get("/readyz", readyz(c.Snapshots, c.Follows))
	r.Get("/metrics", m.handler().ServeHTTP)
	r.Mount(access.Root, guard.Routes())
	r.Group(func(r chi.Router) {
		drawn := tiles.NewServer(c.Snapshots, c.Gazetteer.Open, c.Gazetteer.Places)
		stories := briefings.NewReaders(c.Snapshots, c.Page)
		r.Use(needsSnapshot(c.Snapshots), sayAway(c.Follows), minVersion(c.Snapshots), newPast(c, drawn, stories).answer)
		r.Mount(briefings.Root, briefings.Routes(c.Snapshots, c.briefings, guard))
		r.Mount(briefings.PagesRoot, stories.Routes())
		r.Mount(ogc.Root, ogc.Routes(c.Snapshots, c.Gazetteer, drawn))
		r.Mount(pages.Root, pages.Routes(tokens, c.Page))
		r.Mount(feeds.Root, feeds.Routes(c.Snapshots, c.History))
		r.Mount("/tiles", drawn.Routes())
		r.Get(onefile.Pattern, onefile.NewMaker(filePage, carried(c.Gazetteer, drawn)).Handler(c.Snapshots))
	})
	if err := c.Basemaps.routes(r); err != nil {
		return nil, err
	}
	page.routes(r)
	return r, nil
}

// guard tells who may write.
func (c Config) guard() *access.Guard {
	return access.NewGuard(func() access.Tokens {
		if store := c.Store(); store != nil {
			return store
		}
		return nil
	}, c.Sessions)
}

// briefings is where these are written, nil if there is none yet.
func (c Config) briefings() briefings.Store {
	if store := c.Store(); store != nil {
		return store
	}
	return nil
}

// needsSnapshot answers 503 until the data has been read.
func needsSnapshot(snapshots func() *snapshot.Snapshot) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if snapshots() == nil {
				httpx.WriteError(w, r, errNotReady)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}
