package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// MaxLatitude is where the world ends in Web Mercator (EPSG:3857), whose map is
// a square.
const MaxLatitude = 85.05112877980659

// Mercator returns a place as fractions of the world's width and height in Web
// Mercator, counted from the north-west corner. Latitudes beyond MaxLatitude
// count as that.
func Mercator(p orb.Point) (x, y float64) {
	lat := min(max(p[1], -MaxLatitude), MaxLatitude) * math.Pi / 180
	return p[0]/360 + 0.5, 0.5 - math.Log(math.Tan(math.Pi/4+lat/2))/(2*math.Pi)
}
