package tiles

import (
	"math"
	"strconv"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/tiles/mvt"
	"github.com/paulmach/orb"
)

// maxZoom is the last zoom that has tiles of places.
const maxZoom = 16

// maxLatitude is where the world ends in Web Mercator. Places beyond belong to
// the outermost row of tiles.
const maxLatitude = 85.05112877980659

// address is the place of a tile: column x from longitude -180 eastward, row y
// from the north.
type address struct{ z, x, y int }

// parseAddress reads the three numbers of a tile. They are not found if they
// are no plain numbers, or if the zoom has no such tile.
func parseAddress(z, x, y string, maxZoom int) (address, error) {
	a := address{number(z), number(x), number(y)}
	if a.z < 0 || a.z > maxZoom {
		return a, geo.Errorf(geo.NotFound, "there is no zoom %q; zooms run from 0 to %d", z, maxZoom)
	}
	if last := 1<<a.z - 1; a.x < 0 || a.x > last || a.y < 0 || a.y > last {
		return a, geo.Errorf(geo.NotFound, "there is no tile %s/%s/%s; at zoom %d columns and rows run from 0 to %d", z, x, y, a.z, last)
	}
	return a, nil
}

// number reads digits as a whole number; anything else is -1, so that each
// tile has one address.
func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || strconv.Itoa(n) != text {
		return -1
	}
	return n
}

// mercator returns a place as fractions of the world's width and height in Web
// Mercator, counted from the north-west corner. Latitudes beyond maxLatitude
// count as that.
func mercator(p orb.Point) (x, y float64) {
	lat := min(max(p[1], -maxLatitude), maxLatitude) * math.Pi / 180
	return p[0]/360 + 0.5, 0.5 - math.Log(math.Tan(math.Pi/4+lat/2))/(2*math.Pi)
}

// locate returns where in the tile a place lies, and whether it belongs to it.
// At each zoom every place belongs to exactly one tile: a tile has its western
// and northern edge but not the others, except at the end of the world.
func (a address) locate(p orb.Point) (at mvt.Point, ok bool) {
	x, y := mercator(p)
	across, down := x*float64(int(1)<<a.z), y*float64(int(1)<<a.z)
	last := 1<<a.z - 1
	if min(max(int(math.Floor(across)), 0), last) != a.x || min(max(int(math.Floor(down)), 0), last) != a.y {
		return mvt.Point{}, false
	}
	return mvt.Point{X: units(across, a.x), Y: units(down, a.y)}, true
}

// units turns a distance in tiles into tile units of the tile with number n.
func units(distance float64, n int) int32 {
	return int32(math.Round((distance - float64(n)) * mvt.Extent))
}

// box holds all places that belong to the tile, and a hair more.
func (a address) box() geo.Box {
	const hair = 1e-9
	n := float64(int(1) << a.z)
	b := geo.Box{West: float64(a.x)/n*360 - 180 - hair, South: latitude(float64(a.y+1)/n) - hair,
		East: float64(a.x+1)/n*360 - 180 + hair, North: latitude(float64(a.y)/n) + hair}
	b.West, b.East = max(b.West, -180), min(b.East, 180)
	if a.y == 0 {
		b.North = 90
	}
	if a.y == 1<<a.z-1 {
		b.South = -90
	}
	return b
}

// latitude is the inverse of mercator for y.
func latitude(y float64) float64 {
	return math.Atan(math.Sinh(math.Pi*(1-2*y))) * 180 / math.Pi
}
