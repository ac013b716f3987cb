package formats

import (
	"errors"
	"fmt"

	"github.com/paulmach/orb"
)

// fgbGeometry reads the table Geometry of FlatGeobuf's feature.fbs. Parts of
// a FlatBuffer may be pointed to more than once: points and parts are how
// many may still come, no more than the buffer has room for.
type fgbGeometry struct{ points, parts int }

func (r *fgbGeometry) read(t fbTable, kind byte, depth int) (placed, error) {
	if own := t.byte(6); own != 0 {
		kind = own
	}
	g, err := r.geometry(t, kind, depth)
	if err != nil || g == nil {
		return placed{}, err
	}
	p := placed{geometry: g}
	if z, ok := t.vector(2); ok && z.n == 1 && z.within(8) && kind == wkbPoint {
		p.z = number(z.float(0))
	}
	return p, nil
}

// geometry reads a geometry of that type; nil if it is empty.
func (r *fgbGeometry) geometry(t fbTable, kind byte, depth int) (orb.Geometry, error) {
	if r.parts--; depth <= 0 || r.parts < 0 {
		return nil, errors.New("the geometry is nested too deep")
	}
	switch kind {
	case wkbMultiPolygon, wkbCollection:
		return r.several(t, kind, depth)
	case wkbPoint, wkbLineString, wkbPolygon, wkbMultiPoint, wkbMultiLineString:
	default:
		if name, ok := curved[uint32(kind)]; ok {
			return nil, fmt.Errorf("a %s is not read; make it straight with: ogr2ogr -nlt CONVERT_TO_LINEAR out.gpkg FILE", name)
		}
		return nil, fmt.Errorf("there is no type of geometry with the number %d", kind)
	}
	points, err := r.positions(t)
	if err != nil || len(points) == 0 {
		return nil, err
	}
	switch kind {
	case wkbPoint:
		if points[0] != points[0] {
			return nil, nil
		}
		return points[0], nil
	case wkbLineString:
		return orb.LineString(points), nil
	case wkbMultiPoint:
		return orb.MultiPoint(points), nil
	}
	parts, err := cutAt(t, points)
	if err != nil {
		return nil, err
	}
	if kind == wkbPolygon {
		polygon := make(orb.Polygon, len(parts))
		for i, part := range parts {
			polygon[i] = part
		}
		return polygon, nil
	}
	lines := make(orb.MultiLineString, len(parts))
	for i, part := range parts {
		lines[i] = part
	}
	return lines, nil
}

// positions reads the vector xy.
func (r *fgbGeometry) positions(t fbTable) ([]orb.Point, error) {
	xy, ok := t.vector(1)
	if !ok {
		return nil, nil
	}
	if r.points -= xy.n / 2; !xy.within(8) || xy.n%2 != 0 || r.points < 0 {
		return nil, errShort
	}
	points := make([]orb.Point, xy.n/2)
	for i := range points {
		points[i] = orb.Point{xy.float(2 * i), xy.float(2*i + 1)}
	}
	return points, nil
}

// cutAt cuts the positions into lines or rings where the vector ends says.
func cutAt(t fbTable, points []orb.Point) ([][]orb.Point, error) {
	ends, ok := t.vector(0)
	if !ok || ends.n == 0 {
		return [][]orb.Point{points}, nil
	}
	if !ends.within(4) {
		return nil, errShort
	}
	parts := make([][]orb.Point, ends.n)
	from := uint32(0)
	for i := range parts {
		end := ends.uint(i)
		if end < from || int64(end) > int64(len(points)) {
			return nil, errors.New("the geometry is damaged: its parts end nowhere")
		}
		parts[i], from = points[from:end:end], end
	}
	return parts, nil
}

// several reads the parts of a MultiPolygon or a collection.
func (r *fgbGeometry) several(t fbTable, kind byte, depth int) (orb.Geometry, error) {
	parts, ok := t.vector(7)
	if !ok || parts.n == 0 {
		return nil, nil
	}
	if !parts.within(4) {
		return nil, errShort
	}
	var all orb.Collection
	for i := range parts.n {
		part := parts.tableAt(i)
		of := part.byte(6)
		if kind == wkbMultiPolygon {
			of = wkbPolygon
		}
		g, err := r.geometry(part, of, depth-1)
		if err != nil {
			return nil, err
		}
		if g != nil {
			all = append(all, g)
		}
	}
	switch {
	case len(all) == 0:
		return nil, nil
	case kind == wkbMultiPolygon:
		return together(all), nil
	}
	return all, nil
}
