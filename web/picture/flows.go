package picture

import (
	"math"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/picture/ink"
)

// arc is all flows of one family between the same two ends.
type arc struct {
	from, to end
	family   geo.Family
	certain  bool
	people   float64 // the most that one is said to have moved; 0 if not known
	bend     float64
}

// end is where an arc begins or ends: at a mark, a plate, a country's name, or at
// a "?" where the place is not named.
type end struct {
	at      xy
	mark    *mark
	half    xy // of a plate or a name; zero for others
	unknown bool
}

const (
	unknownRadius = 9.5
	unknownAway   = 96
	clearOf       = 3 // between an arc and its ends
)

func (e end) inside(p xy) bool {
	if e.half != (xy{}) {
		return math.Abs(p.x-e.at.x) < e.half.x && math.Abs(p.y-e.at.y) < e.half.y
	}
	return p.away(e.at) < e.radius()+clearOf
}

func (e end) radius() float64 {
	switch {
	case e.unknown:
		return unknownRadius
	case e.mark.tally.total == 0 && e.mark.ring > 0:
		return e.mark.ring
	}
	return e.mark.room()
}

// placeArcs makes the arcs of the flows of which an end is in view.
func (d *drawing) placeArcs(names []placeName) {
	made := map[string]*arc{}
	for _, item := range d.scene.Flows {
		f := item.Record().(*geo.Flow)
		from, fromOK := d.endOf(f.From, names)
		to, toOK := d.endOf(f.To, names)
		switch {
		case !fromOK && toOK && f.From == "":
			from, fromOK = d.unknown(to), true
		case fromOK && !toOK && f.To == "":
			to, toOK = d.unknown(from), true
		}
		if !fromOK || !toOK || from.mark != nil && from.mark == to.mark || !d.seen(from, to) {
			continue
		}
		family := d.scene.Snapshot.Family(f.Kind)
		key := f.From + " " + f.To + " " + string(family)
		a := made[key]
		if a == nil {
			a = &arc{from: from, to: to, family: family}
			made[key] = a
			d.arcs = append(d.arcs, a)
		}
		a.certain = a.certain || item.Extent.Must(d.scene.Window)
		a.people = max(a.people, peopleOf(f.Figures))
	}
	for _, a := range d.arcs {
		d.bend(a)
	}
}

// seen reports whether an arc would be on the map with one of its ends.
func (d *drawing) seen(from, to end) bool {
	return d.view.inSight(from.at, 0) || d.view.inSight(to.at, 0)
}

// endOf finds what stands for a hotspot or a country.
func (d *drawing) endOf(id string, names []placeName) (end, bool) {
	if id == "" {
		return end{}, false
	}
	if s := d.found.ofHotspot[id]; s != nil {
		if m := d.markOf[s]; m != nil {
			if m.tally.total == 0 && m.ring > 0 {
				return end{at: m.anchor, mark: m}, true
			}
			return end{at: m.at(), mark: m}, true
		}
		return end{at: d.view.at(s.at), half: xy{10, 10}}, true
	}
	for _, p := range d.plates {
		if p.code == id {
			b := p.box
			return end{at: xy{(b.left + b.right) / 2, (b.top + b.bottom) / 2}, half: xy{(b.right-b.left)/2 + clearOf, (b.bottom-b.top)/2 + clearOf}}, true
		}
	}
	for _, n := range names {
		if n.kind == "country" && n.iso == id {
			return end{at: d.view.name(n), half: xy{34, 13}}, true
		}
	}
	return end{}, false
}

// unknown is a "?" some way off the other end, where there is most room.
func (d *drawing) unknown(other end) end {
	least, best := math.Inf(1), other.at
	for i := range 12 {
		angle := math.Pi/2 + float64(i)*math.Pi/6
		p := other.at.plus(xy{unknownAway * math.Cos(angle), unknownAway * math.Sin(angle)})
		b := around(p, unknownRadius+4)
		cost := d.taken.taken(b)
		if !b.inside(d.view.frame) {
			cost += 1e6
		}
		if cost < least {
			least, best = cost, p
		}
	}
	d.taken = append(d.taken, around(best, unknownRadius+4))
	return end{at: best, unknown: true}
}

// peopleOf is the lowest number that a figure of people stands for, of the one
// with the most.
func peopleOf(figures []geo.Figure) (most float64) {
	for _, f := range figures {
		for _, n := range []*float64{f.Low, f.Best} {
			if n != nil && f.Unit == "people" {
				most = max(most, *n)
				break
			}
		}
	}
	return most
}

// curve is a quadratic curve.
type curve struct{ a, c, b xy }

func (a *arc) curve(bend float64) curve {
	from, to := a.from.at, a.to.at
	dx, dy := to.x-from.x, to.y-from.y
	return curve{from, xy{(from.x+to.x)/2 - dy*bend, (from.y+to.y)/2 + dx*bend}, to}
}

func (k curve) at(t float64) xy {
	u := 1 - t
	return xy{u*u*k.a.x + 2*t*u*k.c.x + t*t*k.b.x, u*u*k.a.y + 2*t*u*k.c.y + t*t*k.b.y}
}

func (k curve) direction(t float64) xy {
	x := (1-t)*(k.c.x-k.a.x) + t*(k.b.x-k.c.x)
	y := (1-t)*(k.c.y-k.a.y) + t*(k.b.y-k.c.y)
	length := max(math.Hypot(x, y), 1e-9)
	return xy{x / length, y / length}
}

// outside is what a look beyond the edge of the map costs.
const outside = 60

// bend gives an arc the bend that covers least of what is there already.
func (d *drawing) bend(a *arc) {
	least := math.Inf(1)
	const looks = 24
	for _, bend := range []float64{0.12, -0.12, 0.2, -0.2, 0.28, -0.28, 0.36, -0.36} {
		k, cost := a.curve(bend), math.Abs(bend)*300
		length := k.a.away(k.b)
		for i := 3; i <= looks-3; i++ {
			b := around(k.at(float64(i)/looks), 3.5)
			cost += (d.taken.taken(b) + 0.6*d.arced.taken(b)) * length / looks / 7
			if !b.inside(d.view.frame) {
				cost += outside
			}
		}
		if cost < least {
			least, a.bend = cost, bend
		}
	}
	k := a.curve(a.bend)
	for i := range looks {
		d.arced = append(d.arced, around(k.at(float64(i)/looks), 5))
	}
}

// between is the part of a curve outside of both ends.
func between(k curve, from, to end) (t0, t1 float64) {
	const steps = 400
	t1 = 1
	for t0 < 1 && from.inside(k.at(t0)) {
		t0 += 1.0 / steps
	}
	for t1 > 0 && to.inside(k.at(t1)) {
		t1 -= 1.0 / steps
	}
	return t0, t1
}

// widthOf is the width of an arc at its head, by the number of people.
func widthOf(people float64) float64 {
	if people <= 0 {
		return 3
	}
	return max(4, min(9, 4+(math.Log10(people)-2)*5/4))
}

func (d *drawing) drawArc(a *arc) {
	k := a.curve(a.bend)
	t0, t1 := between(k, a.from, a.to)
	if t1 <= t0 {
		return
	}
	colour := d.colours.family[a.family]
	p := arrow(k, t0, t1, widthOf(a.people))
	if a.certain {
		d.canvas.Stroke(p, ink.Stroke{Width: 1.4, Round: true}, d.colours.halo)
		d.canvas.Fill(p, colour)
	} else {
		d.canvas.Fill(p, d.colours.paper)
		d.canvas.Stroke(p, ink.Stroke{Width: 1.2, Round: true}, colour)
	}
	for _, e := range []end{a.from, a.to} {
		if e.unknown {
			circle := ink.Circle(e.at.x, e.at.y, unknownRadius)
			d.canvas.Fill(circle, d.colours.paper)
			d.canvas.Stroke(circle, ink.Stroke{Width: 1.4, Dash: 2.5, Gap: 2}, colour)
			d.canvas.Write(d.styles.count.Text("?"), e.at.x, e.at.y+4.6, ink.Center, d.colours.ink)
		}
	}
}

// arrow is the outline of a curve from t0 to t1, thin where it begins, width
// wide at its head.
func arrow(k curve, t0, t1, width float64) *ink.Path {
	const head, tail, pieces = 9, 0.7, 24
	length := max(k.a.away(k.b), 1)
	neck := max(t0, t1-head/length)
	var left, right []ink.Point
	for i := range pieces + 1 {
		t := t0 + (neck-t0)*float64(i)/pieces
		half := (tail + (width-tail)*float64(i)/pieces) / 2
		p, to := k.at(t), k.direction(t)
		left = append(left, ink.Point{X: p.x - to.y*half, Y: p.y + to.x*half})
		right = append(right, ink.Point{X: p.x + to.y*half, Y: p.y - to.x*half})
	}
	tip, base, to, wing := k.at(t1), k.at(neck), k.direction(t1), width*0.5+3.6
	left = append(left, ink.Point{X: base.x - to.y*wing, Y: base.y + to.x*wing}, ink.Point{X: tip.x, Y: tip.y}, ink.Point{X: base.x + to.y*wing, Y: base.y - to.x*wing})
	for i := len(right) - 1; i >= 0; i-- {
		left = append(left, right[i])
	}
	return ink.Area(left...)
}
