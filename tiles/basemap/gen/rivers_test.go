package main

import (
	"math"
	"testing"

	"github.com/mapd/mapd/tiles/basemap/internal/atlas"
	"github.com/paulmach/orb"
)

const twoArcs = `{"transform":{"scale":[0.5,0.5],"translate":[100,10]},
"arcs":[[[0,0],[2,0]],[[2,2],[0,-2]]],
"objects":{"rivers":{"geometries":[{"type":"LineString","arcs":[0,-2]}]}}}`

func TestReadRivers(t *testing.T) {
	rivers, err := readRivers([]byte(twoArcs))
	if err != nil {
		t.Fatal(err)
	}
	if want := (orb.LineString{{100, 10}, {101, 10}, {101, 11}}); len(rivers) != 1 || !rivers[0].Equal(want) {
		t.Errorf("got %v, want %v", rivers, want)
	}
}

func TestRoundedKeepsTheEnds(t *testing.T) {
	got := rounded(orb.LineString{{0, 0}, {4, 0}, {4, 4}})
	if want := (orb.LineString{{0, 0}, {3, 0}, {4, 1}, {4, 4}}); !got.Equal(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestDenseHasNoLongStep(t *testing.T) {
	line := dense(orb.LineString{{0, 0}, {0.095, 0}})
	for i := 1; i < len(line); i++ {
		if d := line[i][0] - line[i-1][0]; d > denseStep {
			t.Errorf("a step of %v", d)
		}
	}
	if last := line[len(line)-1]; last != (orb.Point{0.095, 0}) {
		t.Errorf("ends at %v", last)
	}
}

// A border runs along the equator. One river runs beside it, another crosses.
func TestAttract(t *testing.T) {
	borders := &segments{map[[2]int][][2]orb.Point{}}
	borders.add(orb.Point{0, 0}, orb.Point{2, 0})
	beside := dense(orb.LineString{{0.2, 0.03}, {1.8, 0.03}})
	borders.attract(beside)
	for _, p := range beside {
		if p[1] != 0 {
			t.Fatalf("%v is off the border", p)
		}
	}
	across := dense(orb.LineString{{1, -1}, {1, 1}})
	want := across.Clone()
	if borders.attract(across); !across.Equal(want) {
		t.Error("the river that crosses has moved")
	}
}

func TestNewLineLeavesOutWhatNoZoomDraws(t *testing.T) {
	l := newLine(orb.LineString{{100, 10}, {100.5, 10.000001}, {101, 10}, {101, 11}})
	if len(l.Vertices) != 3 || len(l.Zooms) != 3 {
		t.Fatalf("%d vertices, %d zooms", len(l.Vertices), len(l.Zooms))
	}
	lon, lat := detailsGrid.LonLat(l.Vertices[1])
	if math.Abs(lon-101) > 1e-9 || math.Abs(lat-10) > 1e-9 {
		t.Errorf("the corner is at %v %v", lon, lat)
	}
}

func TestBordersAreWhatTwoCountriesShare(t *testing.T) {
	a := &atlas.Atlas{
		Grid: atlas.Grid{ScaleX: 1, ScaleY: 1, West: 0, South: 0},
		Arcs: [][]atlas.Vertex{{{X: 0, Y: 0}, {X: 0, Y: 1}}, {{X: 5, Y: 5}, {X: 5, Y: 6}}},
		Countries: []atlas.Country{
			{ISO: "MM", Polygons: [][]atlas.Ring{{{0, 1}}}},
			{ISO: "TH", Polygons: [][]atlas.Ring{{{^0}}}},
		},
	}
	borders := bordersOf(a)
	if _, found := borders.nearest(orb.Point{0.01, 0.5}); !found {
		t.Error("the border is not found")
	}
	if _, found := borders.nearest(orb.Point{5.01, 5.5}); found {
		t.Error("the coast is taken for a border")
	}
}
