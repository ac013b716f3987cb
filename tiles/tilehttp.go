package tiles

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-chi/chi/v5"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// serveTile answers with one tile; 204 if it is empty.
func (t *Server) serveTile(w http.ResponseWriter, r *http.Request) error {
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
	return t.serve(w, r, t.snapshots(), at, []Layer{{set.name, q}}, values)
}

// Layer is a collection that is drawn into a tile, and which of its items.
type Layer struct {
	Name  string // events, hotspots or flows
	Query geo.Query
}

// ServeTile answers with the tile in a row and a column of a zoom, as they stand
// in an address, that holds the layers from the bottom up; 204 if it is empty.
// values are the query that the layers were read from: with the layers' names
// they have to say all that the layers ask for. Without such a tile the error
// says geo.NotFound.
func (t *Server) ServeTile(w http.ResponseWriter, r *http.Request, s *snapshot.Snapshot, zoom, row, column string, layers []Layer, values url.Values) error {
	at, err := parseAddress(zoom, column, row, maxZoom)
	if err != nil {
		return err
	}
	return t.serve(w, r, s, at, layers, values)
}

func (t *Server) serve(w http.ResponseWriter, r *http.Request, s *snapshot.Snapshot, at address, layers []Layer, values url.Values) error {
	prefs := httpx.Language(r, values)
	names := make([]string, len(layers))
	for i, l := range layers {
		names[i] = l.Name
	}
	key := fmt.Sprint(names, " ", tileFormat, " ", at, " ", stateKey(s), " ", prefs, " ", values.Encode())
	return httpx.Serve(w, r, s, httpx.Content{
		Type: httpx.VectorTile, Format: tileFormat, Key: strings.Join(prefs, ","), Vary: []string{"Accept-Language"},
		Body: func() ([]byte, error) { return drawTile(r.Context(), s, at, layers, prefs) },
		Coded: func(encoding httpx.Encoding) ([]byte, error) {
			ctx := context.WithoutCancel(r.Context()) // others may wait for the same tile
			return t.tiles.Get(key+" "+string(encoding), func() ([]byte, error) {
				tile, err := drawTile(ctx, s, at, layers, prefs)
				if err != nil || len(tile) == 0 {
					return nil, err
				}
				return encoding.CompressFast(tile), nil
			})
		},
	})
}

// drawTile draws the layers one after the other: a tile is the sum of its parts
// (Mapbox Vector Tile 2.1, section 4.1, a repeated field).
func drawTile(ctx context.Context, s *snapshot.Snapshot, at address, layers []Layer, prefs []string) ([]byte, error) {
	var tile []byte
	for _, l := range layers {
		set, err := tilesetOf(l.Name)
		if err != nil {
			return nil, err
		}
		part, err := set.draw(ctx, &drawing{at, s, l.Query, prefs})
		if err != nil {
			return nil, err
		}
		tile = append(tile, part...)
	}
	return tile, nil
}

// serveBasemap answers with a tile that no data version changes.
func (t *Server) serveBasemap(w http.ResponseWriter, r *http.Request, at address, lang string) error {
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
