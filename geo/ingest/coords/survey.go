package coords

import (
	"errors"
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// Survey looks at the positions of all rows, in a few hundred bytes of memory.
// The zero Survey is ready. It is not safe for many goroutines.
type Survey struct {
	found  Finding
	normal int  // rows that are possible only as they stand
	metres int  // rows whose numbers are as large as metres of a grid
	some   bool // Bound holds a position
}

// Add looks at the latitude and longitude of one row.
func (s *Survey) Add(lat, lon any) {
	s.found.Rows++
	a, errLat := readAngle(lat, latitude)
	b, errLon := readAngle(lon, longitude)
	switch {
	case errors.Is(errLat, ErrMissing) && errors.Is(errLon, ErrMissing):
		s.found.Missing++
	case errLat != nil || errLon != nil:
		s.found.Bad++
	default:
		s.add(a, b)
	}
}

// AddPair looks at the cell of one row that holds both, latitude first.
func (s *Survey) AddPair(cell any) {
	text, ok := cell.(string)
	if !ok {
		s.addValue(cell)
		return
	}
	t := plain(text)
	if isWKT(t) || isHex(t) || len(t) > 0 && t[0] == '{' || len(t) > maxText {
		s.addValue(cell)
		return
	}
	s.found.Rows++
	if missing[t] {
		s.found.Missing++
		return
	}
	lat, lon, err := readPair(t, false)
	if err != nil {
		s.found.Bad++
		return
	}
	s.add(lat, lon)
}

// addValue looks at a cell that says itself what is what.
func (s *Survey) addValue(cell any) {
	s.found.Rows++
	g, notes, err := Value(cell)
	switch {
	case errors.Is(err, ErrMissing):
		s.found.Missing++
	case errors.Is(err, errZero):
		s.found.Zero++
	case err != nil:
		s.found.Bad++
	default:
		s.found.Wrapped += len(notes)
		s.good(g.Bound())
	}
}

// add counts one position.
func (s *Survey) add(lat, lon angle) {
	f := &s.found
	if lat.comma || lon.comma {
		f.DecimalComma = true
	}
	fits := lat.check(latitude) == nil && lon.check(longitude) == nil
	exchanged := fitsExchanged(lat, lon)
	switch {
	case lat.degrees == lon.degrees && standsForNone(lat.degrees):
		f.Missing++
	case lat.degrees == 0 && lon.degrees == 0:
		f.Zero++
	case !fits && exchanged:
		f.OnlySwapped++
	case !fits:
		f.OffGlobe++
		if math.Abs(lat.degrees) > 1000 && math.Abs(lon.degrees) > 1000 {
			s.metres++
		}
	default:
		if !exchanged {
			s.normal++
		}
		if lat.rough && lon.rough {
			f.Whole++
		}
		if lon.degrees > 180 {
			f.Wrapped++
			lon.degrees -= 360
		}
		p := orb.Point{lon.degrees, lat.degrees}
		s.good(orb.Bound{Min: p, Max: p})
	}
}

// fitsExchanged says whether the numbers are a position the other way round.
func fitsExchanged(lat, lon angle) bool {
	return lat.axis != latitude && lon.axis != longitude &&
		lon.degrees >= -90 && lon.degrees <= 90 && lat.degrees >= -180 && lat.degrees <= 180
}

func (s *Survey) good(b orb.Bound) {
	s.found.Good++
	if !s.some {
		s.found.Bound, s.some = b, true
		return
	}
	s.found.Bound = s.found.Bound.Union(b)
}

// Finding is what a Survey found. Rows are Missing, Good, Zero, OnlySwapped,
// OffGlobe or Bad.
type Finding struct {
	// Rows counts all rows, Missing those without a position, Good those with
	// one that can be used as it stands.
	Rows, Missing, Good int
	// Swapped says that latitude and longitude stand in each other's column:
	// the rows that tell are possible the other way round only, all but one
	// in ten. Then the Good ones are in doubt too: no row should be stored
	// before somebody has looked.
	Swapped bool
	// OnlySwapped counts the rows that are possible the other way round only.
	// They are refused as they stand.
	OnlySwapped int
	// DecimalComma says that some numbers are written "13,72".
	DecimalComma bool
	// Wrapped counts longitudes from 180 to 360 (they are Good), Zero
	// positions 0, 0, OffGlobe those out of range, Bad those that cannot be
	// read.
	Wrapped, Zero, OffGlobe, Bad int
	// Whole counts positions given in whole degrees: they are only good to
	// about 100 km.
	Whole int
	// Bound is where the good positions lie; check Good before using it.
	Bound orb.Bound
	// Sentences say all of it in English, the most important first.
	Sentences []string
}

// Decide says what was found.
func (s *Survey) Decide() Finding {
	f := s.found
	f.Swapped = f.OnlySwapped > 0 && f.OnlySwapped >= 10*s.normal && 10*f.OnlySwapped >= f.Good+f.OnlySwapped
	f.Sentences = nil
	say := func(n int, format string, args ...any) {
		if n > 0 {
			f.Sentences = append(f.Sentences, fmt.Sprintf(format, args...))
		}
	}
	switch {
	case f.Swapped:
		say(1, "latitude and longitude seem to be exchanged: %s would be possible the other way round only, %d as they stand only", positions(f.OnlySwapped), s.normal)
	default:
		say(f.OnlySwapped, "%s would be possible with latitude and longitude exchanged only: refused", positions(f.OnlySwapped))
	}
	say(s.metres, "%s with numbers as large as metres of a projected grid: refused; degrees are needed (EPSG:4326)", positions(s.metres))
	say(f.OffGlobe-s.metres, "%s: off the globe, refused", positions(f.OffGlobe-s.metres))
	say(f.Zero, "%s: 0, 0, which nearly always stands for an unknown one, refused", positions(f.Zero))
	say(f.Bad, "%s: cannot be read, refused", positions(f.Bad))
	say(f.Wrapped, "%s: longitude above 180, taken as west", positions(f.Wrapped))
	say(f.Whole, "%s: in whole degrees, good to about 100 km", positions(f.Whole))
	if f.DecimalComma {
		say(1, "numbers are written with a decimal comma")
	}
	say(f.Missing, "%s without coordinates", rows(f.Missing))
	say(f.Good, "%s %s", positions(f.Good), within(f.Bound))
	return f
}

func positions(n int) string {
	if n == 1 {
		return "1 position"
	}
	return fmt.Sprintf("%d positions", n)
}

func rows(n int) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}

// within says where a bound lies.
func within(b orb.Bound) string {
	if b.Min == b.Max {
		return fmt.Sprintf("at %v, %v (latitude, longitude)", b.Min[1], b.Min[0])
	}
	return fmt.Sprintf("between the latitudes %.4g and %.4g and the longitudes %.4g and %.4g", b.Min[1], b.Max[1], b.Min[0], b.Max[0])
}
