package basemap

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

func linesOf(g orb.Geometry) orb.MultiLineString {
	if l, ok := g.(orb.LineString); ok {
		return orb.MultiLineString{l}
	}
	return g.(orb.MultiLineString)
}

// pixelsTo is how far a place is from the lines of a layer, in pixels of a tile
// drawn 256 pixels wide.
func pixelsTo(t *testing.T, layer string, z int, lon, lat float64) float64 {
	x, y, at := tileAt(z, lon, lat)
	nearest := math.Inf(1)
	for _, f := range layersOf(t, z, x, y)[layer].Features {
		for _, line := range linesOf(f.Geometry) {
			nearest = min(nearest, planar.DistanceFrom(line, at))
		}
	}
	return nearest / 16
}

func TestDetailsAreWhereTheyAre(t *testing.T) {
	for _, c := range []struct {
		name, layer string
		z           int
		lon, lat    float64
		within      float64 // pixels
	}{
		{"Mekong at Luang Prabang", "rivers", 6, 102.13, 19.89, 4},
		{"Mekong at Phnom Penh", "rivers", 6, 104.95, 11.57, 4},
		{"Mekong at Nong Khai, the border", "rivers", 8, 102.74, 17.89, 2},
		{"Salween at Hpa-An", "rivers", 6, 97.62, 16.89, 4},
		{"Irrawaddy at Mandalay", "rivers", 6, 96.05, 21.98, 4},
		{"Kayin State meets Mon State", "provinces", 6, 97.42, 17.05, 16},
	} {
		if d := pixelsTo(t, c.layer, c.z, c.lon, c.lat); d > c.within {
			t.Errorf("%s is %.1f pixels off at zoom %d", c.name, d, c.z)
		}
	}
	if d := pixelsTo(t, "provinces", firstProvinceZoom-1, 97.42, 17.05); !math.IsInf(d, 1) {
		t.Error("provinces are drawn too early")
	}
}

func TestTonleSapIsALake(t *testing.T) {
	for z := 4; z <= MaxZoom; z++ {
		x, y, at := tileAt(z, 104.1, 12.85)
		inside := false
		for _, f := range layersOf(t, z, x, y)["lakes"].Features {
			inside = inside || planar.MultiPolygonContains(polygonsOf(f.Geometry), at)
		}
		if !inside {
			t.Errorf("zoom %d: no lake", z)
		}
	}
}

func TestLakesAreWoundAsTheSpecificationWants(t *testing.T) {
	for _, tile := range []struct{ z, x, y int }{{3, 6, 3}, {5, 25, 13}, {6, 50, 29}} {
		for _, f := range layersOf(t, tile.z, tile.x, tile.y)["lakes"].Features {
			for _, polygon := range polygonsOf(f.Geometry) {
				for i, ring := range polygon {
					if exterior := ring.Orientation() == orb.CCW; exterior != (i == 0) {
						t.Fatalf("%v: ring %d is wound the wrong way", tile, i)
					}
				}
			}
		}
	}
}

// Along the border, river and border are one line.
func TestBorderRiverFollowsTheBorder(t *testing.T) {
	w, err := load()
	if err != nil {
		t.Fatal(err)
	}
	x, y, at := tileAt(8, 104.78, 17.4) // Nakhon Phanom
	f := newFrame(8, x, y)
	for _, r := range w.details.rivers {
		for _, p := range r.points {
			units := f.units(p, 0)
			if planar.Distance(units, at) > 400 {
				continue
			}
			lon, lat := float64(p.X)/turn*360-180, latitudeOf(p.Y)
			if d := pixelsTo(t, "borders", 8, lon, lat); d > 1 {
				t.Errorf("the Mekong at %.3f %.3f is %.1f pixels from the border", lon, lat, d)
			}
		}
	}
}

func latitudeOf(y int32) float64 {
	return math.Atan(math.Sinh(math.Pi*(1-2*float64(y)/turn))) * 180 / math.Pi
}
