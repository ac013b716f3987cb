package pages

import (
	"math"
	"slices"
	"strconv"

	"github.com/paulmach/orb"
	orbmvt "github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/maptile"

	"github.com/mapd/mapd/tiles/basemap"
)

// Map is a small picture: the ground in Web Mercator, and marks and lines on
// it. Its coordinates are pixels.
type Map struct {
	Label                       string
	Width, Height, Radius       float64
	Land, Lakes, Borders, Coast string
	Names                       []Name // of countries
	Marks                       []Mark
	Lines                       []Line
}

// Name is a text on the map, at its middle.
type Name struct {
	X, Y float64
	Text string
}

// Mark is a place on the map. Class says how it looks: a family or a role; Ring
// is how far around the true place may lie, 0 if that is within the mark.
type Mark struct {
	X, Y, Ring float64
	Class      string
}

// Line is a way from place to place.
type Line struct{ Path, Class string }

// Place is what is to be drawn: a point or a line in degrees, and how exactly
// it is known, in metres.
type Place struct {
	Geometry orb.Geometry
	Radius   float64
	Class    string
}

const (
	mapWidth  = 800
	mapHeight = 420
	// mostTiles bounds what is read of the ground.
	mostTiles = 16
	// leastSide is how small a part of the world is shown, in degrees.
	leastSide = 7
	// smallestRing is the least that is drawn around a mark, in pixels.
	smallestRing = 8
)

// NewMap draws places; nil if there are none.
func NewMap(label string, places []Place) (*Map, error) {
	v, ok := viewOf(places)
	if !ok {
		return nil, nil
	}
	m := &Map{Label: label, Width: mapWidth, Height: mapHeight, Radius: 6}
	if len(places) > 200 {
		m.Radius = 3.5
	}
	if err := v.ground(m); err != nil {
		return nil, err
	}
	for _, p := range places {
		switch g := p.Geometry.(type) {
		case orb.Point:
			m.Marks = append(m.Marks, v.mark(p, g))
		case orb.MultiPoint:
			for _, at := range g {
				m.Marks = append(m.Marks, v.mark(p, at))
			}
		case orb.LineString:
			m.Lines = append(m.Lines, Line{v.line(g), p.Class})
		}
	}
	return m, nil
}

// view is the part of the world that is shown: its corner in fractions of the
// world, and how many pixels the world is wide.
type view struct{ left, top, world float64 }

// viewOf returns a view with room around all places.
func viewOf(places []Place) (v view, ok bool) {
	var bound orb.Bound
	for _, p := range places {
		if p.Geometry == nil {
			continue
		}
		b := p.Geometry.Bound()
		if reach := p.Radius / 111_000; reach > 0 {
			b = b.Pad(reach)
		}
		if !ok {
			bound, ok = b, true
			continue
		}
		bound = bound.Union(b)
	}
	if !ok {
		return v, false
	}
	side := max(bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1])
	bound = bound.Pad(max(side*0.12, (leastSide-side)/2))
	low, high := fraction(bound.Min), fraction(bound.Max)
	width, height := high[0]-low[0], low[1]-high[1]
	v.world = min(mapWidth/width, mapHeight/height)
	v.left = (low[0]+high[0])/2 - mapWidth/2/v.world
	v.top = (low[1]+high[1])/2 - mapHeight/2/v.world
	return v, true
}

// fraction is a place in fractions of the world in Web Mercator, from its
// north-west corner.
func fraction(p orb.Point) orb.Point {
	return maptile.Fraction(orb.Point{p[0], min(max(p[1], -85), 85)}, 0)
}

func (v view) pixel(f orb.Point) (x, y float64) {
	return round((f[0] - v.left) * v.world), round((f[1] - v.top) * v.world)
}

func round(n float64) float64 { return math.Round(n*10) / 10 }

func (v view) mark(p Place, at orb.Point) Mark {
	m := Mark{Class: p.Class}
	m.X, m.Y = v.pixel(fraction(at))
	const equator = 2 * math.Pi * 6378137
	if ring := p.Radius / (equator * math.Cos(at[1]*math.Pi/180)) * v.world; ring >= smallestRing {
		m.Ring = round(ring)
	}
	return m
}

func (v view) line(line orb.LineString) string {
	var path pathWriter
	for i, p := range line {
		x, y := v.pixel(fraction(p))
		path.to(x, y, i == 0)
	}
	return string(path.text)
}

// ground draws what the basemap has there.
func (v view) ground(m *Map) error {
	zoom := min(max(int(math.Ceil(math.Log2(v.world/512))), 0), basemap.MaxZoom)
	var land, lakes, borders, coast pathWriter
	for {
		n := float64(int(1) << zoom)
		first, last := int(math.Floor(v.left*n)), int(math.Floor((v.left+mapWidth/v.world)*n))
		top, bottom := int(math.Floor(v.top*n)), int(math.Floor((v.top+mapHeight/v.world)*n))
		if (last-first+1)*(bottom-top+1) > mostTiles && zoom > 0 {
			zoom--
			continue
		}
		for y := max(top, 0); y <= min(bottom, int(n)-1); y++ {
			for x := max(first, 0); x <= min(last, int(n)-1); x++ {
				tile, err := basemap.Tile(zoom, x, y)
				if err != nil {
					return err
				}
				layers, err := orbmvt.Unmarshal(tile)
				if err != nil {
					return err
				}
				into := map[string]*pathWriter{"countries": &land, "lakes": &lakes, "borders": &borders, "coast": &coast}
				for _, l := range layers {
					if l.Name == "labels" {
						m.name(v, zoom, x, y, l)
					}
					if path := into[l.Name]; path != nil {
						scale := 1 / (n * float64(l.Extent))
						for _, f := range l.Features {
							path.draw(v, orb.Point{float64(x) / n, float64(y) / n}, scale, f.Geometry)
						}
					}
				}
			}
		}
		m.Land, m.Lakes, m.Borders, m.Coast = string(land.text), string(lakes.text), string(borders.text), string(coast.text)
		return nil
	}
}

// name writes the names of the countries of a tile that are worth it there.
func (m *Map) name(v view, zoom, x, y int, labels *orbmvt.Layer) {
	n := float64(int(1) << zoom)
	for _, f := range labels.Features {
		at, ok := f.Geometry.(orb.Point)
		if !ok || f.Properties.MustString("kind", "") != "country" || f.Properties.MustInt("rank", 0) > zoom {
			continue
		}
		scale := 1 / (n * float64(labels.Extent))
		name := Name{Text: f.Properties.MustString("name", "")}
		name.X, name.Y = v.pixel(orb.Point{float64(x)/n + at[0]*scale, float64(y)/n + at[1]*scale})
		if inside := name.X > edge && name.X < mapWidth-edge && name.Y > edge/2 && name.Y < mapHeight-edge/2; inside && !slices.Contains(m.Names, name) {
			m.Names = append(m.Names, name)
		}
	}
}

// edge is how far from the map's edge the middle of a name is at least.
const edge = 40

// pathWriter writes the d of an SVG path, without what would not be seen.
type pathWriter struct {
	text []byte
	x, y float64
}

// finest is how far apart points of a path are at least, in pixels.
const finest = 0.8

func (p *pathWriter) to(x, y float64, begins bool) {
	if !begins && math.Abs(x-p.x) < finest && math.Abs(y-p.y) < finest {
		return
	}
	command := byte('L')
	if begins {
		command = 'M'
	}
	p.text = append(p.text, command)
	p.text = strconv.AppendFloat(p.text, x, 'f', -1, 64)
	p.text = append(p.text, ' ')
	p.text = strconv.AppendFloat(p.text, y, 'f', -1, 64)
	p.x, p.y = x, y
}

// draw adds lines and areas whose coordinates are units of a tile.
func (p *pathWriter) draw(v view, corner orb.Point, scale float64, g orb.Geometry) {
	along := func(points []orb.Point) {
		for i, at := range points {
			x, y := v.pixel(orb.Point{corner[0] + at[0]*scale, corner[1] + at[1]*scale})
			p.to(x, y, i == 0)
		}
	}
	switch g := g.(type) {
	case orb.LineString:
		along(g)
	case orb.MultiLineString:
		for _, l := range g {
			along(l)
		}
	case orb.Polygon:
		for _, ring := range g {
			along(ring)
			p.text = append(p.text, 'Z')
		}
	case orb.MultiPolygon:
		for _, area := range g {
			p.draw(v, corner, scale, area)
		}
	}
}
