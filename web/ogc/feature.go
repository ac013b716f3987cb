package ogc

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/record"
)

// feature is a GeoJSON Feature. Its properties are a struct, so that each
// Feature of a collection has all of them in the same order.
type feature struct {
	Type       string            `json:"type"`
	ID         string            `json:"id"`
	Geometry   *geojson.Geometry `json:"geometry"`
	Properties any               `json:"properties"`
	Links      []Link            `json:"links,omitempty"`
}

// featureOf describes an item, with texts in l's languages.
func featureOf(item *snapshot.Item, l *record.Words) feature {
	return feature{Type: "Feature", ID: item.ID(), Geometry: geometryOf(item.Geometry), Properties: record.Properties(item, l)}
}

func geometryOf(g orb.Geometry) *geojson.Geometry {
	if g == nil {
		return nil
	}
	return geojson.NewGeometry(g)
}
