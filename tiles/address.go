package tiles

import (
	"math"
	"strconv"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles/mvt"
	"github.com/paulmach/orb"
)

// maxZoom is the last zoom that has tiles of places.
const maxZoom = 16

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

// tile is the same for a snapshot.
func (a address) tile() snapshot.Tile { return snapshot.Tile{Zoom: a.z, X: a.x, Y: a.y} }

// number reads digits as a whole number; anything else is -1, so that each
// tile has one address.
func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || strconv.Itoa(n) != text {
		return -1
	}
	return n
}

// locate returns where in the tile a place lies, and whether it belongs to it.
// At each zoom every place belongs to exactly one tile: a tile has its western
// and northern edge but not the others, except at the end of the world.
func (a address) locate(p orb.Point) (at mvt.Point, ok bool) {
	x, y := geo.Mercator(p)
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

// latitude is the inverse of geo.Mercator for y.
func latitude(y float64) float64 {
	return math.Atan(math.Sinh(math.Pi*(1-2*y))) * 180 / math.Pi
}
