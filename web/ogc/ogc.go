// Package ogc answers OGC API - Features, Part 1: Core, as GeoJSON: the
// landing page, the conformance declaration, the API definition (OpenAPI
// 3.0), and the collections hotspots, events, flows and sources with their
// items. OGC API - Tiles, Part 1: Core, gives the same as vector tiles, of each
// collection and of all together. Beside the standards it counts (aggregate), searches, lists the kinds of
// events and the datasets, and turns names into places and back (geocode,
// reverse).
//
// Each request takes one snapshot and keeps it to its end, so that a page,
// its count and its data version agree.
//
// What OGC API clients are known to need, and what is easily lost:
//
//   - Every property stands in every Feature, null where there is none: GDAL
//     and QGIS learn the columns from the first ten.
//   - The id of a Feature is not repeated as a property.
//   - components.parameters.limit states the page sizes for QGIS.
//   - bbox and datetime keep what has no geometry or no date.
package ogc

import (
	"net/http"
	"net/url"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles"
	"github.com/mapd/mapd/web/httpx"
)

// Root is where the resources are mounted.
const Root = "/api"

// format is the version of the bodies' form; see httpx.Content.
const format = 3

// resource answers the requests of the package.
type resource struct {
	snapshots func() *snapshot.Snapshot
	geocoders *geocoders
	tiles     *tiles.Server
}

// Routes returns the resources, to be mounted at Root. snapshots gives the
// newest snapshot; drawn draws the tiles.
func Routes(snapshots func() *snapshot.Snapshot, names Gazetteer, drawn *tiles.Server) chi.Router {
	a := &resource{snapshots: snapshots, geocoders: newGeocoders(names), tiles: drawn}
	r := chi.NewRouter()
	r.Use(middleware.StripSlashes) // /api/ is /api: clients put slashes behind addresses
	r.NotFound(httpx.NotFound)
	r.MethodNotAllowed(httpx.MethodNotAllowed)
	r.Get("/", either(a.landingPage, a.landing))
	r.Get("/conformance", either(a.document(a.conformancePage), a.conformance))
	r.Get("/openapi", either(a.openapiPage, a.openapi))
	r.Get("/kinds", either(a.document(a.kindsPage), a.kinds))
	r.Get("/datasets", either(a.document(a.datasetsPage), a.datasets))
	r.Get("/search", httpx.Handle(a.search))
	r.Get("/geocode", httpx.Handle(a.geocode))
	r.Get("/reverse", httpx.Handle(a.reverse))
	r.Get("/collections", either(a.collectionsPage, a.collections))
	r.Get("/collections/{collectionId}", either(a.collectionPage, a.collection))
	r.Get("/collections/{collectionId}/schema", either(a.schemaPage("schema", func(s *snapshot.Snapshot, d description) object { return schemaProperties(s, d, false) }), a.schema))
	r.Get("/collections/{collectionId}/schema/geojson", httpx.Handle(a.geoJSONSchema))
	r.Get("/collections/{collectionId}/sortables", either(a.schemaPage("sortables", sortableProperties), a.sortables))
	r.Get("/collections/{collectionId}/queryables", either(a.schemaPage("queryables", queryableProperties), a.queryables))
	r.Get("/collections/{collectionId}/items", either(a.itemsPage, a.items))
	r.Get("/collections/{collectionId}/items/{featureId}", either(a.itemPage, a.item))
	r.Get("/collections/{collectionId}/aggregate", httpx.Handle(a.aggregate))
	r.Get(stylesPath, either(a.document(a.stylesPage), a.styles))
	r.Get(stylesPath+"/{styleId}", httpx.Handle(a.style))
	r.Get(tileMatrixSetsPath, either(a.document(a.tileMatrixPage), a.tileMatrixSets))
	r.Get(tileMatrixSetsPath+"/{tileMatrixSetId}", either(a.ofThatMatrixSet(a.document(a.tileMatrixPage)), a.tileMatrixSet))
	for _, base := range []string{"", "/collections/{collectionId}"} {
		r.Get(base+"/tiles", either(a.document(a.tilesetsPage), a.tilesets))
		r.Get(base+"/tiles/{tileMatrixSetId}", either(a.ofThatMatrixSet(a.document(a.tilesetsPage)), a.tileset))
		r.Get(base+"/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}", httpx.Handle(a.tile))
	}
	return r
}

// common are the parameters that every resource takes. A profile says how
// Features are written and means nothing elsewhere, but GDAL repeats what stands
// behind the address that it was given on every request.
var common = []string{"f", "lang", "profile"}

// read reads the query of a resource that takes the common parameters and
// those named, and nothing else.
func read(r *http.Request, names ...string) (url.Values, error) {
	values, err := httpx.Params(r)
	if err != nil {
		return nil, err
	}
	if err := httpx.Allow(values, append(names, common...)...); err != nil {
		return nil, err
	}
	_, err = httpx.Format(r, values, "json")
	return values, err
}

// pathValue returns a part of the path, unescaped once. ok is false if it is
// no text that an id can be.
func pathValue(r *http.Request, name string) (value string, ok bool) {
	value = chi.URLParam(r, name)
	if r.URL.RawPath != "" { // chi routed the escaped form
		var err error
		if value, err = url.PathUnescape(value); err != nil {
			return "", false
		}
	}
	return value, value != "" && httpx.PlainText(value)
}
