package crs

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// TestFrom compares with what PROJ 9.1 gives (gdaltransform).
func TestFrom(t *testing.T) {
	for _, c := range []struct {
		system string
		at     orb.Point
		want   orb.Point
	}{
		{CRS84, orb.Point{103.5, 10.6}, orb.Point{103.5, 10.6}},
		{EPSG4326, orb.Point{103.5, 10.6}, orb.Point{10.6, 103.5}},
		{EPSG3857, orb.Point{0, 0}, orb.Point{0, 0}},
		{EPSG3857, orb.Point{103.5, 10.6}, orb.Point{11521567.297, 1186775.975}},
		{EPSG3857, orb.Point{-80, -70}, orb.Point{-8905559.263, -11068715.659}},
		{EPSG3857, orb.Point{180, 90}, orb.Point{20037508.343, 20037508.343}},
	} {
		turn, ok := From(c.system)
		if !ok {
			t.Fatal(c.system)
		}
		if got := turn(c.at); math.Abs(got[0]-c.want[0]) > .001 || math.Abs(got[1]-c.want[1]) > .001 {
			t.Errorf("%v in %s is %.3f, want %.3f", c.at, c.system, got, c.want)
		}
	}
}

func TestThereAndBack(t *testing.T) {
	for _, system := range Systems {
		from, _ := From(system)
		back, _ := Degrees(system)
		for lon := -180.0; lon <= 180; lon += 7.5 {
			for lat := -85.0; lat <= 85; lat += 4.25 {
				got := back(from(orb.Point{lon, lat}))
				if math.Abs(got[0]-lon) > 1e-8 || math.Abs(got[1]-lat) > 1e-8 {
					t.Fatalf("%v, %v comes back from %s as %v", lon, lat, system, got)
				}
			}
		}
	}
	if _, ok := From("EPSG:4326"); ok {
		t.Error("a system of another name is known")
	}
	if _, ok := Degrees(""); ok {
		t.Error("a system without a name is known")
	}
}
