package coords

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

func TestRepresentative(t *testing.T) {
	horseshoe := orb.Polygon{{{0, 0}, {10, 0}, {10, 10}, {8, 10}, {8, 2}, {2, 2}, {2, 10}, {0, 10}, {0, 0}}}
	for name, c := range map[string]struct{ in, want orb.Geometry }{
		"point":               {orb.Point{100.5, 13.75}, orb.Point{100.5, 13.75}},
		"points":              {orb.MultiPoint{{0, 0}, {1, 1}, {10, 0}}, orb.Point{1, 1}},
		"line":                {orb.LineString{{0, 0}, {4, 0}, {4, 4}}, orb.Point{4, 0}},
		"line across":         {orb.LineString{{179, 0}, {-179, 0}}, orb.Point{180, 0}},
		"line that stands":    {orb.LineString{{1, 1}, {1, 1}}, orb.Point{1, 1}},
		"longest line":        {orb.MultiLineString{{{0, 0}, {1, 0}}, {{0, 5}, {4, 5}}}, orb.Point{2, 5}},
		"square":              {orb.Polygon{square}, orb.Point{100.5, 13.5}},
		"ring":                {square, orb.Point{100.5, 13.5}},
		"bound":               {orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{3, 3}}, orb.Point{2, 2}},
		"across the line":     {orb.Polygon{{{178, 0}, {-178, 0}, {-178, 2}, {178, 2}, {178, 0}}}, orb.Point{180, 1}},
		"farther across":      {orb.Polygon{{{179, 0}, {-175, 0}, {-175, 2}, {179, 2}, {179, 0}}}, orb.Point{-178, 1}},
		"round the world":     {orb.Polygon{{{-180, -10}, {180, -10}, {180, 20}, {-180, 20}, {-180, -10}}}, orb.Point{0, 5}},
		"greatest of several": {orb.MultiPolygon{horseshoe, {{{20, 20}, {21, 20}, {21, 21}, {20, 21}, {20, 20}}}}, nil},
		"horseshoe":           {horseshoe, nil},
		"collection":          {orb.Collection{orb.Point{50, 50}, orb.Polygon{square}, orb.LineString{{0, 0}, {100, 0}}}, orb.Point{100.5, 13.5}},
		"with a hole":         {orb.Polygon{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{2, 2}, {8, 2}, {8, 8}, {2, 8}, {2, 2}}}, nil},
		"flat":                {orb.Polygon{{{0, 0}, {5, 0}, {10, 0}, {0, 0}}}, orb.Point{0, 0}},
	} {
		got, err := Representative(c.in)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if want, ok := c.want.(orb.Point); ok && planar.Distance(got, want) > 1e-9 {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
		if p, ok := c.in.(orb.Polygon); ok && c.want == nil && !planar.PolygonContains(p, got) {
			t.Errorf("%s: %v lies outside", name, got)
		}
	}
}

func TestRepresentativeRefuses(t *testing.T) {
	for _, g := range []orb.Geometry{nil, orb.Point{math.NaN(), 1}, orb.Point{1, 91}, orb.LineString{{1, 1}}, orb.MultiPoint{}, orb.Collection{}, orb.Polygon{}, orb.Polygon{{{1, 1}, {2, 2}, {3, 1}, {4, 4}}}} {
		if p, err := Representative(g); err == nil {
			t.Errorf("%v is represented by %v", g, p)
		}
	}
	var deep orb.Geometry = orb.Point{1, 1}
	for range 20 {
		deep = orb.Collection{deep}
	}
	if err := Check(deep); err == nil {
		t.Error("nested 20 deep")
	}
}

// TestRepresentativeLiesInside checks random stars with their middle cut out.
func TestRepresentativeLiesInside(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	for range 3000 {
		var ring, hole orb.Ring
		for i := range 3 + r.IntN(12) {
			angle, far := float64(i)*0.4+r.Float64()*0.3, 1+r.Float64()*9
			ring = append(ring, orb.Point{100 + far*math.Cos(angle), 13 + far*math.Sin(angle)})
			hole = append(hole, orb.Point{100 + far*0.5*math.Cos(angle), 13 + far*0.5*math.Sin(angle)})
		}
		p := orb.Polygon{append(ring, ring[0])}
		if r.IntN(2) == 0 {
			p = append(p, append(hole, hole[0]))
		}
		got, err := Representative(p)
		if err != nil || !planar.PolygonContains(p, got) {
			t.Fatalf("%v of %v, %v", got, p, err)
		}
	}
}
