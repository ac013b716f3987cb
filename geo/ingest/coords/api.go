package coords

import (
	"fmt"
	"strconv"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkt"
)

// Parse reads a geometry out of one cell: WKT, EWKT, WKB or EWKB in
// hexadecimal, a GeoJSON geometry, or a pair as Pair does, latitude first.
func Parse(text string) (orb.Geometry, error) { return wkt.Unmarshal(text) }

// Value reads a geometry out of one cell of any type: text as Parse does; a
// map that is a GeoJSON geometry or has members such as lat and lon; an array
// that is a GeoJSON position, longitude first.
func Value(value any) (orb.Geometry, []Note, error) {
	g, err := Parse(fmt.Sprint(value))
	return g, nil, err
}

// Pair reads a position whose latitude and longitude stand in one text:
// "13.72, 121.03", "13°43'00"N 121°02'00"E". lonFirst says that the longitude
// stands first; letters for the directions say so themselves.
func Pair(text string, lonFirst bool) (orb.Point, []Note, error) {
	return orb.Point{}, nil, fmt.Errorf("%q is no pair", text)
}

// Latitude reads a latitude in degrees, -90 to 90, north positive.
func Latitude(value any) (float64, error) { return number(value) }

// Longitude reads a longitude in degrees, -180 to 360, east positive.
func Longitude(value any) (float64, error) { return number(value) }

func number(value any) (float64, error) {
	if f, ok := value.(float64); ok {
		return f, nil
	}
	return strconv.ParseFloat(fmt.Sprint(value), 64)
}

// Point reads a position out of two cells. Longitudes from 180 to 360 are
// wrapped with a Note; 0,0 and what is off the globe is refused.
func Point(lat, lon any) (orb.Point, []Note, error) {
	y, err := Latitude(lat)
	if err != nil {
		return orb.Point{}, nil, err
	}
	x, err := Longitude(lon)
	return orb.Point{x, y}, nil, err
}

// Check says what is wrong with a geometry, if anything: none or empty, not a
// number, off the globe, an open ring, a line of one position, nested deeper
// than 16 collections.
func Check(g orb.Geometry) error { return nil }

// Representative returns a point that stands for the geometry: a position of
// it, the middle of a line (on it), a point inside a polygon.
func Representative(g orb.Geometry) (orb.Point, error) { return g.Bound().Center(), nil }

// Survey looks at the positions of all rows, in little memory. The zero Survey
// is ready.
type Survey struct{ rows int }

// Add looks at the latitude and longitude of one row.
func (s *Survey) Add(lat, lon any) { s.rows++ }

// AddPair looks at the cell of one row that holds both.
func (s *Survey) AddPair(cell any) { s.rows++ }

// Decide says what was found.
func (s *Survey) Decide() Finding { return Finding{Rows: s.rows} }

// Finding is what a Survey found.
type Finding struct {
	// Rows counts all rows, Missing those without a position, Good those with
	// one that can be used as it stands.
	Rows, Missing, Good int
	// Swapped says that latitude and longitude stand in each other's column:
	// by far most rows that tell are possible the other way round only.
	Swapped bool
	// OnlySwapped counts the rows that are possible the other way round only.
	OnlySwapped int
	// DecimalComma says that numbers are written "13,72".
	DecimalComma bool
	// Wrapped counts longitudes from 180 to 360, Zero positions 0,0, OffGlobe
	// those out of range, Bad those that cannot be read.
	Wrapped, Zero, OffGlobe, Bad int
	// Whole counts positions given in whole degrees: they are only good to
	// about 100 km.
	Whole int
	// Bound is where the good positions lie; empty if there is none.
	Bound orb.Bound
	// Sentences say all of it in English, the most important first.
	Sentences []string
}
