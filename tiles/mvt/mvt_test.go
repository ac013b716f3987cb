package mvt_test

import (
	"bytes"
	"math"
	"testing"

	"github.com/mapd/mapd/tiles/mvt"
	"github.com/paulmach/orb"
	orbmvt "github.com/paulmach/orb/encoding/mvt"
)

func example() []byte {
	places := mvt.NewLayer("places")
	places.Points([]mvt.Point{{X: 1, Y: 2}}, mvt.Tag{Key: "name", Value: mvt.String("Poipet")},
		mvt.Tag{Key: "n", Value: mvt.Int(-3)}, mvt.Tag{Key: "none", Value: mvt.StringOr("")})
	places.Points([]mvt.Point{{X: 5, Y: 5}, {X: -7, Y: 4100}}, mvt.Tag{Key: "name", Value: mvt.String("Poipet")},
		mvt.Tag{Key: "f", Value: mvt.Float(2.5)}, mvt.Tag{Key: "b", Value: mvt.Bool(true)},
		mvt.Tag{Key: "n", Value: mvt.Int(20397)}, mvt.Tag{Key: "nan", Value: mvt.Float(math.NaN())})
	lines := mvt.NewLayer("lines")
	lines.Lines([][]mvt.Point{{{X: 0, Y: 0}, {X: 9, Y: 9}, {X: 20, Y: 0}}, {{X: 3, Y: 3}}})
	areas := mvt.NewLayer("areas")
	areas.Polygons([][]mvt.Point{
		{{X: 0, Y: 0}, {X: 10, Y: 0}, {X: 10, Y: 10}, {X: 0, Y: 10}},
		{{X: 2, Y: 2}, {X: 2, Y: 4}, {X: 4, Y: 4}, {X: 4, Y: 2}},
	})
	return mvt.Encode(places, mvt.NewLayer("empty"), lines, areas)
}

func TestEncodeIsReadByOrb(t *testing.T) {
	layers, err := orbmvt.Unmarshal(example())
	if err != nil {
		t.Fatal(err)
	}
	if len(layers) != 3 || layers[0].Name != "places" || layers[0].Extent != mvt.Extent || layers[0].Version != 2 {
		t.Fatalf("layers: %+v", layers)
	}
	first, second := layers[0].Features[0], layers[0].Features[1]
	if p := first.Properties; p["name"] != "Poipet" || p["n"] != float64(-3) || len(p) != 2 {
		t.Errorf("first properties: %v", p)
	}
	if p := second.Properties; p["f"] != 2.5 || p["b"] != true || p["n"] != float64(20397) || len(p) != 4 {
		t.Errorf("second properties: %v", p)
	}
	wantGeometry(t, first.Geometry, orb.Point{1, 2})
	wantGeometry(t, second.Geometry, orb.MultiPoint{{5, 5}, {-7, 4100}})
	wantGeometry(t, layers[1].Features[0].Geometry, orb.LineString{{0, 0}, {9, 9}, {20, 0}})
	wantGeometry(t, layers[2].Features[0].Geometry, orb.Polygon{
		{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{2, 2}, {2, 4}, {4, 4}, {4, 2}, {2, 2}}})
}

func wantGeometry(t *testing.T, got, want orb.Geometry) {
	t.Helper()
	if !orb.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestEncodeIsDeterministic(t *testing.T) {
	if !bytes.Equal(example(), example()) {
		t.Error("the same layers gave different bytes")
	}
}

func TestEncodeOfNothingIsNil(t *testing.T) {
	l := mvt.NewLayer("x")
	l.Points(nil)
	l.Lines([][]mvt.Point{{{X: 1, Y: 1}}})
	l.Polygons(nil)
	if tile := mvt.Encode(l); tile != nil {
		t.Errorf("got %d bytes", len(tile))
	}
}

func TestArea2(t *testing.T) {
	clockwise := []mvt.Point{{X: 0, Y: 0}, {X: 10, Y: 0}, {X: 10, Y: 10}, {X: 0, Y: 10}}
	if got := mvt.Area2(clockwise); got != 200 {
		t.Errorf("got %d, want 200", got)
	}
}
