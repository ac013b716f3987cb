package briefings

import (
	"context"
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/access"
	"github.com/mapd/mapd/web/httpx"
)

// Root is where Routes are mounted.
const Root = "/api/briefings"

// Store is where briefings are written, and what tells their history.
type Store interface {
	geo.Writer
	Revisions(ctx context.Context, key geo.Key) ([]geo.Revision, error)
	Changes(ctx context.Context, after geo.Version, limit int) ([]geo.Change, error)
}

// resource answers the requests of the package.
type resource struct {
	snapshots func() *snapshot.Snapshot
	store     func() Store
	guard     *access.Guard
}

// Routes returns the resources, to be mounted at Root. snapshots gives the
// newest snapshot, store what it comes from.
func Routes(snapshots func() *snapshot.Snapshot, store func() Store, guard *access.Guard) chi.Router {
	a := &resource{snapshots: snapshots, store: store, guard: guard}
	r := chi.NewRouter()
	r.Use(middleware.StripSlashes)
	r.NotFound(httpx.NotFound)
	r.MethodNotAllowed(httpx.MethodNotAllowed)
	r.Get("/", httpx.Handle(a.list))
	r.Get("/{id}/changes", httpx.Handle(a.changes))
	r.Route("/{id}", func(r chi.Router) {
		r.MethodNotAllowed(httpx.NotAllowed(http.MethodPut, http.MethodDelete))
		r.Get("/", httpx.Handle(a.one))
		r.Put("/", httpx.Handle(a.put))
		r.Delete("/", httpx.Handle(a.remove))
	})
	return r
}

// plain refuses query parameters that have no meaning here.
func plain(r *http.Request) error {
	values, err := httpx.Params(r)
	if err != nil {
		return err
	}
	if err := httpx.Allow(values, "f", "lang"); err != nil {
		return err
	}
	_, err = httpx.Format(r, values, "json")
	return err
}

func notFound(id string) error {
	return geo.Errorf(geo.NotFound, "there is no briefing %q; %s lists those that there are", id, Root)
}

// key names the record of the path.
func key(r *http.Request) geo.Key {
	return geo.Key{Collection: geo.Briefings, ID: chi.URLParam(r, "id")}
}
