package geo

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// Box is a box of longitudes and latitudes in degrees (CRS84), edges
// included. West may be greater than East: then it crosses the date line.
type Box struct{ West, South, East, North float64 }

// World is the box of the whole world.
var World = Box{-180, -90, 180, 90}

// ParseBox reads the bbox parameter of OGC API Features (section 7.15.3):
// west,south,east,north or west,south,bottom,east,north,top, whose heights are
// checked and left out.
func ParseBox(text string) (Box, error) { return ParseBoxIn(text, nil) }

// ParseBoxIn is ParseBox for corners in another coordinate reference system:
// turn makes longitudes and latitudes of them. A nil turn leaves them.
func ParseBoxIn(text string, turn orb.Projection) (Box, error) {
	parts := strings.Split(text, ",")
	if len(parts) != 4 && len(parts) != 6 {
		return Box{}, fmt.Errorf("it holds %d numbers instead of 4", len(parts))
	}
	n := make([]float64, len(parts))
	for i, p := range parts {
		p = strings.TrimSpace(p)
		v, err := strconv.ParseFloat(p, 64)
		if err != nil || strings.Trim(p, "0123456789+-.eE") != "" { // no NaN, no Inf, no hexadecimal
			return Box{}, fmt.Errorf("%q is not a number", p)
		}
		n[i] = v
	}
	low, high := orb.Point{n[0], n[1]}, orb.Point{n[len(n)/2], n[len(n)/2+1]}
	if turn != nil {
		low, high = turn(low), turn(high)
	}
	b := Box{low[0], low[1], high[0], high[1]}
	if len(n) == 6 && n[2] > n[5] {
		return Box{}, fmt.Errorf("the lowest height %v is above the highest %v", n[2], n[5])
	}
	return b, b.Check()
}

// Check says what is wrong with the box, if anything. NaN is.
func (b Box) Check() error {
	isLon := func(v float64) bool { return v >= -180 && v <= 180 }
	switch {
	case !isLon(b.West) || !isLon(b.East):
		return fmt.Errorf("longitudes run from -180 to 180")
	case !(b.South >= -90) || !(b.North <= 90):
		return fmt.Errorf("latitudes run from -90 to 90")
	case b.South > b.North:
		return fmt.Errorf("south %v is above north %v", b.South, b.North)
	}
	return nil
}

// CrossesDateLine reports whether the box runs east over longitude 180.
func (b Box) CrossesDateLine() bool { return b.West > b.East }

// Contains reports whether p lies in the box or on its edge. Longitudes 180
// and -180 are the same line.
func (b Box) Contains(p orb.Point) bool {
	if p[1] < b.South || p[1] > b.North {
		return false
	}
	if b.hasLon(p[0]) {
		return true
	}
	return (p[0] == 180 || p[0] == -180) && b.hasLon(-p[0])
}

func (b Box) hasLon(lon float64) bool {
	if b.CrossesDateLine() {
		return lon >= b.West || lon <= b.East
	}
	return lon >= b.West && lon <= b.East
}

// Bounds returns the one or two boxes of orb that cover b, none of which
// crosses the date line. A side that lies on the date line is met from the
// other side too.
func (b Box) Bounds() []orb.Bound {
	bound := func(west, east float64) orb.Bound {
		return orb.Bound{Min: orb.Point{west, b.South}, Max: orb.Point{east, b.North}}
	}
	var bounds []orb.Bound
	if b.CrossesDateLine() {
		bounds = []orb.Bound{bound(b.West, 180), bound(-180, b.East)}
	} else {
		bounds = []orb.Bound{bound(b.West, b.East)}
	}
	if b.hasLon(180) && !b.hasLon(-180) {
		bounds = append(bounds, bound(-180, -180))
	}
	if b.hasLon(-180) && !b.hasLon(180) {
		bounds = append(bounds, bound(180, 180))
	}
	return bounds
}
