package ink

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// ParseSVG reads the path data of a drawing (SVG 1.1, section 8.3): lines,
// curves with one or two control points, and arcs of circles.
func ParseSVG(d string) (*Path, error) {
	r := &svgReader{rest: d, path: &Path{}}
	for r.skip(); r.rest != ""; r.skip() {
		if c := r.rest[0]; strings.IndexByte("MmLlHhVvCcSsQqAaZz", c) >= 0 {
			r.command, r.rest = c, r.rest[1:]
			if c == 'Z' || c == 'z' {
				r.path.Close()
				r.at = r.start
				continue
			}
		}
		if err := r.step(); err != nil {
			return nil, err
		}
	}
	return r.path, nil
}

var errSVG = errors.New("this is no path data")

type svgReader struct {
	rest      string
	command   byte
	path      *Path
	at, start Point
	control   Point // the last one of a curve
}

func (r *svgReader) skip() { r.rest = strings.TrimLeft(r.rest, " ,\n\t") }

// number reads a number, which ends where another can begin.
func (r *svgReader) number() (float64, error) {
	r.skip()
	end, dot := 0, false
	for end < len(r.rest) {
		c := r.rest[end]
		if (c == '-' || c == '+') && end > 0 || c == '.' && dot || c != '-' && c != '+' && c != '.' && (c < '0' || c > '9') {
			break
		}
		dot = dot || c == '.'
		end++
	}
	n, err := strconv.ParseFloat(r.rest[:end], 64)
	r.rest = r.rest[end:]
	return n, err
}

// flag reads 0 or 1, which nothing needs to part from what follows.
func (r *svgReader) flag() (bool, error) {
	r.skip()
	if r.rest == "" {
		return false, errSVG
	}
	c := r.rest[0]
	r.rest = r.rest[1:]
	return c == '1', nil
}

func (r *svgReader) numbers(n int) ([]float64, error) {
	out := make([]float64, n)
	for i := range out {
		var err error
		if out[i], err = r.number(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// step reads the numbers of one command and draws it.
func (r *svgReader) step() error {
	near := r.command >= 'a'
	counts := map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'A': 3}
	upper := r.command &^ 0x20
	n, err := r.numbers(counts[upper])
	if err != nil || len(n) == 0 {
		return errSVG
	}
	from := r.at
	if near {
		for i := range n {
			switch {
			case upper == 'A':
			case upper == 'V' || upper != 'H' && i%2 == 1:
				n[i] += from.Y
			default:
				n[i] += from.X
			}
		}
	}
	if upper != 'M' && len(r.path.parts) == 0 {
		return errSVG
	}
	if upper != 'M' && r.path.ends[len(r.path.ends)-1] {
		r.path.MoveTo(from.X, from.Y)
	}
	curved := true
	control := from
	switch upper {
	case 'M':
		r.path.MoveTo(n[0], n[1])
		r.at, r.start = Point{n[0], n[1]}, Point{n[0], n[1]}
		r.command = 'L' | r.command&0x20
		return nil
	case 'L', 'H', 'V':
		switch upper {
		case 'H':
			r.at.X = n[0]
		case 'V':
			r.at.Y = n[0]
		default:
			r.at = Point{n[0], n[1]}
		}
		r.path.LineTo(r.at.X, r.at.Y)
		curved = false
	case 'Q':
		r.at, control = Point{n[2], n[3]}, Point{n[0], n[1]}
		r.path.QuadTo(n[0], n[1], n[2], n[3])
	case 'S':
		first := Point{2*from.X - r.control.X, 2*from.Y - r.control.Y}
		r.at, control = Point{n[2], n[3]}, Point{n[0], n[1]}
		r.path.CubeTo(first.X, first.Y, n[0], n[1], n[2], n[3])
	case 'C':
		r.at, control = Point{n[4], n[5]}, Point{n[2], n[3]}
		r.path.CubeTo(n[0], n[1], n[2], n[3], n[4], n[5])
	case 'A':
		if err := r.arc(n[0], near); err != nil { // n: both radii and a turn, which circles need not
			return err
		}
		curved = false
	}
	if r.control = control; !curved {
		r.control = r.at
	}
	return nil
}

// arc draws a part of a circle of radius radius.
func (r *svgReader) arc(radius float64, near bool) error {
	large, err := r.flag()
	if err != nil {
		return err
	}
	clockwise, err := r.flag()
	if err != nil {
		return err
	}
	n, err := r.numbers(2)
	if err != nil {
		return err
	}
	a, b := r.at, Point{n[0], n[1]}
	if near {
		b = Point{a.X + b.X, a.Y + b.Y}
	}
	r.at = b
	half := math.Hypot(b.X-a.X, b.Y-a.Y) / 2
	if half == 0 {
		return nil
	}
	radius = max(radius, half)
	off := math.Sqrt(max(radius*radius-half*half, 0)) / (2 * half)
	if large == clockwise {
		off = -off
	}
	x, y := (a.X+b.X)/2-(b.Y-a.Y)*off, (a.Y+b.Y)/2+(b.X-a.X)*off
	from, to := math.Atan2(a.Y-y, a.X-x), math.Atan2(b.Y-y, b.X-x)
	if clockwise && to <= from {
		to += 2 * math.Pi
	} else if !clockwise && to >= from {
		to -= 2 * math.Pi
	}
	r.path.Arc(x, y, radius, from, to, true)
	return nil
}
