package atlas

import (
	"math"
	"sort"
)

// units are the parts of a degree in which positions are kept.
const units = 1e5

func round(deg float64) int32 { return int32(math.Round(deg * units)) }

func degrees(v int32) float64 { return float64(v) / units }

func onEarth(lon, lat int32) bool {
	return lon >= -180*units && lon <= 180*units && lat >= -90*units && lat <= 90*units
}

// The grid has cells of half a degree, numbered from the south west eastwards.
const (
	cellSize    = units / 2
	gridColumns = 720
	gridRows    = 360
)

func cellOf(lon, lat int32) int { return gridRow(lat)*gridColumns + gridColumn(lon) }

func gridColumn(lon int32) int { return min((int(lon)+180*units)/cellSize, gridColumns-1) }

func gridRow(lat int32) int { return min((int(lat)+90*units)/cellSize, gridRows-1) }

// firstIn returns the first point whose cell is not before a cell.
func (a *Atlas) firstIn(cell int) int {
	return sort.Search(a.points, func(row int) bool { return cellOf(a.position(row)) >= cell })
}

// InBox calls yield with the points between two longitudes and two latitudes
// in degrees, edges included, until it returns false; west <= east.
func (a *Atlas) InBox(west, south, east, north float64, yield func(row int) bool) {
	w, s, e, n := clamp(west, 180), clamp(south, 90), clamp(east, 180), clamp(north, 90)
	for y := gridRow(s); y <= gridRow(n); y++ {
		last := a.firstIn(y*gridColumns + gridColumn(e) + 1)
		for row := a.firstIn(y*gridColumns + gridColumn(w)); row < last; row++ {
			if lon, lat := a.position(row); lon < w || lon > e || lat < s || lat > n {
				continue
			}
			if !yield(row) {
				return
			}
		}
	}
}

func clamp(deg, limit float64) int32 { return round(max(-limit, min(limit, deg))) }
