package ogc

import (
	"net/http"

	"github.com/mapd/mapd/web/feeds"
	"github.com/mapd/mapd/web/httpx"
)

type landingPage struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	Links       []Link `json:"links"`
}

const (
	apiTitle       = "mapd"
	apiDescription = "Places where scam centres are reported to operate, and the dated events tied to them, every claim with its source."
)

func (a *resource) landing(w http.ResponseWriter, r *http.Request) error {
	if _, err := read(r); err != nil {
		return err
	}
	return serveStatic(w, r, httpx.JSON, landingPage{
		Title:       apiTitle,
		Description: apiDescription,
		Links: []Link{
			{address(r, ""), "self", httpx.JSON, "This document"},
			asPage(r, "", nil),
			{address(r, "/openapi"), "service-desc", httpx.OpenAPI, "The API definition"},
			{address(r, "/openapi") + "?f=html", "service-doc", "text/html", "The API definition, to read"},
			{address(r, "/conformance"), "conformance", httpx.JSON, "What of the standard is met"},
			{address(r, "/collections"), "data", httpx.JSON, "The collections"},
			{asJSON(r, tilesPath), relTilesetsVector, httpx.JSON, "Vector tiles of all collections"},
			{address(r, stylesPath), relStyles, httpx.JSON, "Styles for MapLibre"},
			{address(r, tileMatrixSetsPath), relTilingSchemes, httpx.JSON, "How the tiles are cut"},
			{httpx.BaseURL(r) + "/", "related", "text/html", "The map"},
			{httpx.BaseURL(r) + feeds.Root, "related", "text/html", "The same data in other formats"},
		},
	})
}

// conformsTo lists the conformance classes of the standards that are met. Sorting
// is not among them: Part 8 of OGC API - Features is a draft (24-030).
var conformsTo = []string{
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
	"http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
	"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
	"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
	"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
	"http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
	"http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/core-roles-features",
	"http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/returnables-and-receivables",
	"http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/queryables",
	"http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/sortables",
	"http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/profile-parameter",
	"http://www.opengis.net/spec/json-fg-1/1.0/conf/core",
	"http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas",
	"http://www.opengis.net/spec/json-fg-1/1.0/conf/profiles",
	"http://www.opengis.net/spec/json-fg-1/1.0/conf/api",
	"http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
	"http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
	"http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
	"http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
	"http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
	"http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison",
	"http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
	"http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
	"http://www.opengis.net/spec/cql2/1.0/conf/spatial-functions",
	"http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions",
	"http://www.opengis.net/spec/cql2/1.0/conf/array-functions",
	"http://www.opengis.net/spec/cql2/1.0/conf/property-property",
	"http://www.opengis.net/spec/cql2/1.0/conf/arithmetic",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/dataset-tilesets",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/collections-selection",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/datetime",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/oas30",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt",
	"http://www.opengis.net/spec/tms/2.0/conf/tilematrixset",
	"http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
	"http://www.opengis.net/spec/tms/2.0/conf/tilesetmetadata",
	"http://www.opengis.net/spec/tms/2.0/conf/json-tilesetmetadata",
}

func (a *resource) conformance(w http.ResponseWriter, r *http.Request) error {
	if _, err := read(r); err != nil {
		return err
	}
	return serveStatic(w, r, httpx.JSON, map[string][]string{"conformsTo": conformsTo})
}

// serveStatic serves a document that does not depend on data.
func serveStatic(w http.ResponseWriter, r *http.Request, mediaType string, document any) error {
	return httpx.Serve(w, r, nil, httpx.Content{
		Type: mediaType, Vary: []string{"Accept"}, // a page may be at the same address
		Body: func() ([]byte, error) { return encode(document) },
	})
}
