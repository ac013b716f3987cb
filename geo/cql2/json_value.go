package cql2

import (
	"encoding/json"
	"strconv"

	"github.com/paulmach/orb"
)

// instant reads {"date": "…"} or {"timestamp": "…"}.
func (p *jsonParser) instant(o map[string]any, at string) (*Expr, error) {
	member, timed := "date", false
	if _, ok := o["timestamp"]; ok {
		member, timed = "timestamp", true
	}
	text, ok := o[member].(string)
	if !ok {
		return nil, invalid(atPointer(at+"/"+member), "a text is expected")
	}
	value, err := parseInstant(text)
	if err != nil {
		return nil, invalid(atPointer(at+"/"+member), "%v", err)
	}
	if value.Timed != timed {
		return nil, invalid(atPointer(at+"/"+member), "%s", wrongInstant(timed))
	}
	return p.node(at, Expr{Op: Instant, Instant: value})
}

// interval reads {"interval": [start, end]}.
func (p *jsonParser) interval(o map[string]any, at string) (*Expr, error) {
	values, ok := o["interval"].([]any)
	if !ok || len(values) != 2 {
		return nil, invalid(atPointer(at+"/interval"), "an array of a start and an end is expected")
	}
	var ends []*Expr
	for i, value := range values {
		end, err := p.intervalEnd(value, at+"/interval/"+strconv.Itoa(i))
		if err != nil {
			return nil, err
		}
		ends = append(ends, end)
	}
	return p.node(at, Expr{Op: Interval, Args: ends})
}

func (p *jsonParser) intervalEnd(value any, at string) (*Expr, error) {
	if text, ok := value.(string); ok {
		op, instant, err := parseEnd(text)
		if err != nil {
			return nil, invalid(atPointer(at), "%v", err)
		}
		return p.node(at, Expr{Op: op, Instant: instant})
	}
	e, err := p.expr(value, at)
	if err == nil && e.Op != PropertyRef && e.Op != Function {
		return nil, invalid(e.at, `an interval ends with a text such as "2024-01-05", with ".." or with a property`)
	}
	return e, err
}

// bbox reads {"bbox": […]}.
func (p *jsonParser) bbox(o map[string]any, at string) (*Expr, error) {
	at2 := at + "/bbox"
	values, ok := o["bbox"].([]any)
	if !ok {
		return nil, invalid(atPointer(at2), "an array of four or six numbers is expected")
	}
	numbers, err := p.numbers(values, at2)
	if err != nil {
		return nil, err
	}
	box, err := boxOf(numbers, atPointer(at2))
	if err != nil {
		return nil, err
	}
	return p.node(at, Expr{Op: BBox, Box: box})
}

func (p *jsonParser) numbers(values []any, at string) ([]float64, error) {
	numbers := make([]float64, len(values))
	for i, value := range values {
		n, ok := value.(json.Number)
		if !ok {
			return nil, invalid(atPointer(at+"/"+strconv.Itoa(i)), "a number is expected")
		}
		var err error
		if numbers[i], err = finite(n, at+"/"+strconv.Itoa(i)); err != nil {
			return nil, err
		}
	}
	return numbers, nil
}

// geometry reads a geometry of GeoJSON.
func (p *jsonParser) geometry(o map[string]any, at string) (*Expr, error) {
	geometry, err := p.shape(o, at)
	if err != nil {
		return nil, err
	}
	return p.node(at, Expr{Op: Shape, Geometry: geometry})
}

func (p *jsonParser) shape(o map[string]any, at string) (orb.Geometry, error) {
	coordinates, at2 := o["coordinates"], at+"/coordinates"
	switch o["type"] {
	case "Point":
		return p.point(coordinates, at2)
	case "LineString":
		return p.line(coordinates, at2)
	case "Polygon":
		return p.polygon(coordinates, at2)
	case "MultiPoint":
		return members[orb.MultiPoint](coordinates, at2, p.point)
	case "MultiLineString":
		return members[orb.MultiLineString](coordinates, at2, p.line)
	case "MultiPolygon":
		return members[orb.MultiPolygon](coordinates, at2, p.polygon)
	case "GeometryCollection":
		return members[orb.Collection](o["geometries"], at+"/geometries", p.member)
	}
	return nil, invalid(atPointer(at+"/type"), "a type of geometry of GeoJSON is expected")
}

// members reads an array of one part or more.
func members[All ~[]Part, Part any](value any, at string, read func(any, string) (Part, error)) (All, error) {
	values, _ := value.([]any)
	if len(values) == 0 {
		return nil, invalid(atPointer(at), "an array of one element or more is expected")
	}
	all := make(All, len(values))
	for i, value := range values {
		var err error
		if all[i], err = read(value, at+"/"+strconv.Itoa(i)); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (p *jsonParser) member(value any, at string) (orb.Geometry, error) {
	if err := p.budget.enter(atPointer(at)); err != nil {
		return nil, err
	}
	defer func() { p.budget.depth-- }()
	o, ok := value.(map[string]any)
	if !ok {
		return nil, invalid(atPointer(at), "a geometry is expected")
	}
	return p.shape(o, at)
}

// point reads two coordinates; what stands behind them is left out.
func (p *jsonParser) point(value any, at string) (orb.Point, error) {
	values, _ := value.([]any)
	if len(values) < 2 {
		return orb.Point{}, invalid(atPointer(at), "two coordinates are expected")
	}
	if err := p.budget.takeVertex(atPointer(at)); err != nil {
		return orb.Point{}, err
	}
	numbers, err := p.numbers(values[:2], at)
	if err != nil {
		return orb.Point{}, err
	}
	return orb.Point(numbers), nil
}

func (p *jsonParser) line(value any, at string) (orb.LineString, error) {
	line, err := members[orb.LineString](value, at, p.point)
	if err == nil && len(line) < 2 {
		return nil, invalid(atPointer(at), "a line has two points or more")
	}
	return line, err
}

func (p *jsonParser) polygon(value any, at string) (orb.Polygon, error) {
	return members[orb.Polygon](value, at, p.ring)
}

func (p *jsonParser) ring(value any, at string) (orb.Ring, error) {
	ring, err := members[orb.Ring](value, at, p.point)
	if err == nil && len(ring) < 4 {
		return nil, invalid(atPointer(at), "a ring has four points or more, the last being the first")
	}
	return ring, err
}
