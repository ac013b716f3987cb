package ink

import "math"

// Stroke says how lines are drawn.
type Stroke struct {
	Width float64
	// Dash and Gap are the lengths of dashes and of what is between them; no
	// dashes if Gap is 0.
	Dash, Gap float64
	// Round ends and corners; else ends are straight and corners cut.
	Round bool
}

// outline is the area that the lines of a path cover. Its pieces overlap and
// all run the same way, so that together they are one area.
func (s Stroke) outline(p *Path) *Path {
	out := &Path{}
	for i, part := range p.parts {
		points := distinct(part)
		if p.ends[i] && len(points) > 1 && points[0] != points[len(points)-1] {
			points = append(points, points[0])
		}
		for _, run := range s.dashes(points) {
			s.cover(out, run, p.ends[i] && s.Gap == 0)
		}
	}
	return out
}

// distinct leaves out points that are where the one before is.
func distinct(points []Point) []Point {
	var out []Point
	for _, p := range points {
		if len(out) == 0 || out[len(out)-1] != p {
			out = append(out, p)
		}
	}
	return out
}

// cover adds the pieces of one line: a quadrangle along each stretch, and at
// each corner what lies between two of them.
func (s Stroke) cover(out *Path, points []Point, closed bool) {
	r := s.Width / 2
	if s.Round {
		for i, p := range points {
			if !closed || i > 0 {
				disc(out, p, r)
			}
		}
	}
	var before Point // the direction of the stretch before
	n := len(points) - 1
	for i := range n {
		a, b := points[i], points[i+1]
		along := direction(a, b)
		x, y := -along.Y*r, along.X*r
		out.add(Point{a.X + x, a.Y + y}, Point{a.X - x, a.Y - y}, Point{b.X - x, b.Y - y}, Point{b.X + x, b.Y + y})
		if i == 0 && closed {
			before = direction(points[n-1], points[n])
		}
		if !s.Round && (i > 0 || closed) {
			corner(out, a, before, along, r)
		}
		before = along
	}
}

func direction(a, b Point) Point {
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	return Point{(b.X - a.X) / length, (b.Y - a.Y) / length}
}

// corner fills the outer side of a bend.
func corner(out *Path, at, before, along Point, r float64) {
	side := r
	if before.X*along.Y-before.Y*along.X > 0 { // it bends to the right
		side = -r
	}
	one := Point{at.X - before.Y*side, at.Y + before.X*side}
	two := Point{at.X - along.Y*side, at.Y + along.X*side}
	out.add(at, one, two)
}

func disc(out *Path, at Point, r float64) {
	n := min(max(int(2*math.Pi*r/curveStep), 8), 64)
	points := make([]Point, n)
	for i := range points {
		angle := 2 * math.Pi * float64(i) / float64(n)
		points[i] = Point{at.X + r*math.Cos(angle), at.Y + r*math.Sin(angle)}
	}
	out.add(points...)
}

// add adds a closed part that runs the same way as all others.
func (p *Path) add(points ...Point) {
	area := 0.0
	for i, a := range points {
		b := points[(i+1)%len(points)]
		area += a.X*b.Y - b.X*a.Y
	}
	if area < 0 {
		for i, j := 0, len(points)-1; i < j; i, j = i+1, j-1 {
			points[i], points[j] = points[j], points[i]
		}
	}
	p.parts, p.ends = append(p.parts, points), append(p.ends, true)
}

// dashes cuts a line into its dashes.
func (s Stroke) dashes(points []Point) [][]Point {
	if s.Gap == 0 || len(points) < 2 {
		return [][]Point{points}
	}
	var runs [][]Point
	left, drawn := s.Dash, true
	run := []Point{points[0]}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		for length := math.Hypot(b.X-a.X, b.Y-a.Y); length > left; length = math.Hypot(b.X-a.X, b.Y-a.Y) {
			a = Point{a.X + (b.X-a.X)*left/length, a.Y + (b.Y-a.Y)*left/length}
			if drawn {
				runs = append(runs, append(run, a))
			}
			drawn = !drawn
			left, run = s.Gap, []Point{a}
			if drawn {
				left = s.Dash
			}
		}
		left -= math.Hypot(b.X-a.X, b.Y-a.Y)
		run = append(run, b)
	}
	if drawn && len(run) > 1 {
		runs = append(runs, run)
	}
	return runs
}
