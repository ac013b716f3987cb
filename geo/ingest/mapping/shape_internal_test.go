package mapping

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// TestAsGeoJSON compares with orb's own writing, read back.
func TestAsGeoJSON(t *testing.T) {
	ring := orb.Ring{{96, 16}, {97, 16}, {97, 17.5}, {96, 16}}
	line := orb.LineString{{100.5, 13.75}, {101, -14}}
	for _, g := range []orb.Geometry{
		orb.Point{98.5, 16.7}, orb.MultiPoint{{1, 2}, {3, 4}}, line, orb.MultiLineString{line, line}, ring,
		orb.Polygon{ring, ring}, orb.MultiPolygon{{ring}, {ring, ring}}, orb.Bound{Min: orb.Point{1, 2}, Max: orb.Point{3, 4}},
		orb.Collection{orb.Point{1, 2}, line, orb.Collection{orb.Point{3, 4}}},
	} {
		data, err := json.Marshal(geojson.NewGeometry(g))
		if err != nil {
			t.Fatal(err)
		}
		var want any
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
		if got := asGeoJSON(g); !reflect.DeepEqual(got, want) {
			t.Errorf("%T: %v, want %v", g, got, want)
		}
	}
}
