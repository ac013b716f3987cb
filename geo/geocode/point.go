package geocode

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// The greatest degrees of a position, east and west, north and south.
const (
	MaxLon = 180
	MaxLat = 90
)

// ParsePoint reads a position written as longitude,latitude in degrees, such
// as "102.56,13.66".
func ParsePoint(text string) (orb.Point, error) {
	before, after, _ := strings.Cut(text, ",")
	lon, lonErr := ParseDegrees(before, MaxLon)
	lat, latErr := ParseDegrees(after, MaxLat)
	if lonErr != nil || latErr != nil {
		return orb.Point{}, fmt.Errorf("%q is no position; write longitude,latitude in degrees, the longitude first, such as 102.56,13.66", text)
	}
	return orb.Point{lon, lat}, nil
}

// ParseDegrees reads decimal degrees from -most to most.
func ParseDegrees(text string, most float64) (float64, error) {
	text = strings.TrimSpace(text)
	n, err := strconv.ParseFloat(text, 64)
	// No NaN, no infinity, no hexadecimal.
	if err != nil || strings.Trim(text, "0123456789+-.eE") != "" || math.Abs(n) > most {
		return 0, fmt.Errorf("%q is no number from -%v to %v", text, most, most)
	}
	return n, nil
}
