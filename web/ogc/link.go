package ogc

import (
	"maps"
	"net/http"
	"net/url"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/httpx"
)

// Link is a link of RFC 8288 as the standard writes it. Rel and Type are
// always given: clients trip over links without.
type Link struct {
	Href  string `json:"href"`
	Rel   string `json:"rel"`
	Type  string `json:"type"`
	Title string `json:"title,omitempty"`
}

// jsonSchema is the media type of JSON Schema.
const jsonSchema = "application/schema+json"

// address returns the absolute address of a path below Root.
func address(r *http.Request, path string) string {
	return httpx.BaseURL(r) + Root + path
}

// asJSON is address for who has to be told in the address that it is JSON.
func asJSON(r *http.Request, path string) string { return address(r, path) + "?f=json" }

// with returns values and one more.
func with(values url.Values, name, value string) url.Values {
	more := maps.Clone(values)
	if more == nil {
		more = url.Values{}
	}
	more.Set(name, value)
	return more
}

// asPage links to the page of the resource at a path below Root.
func asPage(r *http.Request, path string, query url.Values) Link {
	return Link{withQuery(address(r, path), with(query, "f", "html")), "alternate", "text/html", "This as a page"}
}

// withQuery puts values behind an address, sorted by name.
func withQuery(address string, values url.Values) string {
	if len(values) == 0 {
		return address
	}
	return address + "?" + values.Encode()
}

// itemPath is the address of an item below Root.
func (d description) itemPath(id string) string { return d.path() + "/items/" + url.PathEscape(id) }

func itemPath(key geo.Key) string { return description{id: key.Collection}.itemPath(key.ID) }
