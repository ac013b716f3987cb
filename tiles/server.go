package tiles

import (
	"fmt"

	"github.com/go-chi/chi/v5"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles/basemap"
	"github.com/mapd/mapd/tiles/internal/cache"
	"github.com/mapd/mapd/web/httpx"
)

// Bounds of the caches, in bytes.
const (
	tileCacheBytes = 64 << 20
	packCacheBytes = 256 << 20
)

// Server answers requests from the newest snapshot. It keeps what it has drawn,
// for all who ask it: the addresses below /tiles and those of the API.
type Server struct {
	snapshots func() *snapshot.Snapshot
	tiles     *cache.Cache
	packs     *cache.Cache
	plans     plans
	towns     *towns
}

// NewServer returns a server. snapshots returns the newest snapshot; it is
// called once for each request. gazetteer opens what the basemap's towns are
// taken from; nil for none. The curated places lend spellings to its rows.
func NewServer(snapshots func() *snapshot.Snapshot, gazetteer func() (*geocode.Gazetteer, error), curated []geocode.Place) *Server {
	go func() { _ = basemap.Load() }() // an error comes back with each tile
	return &Server{snapshots: snapshots, tiles: cache.New(tileCacheBytes), packs: cache.New(packCacheBytes), towns: newTowns(gazetteer, curated)}
}

// pastCacheBytes bounds what is kept of an earlier version.
const pastCacheBytes = 8 << 20

// Of returns a server of another snapshot, which keeps what it draws apart: of an
// earlier version nothing is kept longer than that.
func (t *Server) Of(s *snapshot.Snapshot) *Server {
	return &Server{snapshots: func() *snapshot.Snapshot { return s }, tiles: cache.New(pastCacheBytes), packs: cache.New(pastCacheBytes), towns: t.towns}
}

// Routes returns the handler of everything below /tiles:
//
//	/{layer}/{z}/{x}/{y}.mvt               events, hotspots, flows, basemap
//	/basemap/{z}/{x}-{x}/{y}-{y}.tiles     a block of the basemap's tiles
//	/{layer}.json                          TileJSON
//	/events.pack                           the manifest of the pack
//	/events.pack/{name}                    a part of it
func (t *Server) Routes() chi.Router {
	r := chi.NewRouter()
	r.NotFound(httpx.NotFound)
	r.MethodNotAllowed(httpx.MethodNotAllowed)
	read := func(pattern string, h httpx.HandlerFunc) {
		r.Get(pattern, httpx.Handle(h))
		r.Head(pattern, httpx.Handle(h))
	}
	read("/{layer}/{z}/{x}/{y}.mvt", t.serveTile)
	read("/basemap/{z}/{columns}/{rows}.tiles", t.serveBlock)
	read("/{layer}.json", t.serveTileJSON)
	read("/events.pack", t.servePack)
	read("/events.pack/{name}", t.servePart)
	return r
}

// stateKey names all that an answer depends on beside the request.
func stateKey(s *snapshot.Snapshot) string {
	info := s.Info()
	return fmt.Sprint(info.ID, " ", info.Version, " ", info.Redactions, " ", geo.Public)
}
