package ogc

import (
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

// withQuery puts values behind an address, sorted by name.
func withQuery(address string, values url.Values) string {
	if len(values) == 0 {
		return address
	}
	return address + "?" + values.Encode()
}

func itemsPath(c geo.Collection) string { return "/collections/" + string(c) + "/items" }

func itemPath(key geo.Key) string { return itemsPath(key.Collection) + "/" + url.PathEscape(key.ID) }
