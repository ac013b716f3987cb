// Package plane knows the map's plane, Web Mercator in whole numbers, and says
// which points of lines matter at which zoom.
package plane

import "math"

// Turn is the width of the world, from longitude -180 to 180, in the units of
// a Point. The tile at zoom 0 is as high.
const Turn = 1 << 28

// MaxZoom is the last zoom that lines are simplified for.
const MaxZoom = 10

// Point is a place: 0,0 is the north-west corner of the tile at zoom 0, and
// Turn,Turn its south-east corner. Along a line that crosses the date line, X
// runs on beyond these.
type Point struct{ X, Y int32 }

// Project returns the place of a longitude and latitude in degrees. Latitudes
// beyond 89 degrees count as that.
func Project(lon, lat float64) Point {
	const steepest = 89.0
	lat = min(max(lat, -steepest), steepest) * math.Pi / 180
	y := 0.5 - math.Log(math.Tan(math.Pi/4+lat/2))/(2*math.Pi)
	return Point{int32(math.Round((lon/360 + 0.5) * Turn)), int32(math.Round(y * Turn))}
}
