package cql2

import (
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// shape is a geometry that is to be compared with others. Coordinates are
// compared as they are, in the plane of longitudes and latitudes.
type shape struct {
	geometry orb.Geometry
	bound    orb.Bound
	area     *area    // of polygons that are written out: made ready for many points
	prepared relative // the same for the library, if it was written out
}

// rowShape returns the geometry of a row, if there is one.
func rowShape(g orb.Geometry) (*shape, bool) {
	if g == nil {
		return nil, false
	}
	return &shape{geometry: g, bound: g.Bound()}, true
}

// shapeValue compiles a geometry or box that is written out. Its coordinates
// are longitudes and latitudes in degrees.
func shapeValue(e *Expr) (value, error) {
	g := e.Geometry
	if e.Op == BBox {
		box := geo.Box{West: e.Box[0], South: e.Box[1], East: e.Box[2], North: e.Box[3]}
		if err := box.Check(); err != nil {
			return value{}, invalid(e.at, "%v", err)
		}
		g = boxGeometry(box)
	} else if err := checkCoordinates(g); err != nil {
		return value{}, invalid(e.at, "%v", err)
	}
	s := &shape{geometry: g, bound: g.Bound()}
	var err error
	if s.prepared, err = prepare(g); err != nil {
		return value{}, invalid(e.at, "%v", err)
	}
	switch g := g.(type) {
	case orb.Polygon:
		s.area = newArea(orb.MultiPolygon{g})
	case orb.MultiPolygon:
		s.area = newArea(g)
	}
	return value{kind: geometries, literal: e, shape: func(geo.Row) (*shape, bool) { return s, true }}, nil
}

// boxGeometry returns the polygon of a box, two if it crosses the date line;
// a box without width or height is a line or a point.
func boxGeometry(b geo.Box) orb.Geometry {
	if !b.CrossesDateLine() {
		return boundGeometry(b.West, b.South, b.East, b.North)
	}
	var polygons orb.MultiPolygon
	var members orb.Collection
	for _, ends := range [][2]float64{{b.West, 180}, {-180, b.East}} {
		part := boundGeometry(ends[0], b.South, ends[1], b.North)
		members = append(members, part)
		if polygon, ok := part.(orb.Polygon); ok {
			polygons = append(polygons, polygon)
		}
	}
	if len(polygons) == len(members) {
		return polygons
	}
	return members
}

func boundGeometry(west, south, east, north float64) orb.Geometry {
	switch {
	case west == east && south == north:
		return orb.Point{west, south}
	case west == east || south == north:
		return orb.LineString{{west, south}, {east, north}}
	}
	return orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}.ToPolygon()
}

// relation compares two geometries.
type relation struct {
	// points answers for points and an area, from what parts of the area the
	// points lie in; pointsLast of the same relation for an area and points.
	points, pointsLast func(in, on, out bool) bool
	// apart is the answer where the bounds do not meet.
	apart bool
	// exact asks the library.
	exact func(a, b relative) (bool, error)
}

// spatial compiles a spatial function.
func (c compiler) spatial(e *Expr) (condition, error) {
	var operands [2]value
	for i, arg := range e.Args {
		v, err := c.value(arg)
		if err != nil {
			return nil, err
		}
		if v.kind != geometries {
			return nil, invalid(arg.at, "%s compares geometries, not %s", strings.ToUpper(string(e.Op)), v.kind)
		}
		operands[i] = v
	}
	r := relations[e.Op]
	whole := r.ofValues(operands[0], operands[1])
	switch {
	case operands[0].literal != nil && operands[1].literal != nil:
		return always(whole(nil)), nil
	case operands[0].place != nil && areaOf(operands[1]) != nil:
		return r.ofPoint(operands[0].place, areaOf(operands[1]), r.points, whole), nil
	case operands[1].place != nil && areaOf(operands[0]) != nil:
		return r.ofPoint(operands[1].place, areaOf(operands[0]), r.pointsLast, whole), nil
	}
	return whole, nil
}

// areaOf returns the area of a value that is written out, nil if it is none.
func areaOf(v value) *area {
	if v.literal == nil {
		return nil
	}
	s, _ := v.shape(nil)
	return s.area
}

// ofPoint answers for a property that is a point, and an area; whole answers
// for other geometries.
func (r relation) ofPoint(place func(geo.Row) orb.Geometry, a *area, holds func(in, on, out bool) bool, whole condition) condition {
	inside, edge, outside := truthOf(holds(true, false, false)), truthOf(holds(false, true, false)), truthOf(r.apart)
	return func(row geo.Row) truth {
		p, ok := place(row).(orb.Point)
		if !ok {
			return whole(row)
		}
		switch a.side(p) {
		case 1:
			return inside
		case 0:
			return edge
		}
		return outside
	}
}

// ofValues answers for any geometries.
func (r relation) ofValues(first, second value) condition {
	return func(row geo.Row) truth {
		a, ok := first.shape(row)
		b, ok2 := second.shape(row)
		if !ok || !ok2 {
			return unknown
		}
		return r.of(a, b)
	}
}

// of answers for two geometries.
func (r relation) of(a, b *shape) truth {
	if !a.bound.Intersects(b.bound) {
		return truthOf(r.apart)
	}
	if b.area != nil {
		if points, ok := pointsOf(a.geometry); ok {
			return truthOf(r.points(b.area.locate(points)))
		}
	}
	if a.area != nil {
		if points, ok := pointsOf(b.geometry); ok {
			return truthOf(r.pointsLast(a.area.locate(points)))
		}
	}
	x, err := a.relative()
	if err != nil {
		return unknown
	}
	y, err := b.relative()
	if err != nil {
		return unknown
	}
	is, err := r.exact(x, y)
	if err != nil {
		return unknown
	}
	return truthOf(is)
}

// pointsOf returns the points of a geometry that consists of points.
func pointsOf(g orb.Geometry) (orb.MultiPoint, bool) {
	switch g := g.(type) {
	case orb.Point:
		return orb.MultiPoint{g}, true
	case orb.MultiPoint:
		return g, len(g) > 0
	}
	return nil, false
}
