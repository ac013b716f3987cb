package cql2

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// TestAreaAgainstLibrary compares the own answers for points and areas with
// those of the library, on a grid where points often lie on edges.
func TestAreaAgainstLibrary(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 0))
	grid := func() orb.Point { return orb.Point{float64(r.IntN(9)), float64(r.IntN(9))} }
	outline := orb.Ring{{0, 0}, {8, 0}, {8, 4}, {5, 4}, {5, 2}, {3, 6}, {8, 6}, {8, 8}, {0, 8}, {0, 0}}
	hole := orb.Ring{{1, 1}, {1, 3}, {2, 2}, {1, 1}}
	areas := []orb.Geometry{
		orb.Polygon{outline}, orb.Polygon{outline, hole},
		orb.MultiPolygon{{{{0, 0}, {2, 0}, {2, 8}, {0, 8}, {0, 0}}}, {{{4, 4}, {8, 4}, {6, 8}, {4, 4}}}},
		boxGeometry(geo.Box{West: 170, South: 1, East: 3, North: 7}), boxGeometry(geo.Box{West: 2, South: 2, East: 6, North: 5}),
	}
	for range 60 {
		points := orb.MultiPoint{grid()}
		for range r.IntN(4) {
			points = append(points, grid())
		}
		var g orb.Geometry = points
		if len(points) == 1 {
			g = points[0]
		}
		for _, a := range areas {
			compareAreas(t, seed, a, g)
		}
	}
}

// compareAreas asks every relation of an area and points, in both orders: the
// prepared area and the compiled filter against the library.
func compareAreas(t *testing.T, seed uint64, a, points orb.Geometry) {
	t.Helper()
	property, written := &Expr{Op: PropertyRef, Name: "geometry"}, &Expr{Op: Shape, Geometry: a}
	v, err := shapeValue(written)
	if err != nil {
		t.Fatal(err)
	}
	prepared, _ := v.shape(nil)
	plain := &shape{geometry: a, bound: orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}}
	row, _ := rowShape(points)
	whole := make(record, len(eventSchema))
	whole[8] = points
	for op, relation := range relations {
		for _, order := range []struct {
			args       []*Expr
			want, owns truth
		}{
			{[]*Expr{property, written}, relation.of(row, plain), relation.of(row, prepared)},
			{[]*Expr{written, property}, relation.of(plain, row), relation.of(prepared, row)},
		} {
			match, err := (&Filter{&Expr{Op: op, Args: order.args}}).Compile(eventSchema)
			if err != nil {
				t.Fatal(err)
			}
			if compiled := truthOf(match(whole)); order.owns != order.want || compiled != order.want {
				t.Fatalf("seed %d: %s of %s and %v: %v, compiled %v; the library says %v",
					seed, op, order.args[0].JSON(), points, order.owns, compiled, order.want)
			}
		}
	}
}

// star returns a ring of n corners around a point.
func star(n int, x, y, inner, outer float64) orb.Ring {
	var ring orb.Ring
	for i := range n {
		radius := outer
		if i%2 == 1 {
			radius = inner
		}
		angle := 2 * math.Pi * float64(i) / float64(n)
		ring = append(ring, orb.Point{x + radius*math.Cos(angle), y + radius*math.Sin(angle)})
	}
	return append(ring, ring[0])
}

// TestAreaInBands compares a ring of many edges, which lie in many bands, with
// a plain walk over all edges.
func TestAreaInBands(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 0))
	ring := star(1000, 102, 13, 3, 10)
	banded := newArea(orb.MultiPolygon{{ring}})
	plain := &area{bound: banded.bound, bands: [][]edge{nil}}
	for i := 1; i < len(ring); i++ {
		plain.bands[0] = append(plain.bands[0], edge{ring[i-1], ring[i]})
	}
	for range 5000 {
		p := orb.Point{90 + 24*r.Float64(), 1 + 24*r.Float64()}
		if got, want := banded.side(p), plain.side(p); got != want {
			t.Fatalf("seed %d: %v lies on side %d, want %d", seed, p, got, want)
		}
	}
	for _, corner := range ring {
		if banded.side(corner) != 0 {
			t.Fatalf("the corner %v does not lie on the boundary", corner)
		}
	}
}
