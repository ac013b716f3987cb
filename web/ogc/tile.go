package ogc

import (
	"maps"
	"net/http"
	"net/url"
	"slices"

	"github.com/go-chi/chi/v5"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/tiles"
	"github.com/mapd/mapd/web/httpx"
)

// collectionsParameter chooses the collections of a tile that holds several
// (OGC 20-057, section 12).
const collectionsParameter = "collections"

// tile answers with a tile: the items that the query asks for, drawn.
func (a *resource) tile(w http.ResponseWriter, r *http.Request) error {
	t, s, err := a.tiledOf(r)
	if err != nil {
		return err
	}
	if err := checkTileMatrixSet(r); err != nil {
		return err
	}
	values, err := httpx.Params(r)
	if err != nil {
		return err
	}
	if f := values.Get("f"); values.Has("f") && f != "mvt" {
		return geo.InvalidParam("f", "%q is not offered here; use mvt", f)
	}
	_, query, layers, err := t.ask(values)
	if err != nil {
		return err
	}
	if len(t.layers) == 1 {
		query = t.layers[0].only(query)
	}
	return a.tiles.ServeTile(w, r, s, chi.URLParam(r, "tileMatrix"), chi.URLParam(r, "tileRow"), chi.URLParam(r, "tileCol"), layers, query)
}

// ask reads the query of a tileset or a tile: which collections, and which of
// their items. query is what is left to repeat in the addresses of tiles.
func (t tiled) ask(values url.Values) (chosen tiled, query url.Values, layers []tiles.Layer, err error) {
	query = maps.Clone(values)
	query.Del("f")
	chosen, err = t.choose(query)
	if err != nil {
		return t, nil, nil, err
	}
	parameters := maps.Clone(query)
	if len(t.layers) > 1 { // of a single collection the parameter is unknown
		parameters.Del(collectionsParameter)
	}
	for _, d := range chosen.layers {
		q, err := d.ask(httpx.ParseFilter, parameters, "lang")
		if err != nil {
			return t, nil, nil, err
		}
		layers = append(layers, tiles.Layer{Name: string(d.id), Query: q})
	}
	return chosen, query, layers, nil
}

// choose returns what is left of t after the parameter collections.
func (t tiled) choose(values url.Values) (tiled, error) {
	if !values.Has(collectionsParameter) || len(t.layers) == 1 {
		return t, nil
	}
	wanted, err := httpx.SplitList(collectionsParameter, values.Get(collectionsParameter))
	if err != nil {
		return t, err
	}
	chosen := t
	chosen.layers = nil
	for _, d := range t.layers {
		if slices.Contains(wanted, string(d.id)) {
			chosen.layers = append(chosen.layers, d)
		}
	}
	for _, id := range wanted {
		if !slices.Contains(chosen.names(), id) {
			return t, geo.InvalidParam(collectionsParameter, "there are no tiles of %q; there are flows, events and hotspots", id)
		}
	}
	return chosen, nil
}
