// Package ink draws areas, lines and texts on a picture, smoothly, in the
// measures of the page: coordinates are its pixels, of which a sharper picture
// has several for each.
package ink

import "math"

// Point is a place on the picture; y grows downwards.
type Point struct{ X, Y float64 }

// Path is lines that follow each other, in parts.
type Path struct {
	parts [][]Point
	ends  []bool // by part: it is closed
}

// MoveTo begins a new part.
func (p *Path) MoveTo(x, y float64) {
	p.parts, p.ends = append(p.parts, []Point{{x, y}}), append(p.ends, false)
}

// LineTo goes straight to a point.
func (p *Path) LineTo(x, y float64) {
	last := len(p.parts) - 1
	p.parts[last] = append(p.parts[last], Point{x, y})
}

// Close goes back to where the part began.
func (p *Path) Close() {
	if n := len(p.ends); n > 0 {
		p.ends[n-1] = true
	}
}

func (p *Path) pen() Point {
	part := p.parts[len(p.parts)-1]
	return part[len(part)-1]
}

// QuadTo goes to (x, y) in a curve with one control point.
func (p *Path) QuadTo(cx, cy, x, y float64) {
	a := p.pen()
	p.CubeTo(a.X+(cx-a.X)*2/3, a.Y+(cy-a.Y)*2/3, x+(cx-x)*2/3, y+(cy-y)*2/3, x, y)
}

// curveStep is about how long the straight pieces of curves are.
const curveStep = 0.6

// CubeTo goes to (x, y) in a curve with two control points.
func (p *Path) CubeTo(bx, by, cx, cy, x, y float64) {
	a := p.pen()
	length := math.Hypot(bx-a.X, by-a.Y) + math.Hypot(cx-bx, cy-by) + math.Hypot(x-cx, y-cy)
	n := min(max(int(length/curveStep), 4), 64)
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		k0, k1, k2, k3 := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		p.LineTo(k0*a.X+k1*bx+k2*cx+k3*x, k0*a.Y+k1*by+k2*cy+k3*y)
	}
}

// Arc goes around (x, y) from one angle to another, both in radians, clockwise
// from three o'clock if the second is the greater. It goes on from where the
// path is, or begins a new part.
func (p *Path) Arc(x, y, r, from, to float64, goOn bool) {
	n := max(int(math.Abs(to-from)*max(r, 2)/curveStep), 4)
	for i := 0; i <= n; i++ {
		angle := from + (to-from)*float64(i)/float64(n)
		at := Point{x + r*math.Cos(angle), y + r*math.Sin(angle)}
		if i == 0 && !goOn {
			p.MoveTo(at.X, at.Y)
		} else {
			p.LineTo(at.X, at.Y)
		}
	}
}

// Circle is a closed circle.
func Circle(x, y, r float64) *Path {
	p := &Path{}
	p.Arc(x, y, r, 0, 2*math.Pi, false)
	p.Close()
	return p
}

// Rect is a closed rectangle whose corners are round with a radius of r.
func Rect(x, y, width, height, r float64) *Path {
	p := &Path{}
	if r <= 0 {
		p.MoveTo(x, y)
		p.LineTo(x+width, y)
		p.LineTo(x+width, y+height)
		p.LineTo(x, y+height)
	} else {
		const quarter = math.Pi / 2
		p.Arc(x+r, y+r, r, 2*quarter, 3*quarter, false)
		p.Arc(x+width-r, y+r, r, 3*quarter, 4*quarter, true)
		p.Arc(x+width-r, y+height-r, r, 0, quarter, true)
		p.Arc(x+r, y+height-r, r, quarter, 2*quarter, true)
	}
	p.Close()
	return p
}

// Line is a straight line through points.
func Line(points ...Point) *Path { return &Path{parts: [][]Point{points}, ends: []bool{false}} }

// Area is a closed line through points.
func Area(points ...Point) *Path { return &Path{parts: [][]Point{points}, ends: []bool{true}} }

// Moved is the path k times as large and then moved.
func (p *Path) Moved(k, x, y float64) *Path {
	out := &Path{ends: p.ends}
	for _, part := range p.parts {
		moved := make([]Point, len(part))
		for i, at := range part {
			moved[i] = Point{at.X*k + x, at.Y*k + y}
		}
		out.parts = append(out.parts, moved)
	}
	return out
}
