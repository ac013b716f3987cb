package coords

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// isWKT says whether a text begins as WKT or EWKT does.
func isWKT(text string) bool {
	word := strings.ToUpper(text[:min(len(text), 18)])
	for _, kind := range []string{"SRID=", "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"} {
		if strings.HasPrefix(word, kind) {
			return true
		}
	}
	return false
}

// parseWKT reads WKT or EWKT, with heights and measures or without.
func parseWKT(text string) (orb.Geometry, error) {
	p := wktParser{text: text}
	epsg := int64(0)
	if strings.EqualFold(text[:min(len(text), 5)], "SRID=") {
		number, _, found := strings.Cut(text[5:], ";")
		n, err := strconv.ParseInt(strings.TrimSpace(number), 10, 32)
		if !found || err != nil {
			return nil, errors.New("WKT: SRID= is followed by a number and a semicolon")
		}
		epsg, p.at = n, 5+len(number)+1
	}
	g, err := p.geometry(0)
	if err == nil && p.skip() < len(text) {
		err = fmt.Errorf("there is text behind it: %q", text[p.at:min(len(text), p.at+20)])
	}
	if err == nil {
		g, err = fromSystem(g, epsg)
	}
	if err != nil {
		return nil, fmt.Errorf("WKT: %w", err)
	}
	return g, nil
}

// wktParser goes through a WKT text.
type wktParser struct {
	text string
	at   int
}

// skip goes on over white space and returns where it stands.
func (p *wktParser) skip() int {
	for p.at < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.at]) >= 0 {
		p.at++
	}
	return p.at
}

// word reads letters as capitals; "" if there are none.
func (p *wktParser) word() string {
	start := p.skip()
	for p.at < len(p.text) && (p.text[p.at]|0x20) >= 'a' && (p.text[p.at]|0x20) <= 'z' {
		p.at++
	}
	return strings.ToUpper(p.text[start:p.at])
}

// sign reads one of the signs.
func (p *wktParser) sign(signs string) (byte, error) {
	if p.skip() < len(p.text) && strings.IndexByte(signs, p.text[p.at]) >= 0 {
		p.at++
		return p.text[p.at-1], nil
	}
	return 0, fmt.Errorf("one of %q should stand at byte %d", signs, p.at)
}

func (p *wktParser) geometry(depth int) (orb.Geometry, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("it nests deeper than %d collections", maxDepth)
	}
	kind := p.word()
	for _, ending := range []string{"ZM", "Z", "M"} { // POINTZ
		if rest, cut := strings.CutSuffix(kind, ending); cut {
			kind = rest
			break
		}
	}
	before := p.at
	switch word := p.word(); word {
	case "EMPTY":
		return nil, fmt.Errorf("the %s is empty", kind)
	case "Z", "M", "ZM":
		if before = p.at; p.word() == "EMPTY" {
			return nil, fmt.Errorf("the %s is empty", kind)
		}
		p.at = before
	default:
		p.at = before
	}
	return p.body(kind, depth)
}

func (p *wktParser) body(kind string, depth int) (orb.Geometry, error) {
	switch kind {
	case "POINT":
		points, err := p.positions()
		if err != nil || len(points) != 1 {
			return nil, errors.Join(errors.New("a POINT has one position"), err)
		}
		return points[0], nil
	case "MULTIPOINT":
		points, err := p.multiPoint()
		return orb.MultiPoint(points), err
	case "LINESTRING":
		points, err := p.positions()
		return orb.LineString(points), err
	case "MULTILINESTRING":
		return wktList(p, func() (orb.LineString, error) { return p.positions() }, func(l []orb.LineString) orb.Geometry { return orb.MultiLineString(l) })
	case "POLYGON":
		return p.polygon()
	case "MULTIPOLYGON":
		return wktList(p, p.polygon, func(l []orb.Polygon) orb.Geometry { return orb.MultiPolygon(l) })
	case "GEOMETRYCOLLECTION":
		return wktList(p, func() (orb.Geometry, error) { return p.geometry(depth + 1) }, func(l []orb.Geometry) orb.Geometry { return orb.Collection(l) })
	}
	return nil, fmt.Errorf("%q is not read", kind)
}

// wktList reads members in parentheses with commas between.
func wktList[T any](p *wktParser, member func() (T, error), whole func([]T) orb.Geometry) (orb.Geometry, error) {
	if _, err := p.sign("("); err != nil {
		return nil, err
	}
	var list []T
	for {
		m, err := member()
		if err != nil {
			return nil, err
		}
		list = append(list, m)
		if sign, err := p.sign(",)"); err != nil {
			return nil, err
		} else if sign == ')' {
			return whole(list), nil
		}
	}
}

func (p *wktParser) polygon() (orb.Polygon, error) {
	g, err := wktList(p, p.positions, func(l [][]orb.Point) orb.Geometry {
		polygon := make(orb.Polygon, len(l))
		for i, ring := range l {
			polygon[i] = ring
		}
		return polygon
	})
	if err != nil {
		return nil, err
	}
	return g.(orb.Polygon), nil
}

// positions reads (x y, x y, …).
func (p *wktParser) positions() ([]orb.Point, error) {
	if _, err := p.sign("("); err != nil {
		return nil, err
	}
	var points []orb.Point
	for {
		point, err := p.position()
		if err != nil {
			return nil, err
		}
		points = append(points, point)
		if sign, err := p.sign(",)"); err != nil {
			return nil, err
		} else if sign == ')' {
			return points, nil
		}
	}
}

// multiPoint reads ((x y), (x y)) and the older (x y, x y).
func (p *wktParser) multiPoint() ([]orb.Point, error) {
	start := p.at
	if points, err := p.positions(); err == nil {
		return points, nil
	}
	p.at = start
	g, err := wktList(p, p.positions, func(l [][]orb.Point) orb.Geometry {
		var all orb.MultiPoint
		for _, one := range l {
			all = append(all, one...)
		}
		return all
	})
	if err != nil {
		return nil, err
	}
	return g.(orb.MultiPoint), nil
}

// position reads two to four numbers, of which the first two count.
func (p *wktParser) position() (orb.Point, error) {
	var point orb.Point
	for i := range 4 {
		start := p.skip()
		for p.at < len(p.text) && strings.IndexByte("+-.0123456789eE", p.text[p.at]) >= 0 {
			p.at++
		}
		if start == p.at && i >= 2 {
			break
		}
		n, err := strconv.ParseFloat(p.text[start:p.at], 64)
		if err != nil {
			return orb.Point{}, fmt.Errorf("a number should stand at byte %d", start)
		}
		if i < 2 {
			point[i] = n
		}
	}
	return point, nil
}
