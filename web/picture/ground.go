package picture

import (
	"math"

	"github.com/paulmach/orb"
	orbmvt "github.com/paulmach/orb/encoding/mvt"

	"github.com/mapd/mapd/tiles/basemap"
	"github.com/mapd/mapd/web/picture/ink"
)

// mostTiles bounds what is read of the ground.
const mostTiles = 60

// ground is the tiles below the map, one zoom of them.
type ground struct {
	zoom  int
	tiles []tile
}

// tile is what the basemap has at a place, and where its corner is as fractions
// of the world.
type tile struct {
	x, y   float64
	layers orbmvt.Layers
}

// readGround reads the tiles of a view, fine enough for a picture of so many
// pixels per pixel of the page.
func readGround(v view, scale float64) (*ground, error) {
	zoom := min(max(int(math.Ceil(v.zoom()+math.Log2(scale)/2)), 0), basemap.MaxZoom)
	width, height := (v.frame.right-v.frame.left)/v.world, (v.frame.bottom-v.frame.top)/v.world
	for ; ; zoom-- {
		n := float64(int(1) << zoom)
		west, east := int(math.Floor(v.x*n)), int(math.Floor((v.x+width)*n))
		north, south := max(int(math.Floor(v.y*n)), 0), min(int(math.Floor((v.y+height)*n)), int(n)-1)
		if (east-west+1)*(south-north+1) > mostTiles && zoom > 0 {
			continue
		}
		g := &ground{zoom: zoom}
		for y := north; y <= south; y++ {
			for x := west; x <= east; x++ {
				data, err := basemap.Tile(zoom, (x%int(n)+int(n))%int(n), y)
				if err != nil {
					return nil, err
				}
				layers, err := orbmvt.Unmarshal(data)
				if err != nil {
					return nil, err
				}
				g.tiles = append(g.tiles, tile{float64(x) / n, float64(y) / n, layers})
			}
		}
		return g, nil
	}
}

// draw draws water, land, and the lines on it. Countries in focus stand out.
func (g *ground) draw(c *ink.Canvas, v view, colours palette, focus map[string]bool) {
	side := v.world / float64(int(1)<<g.zoom)
	for _, t := range g.tiles {
		corner := v.fraction(t.x, t.y)
		left, top := max(corner.x, v.frame.left), max(corner.y, v.frame.top)
		right, bottom := min(corner.x+side, v.frame.right), min(corner.y+side, v.frame.bottom)
		if right <= left || bottom <= top {
			continue
		}
		t.draw(c.Within(left, top, right-left, bottom-top), corner, side, colours, focus)
	}
}

func (t tile) draw(c *ink.Canvas, corner xy, side float64, colours palette, focus map[string]bool) {
	for _, l := range t.layers {
		if l.Name != "countries" {
			continue
		}
		k := side / float64(l.Extent)
		for _, f := range l.Features {
			land := colours.land
			if focus[f.Properties.MustString("iso", "")] {
				land = colours.land2
			}
			p := &ink.Path{}
			addShape(p, f.Geometry, corner, k)
			c.Fill(p, land)
		}
	}
	stroke := func(name string, width float64, colour ink.Ink) {
		if p := t.path(name, corner, side); p != nil {
			c.Stroke(p, ink.Stroke{Width: width}, colour)
		}
	}
	stroke("provinces", 0.8, ink.Thin(colours.border, 0.3))
	stroke("rivers", 0.8, ink.Thin(colours.waterInk, 0.3))
	if p := t.path("lakes", corner, side); p != nil {
		c.Fill(p, colours.water)
		c.Stroke(p, ink.Stroke{Width: 0.8}, ink.Thin(colours.coast, 0.8))
	}
	stroke("borders", 1, ink.Thin(colours.border, 0.55))
	stroke("coast", 0.9, colours.coast)
}

// path is all shapes of a layer; nil if there are none.
func (t tile) path(name string, corner xy, side float64) *ink.Path {
	for _, l := range t.layers {
		if l.Name == name && len(l.Features) > 0 {
			p := &ink.Path{}
			for _, f := range l.Features {
				addShape(p, f.Geometry, corner, side/float64(l.Extent))
			}
			return p
		}
	}
	return nil
}

// addShape adds lines and areas whose coordinates are units of a tile.
func addShape(p *ink.Path, g orb.Geometry, corner xy, k float64) {
	along := func(points []orb.Point) {
		for i, at := range points {
			x, y := corner.x+at[0]*k, corner.y+at[1]*k
			if i == 0 {
				p.MoveTo(x, y)
			} else {
				p.LineTo(x, y)
			}
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
			p.Close()
		}
	case orb.MultiPolygon:
		for _, area := range g {
			addShape(p, area, corner, k)
		}
	}
}

// placeName is the name of a country or a sea.
type placeName struct {
	kind, iso, name string
	at              orb.Point // fractions of the world
	rank            int
}

// placeNames are those of the whole world, which the first tile has.
func placeNames() ([]placeName, error) {
	data, err := basemap.Tile(0, 0, 0)
	if err != nil {
		return nil, err
	}
	layers, err := orbmvt.Unmarshal(data)
	if err != nil {
		return nil, err
	}
	var names []placeName
	for _, l := range layers {
		if l.Name != "labels" {
			continue
		}
		for _, f := range l.Features {
			at, ok := f.Geometry.(orb.Point)
			if !ok {
				continue
			}
			k := 1 / float64(l.Extent)
			names = append(names, placeName{f.Properties.MustString("kind", ""), f.Properties.MustString("iso", ""),
				f.Properties.MustString("name", ""), orb.Point{at[0] * k, at[1] * k}, f.Properties.MustInt("rank", 0)})
		}
	}
	return names, nil
}

// name is where a name of the world stands on the picture.
func (v view) name(n placeName) xy {
	middle := v.x + (v.frame.right-v.frame.left)/2/v.world
	return v.fraction(n.at[0]+math.Round(middle-n.at[0]), n.at[1])
}
