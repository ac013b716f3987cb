package coords

import (
	"errors"
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// Latitude reads a latitude in degrees, -90 to 90, north positive: a number,
// with a decimal comma or not, with a degree sign, a direction, minutes and
// seconds. Minutes and seconds of 60 and more are refused, and a direction
// that is one of longitude.
func Latitude(value any) (float64, error) { return coordinate(value, latitude) }

// Longitude reads a longitude in degrees, -180 to 360, east positive, as
// Latitude does.
func Longitude(value any) (float64, error) { return coordinate(value, longitude) }

func coordinate(value any, want axis) (float64, error) {
	a, err := readAngle(value, want)
	if err != nil {
		return 0, err
	}
	return a.degrees, a.check(want)
}

// errZero is the reason for positions that stand for none.
var errZero = errors.New("the position 0, 0 lies in the sea off Africa and nearly always stands for an unknown one")

// Point reads a position out of two cells. Longitudes from 180 to 360 are
// wrapped with a Note; 0, 0 and what is off the globe is refused. Where both
// cells hold none, the error wraps ErrMissing.
func Point(lat, lon any) (orb.Point, []Note, error) {
	if y, ok := lat.(float64); ok { // the usual case at once
		if x, ok := lon.(float64); ok && y >= -90 && y <= 90 && x >= -180 && x <= 180 && (x != 0 || y != 0) {
			return orb.Point{x, y}, nil, nil
		}
	}
	a, errLat := readAngle(lat, latitude)
	b, errLon := readAngle(lon, longitude)
	switch noLat, noLon := errors.Is(errLat, ErrMissing), errors.Is(errLon, ErrMissing); {
	case noLat && noLon:
		return orb.Point{}, nil, ErrMissing
	case errLat != nil && !noLat:
		return orb.Point{}, nil, errLat
	case errLon != nil && !noLon:
		return orb.Point{}, nil, errLon
	case noLat:
		return orb.Point{}, nil, fmt.Errorf("there is a longitude (%v) but no latitude", lon)
	case noLon:
		return orb.Point{}, nil, fmt.Errorf("there is a latitude (%v) but no longitude", lat)
	}
	return position(a, b)
}

// position makes a point of two coordinates.
func position(lat, lon angle) (orb.Point, []Note, error) {
	if lat.degrees == lon.degrees && standsForNone(lat.degrees) {
		return orb.Point{}, nil, ErrMissing
	}
	if err := lat.check(latitude); err != nil {
		if lon.degrees >= -90 && lon.degrees <= 90 && lat.degrees >= -180 && lat.degrees <= 180 {
			err = fmt.Errorf("%w; latitude and longitude may be exchanged", err)
		}
		return orb.Point{}, nil, err
	}
	if err := lon.check(longitude); err != nil {
		return orb.Point{}, nil, err
	}
	p := orb.Point{lon.degrees, lat.degrees}
	if p[1] == 0 && (p[0] == 0 || p[0] == 360) {
		return orb.Point{}, nil, errZero
	}
	if p[0] <= 180 {
		return p, nil, nil
	}
	p[0] = west(p[0])
	return p, []Note{wrapped(lon.degrees, p[0])}, nil
}

// west returns the longitude from -180 to 0 of one above 180, without the
// noise of the subtraction.
func west(lon float64) float64 { return math.Round((lon-360)*1e12) / 1e12 }

func wrapped(from, to float64) Note {
	return Note(fmt.Sprintf("the longitude %v is taken as %v", from, to))
}

// standsForNone says whether programs write the number for an unknown one.
func standsForNone(n float64) bool {
	switch n {
	case -999, -9999, -99999, 999, 9999, 99999:
		return true
	}
	return false
}
