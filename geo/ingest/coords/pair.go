package coords

import (
	"errors"
	"fmt"
	"strings"

	"github.com/paulmach/orb"
)

// Pair reads a position whose latitude and longitude stand in one text:
// "13.72, 121.03", "13°43'00"N 121°02'00"E". lonFirst says that the longitude
// stands first; letters and words for the directions say so themselves. In
// square brackets either may stand first, so what can be read both ways is
// refused there unless lonFirst is true.
func Pair(text string, lonFirst bool) (orb.Point, []Note, error) {
	if len(text) > maxText {
		return orb.Point{}, nil, fmt.Errorf("%q… is too long for a position", text[:20])
	}
	t := plain(text)
	if missing[t] {
		return orb.Point{}, nil, ErrMissing
	}
	lat, lon, err := readPair(t, lonFirst)
	if err == nil {
		var p orb.Point
		var notes []Note
		if p, notes, err = position(lat, lon); err == nil {
			return p, notes, nil
		}
	}
	return orb.Point{}, nil, fmt.Errorf("position %q: %w", text, err)
}

// readPair reads the two coordinates of a plain text.
func readPair(text string, lonFirst bool) (lat, lon angle, err error) {
	if inner, ok := strings.CutPrefix(text, "geo:"); ok { // RFC 5870
		text, _, _ = strings.Cut(inner, ";")
	}
	bracketed := false
	if n := len(text); n > 2 && (text[0] == '(' && text[n-1] == ')' || text[0] == '[' && text[n-1] == ']') {
		bracketed = text[0] == '['
		text = text[1 : n-1]
	}
	if strings.Count(text, ",") >= 3 && !strings.ContainsAny(text, " ;.°") {
		return angle{}, angle{}, errors.New("it is not clear which commas are decimal ones")
	}
	pieces, err := lex(text)
	if err != nil {
		return angle{}, angle{}, err
	}
	first, second, err := halves(pieces)
	if err != nil {
		return angle{}, angle{}, err
	}
	a, err := assemble(first, unsaid)
	if err != nil {
		return angle{}, angle{}, err
	}
	b, err := assemble(second, unsaid)
	if err != nil {
		return angle{}, angle{}, err
	}
	return order(a, b, lonFirst, bracketed)
}

// order says which of two coordinates is the latitude.
func order(a, b angle, lonFirst, bracketed bool) (lat, lon angle, err error) {
	switch {
	case a.comma != b.comma && !a.rough && !b.rough:
		return a, b, errors.New("one number has a decimal comma, the other a point")
	case a.axis == latitude && b.axis == longitude:
		return a, b, nil
	case a.axis == longitude && b.axis == latitude:
		return b, a, nil
	case a.axis != unsaid || b.axis != unsaid:
		return a, b, errors.New("the directions do not name a latitude and a longitude")
	case lonFirst:
		return b, a, nil
	case bracketed && (a.degrees > 90 || a.degrees < -90):
		return b, a, nil
	case bracketed && b.degrees >= -90 && b.degrees <= 90:
		return a, b, errors.New("in brackets either may be the latitude; write POINT(longitude latitude)")
	}
	return a, b, nil
}

var errTwo = errors.New("it does not hold two coordinates")

// halves finds where the second coordinate begins.
func halves(pieces []piece) (first, second []piece, err error) {
	var numbers, marked, sides, labels []int
	for i, p := range pieces {
		switch {
		case p.kind == 'n':
			numbers = append(numbers, i)
		case p.kind == 'd':
			marked = append(marked, numbers[max(0, len(numbers)-1):]...)
		case p.kind == 'h' && p.side.sign == 0:
			labels = append(labels, i)
		case p.kind == 'h':
			sides = append(sides, i)
		}
	}
	at := 0
	switch {
	case len(numbers) < 2:
		return nil, nil, errTwo
	case len(labels) == 2:
		at = between(labels, numbers)
	case len(sides) == 2:
		at = between(sides, numbers)
	case len(sides)+len(labels) > 0:
		return nil, nil, errors.New("one direction is missing")
	case len(marked) == 2:
		at = marked[1]
		for at > 0 && (pieces[at-1].kind == '-' || pieces[at-1].kind == '+') && pieces[at-1].kind != 'n' {
			at--
		}
	case len(marked) > 0:
		return nil, nil, errTwo
	default:
		return plainHalves(pieces, numbers)
	}
	if at <= 0 {
		return nil, nil, errTwo
	}
	return pieces[:at], pieces[at:], nil
}

// between returns where the second coordinate begins: at the second of two
// words that stand in front of the numbers, or behind the first of two that
// stand behind them.
func between(words, numbers []int) int {
	switch {
	case words[0] < numbers[0] && words[1] < numbers[len(numbers)-1]:
		return words[1]
	case words[0] > numbers[0] && words[1] > numbers[len(numbers)-1]:
		return words[0] + 1
	}
	return 0
}

// plainHalves splits numbers without marks at the one separator that can
// stand between coordinates.
func plainHalves(pieces []piece, numbers []int) (first, second []piece, err error) {
	for _, kind := range []byte{';', '/', ','} {
		at := -1
		for i := numbers[0]; i < numbers[len(numbers)-1]; i++ {
			if pieces[i].kind == kind {
				if at >= 0 {
					return nil, nil, errTwo
				}
				at = i
			}
		}
		if at >= 0 {
			return pieces[:at], pieces[at+1:], nil
		}
	}
	if isGeopoint(pieces, numbers) {
		return pieces[:numbers[0]+1], pieces[numbers[0]+1 : numbers[1]+1], nil
	}
	if len(numbers) != 2 || numbers[1] == numbers[0]+1 {
		return nil, nil, errTwo
	}
	if between := pieces[numbers[0]+1]; between.kind != ' ' { // 13-100
		return nil, nil, errTwo
	}
	return pieces[:numbers[0]+1], pieces[numbers[0]+1:], nil
}

// isGeopoint reports whether the pieces are a position as survey forms write
// it (ODK XForms, geopoint): latitude, longitude, height and accuracy in metres,
// with blanks between.
func isGeopoint(pieces []piece, numbers []int) bool {
	if len(numbers) != 4 {
		return false
	}
	lat, lon := pieces[numbers[0]], pieces[numbers[1]]
	return lat.frac && lon.frac && pieces[numbers[0]+1].kind == ' ' && pieces[numbers[1]+1].kind == ' ' && pieces[numbers[2]+1].kind == ' '
}
