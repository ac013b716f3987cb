package coords

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/paulmach/orb"
)

// maxJSON is how deep arrays and objects may nest.
const maxJSON = 4 * maxDepth

// parseGeoJSON reads a GeoJSON geometry. It is stricter than orb's reader:
// positions have two numbers at least, of the type number.
func parseGeoJSON(data []byte) (orb.Geometry, error) {
	if depth(data) > maxJSON {
		return nil, fmt.Errorf("GeoJSON: it nests deeper than %d", maxJSON)
	}
	g, err := parseMember(data, 0)
	if err != nil {
		return nil, fmt.Errorf("GeoJSON: %w", err)
	}
	return g, nil
}

// depth returns how deep brackets nest; those in strings count too.
func depth(data []byte) int {
	now, deepest := 0, 0
	for _, c := range data {
		switch c {
		case '[', '{':
			now++
			deepest = max(deepest, now)
		case ']', '}':
			now--
		}
	}
	return deepest
}

func parseMember(data []byte, depth int) (orb.Geometry, error) {
	var g struct {
		Type        string            `json:"type"`
		Coordinates json.RawMessage   `json:"coordinates"`
		Geometries  []json.RawMessage `json:"geometries"`
		Geometry    json.RawMessage   `json:"geometry"`
	}
	if err := json.Unmarshal(data, &g); err != nil {
		return nil, err
	}
	switch g.Type {
	case "Feature":
		if depth > 0 || len(g.Geometry) == 0 || string(g.Geometry) == "null" {
			return nil, errors.New("the Feature has no geometry")
		}
		return parseMember(g.Geometry, depth+1)
	case "GeometryCollection":
		if depth > maxDepth {
			return nil, fmt.Errorf("it nests deeper than %d collections", maxDepth)
		}
		var all orb.Collection
		for _, member := range g.Geometries {
			m, err := parseMember(member, depth+1)
			if err != nil {
				return nil, err
			}
			all = append(all, m)
		}
		return all, nil
	}
	return parseCoordinates(g.Type, g.Coordinates)
}

// place is a position of GeoJSON. encoding/json reads null as 0 into a plain
// number, so the numbers come as pointers.
type place []*float64

func (p place) point() (orb.Point, error) {
	if len(p) < 2 || len(p) > 4 || p[0] == nil || p[1] == nil {
		return orb.Point{}, errors.New("a position is two numbers, longitude and latitude")
	}
	return orb.Point{*p[0], *p[1]}, nil
}

func parseCoordinates(kind string, data json.RawMessage) (orb.Geometry, error) {
	if len(data) == 0 {
		data = json.RawMessage("null")
	}
	switch kind {
	case "Point":
		var p place
		if err := json.Unmarshal(data, &p); err != nil {
			return nil, err
		}
		return p.point()
	case "MultiPoint", "LineString":
		var line []place
		if err := json.Unmarshal(data, &line); err != nil {
			return nil, err
		}
		points, err := convert(line, place.point)
		if kind == "LineString" {
			return orb.LineString(points), err
		}
		return orb.MultiPoint(points), err
	case "MultiLineString", "Polygon":
		var lines [][]place
		if err := json.Unmarshal(data, &lines); err != nil {
			return nil, err
		}
		if kind == "Polygon" {
			return polygonOf(lines)
		}
		all, err := convert(lines, func(line []place) (orb.LineString, error) { return convert(line, place.point) })
		return orb.MultiLineString(all), err
	case "MultiPolygon":
		var polygons [][][]place
		if err := json.Unmarshal(data, &polygons); err != nil {
			return nil, err
		}
		all, err := convert(polygons, polygonOf)
		return orb.MultiPolygon(all), err
	}
	return nil, fmt.Errorf("%q is no type of geometry", kind)
}

func polygonOf(lines [][]place) (orb.Polygon, error) {
	return convert(lines, func(line []place) (orb.Ring, error) { return convert(line, place.point) })
}

func convert[A, B any](from []A, one func(A) (B, error)) ([]B, error) {
	to := make([]B, len(from))
	for i, a := range from {
		b, err := one(a)
		if err != nil {
			return nil, err
		}
		to[i] = b
	}
	return to, nil
}
