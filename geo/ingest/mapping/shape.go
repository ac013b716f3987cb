package mapping

import "github.com/paulmach/orb"

// asGeoJSON is a geometry as the value that JSON has for it (RFC 7946, 3.1).
func asGeoJSON(g orb.Geometry) any {
	if c, ok := g.(orb.Collection); ok {
		return map[string]any{"type": c.GeoJSONType(), "geometries": listed(c, asGeoJSON)}
	}
	return map[string]any{"type": g.GeoJSONType(), "coordinates": positions(g)}
}

// positions are the coordinates of a geometry, longitude first.
func positions(g orb.Geometry) any {
	switch g := g.(type) {
	case orb.Point:
		return []any{g[0], g[1]}
	case orb.MultiPoint:
		return listed(g, pointPosition)
	case orb.LineString:
		return listed(g, pointPosition)
	case orb.MultiLineString:
		return listed(g, func(l orb.LineString) any { return positions(l) })
	case orb.Ring:
		return []any{listed(g, pointPosition)}
	case orb.Polygon:
		return listed(g, func(r orb.Ring) any { return listed(r, pointPosition) })
	case orb.MultiPolygon:
		return listed(g, func(p orb.Polygon) any { return positions(p) })
	case orb.Bound:
		return positions(g.ToPolygon())
	}
	return []any{}
}

func pointPosition(p orb.Point) any { return positions(p) }

// listed is the values of a list.
func listed[T any](list []T, value func(T) any) []any {
	values := make([]any, len(list))
	for i, v := range list {
		values[i] = value(v)
	}
	return values
}
