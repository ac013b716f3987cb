package ogc

import (
	"net/http"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/crs"
)

// What JSON-FG (OGC 21-045r1) adds to GeoJSON: the time of a Feature, its type,
// and a place that is not in longitudes and latitudes.

// conformsToJSONFG are the conformance classes of JSON-FG documents.
var conformsToJSONFG = []string{
	"http://www.opengis.net/spec/json-fg-1/1.0/conf/core",
	"http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas",
}

// jsonFGHead is what the root of a JSON-FG document says of all its Features.
type jsonFGHead struct {
	ConformsTo    []string `json:"conformsTo"`
	FeatureType   string   `json:"featureType"`
	FeatureSchema string   `json:"featureSchema"`
	CoordRefSys   string   `json:"coordRefSys,omitempty"` // of the places
}

// head is nil if the document is not one of JSON-FG.
func (f *form) head(r *http.Request) *jsonFGHead {
	if !f.jsonFG {
		return nil
	}
	h := &jsonFGHead{ConformsTo: conformsToJSONFG, FeatureType: f.collection.name(), FeatureSchema: address(r, f.collection.path()+"/schema")}
	if f.turned() {
		h.CoordRefSys = f.system
	}
	return h
}

// turned reports whether coordinates are not longitudes and latitudes.
func (f *form) turned() bool { return f.system != crs.CRS84 }

// appendTime appends the time of an event or flow: a date, or an interval from
// the first to the last possible day, null if it is unknown. Other records have
// none.
func appendTime(b []byte, c geo.Collection, x geo.Extent) []byte {
	if c != geo.Events && c != geo.Flows || !x.Dated() {
		return append(b, "null"...)
	}
	if x.Start == x.End && x.Start.Known() {
		b = append(append(b, `{"date":"`...), x.Start.String()...)
		return append(b, `"}`...)
	}
	b = append(append(b, `{"interval":["`...), bound(x.Start)...)
	b = append(append(b, `","`...), bound(x.End)...)
	return append(b, `"]}`...)
}

// bound writes an end of an interval.
func bound(d geo.Day) string {
	if !d.Known() {
		return ".."
	}
	return d.String()
}
