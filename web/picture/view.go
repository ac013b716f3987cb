package picture

import (
	"math"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

// view says which part of the world stands where on the picture.
type view struct {
	frame box     // of the map on the picture
	world float64 // width of the world, in pixels
	x, y  float64 // the frame's north-west corner as fractions of the world
}

// The nearest and the farthest that the map may be, as on the page.
const (
	leastZoom = 1
	mostZoom  = 12
)

// newView shows all of a box in a frame.
func newView(b geo.Box, frame box) view {
	west, north := geo.Mercator(orb.Point{b.West, b.North})
	east, south := geo.Mercator(orb.Point{b.East, b.South})
	if east < west { // over the date line
		east++
	}
	width, height := frame.right-frame.left, frame.bottom-frame.top
	v := view{frame: frame}
	v.world = min(width/max(east-west, 1e-9), height/max(south-north, 1e-9))
	v.world = min(max(v.world, 256<<leastZoom), 256<<mostZoom)
	v.x, v.y = (west+east)/2-width/2/v.world, (north+south)/2-height/2/v.world
	return v
}

// zoom is that of the page, whose tiles are 256 pixels wide.
func (v view) zoom() float64 { return math.Log2(v.world / 256) }

// at is where a place stands, on the side of the date line that is shown.
func (v view) at(p orb.Point) xy {
	x, y := geo.Mercator(p)
	middle := v.x + (v.frame.right-v.frame.left)/2/v.world
	x += math.Round(middle - x)
	return v.fraction(x, y)
}

func (v view) fraction(x, y float64) xy {
	return xy{v.frame.left + (x-v.x)*v.world, v.frame.top + (y-v.y)*v.world}
}

// pixels is how long so many metres are at a latitude.
func (v view) pixels(metres, latitude float64) float64 {
	return metres / v.metres(latitude)
}

// metres is how much of the ground a pixel covers.
func (v view) metres(latitude float64) float64 {
	const equator = 40_075_016.686
	return equator * math.Cos(latitude*math.Pi/180) / v.world
}

// latitude is that of the middle of the map.
func (v view) latitude() float64 {
	y := v.y + (v.frame.bottom-v.frame.top)/2/v.world
	return math.Atan(math.Sinh(math.Pi*(1-2*y))) * 180 / math.Pi
}

// inSight reports whether a part of a disc is on the map.
func (v view) inSight(p xy, r float64) bool {
	return p.x+r > v.frame.left && p.x-r < v.frame.right && p.y+r > v.frame.top && p.y-r < v.frame.bottom
}
