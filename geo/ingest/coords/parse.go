package coords

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/paulmach/orb"
)

// Parse reads a geometry out of one cell: WKT, EWKT, WKB or EWKB in
// hexadecimal, a GeoJSON geometry, or a pair as Pair reads it, latitude first.
// Heights and measures are left out. A system of coordinates other than
// WGS 84 (4326) and Web Mercator (3857) is refused. The geometry is checked
// (see Check); a point at 0, 0 is refused; longitudes above 180 are wrapped
// where that leaves the geometry as it is.
func Parse(text string) (orb.Geometry, error) {
	g, _, err := parse(text)
	return g, err
}

// Value reads a geometry out of one cell of any type: text as Parse does; a map
// that is a GeoJSON geometry or holds a latitude and a longitude by their
// names; an array that is a GeoJSON position, longitude first.
func Value(value any) (orb.Geometry, []Note, error) {
	switch v := value.(type) {
	case nil:
		return nil, nil, ErrMissing
	case string:
		return parse(v)
	case []any:
		if len(v) < 2 || len(v) > 4 {
			return nil, nil, fmt.Errorf("an array of %d values is no position", len(v))
		}
		return pointValue(v[1], v[0])
	case map[string]any:
		return mapValue(v)
	}
	return nil, nil, fmt.Errorf("a value of this kind (%T) is no position", value)
}

func pointValue(lat, lon any) (orb.Geometry, []Note, error) {
	p, notes, err := Point(lat, lon)
	if err != nil {
		return nil, nil, err
	}
	return p, notes, nil
}

func mapValue(m map[string]any) (orb.Geometry, []Note, error) {
	if _, typed := m["type"].(string); typed {
		data, err := json.Marshal(m)
		if err != nil {
			return nil, nil, fmt.Errorf("geometry: %w", err)
		}
		return finish(parseGeoJSON(data))
	}
	var found [3][]any
	for name, value := range m {
		if s, known := sides[strings.ToLower(name)]; known && s.sign == 0 {
			found[s.axis] = append(found[s.axis], value)
		}
	}
	if len(found[latitude]) != 1 || len(found[longitude]) != 1 {
		return nil, nil, errors.New("the object holds no latitude and longitude")
	}
	return pointValue(found[latitude][0], found[longitude][0])
}

func parse(text string) (orb.Geometry, []Note, error) {
	text = strings.TrimSpace(text)
	switch {
	case missing[strings.ToLower(text)]:
		return nil, nil, ErrMissing
	case strings.HasPrefix(text, "{"):
		return finish(parseGeoJSON([]byte(text)))
	case isWKT(text):
		return finish(parseWKT(text))
	case isHex(text):
		data, err := hex.DecodeString(text)
		if err != nil {
			return nil, nil, fmt.Errorf("WKB: %w", err)
		}
		return finish(parseWKB(data))
	}
	p, notes, err := Pair(text, false)
	if err != nil {
		return nil, nil, err
	}
	return p, notes, nil
}

// isHex says whether the text is WKB in hexadecimal: a byte order, and more
// digits than a position could have.
func isHex(text string) bool {
	if len(text) < 18 || len(text)%2 != 0 || text[0] != '0' || text[1] != '0' && text[1] != '1' {
		return false
	}
	for i := range len(text) {
		if c := text[i] | 0x20; !isDigit(text[i]) && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// finish wraps and checks what a parser has read.
func finish(g orb.Geometry, err error) (orb.Geometry, []Note, error) {
	if err != nil {
		return nil, nil, err
	}
	notes := wrap(g)
	if p, ok := g.(orb.Point); ok {
		switch {
		case p == orb.Point{}:
			return nil, nil, errZero
		case p[0] > 180 && p[0] <= 360:
			notes = append(notes, wrapped(p[0], west(p[0])))
			p[0] = west(p[0])
		}
		g = p
	}
	if err := Check(g); err != nil {
		return nil, nil, err
	}
	return g, notes, nil
}

// wrap brings a geometry from 180 to 360 back, in place, if all of it lies
// there, and single points in any case.
func wrap(g orb.Geometry) []Note {
	if _, isPoint := g.(orb.Point); isPoint || g == nil {
		return nil
	}
	_, points := g.(orb.MultiPoint)
	low, high := math.Inf(1), math.Inf(-1)
	eachPoint(g, 0, func(p *orb.Point) { low, high = min(low, p[0]), max(high, p[0]) })
	if !(high > 180 && high <= 360) || !points && low < 180 {
		return nil
	}
	eachPoint(g, 0, func(p *orb.Point) {
		if p[0] > 180 || !points {
			p[0] = west(p[0])
		}
	})
	return []Note{"longitudes from 180 to 360 are taken as -180 to 0"}
}

// eachPoint calls with every position of a geometry.
func eachPoint(g orb.Geometry, depth int, call func(*orb.Point)) {
	lines := func(line []orb.Point) {
		for i := range line {
			call(&line[i])
		}
	}
	switch g := g.(type) {
	case orb.MultiPoint:
		lines(g)
	case orb.LineString:
		lines(g)
	case orb.Ring:
		lines(g)
	case orb.MultiLineString:
		for _, line := range g {
			lines(line)
		}
	case orb.Polygon:
		for _, ring := range g {
			lines(ring)
		}
	case orb.MultiPolygon:
		for _, p := range g {
			eachPoint(p, depth, call)
		}
	case orb.Collection:
		for i, member := range g {
			if p, ok := member.(orb.Point); ok {
				call(&p)
				g[i] = p
			} else if depth < maxDepth {
				eachPoint(member, depth+1, call)
			}
		}
	}
}
