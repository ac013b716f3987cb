package coords

import (
	"errors"
	"fmt"
	"math"
)

// assembler puts one coordinate together out of its pieces.
type assembler struct {
	numbers  [3]piece
	n        int
	marks    int // marks seen
	sides    int
	sign     float64 // of the side; 0 if there is none
	negative bool
	signed   bool
	axis     axis
	comma    bool // a comma, semicolon or slash stands before the next piece
}

// assemble makes one coordinate of its pieces.
func assemble(pieces []piece, want axis) (angle, error) {
	var a assembler
	for i, p := range pieces {
		before := i - 1
		if i > 1 && pieces[before].kind == ' ' {
			before--
		}
		if err := a.add(p, i > 0 && pieces[before].kind == 'n'); err != nil {
			return angle{}, err
		}
	}
	if a.n == 0 {
		return angle{}, errReading
	}
	if a.axis != unsaid {
		want = a.axis
	}
	degrees, err := a.degrees(want)
	if err != nil {
		return angle{}, err
	}
	if a.negative && a.sign > 0 {
		return angle{}, errors.New("the sign contradicts the direction")
	}
	if a.negative || a.sign < 0 {
		degrees = -degrees
	}
	return angle{degrees: degrees, axis: a.axis, rough: a.n == 1 && !a.numbers[0].frac && a.numbers[0].digits <= 3, comma: a.numbers[a.n-1].comma}, nil
}

// add takes the next piece. behindNumber says that it stands behind a number.
func (a *assembler) add(p piece, behindNumber bool) error {
	switch p.kind {
	case 'n':
		if a.n == 3 || a.n > 0 && a.comma {
			return errors.New("it holds several coordinates")
		}
		a.numbers[a.n] = p
		a.n++
		a.comma = false
	case 'd', 'm', 's':
		if !behindNumber || "dms"[a.n-1] != p.kind {
			return errors.New("degrees, minutes and seconds do not follow each other")
		}
		a.marks++
	case 'h':
		return a.side(p.side)
	case '-', '+':
		if a.n > 0 {
			if p.kind == '+' {
				return errReading
			}
			return nil // 13-43-00
		}
		if a.signed {
			return errReading
		}
		a.signed, a.negative = true, p.kind == '-'
	case ',', ';', '/':
		a.comma = true
	}
	return nil
}

func (a *assembler) side(s side) error {
	if a.axis != unsaid && a.axis != s.axis {
		return errors.New("it names two directions")
	}
	a.axis = s.axis
	if s.sign == 0 {
		return nil
	}
	if a.sides++; a.sides > 1 {
		return errors.New("it names two directions")
	}
	a.sign = s.sign
	return nil
}

// degrees returns the size of the angle.
func (a *assembler) degrees(want axis) (float64, error) {
	if a.n == 1 && a.sides == 1 && a.marks == 0 && a.numbers[0].digits >= 4 {
		if err := a.unpack(want); err != nil {
			return 0, err
		}
	}
	total, unit := 0.0, 1.0
	for i, p := range a.numbers[:a.n] {
		if i > 0 && p.n >= 60 {
			return 0, fmt.Errorf("%v %s: there are 60 only, 0 to 59", p.n, [...]string{"", "minutes", "seconds"}[i])
		}
		if i > 0 && p.digits > 2 {
			return 0, errReading
		}
		if i < a.n-1 && p.frac {
			return 0, errors.New("only its last number may have a fraction")
		}
		total += p.n / unit
		unit *= 60
	}
	return total, nil
}

// unpack takes DDMM or DDMMSS apart, with a digit more for a longitude. It
// is read so only where a direction stands beside it.
func (a *assembler) unpack(want axis) error {
	p := a.numbers[0]
	degrees := 2
	if want == longitude {
		degrees = 3
	}
	whole, fraction := math.Modf(p.n)
	switch p.digits - degrees {
	case 2:
		a.numbers[0] = piece{n: math.Floor(whole / 100), digits: degrees}
		a.numbers[1] = piece{n: math.Mod(whole, 100) + fraction, digits: 2, frac: p.frac, comma: p.comma}
		a.n = 2
	case 4:
		a.numbers[0] = piece{n: math.Floor(whole / 10000), digits: degrees}
		a.numbers[1] = piece{n: math.Mod(math.Floor(whole/100), 100), digits: 2}
		a.numbers[2] = piece{n: math.Mod(whole, 100) + fraction, digits: 2, frac: p.frac, comma: p.comma}
		a.n = 3
	default:
		return errors.New("it is not clear which digits are degrees and which minutes")
	}
	return nil
}
