package geo_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

func TestParseBox(t *testing.T) {
	for text, want := range map[string]geo.Box{
		"97,10,106,21":               {West: 97, South: 10, East: 106, North: 21},
		" 97 , 10,106 ,21 ":          {West: 97, South: 10, East: 106, North: 21},
		"-180,-90,180,90":            geo.World,
		"-180,-90,-10000,180,90,9e9": geo.World,
		"97,10,0,106,21,0":           {West: 97, South: 10, East: 106, North: 21},
		"170,-20,-170,20":            {West: 170, South: -20, East: -170, North: 20},
		"180,0,-180,0":               {West: 180, South: 0, East: -180, North: 0},
		"1.5e1,-0.5,1.6E1,.5":        {West: 15, South: -0.5, East: 16, North: 0.5},
		"5,5,5,5":                    {West: 5, South: 5, East: 5, North: 5},
	} {
		if b, err := geo.ParseBox(text); err != nil || b != want {
			t.Errorf("%q is %+v, %v; want %+v", text, b, err, want)
		}
	}
}

func TestParseBoxRefuses(t *testing.T) {
	for text, says := range map[string]string{
		"":                     "it holds 1 numbers instead of 4",
		"97,10,106":            "3 numbers",
		"97,10,106,21,5":       "5 numbers",
		"1,2,3,4,5,6,7":        "7 numbers",
		"97,10,106,":           `"" is not a number`,
		"a,10,106,21":          `"a" is not a number`,
		"97;10;106;21":         "1 numbers",
		"NaN,10,106,21":        `"NaN" is not a number`,
		"97,nan,106,21":        `"nan" is not a number`,
		"-Inf,10,106,21":       `"-Inf" is not a number`,
		"97,10,106,+infinity":  `"+infinity" is not a number`,
		"1e400,10,106,21":      `"1e400" is not a number`,
		"97,10,NaN,106,21,5":   `"NaN" is not a number`,
		"97,10,1e400,106,21,5": `"1e400" is not a number`,
		"0x1p4,10,106,21":      `"0x1p4" is not a number`,
		"9_7,10,106,21":        `"9_7" is not a number`,
		"97,1 0,106,21":        `"1 0" is not a number`,
		"-180.1,10,106,21":     "longitudes run from -180 to 180",
		"97,10,180.5,21":       "longitudes run from -180 to 180",
		"200,10,210,21":        "longitudes run from -180 to 180",
		"97,-90.5,106,21":      "latitudes run from -90 to 90",
		"97,10,106,90.001":     "latitudes run from -90 to 90",
		"97,100,106,-100":      "south 100 is above north -100",
		"97,21,106,10":         "south 21 is above north 10",
		"97,10,9,106,21,5":     "the lowest height 9 is above the highest 5",
	} {
		b, err := geo.ParseBox(text)
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q is %+v, %v; want an error that says %q", text, b, err, says)
		}
	}
}

func TestBoxCheck(t *testing.T) {
	nan := math.NaN()
	for _, b := range []geo.Box{{nan, 0, 1, 1}, {0, nan, 1, 1}, {0, 0, nan, 1}, {0, 0, 1, nan}, {0, 0, math.Inf(1), 1}} {
		if b.Check() == nil {
			t.Errorf("%+v passes", b)
		}
	}
}

func FuzzParseBox(f *testing.F) {
	for _, s := range []string{"97,10,106,21", "170,-20,-170,20", "-180,-90,0,180,90,0", "NaN,1,2,3", "1e400,0,0,0", ",,,", "0x1p-2,0,1,1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		b, err := geo.ParseBox(text)
		if err != nil {
			return
		}
		if !(b.West >= -180 && b.West <= 180 && b.East >= -180 && b.East <= 180 && b.South >= -90 && b.South <= b.North && b.North <= 90) {
			t.Fatalf("%q is accepted as %+v", text, b)
		}
		again, err := geo.ParseBox(fmt.Sprintf("%v,%v,%v,%v", b.West, b.South, b.East, b.North))
		if err != nil || again != b {
			t.Fatalf("%q is %+v, but written out %+v (%v)", text, b, again, err)
		}
		for _, corner := range []orb.Point{{b.West, b.South}, {b.East, b.South}, {b.West, b.North}, {b.East, b.North}} {
			if !b.Contains(corner) {
				t.Fatalf("%+v does not contain its corner %v", b, corner)
			}
		}
	})
}

func TestBoxContains(t *testing.T) {
	pacific := geo.Box{West: 170, South: -20, East: -170, North: 20}
	fiji := geo.Box{West: 177, South: -19, East: 180, North: -16}
	samoa := geo.Box{West: -180, South: -15, East: -171, North: -13}
	for _, c := range []struct {
		box  geo.Box
		p    orb.Point
		want bool
	}{
		{pacific, orb.Point{175, 0}, true}, {pacific, orb.Point{-175, 0}, true}, {pacific, orb.Point{0, 0}, false},
		{pacific, orb.Point{180, 0}, true}, {pacific, orb.Point{-180, 0}, true}, {pacific, orb.Point{170, 20}, true},
		{pacific, orb.Point{-170, -20}, true}, {pacific, orb.Point{-169.999, 0}, false}, {pacific, orb.Point{175, 20.1}, false},
		{fiji, orb.Point{180, -17}, true}, {fiji, orb.Point{-180, -17}, true}, {fiji, orb.Point{-179.999, -17}, false},
		{samoa, orb.Point{180, -14}, true}, {samoa, orb.Point{179.999, -14}, false},
		{geo.World, orb.Point{-180, 90}, true}, {geo.World, orb.Point{180, -90}, true},
		{geo.Box{West: 10, South: 90, East: 20, North: 90}, orb.Point{15, 90}, true},
		{geo.Box{West: 180, South: 0, East: -180, North: 1}, orb.Point{180, 0.5}, true},
		{geo.Box{West: 180, South: 0, East: -180, North: 1}, orb.Point{0, 0.5}, false},
	} {
		if got := c.box.Contains(c.p); got != c.want {
			t.Errorf("%+v contains %v: %v", c.box, c.p, got)
		}
	}
}

// TestBoxBounds holds Contains and Bounds against a plain walk along the
// parallel, with many points on edges, on the date line and at the poles.
func TestBoxBounds(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	lon := func() float64 {
		return max(-180, min(180, float64((random.IntN(25)-12)*15+random.IntN(3)-1)))
	}
	lat := func() float64 { return float64(random.IntN(7)-3) * 30 }
	for range 200_000 {
		b := geo.Box{West: lon(), South: lat(), East: lon(), North: lat()}
		if b.South > b.North {
			b.South, b.North = b.North, b.South
		}
		p := orb.Point{lon(), lat()}
		want := p[1] >= b.South && p[1] <= b.North && eastward(b.West, b.East, p[0])
		if got := b.Contains(p); got != want {
			t.Fatalf("%+v contains %v: %v, want %v", b, p, got, want)
		}
		inside := 0
		for _, bound := range b.Bounds() {
			if bound.Min[0] > bound.Max[0] || bound.Min[1] > bound.Max[1] {
				t.Fatalf("%+v has the bound %v, which is empty to orb", b, bound)
			}
			if bound.Contains(p) {
				inside++
			}
		}
		if inside > 0 != want {
			t.Fatalf("%+v: %d of the bounds %v contain %v, want %v", b, inside, b.Bounds(), p, want)
		}
	}
}

// eastward walks from west to east in whole degrees and reports whether it
// meets the longitude.
func eastward(west, east, lon float64) bool {
	for at := west; ; at++ {
		if at > 180 {
			at -= 360
		}
		if at == lon || at == 180 && lon == -180 || at == -180 && lon == 180 {
			return true
		}
		if at == east || at == 180 && east == -180 {
			return false
		}
	}
}
