package cql2

import (
	"fmt"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
)

// relative is a geometry as the library that relates geometries wants it.
type relative struct{ geom.Geometry }

// prepare turns a geometry into one of the library and checks it: rings have
// to be closed and must not cross.
func prepare(g orb.Geometry) (relative, error) {
	converted, err := convert(g)
	if err != nil {
		return relative{}, err
	}
	if err := converted.Validate(); err != nil {
		return relative{}, fmt.Errorf("the geometry is not valid: %w", err)
	}
	return relative{converted}, nil
}

// relative returns the geometry for the library. Those of rows are taken as
// they are.
func (s *shape) relative() (relative, error) {
	if !s.prepared.IsEmpty() {
		return s.prepared, nil
	}
	converted, err := convert(s.geometry)
	return relative{converted}, err
}

// relations are the spatial functions (section 7.7, DE-9IM).
var relations = map[Op]relation{
	"s_intersects": {
		points:     func(in, on, _ bool) bool { return in || on },
		pointsLast: func(in, on, _ bool) bool { return in || on },
		exact:      func(a, b relative) (bool, error) { return geom.Intersects(a.Geometry, b.Geometry), nil },
	},
	"s_disjoint": {
		points:     func(in, on, _ bool) bool { return !in && !on },
		pointsLast: func(in, on, _ bool) bool { return !in && !on },
		apart:      true,
		exact:      func(a, b relative) (bool, error) { return geom.Disjoint(a.Geometry, b.Geometry) },
	},
	"s_equals": {
		points: never, pointsLast: never,
		exact: func(a, b relative) (bool, error) { return geom.Equals(a.Geometry, b.Geometry) },
	},
	"s_touches": {
		points:     func(in, on, _ bool) bool { return on && !in },
		pointsLast: func(in, on, _ bool) bool { return on && !in },
		exact:      func(a, b relative) (bool, error) { return geom.Touches(a.Geometry, b.Geometry) },
	},
	"s_within": {
		points: func(in, _, out bool) bool { return in && !out }, pointsLast: never,
		exact: func(a, b relative) (bool, error) { return geom.Within(a.Geometry, b.Geometry) },
	},
	"s_contains": {
		points: never, pointsLast: func(in, _, out bool) bool { return in && !out },
		exact: func(a, b relative) (bool, error) { return geom.Contains(a.Geometry, b.Geometry) },
	},
	"s_crosses": {
		points:     func(in, _, out bool) bool { return in && out },
		pointsLast: func(in, _, out bool) bool { return in && out },
		exact:      func(a, b relative) (bool, error) { return geom.Crosses(a.Geometry, b.Geometry) },
	},
	"s_overlaps": {
		points: never, pointsLast: never,
		exact: func(a, b relative) (bool, error) { return geom.Overlaps(a.Geometry, b.Geometry) },
	},
}

// never is the answer where the dimensions of points and areas forbid it.
func never(_, _, _ bool) bool { return false }

// convert turns a geometry into one of the library, unchecked.
func convert(g orb.Geometry) (geom.Geometry, error) {
	switch g := g.(type) {
	case orb.Point:
		return geom.XY{X: g[0], Y: g[1]}.AsPoint().AsGeometry(), nil
	case orb.MultiPoint:
		points := make([]geom.Point, len(g))
		for i, p := range g {
			points[i] = geom.XY{X: p[0], Y: p[1]}.AsPoint()
		}
		return geom.NewMultiPoint(points).AsGeometry(), nil
	case orb.LineString:
		return line(g).AsGeometry(), nil
	case orb.MultiLineString:
		lines := make([]geom.LineString, len(g))
		for i, l := range g {
			lines[i] = line(l)
		}
		return geom.NewMultiLineString(lines).AsGeometry(), nil
	case orb.Polygon:
		return polygon(g).AsGeometry(), nil
	case orb.MultiPolygon:
		polygons := make([]geom.Polygon, len(g))
		for i, p := range g {
			polygons[i] = polygon(p)
		}
		return geom.NewMultiPolygon(polygons).AsGeometry(), nil
	case orb.Collection:
		members := make([]geom.Geometry, len(g))
		for i, member := range g {
			var err error
			if members[i], err = convert(member); err != nil {
				return geom.Geometry{}, err
			}
		}
		return geom.NewGeometryCollection(members).AsGeometry(), nil
	}
	return geom.Geometry{}, fmt.Errorf("a %s cannot be compared", g.GeoJSONType())
}

func line(points []orb.Point) geom.LineString {
	flat := make([]float64, 0, 2*len(points))
	for _, p := range points {
		flat = append(flat, p[0], p[1])
	}
	return geom.NewLineString(geom.NewSequence(flat, geom.DimXY))
}

func polygon(p orb.Polygon) geom.Polygon {
	rings := make([]geom.LineString, len(p))
	for i, ring := range p {
		rings[i] = line(ring)
	}
	return geom.NewPolygon(rings)
}
