package basemap

import (
	"math"

	"github.com/mapd/mapd/tiles/basemap/internal/plane"
	"github.com/mapd/mapd/tiles/mvt"
	"github.com/paulmach/orb"
)

// turn is the width of the world in the units of a point.
const turn = plane.Turn

// buffer is how far polygons and lines reach over a tile's edge, in tile
// units: eight pixels of a tile drawn 256 pixels wide.
const buffer = 128

type point = plane.Point

// bounds is a box of points, edges included.
type bounds struct{ west, north, east, south int32 }

func boundsOf(points []point) bounds {
	b := bounds{math.MaxInt32, math.MaxInt32, math.MinInt32, math.MinInt32}
	for _, p := range points {
		b = b.join(bounds{p.X, p.Y, p.X, p.Y})
	}
	return b
}

func (b bounds) join(c bounds) bounds {
	return bounds{min(b.west, c.west), min(b.north, c.north), max(b.east, c.east), max(b.south, c.south)}
}

func (b bounds) move(dx int32) bounds { return bounds{b.west + dx, b.north, b.east + dx, b.south} }

func (b bounds) meets(c bounds) bool {
	return b.west <= c.east && b.east >= c.west && b.north <= c.south && b.south >= c.north
}

// frame is the place of a tile, as seen by what is drawn into it.
type frame struct {
	zoom   int
	tile   bounds // the tile itself: west and north belong to it, east and south do not
	drawn  bounds // with the buffer
	scale  float64
	shifts [3]int32 // copies of the world that may show in the tile
}

func newFrame(z, x, y int) frame {
	size := int32(turn >> z)
	west, north := int32(x)*size, int32(y)*size
	f := frame{zoom: z, scale: mvt.Extent / float64(size), shifts: [3]int32{0, -turn, turn}}
	f.tile = bounds{west, north, west + size, north + size}
	margin := int32(buffer/f.scale) + 1
	f.drawn = bounds{west - margin, north - margin, west + size + margin, north + size + margin}
	return f
}

// units turns a point of the copy of the world moved by shift into tile units.
func (f frame) units(p point, shift int32) orb.Point {
	return orb.Point{float64(p.X+shift-f.tile.west) * f.scale, float64(p.Y-f.tile.north) * f.scale}
}

// clipBound is the tile with its buffer in tile units.
var clipBound = orb.Bound{Min: orb.Point{-buffer, -buffer}, Max: orb.Point{mvt.Extent + buffer, mvt.Extent + buffer}}

// round turns points into whole tile units and leaves out repeated ones.
func round(points []orb.Point) []mvt.Point {
	whole := make([]mvt.Point, 0, len(points))
	for _, p := range points {
		q := mvt.Point{X: int32(math.Round(p[0])), Y: int32(math.Round(p[1]))}
		if len(whole) == 0 || whole[len(whole)-1] != q {
			whole = append(whole, q)
		}
	}
	return whole
}
