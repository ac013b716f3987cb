package main

import (
	"math"
	"reflect"
	"testing"

	"github.com/mapd/mapd/tiles/basemap/internal/atlas"
)

const tiny = `{"type":"Topology","transform":{"scale":[1,1],"translate":[-180,-90]},
"arcs":[[[355,90],[10,0],[0,10],[-10,0],[0,-10]]],
"objects":{"countries":{"geometries":[{"type":"Polygon","id":"242","properties":{"name":"Fiji"},"arcs":[[0]]},
{"type":"MultiPolygon","properties":{"name":"Kosovo"},"arcs":[[[-1]]]}]}}}`

func TestReadTopology(t *testing.T) {
	a, err := readTopology([]byte(tiny))
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Countries[0]; got.ISO != "FJ" || !reflect.DeepEqual(got.Polygons, [][]atlas.Ring{{{0}}}) {
		t.Errorf("first country: %+v", got)
	}
	if got := a.Countries[1]; got.ISO != "XK" || !reflect.DeepEqual(got.Polygons, [][]atlas.Ring{{{^0}}}) {
		t.Errorf("second country: %+v", got)
	}
}

func TestUnwrapRunsOnOverTheDateLine(t *testing.T) {
	got := unwrap([][2]int32{{350, 0}, {-345, 1}, {350, 1}}, 360)
	want := []atlas.Vertex{{X: 350, Y: 0}, {X: 365, Y: 1}, {X: 355, Y: 2}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestMiddleIsInTheThickPart(t *testing.T) {
	// A square of 4 with a long thin arm to the east.
	o := outline{x: []float64{0, 4, 4, 20, 20, 0}, y: []float64{0, 0, 3.8, 3.8, 4, 4}, squeeze: 1}
	x, y, d := o.middle()
	if math.Abs(x-2) > 0.15 || math.Abs(y-2) > 0.15 || d < 1.85 {
		t.Errorf("middle %v %v, %v from the edge", x, y, d)
	}
}

func TestLabelOfACountryOnTheDateLine(t *testing.T) {
	a, err := readTopology([]byte(tiny))
	if err != nil {
		t.Fatal(err)
	}
	got := findLabel(a, &a.Countries[0])
	if math.Abs(math.Abs(got.lon)-180) > 0.6 || math.Abs(got.lat-5) > 0.6 {
		t.Errorf("got %+v, want about 180, 5", got)
	}
}
