package main

import (
	"math"

	"github.com/mapd/mapd/tiles/basemap/internal/atlas"
)

// label is the point and the rank of a country's name.
type label struct {
	lon, lat float64
	rank     int
}

// byHand holds the labels of the countries that the map is most about. They
// stand well inside the country and off the places of the story.
var byHand = map[string]label{
	"KH": {104.9, 12.75, 4},
	"MM": {95.7, 20.9, 3},
	"LA": {103.1, 19.2, 4},
	"TH": {101.9, 15.6, 3},
	"VN": {108.15, 14.0, 4},
	"PH": {121.3, 17.0, 4},
	"CN": {107.6, 28.6, 2},
	"MY": {102.5, 4.6, 4},
	"SG": {103.82, 1.36, 6},
	"ID": {113.9, -0.8, 3},
	"TW": {121.0, 23.7, 4},
	"HK": {114.02, 22.47, 7},
	"MO": {113.55, 22.15, 8},
	"IN": {78.8, 22.5, 2},
	"BD": {89.7, 24.2, 4},
	"JP": {138.2, 36.2, 3},
	"KR": {127.9, 36.5, 4},
	"US": {-98.5, 39.6, 2},
	"RU": {96.7, 61.9, 2},
	"FR": {2.4, 46.7, 3},
	"GB": {-1.6, 52.6, 4},
	"NO": {9.2, 61.4, 4},
	"AQ": {20, -80, 3},
	"AE": {54.3, 23.6, 5},
	"TL": {125.9, -8.85, 6},
	"BN": {114.6, 4.5, 7},
}

// lowestRank is that of names which show only on the nearest zooms.
const lowestRank = 8

func addLabels(a *atlas.Atlas) {
	for i := range a.Countries {
		c := &a.Countries[i]
		l, ok := byHand[c.ISO]
		if !ok {
			l = findLabel(a, c)
		}
		c.Label, c.Rank = [2]float64{l.lon, l.lat}, l.rank
	}
}

// findLabel places the name in the middle of the country's largest part.
func findLabel(a *atlas.Atlas, c *atlas.Country) label {
	largest := newOutline(a, c.Polygons[0][0])
	for _, polygon := range c.Polygons[1:] {
		if o := newOutline(a, polygon[0]); o.area() > largest.area() {
			largest = o
		}
	}
	x, y, _ := largest.middle()
	lon := math.Remainder(x/largest.squeeze, 360)
	return label{lon, y, rankOf(largest.area())}
}

// rankOf is the first zoom at which a country of that area, in square degrees
// of latitude, is about 56 pixels wide.
func rankOf(area float64) int {
	width := math.Sqrt(area) + 1e-9
	zoom := math.Log2(56 / 256.0 * 360 / width)
	return min(max(int(math.Round(zoom)), 2), lowestRank)
}
