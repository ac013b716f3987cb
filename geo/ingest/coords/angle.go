package coords

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// angle is one coordinate as it is written.
type angle struct {
	degrees float64
	axis    axis // said by a letter or word
	comma   bool // with a decimal comma
	rough   bool // in whole degrees
}

const maxText = 200 // longer texts are no coordinates

// readAngle reads one coordinate of any type. want is what it should be.
func readAngle(value any, want axis) (angle, error) {
	var a angle
	switch v := value.(type) {
	case float64:
		a = angle{degrees: v, rough: v == math.Trunc(v)}
	case int64:
		a = angle{degrees: float64(v), rough: true}
	case int:
		return readAngle(int64(v), want)
	case nil:
		return angle{}, ErrMissing
	case string:
		if len(v) > maxText {
			return angle{}, fmt.Errorf("%q… is too long for a %s", v[:20], want)
		}
		v = strings.TrimSpace(v)
		if n, ok := decimal(v); ok {
			return plainAngle(v, n), nil
		}
		text := plain(v)
		if missing[text] {
			return angle{}, ErrMissing
		}
		var err error
		if a, err = parseAngle(text, want); err != nil {
			return angle{}, fmt.Errorf("%s %q: %w", want, v, err)
		}
	default:
		return angle{}, fmt.Errorf("a value of this kind (%T) is no %s", value, want)
	}
	if math.IsNaN(a.degrees) {
		return angle{}, ErrMissing
	}
	return a, nil
}

// check says whether the angle can be what it should be.
func (a angle) check(want axis) error {
	switch {
	case a.axis != unsaid && a.axis != want:
		return fmt.Errorf("%s carries the direction of a %s where a %s should be", show(a.degrees), a.axis, want)
	case want == latitude && !(a.degrees >= -90 && a.degrees <= 90):
		return fmt.Errorf("the latitude %s is off the globe: latitudes run from -90 to 90", show(a.degrees))
	case want == longitude && !(a.degrees >= -180 && a.degrees <= 360):
		return fmt.Errorf("the longitude %s is off the globe: longitudes run from -180 to 180", show(a.degrees))
	}
	return nil
}

// show writes a number without an exponent.
func show(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// parseAngle reads one coordinate out of a plain text.
func parseAngle(text string, want axis) (angle, error) {
	if n, ok := decimal(text); ok {
		return plainAngle(text, n), nil
	}
	parts, err := lex(text)
	if err != nil {
		return angle{}, err
	}
	return assemble(parts, want)
}

// plainAngle is the angle of a plain number.
func plainAngle(text string, n float64) angle {
	comma := strings.IndexByte(text, ',') >= 0
	return angle{degrees: n, rough: n == math.Trunc(n) && !comma && strings.IndexByte(text, '.') < 0, comma: comma}
}

// decimal reads a plain number with a point or a comma: digits, a sign, and
// an exponent with both a point and a sign ("1.05e+02").
func decimal(text string) (float64, bool) {
	points, commas, exponent := 0, 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
		case c == '.' && !exponent:
			points++
		case c == ',' && !exponent:
			commas++
		case (c == '+' || c == '-') && (i == 0 || text[i-1] == 'e'):
		case c == 'e' && points == 1 && !exponent && i+1 < len(text) && (text[i+1] == '+' || text[i+1] == '-'):
			exponent = true
		default:
			return 0, false
		}
	}
	if points+commas > 1 {
		return 0, false
	}
	if commas == 1 {
		text = strings.Replace(text, ",", ".", 1)
	}
	if text == "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil
}
