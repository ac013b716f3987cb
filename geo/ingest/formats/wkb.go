package formats

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// placed is a geometry as it is read from a binary form: flat, as rows are,
// and for a point with its height apart.
type placed struct {
	geometry orb.Geometry
	// z is the height of a point, nil where there is none.
	z any
}

// The geometry types of well-known binary (OGC 06-103r4, table 7).
const (
	wkbPoint = iota + 1
	wkbLineString
	wkbPolygon
	wkbMultiPoint
	wkbMultiLineString
	wkbMultiPolygon
	wkbCollection
)

var errShort = errors.New("the geometry is cut short")

// curved are the types that have no straight lines to read.
var curved = map[uint32]string{
	8: "CircularString", 9: "CompoundCurve", 10: "CurvePolygon", 11: "MultiCurve", 12: "MultiSurface",
	13: "Curve", 14: "Surface", 15: "PolyhedralSurface", 16: "TIN", 17: "Triangle",
}

// decodeWKB reads well-known binary in the spellings of OGC, ISO and
// PostGIS. Heights and measures are left out but for the height of a point.
// An empty point or collection is no geometry.
func decodeWKB(b []byte, depth int) (placed, error) {
	r := wkbReader{b: b}
	g, err := r.geometry(depth)
	if err != nil {
		return placed{}, err
	}
	return r.shape(g), nil
}

// wkbReader reads geometries from the front of b.
type wkbReader struct {
	b     []byte
	order binary.ByteOrder
	// lite says that the parts of a geometry stand as SpatiaLite writes them:
	// behind a mark in place of their byte order.
	lite bool
	// dims is how many numbers a position has.
	dims int
	// z is the height of the last position, if it has one.
	z any
}

// shape is the geometry, with the height if it is one point.
func (r *wkbReader) shape(g orb.Geometry) placed {
	switch p := g.(type) {
	case orb.Point:
		if !math.IsNaN(p[0]) || !math.IsNaN(p[1]) {
			return placed{p, r.z}
		}
		return placed{}
	case orb.Collection:
		if len(p) == 0 {
			return placed{}
		}
	case orb.MultiPoint:
		if len(p) == 0 {
			return placed{}
		}
	}
	return placed{geometry: g}
}

// liteMark stands before each part of a SpatiaLite geometry.
const liteMark = 0x69

func (r *wkbReader) geometry(depth int) (orb.Geometry, error) {
	if depth <= 0 {
		return nil, errors.New("the geometry is nested too deep")
	}
	if len(r.b) < 5 {
		return nil, errShort
	}
	switch {
	case r.lite && r.b[0] == liteMark:
	case r.lite || r.b[0] > 1:
		return nil, fmt.Errorf("not a geometry in well-known binary: it has byte %#x for the order of bytes", r.b[0])
	case r.b[0] == 1:
		r.order = binary.LittleEndian
	default:
		r.order = binary.BigEndian
	}
	r.b = r.b[1:]
	return r.body(depth)
}

// body reads the type and what follows it.
func (r *wkbReader) body(depth int) (orb.Geometry, error) {
	kind, err := r.kind()
	if err != nil {
		return nil, err
	}
	switch kind {
	case wkbPoint:
		if !r.has(1, 8*r.dims) {
			return nil, errShort
		}
		return r.point(), nil
	case wkbLineString:
		points, err := r.points()
		return orb.LineString(points), err
	case wkbPolygon:
		return r.polygon()
	case wkbMultiPoint, wkbMultiLineString, wkbMultiPolygon, wkbCollection:
		return r.multi(kind, depth)
	}
	if name, ok := curved[kind]; ok {
		return nil, fmt.Errorf("a %s is not read; make it straight with: ogr2ogr -nlt CONVERT_TO_LINEAR out.gpkg FILE", name)
	}
	return nil, fmt.Errorf("there is no type of geometry with the number %d", kind)
}

// kind reads the type, sets dims by it and passes over PostGIS's SRID.
func (r *wkbReader) kind() (uint32, error) {
	const hasZ, hasM, hasSRID = 1 << 31, 1 << 30, 1 << 29
	kind, ok := r.count()
	if !ok {
		return 0, errShort
	}
	if kind&hasSRID != 0 {
		if _, ok := r.count(); !ok {
			return 0, errShort
		}
	}
	z, m := kind&hasZ != 0, kind&hasM != 0
	kind &^= hasZ | hasM | hasSRID
	switch kind / 1000 {
	case 1:
		z = true
	case 2:
		m = true
	case 3:
		z, m = true, true
	}
	r.dims, r.z = 2, nil
	if z {
		r.dims, r.z = r.dims+1, 0.0
	}
	if m {
		r.dims++
	}
	if kind >= 4000 {
		return kind, nil
	}
	return kind % 1000, nil
}

// has says whether n things of that size may still follow.
func (r *wkbReader) has(n uint32, size int) bool { return int64(n)*int64(size) <= int64(len(r.b)) }

func (r *wkbReader) count() (uint32, bool) {
	if len(r.b) < 4 {
		return 0, false
	}
	n := r.order.Uint32(r.b)
	r.b = r.b[4:]
	return n, true
}

func (r *wkbReader) number(i int) float64 { return math.Float64frombits(r.order.Uint64(r.b[8*i:])) }

// point reads a position that is known to be there.
func (r *wkbReader) point() orb.Point {
	p := orb.Point{r.number(0), r.number(1)}
	if r.z != nil {
		r.z = r.number(2)
	}
	r.b = r.b[8*r.dims:]
	return p
}

func (r *wkbReader) points() ([]orb.Point, error) {
	n, ok := r.count()
	if !ok || !r.has(n, 8*r.dims) {
		return nil, errShort
	}
	points := make([]orb.Point, n)
	for i := range points {
		points[i] = r.point()
	}
	return points, nil
}

func (r *wkbReader) polygon() (orb.Geometry, error) {
	n, ok := r.count()
	if !ok || !r.has(n, 4) {
		return nil, errShort
	}
	polygon := make(orb.Polygon, n)
	for i := range polygon {
		points, err := r.points()
		if err != nil {
			return nil, err
		}
		polygon[i] = points
	}
	return polygon, nil
}

// multi reads the geometries that consist of others.
func (r *wkbReader) multi(kind uint32, depth int) (orb.Geometry, error) {
	n, ok := r.count()
	if !ok || !r.has(n, 9) {
		return nil, errShort
	}
	parts := make(orb.Collection, n)
	for i := range parts {
		part, err := r.geometry(depth - 1)
		if err != nil {
			return nil, err
		}
		parts[i] = part
	}
	if kind == wkbCollection {
		return parts, nil
	}
	g := together(parts)
	if n > 0 && g.GeoJSONType() != [...]string{"MultiPoint", "MultiLineString", "MultiPolygon"}[kind-wkbMultiPoint] {
		return nil, fmt.Errorf("a geometry of type %d has parts of another type", kind)
	}
	return g, nil
}

// together makes one geometry of several: a MultiPoint of points, and so on,
// a collection of different ones.
func together(parts orb.Collection) orb.Geometry {
	var points orb.MultiPoint
	var lines orb.MultiLineString
	var polygons orb.MultiPolygon
	for _, part := range parts {
		switch g := part.(type) {
		case orb.Point:
			points = append(points, g)
		case orb.LineString:
			lines = append(lines, g)
		case orb.Polygon:
			polygons = append(polygons, g)
		}
	}
	switch len(parts) {
	case len(points):
		return points
	case len(lines):
		return lines
	case len(polygons):
		return polygons
	}
	return parts
}
