package cql2

import (
	"github.com/paulmach/orb"
)

// shapes read the types of geometries behind their names, in small letters.
var shapes map[string]func(*textParser) (orb.Geometry, error)

func init() {
	shapes = map[string]func(*textParser) (orb.Geometry, error){
		"point":      func(p *textParser) (orb.Geometry, error) { return p.pointText() },
		"linestring": func(p *textParser) (orb.Geometry, error) { return p.line() },
		"polygon":    func(p *textParser) (orb.Geometry, error) { return p.polygon() },
		"multipoint": func(p *textParser) (orb.Geometry, error) {
			return parts[orb.MultiPoint](p, (*textParser).multiPointPart)
		},
		"multilinestring":    func(p *textParser) (orb.Geometry, error) { return parts[orb.MultiLineString](p, (*textParser).line) },
		"multipolygon":       func(p *textParser) (orb.Geometry, error) { return parts[orb.MultiPolygon](p, (*textParser).polygon) },
		"geometrycollection": func(p *textParser) (orb.Geometry, error) { return parts[orb.Collection](p, (*textParser).member) },
	}
}

// shape reads a geometry in well-known text, whose name comes next.
func (p *textParser) shape(read func(*textParser) (orb.Geometry, error)) (*Expr, error) {
	t := p.take()
	p.takeKeyword("Z")
	geometry, err := read(p)
	if err != nil {
		return nil, err
	}
	e, err := p.node(t, Shape)
	e.Geometry = geometry
	return e, err
}

// parts reads, in parentheses, what commas join.
func parts[All ~[]Part, Part any](p *textParser, read func(*textParser) (Part, error)) (All, error) {
	if err := p.need("("); err != nil {
		return nil, err
	}
	var all All
	for {
		part, err := read(p)
		if err != nil {
			return nil, err
		}
		if all = append(all, part); !p.takeSign(",") {
			return all, p.need(")")
		}
	}
}

// member reads a geometry of a collection.
func (p *textParser) member() (orb.Geometry, error) {
	t := p.peek()
	read, ok := shapes[lower(t)]
	if !ok {
		return nil, p.unexpected("a geometry")
	}
	if err := p.budget.enter(p.place(t)); err != nil {
		return nil, err
	}
	defer func() { p.budget.depth-- }()
	p.next++
	p.takeKeyword("Z")
	return read(p)
}

func (p *textParser) pointText() (orb.Point, error) {
	if err := p.need("("); err != nil {
		return orb.Point{}, err
	}
	point, err := p.point()
	if err != nil {
		return point, err
	}
	return point, p.need(")")
}

// multiPointPart reads a point of a MULTIPOINT; its parentheses may be
// missing, as in older forms of well-known text.
func (p *textParser) multiPointPart() (orb.Point, error) {
	if p.peek().isSign("(") {
		return p.pointText()
	}
	return p.point()
}

func (p *textParser) line() (orb.LineString, error) {
	at := p.place(p.peek())
	line, err := parts[orb.LineString](p, (*textParser).point)
	if err == nil && len(line) < 2 {
		return nil, invalid(at, "a line has two points or more")
	}
	return line, err
}

func (p *textParser) polygon() (orb.Polygon, error) {
	return parts[orb.Polygon](p, (*textParser).ring)
}

func (p *textParser) ring() (orb.Ring, error) {
	at := p.place(p.peek())
	ring, err := parts[orb.Ring](p, (*textParser).point)
	if err == nil && len(ring) < 4 {
		return nil, invalid(at, "a ring has four points or more, the last being the first")
	}
	return ring, err
}

// point reads two coordinates, and a third one that is left out.
func (p *textParser) point() (orb.Point, error) {
	var point orb.Point
	if err := p.budget.takeVertex(p.place(p.peek())); err != nil {
		return point, err
	}
	for i := range point {
		n, err := p.signed()
		if err != nil {
			return point, err
		}
		point[i] = n
	}
	if t := p.peek(); t.kind == tokenNumber || t.isSign("-") || t.isSign("+") {
		_, err := p.signed()
		return point, err
	}
	return point, nil
}

// signed reads a number with or without a sign.
func (p *textParser) signed() (float64, error) {
	from := p.peek()
	sign := 1.0
	if p.takeSign("-") {
		sign = -1
	} else {
		p.takeSign("+")
	}
	return p.literalNumber(from, sign)
}

// bbox reads BBOX(…) of four numbers, or six of which two are heights.
func (p *textParser) bbox() (*Expr, error) {
	t := p.take()
	if err := p.need("("); err != nil {
		return nil, err
	}
	var numbers []float64
	for {
		n, err := p.signed()
		if err != nil {
			return nil, err
		}
		if numbers = append(numbers, n); !p.takeSign(",") || len(numbers) > 6 {
			break
		}
	}
	if err := p.need(")"); err != nil {
		return nil, err
	}
	box, err := boxOf(numbers, p.place(t))
	if err != nil {
		return nil, err
	}
	e, err := p.node(t, BBox)
	e.Box = box
	return e, err
}

// boxOf takes the corners of a box out of four or six numbers.
func boxOf(numbers []float64, at place) (box [4]float64, err error) {
	switch len(numbers) {
	case 4:
		return [4]float64(numbers), nil
	case 6:
		return [4]float64{numbers[0], numbers[1], numbers[3], numbers[4]}, nil
	}
	return box, invalid(at, "a box has four numbers, or six with heights, not %d", len(numbers))
}
