package tiles

import (
	"math"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

// Limits are the first and last rows and columns of a zoom in which a box lies.
type Limits struct{ Zoom, MinRow, MaxRow, MinColumn, MaxColumn int }

// LimitsOf returns the limits of each zoom that has tiles of places, from 0 on.
// A box over the date line has all columns.
func LimitsOf(b geo.Box) []Limits {
	west, north := geo.Mercator(orb.Point{b.West, b.North})
	east, south := geo.Mercator(orb.Point{b.East, b.South})
	if b.CrossesDateLine() {
		west, east = 0, 1
	}
	limits := make([]Limits, maxZoom+1)
	for z := range limits {
		n := float64(int(1) << z)
		number := func(fraction float64) int { return int(math.Floor(min(max(fraction*n, 0), n-1))) }
		limits[z] = Limits{z, number(north), number(south), number(west), number(east)}
	}
	return limits
}
