package coords

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// Flags of EWKB in the type of a geometry.
const (
	ewkbZ    = 0x80000000
	ewkbM    = 0x40000000
	ewkbSRID = 0x20000000
)

var errShort = errors.New("it ends too early")

// parseWKB reads WKB, ISO WKB and EWKB.
func parseWKB(data []byte) (orb.Geometry, error) {
	p := wkbParser{data: data}
	g, err := p.geometry(0)
	if err == nil && len(p.data) > 0 {
		err = fmt.Errorf("%d bytes stand behind it", len(p.data))
	}
	if err == nil {
		g, err = fromSystem(g, p.epsg)
	}
	if err != nil {
		return nil, fmt.Errorf("WKB: %w", err)
	}
	return g, nil
}

// wkbParser takes a geometry off the front of data.
type wkbParser struct {
	data       []byte
	order      binary.ByteOrder
	dimensions int
	epsg       int64
}

func (p *wkbParser) uint32() (uint32, error) {
	if len(p.data) < 4 {
		return 0, errShort
	}
	n := p.order.Uint32(p.data)
	p.data = p.data[4:]
	return n, nil
}

// count reads how many members follow, of at least size bytes each.
func (p *wkbParser) count(size int) (int, error) {
	n, err := p.uint32()
	if err == nil && uint64(n)*uint64(size) > uint64(len(p.data)) {
		err = errShort
	}
	return int(n), err
}

// header reads byte order and type, and the system if there is one.
func (p *wkbParser) header() (kind uint32, err error) {
	if len(p.data) < 5 || p.data[0] > 1 {
		return 0, errShort
	}
	p.order = binary.BigEndian
	if p.data[0] == 1 {
		p.order = binary.LittleEndian
	}
	p.data = p.data[1:]
	kind, _ = p.uint32()
	p.dimensions = 2
	for _, flag := range [...]uint32{ewkbZ, ewkbM} {
		if kind&flag != 0 {
			p.dimensions++
		}
	}
	if kind&ewkbSRID != 0 {
		n, err := p.uint32()
		if err != nil {
			return 0, err
		}
		p.epsg = int64(n)
	}
	kind &^= ewkbZ | ewkbM | ewkbSRID
	switch { // ISO: 1000 Z, 2000 M, 3000 ZM
	case kind >= 3000 && kind < 4000:
		p.dimensions = 4
	case kind >= 1000 && kind < 3000:
		p.dimensions = 3
	}
	return kind % 1000, nil
}

func (p *wkbParser) geometry(depth int) (orb.Geometry, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("it nests deeper than %d collections", maxDepth)
	}
	kind, err := p.header()
	if err != nil {
		return nil, err
	}
	switch kind {
	case 1:
		return p.point()
	case 2:
		line, err := p.line()
		return orb.LineString(line), err
	case 3:
		return p.polygon()
	case 4, 5, 6, 7:
		return p.collection(kind, depth)
	}
	return nil, fmt.Errorf("geometries of type %d are not read", kind)
}

// collection reads a geometry whose members are geometries of their own.
func (p *wkbParser) collection(kind uint32, depth int) (orb.Geometry, error) {
	n, err := p.count(5)
	if err != nil {
		return nil, err
	}
	var points orb.MultiPoint
	var lines orb.MultiLineString
	var polygons orb.MultiPolygon
	var all orb.Collection
	for range n {
		g, err := p.geometry(depth + 1)
		if err != nil {
			return nil, err
		}
		fits := false
		switch member := g.(type) {
		case orb.Point:
			points, fits = append(points, member), kind == 4
		case orb.LineString:
			lines, fits = append(lines, member), kind == 5
		case orb.Polygon:
			polygons, fits = append(polygons, member), kind == 6
		}
		if !fits && kind != 7 {
			return nil, fmt.Errorf("a %s does not belong into it", g.GeoJSONType())
		}
		all = append(all, g)
	}
	return [...]orb.Geometry{points, lines, polygons, all}[kind-4], nil
}

func (p *wkbParser) point() (orb.Point, error) {
	size := 8 * p.dimensions
	if len(p.data) < size {
		return orb.Point{}, errShort
	}
	x := math.Float64frombits(p.order.Uint64(p.data))
	y := math.Float64frombits(p.order.Uint64(p.data[8:]))
	p.data = p.data[size:]
	if math.IsNaN(x) && math.IsNaN(y) {
		return orb.Point{}, errors.New("the Point is empty")
	}
	return orb.Point{x, y}, nil
}

func (p *wkbParser) line() ([]orb.Point, error) {
	n, err := p.count(8 * p.dimensions)
	if err != nil {
		return nil, err
	}
	points := make([]orb.Point, n)
	for i := range points {
		if points[i], err = p.point(); err != nil {
			return nil, err
		}
	}
	return points, nil
}

func (p *wkbParser) polygon() (orb.Polygon, error) {
	n, err := p.count(4)
	if err != nil {
		return nil, err
	}
	rings := make(orb.Polygon, n)
	for i := range rings {
		ring, err := p.line()
		if err != nil {
			return nil, err
		}
		rings[i] = ring
	}
	return rings, nil
}
