package web

import (
	"context"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/go-chi/chi/v5"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles"
	"github.com/mapd/mapd/web/briefings"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/ogc"
)

// pinned are the addresses that can answer as of an earlier version.
var pinned = regexp.MustCompile(`^(/api/(collections|tiles|kinds|datasets)(/.*)?|/tiles/.*|` + briefings.PagesRoot + `/[^/]+/[^/]+\.png)$`)

// isStory reports whether an address is the page of a briefing: which data it is
// shown on is the page's to say.
func isStory(path string) bool {
	id, below := strings.CutPrefix(path, briefings.PagesRoot+"/")
	return below && !strings.Contains(id, "/") && !strings.HasSuffix(id, ".html")
}

// pastsKept is for how many earlier versions the handlers are kept.
const pastsKept = 4

// past answers requests that name an earlier version in httpx.VersionParameter,
// with the handlers of the newest over another snapshot.
type past struct {
	asOf func(context.Context, geo.Version) (*snapshot.Snapshot, error)
	make func(*snapshot.Snapshot) http.Handler

	mu   sync.Mutex
	kept []pastHandler // the one used last first
}

type pastHandler struct {
	snapshot *snapshot.Snapshot
	http.Handler
}

func newPast(c Config, drawn *tiles.Server, stories *briefings.Readers) *past {
	return &past{asOf: c.AsOf, make: func(s *snapshot.Snapshot) http.Handler {
		tiles := drawn.Of(s)
		r := chi.NewRouter()
		r.NotFound(httpx.NotFound)
		r.MethodNotAllowed(httpx.MethodNotAllowed)
		r.Mount(ogc.Root, ogc.Routes(func() *snapshot.Snapshot { return s }, c.Gazetteer, tiles))
		r.Mount("/tiles", tiles.Routes())
		r.Mount(briefings.PagesRoot, stories.Of(s).Routes())
		return r
	}}
}

// answer hands requests for an earlier version to handlers of that.
func (p *past) answer(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.URL.RawQuery, httpx.VersionParameter+"=") || isStory(r.URL.Path) {
			next.ServeHTTP(w, r)
			return
		}
		values, err := httpx.Params(r)
		if err == nil && !values.Has(httpx.VersionParameter) {
			next.ServeHTTP(w, r)
			return
		}
		var of http.Handler
		if err == nil {
			of, err = p.of(r, values.Get(httpx.VersionParameter))
		}
		if err != nil {
			httpx.WriteError(w, r, err)
			return
		}
		route := chi.NewRouteContext()
		route.RouteMethod = r.Method
		if r.Method == http.MethodHead {
			route.RouteMethod = http.MethodGet
		}
		of.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), chi.RouteCtxKey, route)))
	})
}

// of returns the handler of the version that a request names.
func (p *past) of(r *http.Request, text string) (http.Handler, error) {
	if !pinned.MatchString(r.URL.Path) {
		return nil, geo.InvalidParam(httpx.VersionParameter, "this address always answers as of now; leave it out")
	}
	version, err := strconv.ParseInt(text, 10, 64)
	if err != nil || version < 1 {
		return nil, geo.InvalidParam(httpx.VersionParameter, "%q is no data version; it is a whole number from 1 on, as in the header Mapd-Data-Version", text)
	}
	if p.asOf == nil {
		return nil, geo.Errorf(geo.Unavailable, "earlier versions cannot be had here; leave version out")
	}
	s, err := p.asOf(r.Context(), geo.Version(version))
	if err != nil {
		return nil, err
	}
	return p.handler(s), nil
}

// handler returns that of a snapshot.
func (p *past) handler(s *snapshot.Snapshot) http.Handler {
	p.mu.Lock()
	defer p.mu.Unlock()
	i := slices.IndexFunc(p.kept, func(h pastHandler) bool { return h.snapshot == s })
	h := pastHandler{snapshot: s}
	if i >= 0 {
		h = p.kept[i]
		p.kept = slices.Delete(p.kept, i, i+1)
	} else {
		h.Handler = p.make(s)
	}
	p.kept = slices.Insert(p.kept, 0, h)
	p.kept = p.kept[:min(len(p.kept), pastsKept)]
	return h
}
