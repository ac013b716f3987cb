package tiles

import (
	"math"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

func TestParseAddress(t *testing.T) {
	for _, c := range []struct {
		z, x, y string
		ok      bool
	}{
		{"0", "0", "0", true}, {"16", "65535", "65535", true}, {"3", "7", "0", true},
		{"17", "0", "0", false}, {"3", "8", "0", false}, {"3", "0", "8", false}, {"-1", "0", "0", false},
		{"1", "-1", "0", false}, {"+1", "0", "0", false}, {"01", "0", "0", false}, {"1.0", "0", "0", false},
		{"", "0", "0", false}, {"x", "0", "0", false}, {"1", "0", "99999999999999999999", false}, {"1", "0x1", "0", false},
	} {
		_, err := parseAddress(c.z, c.x, c.y, maxZoom)
		if (err == nil) != c.ok || err != nil && geo.CodeOf(err) != geo.NotFound {
			t.Errorf("%s/%s/%s: %v", c.z, c.x, c.y, err)
		}
	}
}

func FuzzParseAddress(f *testing.F) {
	f.Add("3", "4", "5")
	f.Add("-0", "4", "99999999999999999999")
	f.Fuzz(func(t *testing.T, z, x, y string) {
		a, err := parseAddress(z, x, y, maxZoom)
		if err == nil && (a.z > maxZoom || a.x >= 1<<a.z || a.y >= 1<<a.z || a.x < 0 || a.y < 0) {
			t.Errorf("%+v", a)
		}
	})
}

// Every place belongs to exactly one tile of a zoom: not to its neighbours,
// and that tile's box holds it.
func TestEachPlaceBelongsToOneTile(t *testing.T) {
	random := newRandom(t)
	places := []orb.Point{{180, 0}, {-180, 0}, {0, 90}, {0, -90}, {180, 90}, {-180, -90}, {0, geo.MaxLatitude}, {179.99999999, 1}, {0, 0}, {90, 0}}
	for z := range maxZoom + 1 {
		for range 300 {
			n := float64(int(1) << z) // on the corner of a tile
			corner := orb.Point{float64(random.IntN(1<<z))/n*360 - 180, latitude(float64(random.IntN(1<<z)) / n)}
			places = append(places, corner, orb.Point{random.Float64()*360 - 180, random.Float64()*180 - 90})
		}
	}
	for z := range maxZoom + 1 {
		for _, p := range places {
			checkOneTile(t, z, p)
		}
	}
}

func checkOneTile(t *testing.T, z int, p orb.Point) {
	t.Helper()
	x, y := geo.Mercator(p)
	n := 1 << z
	column, row, found := int(x*float64(n)), int(y*float64(n)), 0
	for i := column - 2; i <= column+2; i++ {
		for j := row - 2; j <= row+2; j++ {
			a := address{z, i, j}
			if i < 0 || j < 0 || i >= n || j >= n {
				continue
			}
			at, ok := a.locate(p)
			if !ok {
				continue
			}
			found++
			if at.X < 0 || at.X > 4096 || at.Y < 0 || at.Y > 4096 || !a.box().Contains(p) {
				t.Errorf("%v lies at %v of %v, whose box is %v", p, at, a, a.box())
			}
		}
	}
	if found != 1 {
		t.Errorf("%v belongs to %d tiles of zoom %d", p, found, z)
	}
}

func TestBoxesAreValid(t *testing.T) {
	for _, a := range []address{{0, 0, 0}, {1, 1, 1}, {16, 0, 0}, {16, 65535, 65535}, {16, 65535, 0}} {
		if err := a.box().Check(); err != nil || a.box().CrossesDateLine() {
			t.Errorf("%v: %v, %v", a, a.box(), err)
		}
	}
	if b := (address{1, 0, 1}).box(); b.South != -90 || math.Abs(b.North) > 1e-8 || math.Abs(b.East) > 1e-8 {
		t.Errorf("got %v", b)
	}
}
