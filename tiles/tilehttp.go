package tiles

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-chi/chi/v5"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/httpx"
)

// serveTile answers with one tile; 204 if it is empty.
func (t *tileServer) serveTile(w http.ResponseWriter, r *http.Request) error {
	set, err := tilesetOf(chi.URLParam(r, "layer"))
	if err != nil {
		return err
	}
	at, err := parseAddress(chi.URLParam(r, "z"), chi.URLParam(r, "x"), chi.URLParam(r, "y"), set.maxZoom)
	if err != nil {
		return err
	}
	values, q, err := set.parameters(r)
	if err != nil {
		return err
	}
	if set.collection == "" {
		return t.serveBasemap(w, r, at, values.Get("lang"))
	}
	d := &drawing{at, t.snapshots(), q, httpx.Language(r, values)}
	key := fmt.Sprint(set.name, " ", tileFormat, " ", at, " ", stateKey(d.snapshot), " ", d.prefs, " ", values.Encode())
	return httpx.Serve(w, r, d.snapshot, httpx.Content{
		Type: httpx.VectorTile, Format: tileFormat, Key: strings.Join(d.prefs, ","), Vary: []string{"Accept-Language"},
		Body: func() ([]byte, error) {
			ctx := context.WithoutCancel(r.Context()) // others may wait for the same tile
			return t.tiles.Get(key, func() ([]byte, error) { return set.draw(ctx, d) })
		},
	})
}

// serveBasemap answers with a tile that no data version changes.
func (t *tileServer) serveBasemap(w http.ResponseWriter, r *http.Request, at address, lang string) error {
	return httpx.Serve(w, r, nil, httpx.Content{
		Type: httpx.VectorTile, CacheControl: basemapCache,
		Body: func() ([]byte, error) { return t.basemapTile(at, lang) },
	})
}

// basemapCache lets clients keep the basemap for a day; it changes only with
// the program.
const basemapCache = "public, max-age=86400"

// parameters reads the query parameters, those of the items of the collection.
func (s *tileset) parameters(r *http.Request) (url.Values, geo.Query, error) {
	values, err := httpx.Params(r)
	if err != nil {
		return nil, geo.Query{}, err
	}
	if s.collection == "" {
		return values, geo.Query{}, httpx.Allow(values, "lang")
	}
	q, err := httpx.ParseFilter(values, s.collection, "lang")
	return values, q, err
}
