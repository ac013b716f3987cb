package main

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"github.com/mapd/mapd/geo"
)

// extent returns the smallest box around the polygons; it may cross the date
// line.
func (s shape) extent() *geo.Box {
	bound := s.polygons.Bound()
	box := geo.Box{West: bound.Min[0], South: bound.Min[1], East: bound.Max[0], North: bound.Max[1]}
	spans := make([][2]float64, len(s.polygons))
	for i, p := range s.polygons {
		spans[i] = [2]float64{p.Bound().Min[0], p.Bound().Max[0]}
	}
	slices.SortFunc(spans, func(a, b [2]float64) int { return slices.Compare(a[:], b[:]) })
	widest, east := 360-(box.East-box.West), spans[0][1]
	for _, span := range spans[1:] {
		if gap := span[0] - east; gap > widest {
			widest, box.East, box.West = gap, east, span[0]
		}
		east = max(east, span[1])
	}
	return &box
}

// label returns a point well inside the largest polygon: of a grid of points
// the one that lies farthest from its edges.
func (s shape) label() orb.Point {
	const steps = 32
	largest := slices.MaxFunc(s.polygons, func(a, b orb.Polygon) int {
		return int(math.Copysign(1, orbgeo.Area(a)-orbgeo.Area(b)))
	})
	bound := largest.Bound()
	best, depth := bound.Center(), -1.0
	for i := range steps {
		for j := range steps {
			p := orb.Point{
				bound.Min[0] + (float64(i)+0.5)/steps*(bound.Max[0]-bound.Min[0]),
				bound.Min[1] + (float64(j)+0.5)/steps*(bound.Max[1]-bound.Min[1]),
			}
			if !planar.PolygonContains(largest, p) {
				continue
			}
			if d := planar.DistanceFrom(largest, p); d > depth {
				best, depth = p, d
			}
		}
	}
	return best
}

// radius returns how far the farthest corner lies from a point, in metres.
func (s shape) radius(from orb.Point) float64 {
	far := 0.0
	for _, polygon := range s.polygons {
		for _, ring := range polygon {
			for _, p := range ring {
				far = max(far, orbgeo.Distance(from, p))
			}
		}
	}
	return far
}

func (s shape) rings() []orb.Ring {
	var rings []orb.Ring
	for _, polygon := range s.polygons {
		rings = append(rings, polygon...)
	}
	return rings
}
