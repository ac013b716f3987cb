package basemap

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"sync"
	"testing"

	"github.com/mapd/mapd/tiles/basemap/internal/plane"
	"github.com/paulmach/orb"
	orbmvt "github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/planar"
)

// layersOf decodes a tile; a layer that is missing is empty.
func layersOf(t testing.TB, z, x, y int) map[string]*orbmvt.Layer {
	t.Helper()
	data, err := Tile(z, x, y)
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := orbmvt.Unmarshal(data)
	if err != nil {
		t.Fatalf("%d/%d/%d: %v", z, x, y, err)
	}
	layers := map[string]*orbmvt.Layer{"countries": {}, "coast": {}, "borders": {}, "provinces": {}, "rivers": {}, "lakes": {}, "labels": {}}
	for _, l := range decoded {
		layers[l.Name] = l
	}
	return layers
}

// tileAt returns the tile that a place lies in, and where in it.
func tileAt(z int, lon, lat float64) (x, y int, at orb.Point) {
	p := plane.Project(lon, lat)
	size := int32(turn >> z)
	x, y = int(p.X/size), int(p.Y/size)
	return x, y, newFrame(z, x, y).units(p, 0)
}

func polygonsOf(g orb.Geometry) orb.MultiPolygon {
	if p, ok := g.(orb.Polygon); ok {
		return orb.MultiPolygon{p}
	}
	return g.(orb.MultiPolygon)
}

func countriesAt(t *testing.T, z int, lon, lat float64) []string {
	x, y, at := tileAt(z, lon, lat)
	var found []string
	for _, f := range layersOf(t, z, x, y)["countries"].Features {
		if planar.MultiPolygonContains(polygonsOf(f.Geometry), at) {
			found = append(found, fmt.Sprint(f.Properties["iso"]))
		}
	}
	return found
}

func TestCountriesAreWhereTheyAre(t *testing.T) {
	places := []struct {
		name     string
		lon, lat float64
		from     int // first zoom looked at
		iso      string
	}{
		{"Phnom Penh", 104.9, 11.6, 3, "KH"},
		{"Sisophon", 102.97, 13.6, 3, "KH"},
		{"north of Vientiane", 102.5, 18.4, 3, "LA"},
		{"Mandalay", 96.1, 22.0, 2, "MM"},
		{"Khon Kaen", 102.8, 16.4, 2, "TH"},
		{"Da Lat", 108.4, 11.9, 3, "VN"},
		{"Mindanao", 125.0, 7.8, 3, "PH"},
		{"Singapore", 103.82, 1.36, 6, "SG"},
		{"Lesotho, a hole in South Africa", 28.3, -29.5, 3, "LS"},
		{"Bloemfontein", 26.2, -29.1, 3, "ZA"},
		{"Kaliningrad, apart", 21.3, 54.7, 4, "RU"},
		{"Chukotka, west of the date line", 178.0, 67.5, 1, "RU"},
		{"Chukotka, east of the date line", -175.0, 66.6, 3, "RU"},
		{"Vanua Levu", 179.2, -16.6, 6, "FJ"},
		{"Antarctica", 0, -80, 0, "AQ"},
		{"Antarctica at the seam", 179.9, -84.8, 0, "AQ"},
		{"Antarctica at the seam's other side", -179.9, -84.8, 0, "AQ"},
		{"South China Sea", 113.8, 13.6, 0, ""},
		{"Gulf of Thailand", 101.4, 10.3, 2, ""},
		{"Caspian Sea", 51, 41.5, 2, ""},
		{"Bering Sea", -178, 58, 0, ""},
	}
	for _, p := range places {
		for z := p.from; z <= MaxZoom; z++ {
			var want []string
			if p.iso != "" {
				want = []string{p.iso}
			}
			if got := countriesAt(t, z, p.lon, p.lat); !slices.Equal(got, want) {
				t.Errorf("%s at zoom %d: %v, want %v", p.name, z, got, want)
			}
		}
	}
}

// Where there is no sea, countries that meet without gap and overlap add up to
// the whole tile.
func TestNeighboursMeet(t *testing.T) {
	inland := []struct{ z, x, y int }{{6, 33, 22}, {6, 36, 33}, {5, 22, 12}, {7, 100, 56}, {8, 201, 113}, {9, 402, 225}, {10, 798, 440}}
	for _, tile := range inland {
		l := layersOf(t, tile.z, tile.x, tile.y)
		if len(l["coast"].Features) > 0 {
			t.Errorf("%v is not inland", tile)
		}
		sum := 0.0
		for _, f := range l["countries"].Features {
			sum += planar.Area(f.Geometry)
		}
		if want := math.Pow(4096+2*buffer, 2); sum != want {
			t.Errorf("%v: %d countries of %v, want %v", tile, len(l["countries"].Features), sum, want)
		}
	}
}

func TestRingsAreWoundAsTheSpecificationWants(t *testing.T) {
	for _, tile := range []struct{ z, x, y int }{{0, 0, 0}, {2, 3, 1}, {3, 6, 3}, {5, 25, 14}, {5, 18, 18}, {4, 9, 9}, {2, 0, 3}} {
		for _, f := range layersOf(t, tile.z, tile.x, tile.y)["countries"].Features {
			for _, polygon := range polygonsOf(f.Geometry) {
				for i, ring := range polygon {
					// orb's y runs north, a tile's y south.
					if exterior := ring.Orientation() == orb.CCW; exterior != (i == 0) {
						t.Fatalf("%v %v: ring %d is wound the wrong way", tile, f.Properties["name"], i)
					}
				}
			}
		}
	}
}

func TestEachLabelIsInOneTile(t *testing.T) {
	w, err := load()
	if err != nil {
		t.Fatal(err)
	}
	const z = 3
	names, isos := map[any]int{}, map[any]int{}
	for x := range 1 << z {
		for y := range 1 << z {
			for _, f := range layersOf(t, z, x, y)["labels"].Features {
				names[f.Properties["name"]]++
				if iso, ok := f.Properties["iso"]; ok {
					isos[iso]++
				}
			}
		}
	}
	for _, l := range w.labels {
		if names[l.name] != 1 || l.iso != "" && isos[l.iso] != 1 {
			t.Errorf("%s %s: %d labels of that name, %d of that code", l.name, l.iso, names[l.name], isos[l.iso])
		}
	}
}

func TestLabelsLieInTheirCountry(t *testing.T) {
	w, err := load()
	if err != nil {
		t.Fatal(err)
	}
	atSea := map[string]bool{}
	for _, l := range w.labels {
		if l.kind == "country" && l.rank < 8 && l.iso != "" {
			f := newFrame(8, int(l.at.X>>20), int(l.at.Y>>20))
			at, inside := f.units(l.at, 0), false
			for _, feature := range layersOf(t, 8, int(l.at.X>>20), int(l.at.Y>>20))["countries"].Features {
				inside = inside || feature.Properties["iso"] == l.iso && planar.MultiPolygonContains(polygonsOf(feature.Geometry), at)
			}
			if !inside {
				atSea[l.name] = true
			}
		}
	}
	if len(atSea) > 0 {
		t.Errorf("outside their country: %v", atSea)
	}
}

func TestHas(t *testing.T) {
	for _, c := range []struct {
		z, x, y int
		want    bool
	}{{0, 0, 0, true}, {10, 1023, 1023, true}, {10, 1024, 0, false}, {3, 0, 8, false}, {11, 0, 0, false}, {-1, 0, 0, false}, {2, -1, 0, false}} {
		if got := Has(c.z, c.x, c.y); got != c.want {
			t.Errorf("%v: %v", c, got)
		}
		if _, err := Tile(c.z, c.x, c.y); (err == nil) != c.want {
			t.Errorf("%v: %v", c, err)
		}
	}
}

func TestTilesAreDeterministicAndShareNothing(t *testing.T) {
	w, err := load()
	if err != nil {
		t.Fatal(err)
	}
	want := w.tile(newFrame(5, 25, 14))
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			if !bytes.Equal(w.tile(newFrame(5, 25, 14)), want) {
				t.Error("the same tile has other bytes")
			}
		})
	}
	group.Wait()
}

func BenchmarkTile(b *testing.B) {
	w, err := load()
	if err != nil {
		b.Fatal(err)
	}
	for _, tile := range []struct{ z, x, y int }{{0, 0, 0}, {2, 3, 1}, {5, 25, 14}, {8, 201, 113}, {10, 798, 440}} {
		b.Run(fmt.Sprintf("%d-%d-%d", tile.z, tile.x, tile.y), func(b *testing.B) {
			for b.Loop() {
				w.tile(newFrame(tile.z, tile.x, tile.y))
			}
		})
	}
}
