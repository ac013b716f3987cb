package formats

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/paulmach/orb"
	"github.com/tidwall/gjson"
)

// geometryReader makes a geometry of a GeoJSON geometry that is known to be
// JSON and to nest no deeper than allowed.
type geometryReader struct {
	crs     crs
	heights []any
	high    bool
	single  bool
}

// z is the height of a point, or the heights of all positions; nil if there
// are none.
func (g *geometryReader) z() any {
	switch {
	case len(g.heights) == 0:
		return nil
	case g.single:
		return g.heights[0]
	case g.high:
		return g.heights
	}
	return nil
}

// read reads a geometry.
func (g *geometryReader) read(v gjson.Result) (orb.Geometry, error) {
	if !v.IsObject() {
		return nil, fmt.Errorf("it is %s, not an object", describe(v))
	}
	var kind, coordinates, geometries gjson.Result
	var fault error
	v.ForEach(func(key, m gjson.Result) bool {
		slot := (*gjson.Result)(nil)
		switch key.Str {
		case "type":
			slot = &kind
		case "coordinates":
			slot = &coordinates
		case "geometries":
			slot = &geometries
		case "crs":
			g.crs, fault = crsOf(m)
			return fault == nil
		default:
			return true
		}
		if slot.Exists() {
			fault = fmt.Errorf("it has two members %q", key.Str)
		}
		*slot = m
		return fault == nil
	})
	if fault != nil {
		return nil, fault
	}
	if kind.Str == "GeometryCollection" {
		return g.collection(geometries)
	}
	if !geometryTypes[kind.Str] {
		return nil, fmt.Errorf("there is no geometry of type %q", kind.String())
	}
	return g.positions(kind.Str, coordinates)
}

// collection reads the geometries of a GeometryCollection.
func (g *geometryReader) collection(v gjson.Result) (orb.Geometry, error) {
	if !v.IsArray() {
		return nil, errors.New("a GeometryCollection has no geometries")
	}
	var c orb.Collection
	var fault error
	v.ForEach(func(_, m gjson.Result) bool {
		var part orb.Geometry
		if part, fault = g.read(m); fault == nil {
			c = append(c, part)
		}
		return fault == nil
	})
	g.single = false
	if fault == nil && len(c) == 0 {
		fault = errors.New("it is empty")
	}
	return c, fault
}

// positions reads the coordinates of a geometry of that type.
func (g *geometryReader) positions(kind string, v gjson.Result) (orb.Geometry, error) {
	c := coordinates{text: v.Raw, reader: g}
	var geometry orb.Geometry
	switch kind {
	case "Point":
		g.single = true
		geometry = c.position()
	case "MultiPoint":
		geometry = orb.MultiPoint(c.line())
	case "LineString":
		geometry = orb.LineString(c.line())
	case "MultiLineString":
		var m orb.MultiLineString
		c.list(func() { m = append(m, c.line()) })
		geometry = m
	case "Polygon":
		geometry = c.polygon()
	default:
		var m orb.MultiPolygon
		c.list(func() { m = append(m, c.polygon()) })
		geometry = m
	}
	return geometry, c.fault
}

// coordinates reads arrays of numbers in JSON that is known to be valid.
type coordinates struct {
	text   string
	reader *geometryReader
	fault  error
}

// byte is the next byte after white space, which it passes.
func (c *coordinates) byte() byte {
	for i := 0; i < len(c.text); i++ {
		if b := c.text[i]; b != ' ' && b != '\n' && b != '\r' && b != '\t' {
			c.text = c.text[i:]
			return b
		}
	}
	return 0
}

// list reads an array that is not empty.
func (c *coordinates) list(element func()) {
	if c.byte() != '[' {
		c.fail(fmt.Errorf("in its coordinates there is %s instead of an array", c.short()))
		return
	}
	c.text = c.text[1:]
	if c.byte() == ']' {
		c.fail(errors.New("its coordinates are empty"))
	}
	for c.fault == nil {
		element()
		if c.fault != nil {
			return
		}
		b := c.byte()
		c.text = c.text[1:]
		if b == ']' {
			return
		}
	}
}

// short is the beginning of what cannot be read.
func (c *coordinates) short() string {
	if c.text == "" {
		return "nothing"
	}
	return describe(gjson.Result{Raw: c.text[:min(len(c.text), 30)]})
}

func (c *coordinates) fail(err error) {
	if c.fault == nil {
		c.fault = err
	}
}

// line reads an array of positions.
func (c *coordinates) line() (line orb.LineString) {
	c.list(func() { line = append(line, c.position()) })
	return line
}

// polygon reads an array of rings.
func (c *coordinates) polygon() (p orb.Polygon) {
	c.list(func() { p = append(p, orb.Ring(c.line())) })
	return p
}

// position reads a position: longitude, latitude and perhaps a height.
func (c *coordinates) position() orb.Point {
	var numbers [3]float64
	n := 0
	c.list(func() {
		f := c.number()
		if n < len(numbers) {
			numbers[n] = f
		}
		n++
	})
	if c.fault == nil && n < 2 {
		c.fail(fmt.Errorf("a position has %d number, not two", n))
	}
	if c.fault != nil {
		return orb.Point{}
	}
	if n > 2 {
		c.reader.heights = append(c.reader.heights, numbers[2])
		c.reader.high = c.reader.high || numbers[2] != 0
	}
	p, err := c.reader.crs.place(orb.Point{numbers[0], numbers[1]})
	if err != nil {
		c.fail(err)
	}
	return p
}

// number reads a number.
func (c *coordinates) number() float64 {
	c.byte()
	n := 0
	for n < len(c.text) && c.text[n] != ',' && c.text[n] != ']' && c.text[n] > ' ' {
		n++
	}
	f, err := strconv.ParseFloat(c.text[:n], 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		c.fail(fmt.Errorf("in its coordinates there is %s instead of a number", c.short()))
	}
	c.text = c.text[n:]
	return f
}
