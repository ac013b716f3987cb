package ogc

import (
	"net/http"

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
			{address(r, "/openapi"), "service-desc", httpx.OpenAPI, "The API definition"},
			{address(r, "/conformance"), "conformance", httpx.JSON, "What of the standard is met"},
			{address(r, "/collections"), "data", httpx.JSON, "The collections"},
			{httpx.BaseURL(r) + "/", "alternate", "text/html", "The map"},
		},
	})
}

// conformsTo lists the conformance classes of the standard that are met.
var conformsTo = []string{
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
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
		Type: mediaType,
		Body: func() ([]byte, error) { return encode(document) },
	})
}
