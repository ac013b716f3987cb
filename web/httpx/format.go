package httpx

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
)

// mediaTypes are those by which Accept asks for a format. What is not here is
// asked for by any JSON, and by no preference at all.
var mediaTypes = map[string][]string{
	"csv":    {"text/csv"},
	"html":   {"text/html"},
	"jsonfg": {"application/fg+json", "application/vnd.ogc.fg+json"}, // as drafts of JSON-FG called it
}

// Format returns the format that a request asks for with f, or with Accept if
// f is missing, out of the allowed ones; the first is the default, and what
// Accept does not prefer to it is not chosen.
func Format(r *http.Request, values url.Values, allowed ...string) (string, error) {
	if values.Has("f") {
		if f := values.Get("f"); slices.Contains(allowed, f) {
			return f, nil
		}
		return "", geo.InvalidParam("f", "%q is not offered here; use %s", values.Get("f"), strings.Join(allowed, " or "))
	}
	weights := weightsOf(r.Header.Get("Accept"))
	best, weight := allowed[0], max(weights["application/json"], weights[GeoJSON], weights["*/*"]*0.99)
	for _, f := range allowed[1:] {
		for _, t := range mediaTypes[f] {
			if weights[t] > weight {
				best, weight = f, weights[t]
			}
		}
	}
	return best, nil
}
