package picture

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/picture/ink"
)

// note is an annotation with where it stands.
type note struct {
	geo.Annotation
	points []ink.Point
	text   ink.Text
	at     xy // where the text begins
	shown  bool
}

// placeNotes finds room for the texts of annotations, and keeps names off them.
func (d *drawing) placeNotes() {
	for _, a := range d.scene.Annotations {
		n := &note{Annotation: a, text: d.styles.hot.Text(a.Text)}
		for _, p := range a.Points {
			at := d.view.at(orb.Point{p[0], p[1]})
			n.points = append(n.points, ink.Point{X: at.x, Y: at.y})
		}
		if len(n.points) == 0 {
			continue
		}
		if a.Type == geo.ArrowAnnotation {
			d.taken = append(d.taken, along(n.points)...)
		}
		if a.Text != "" && !d.named(n) {
			d.placeNote(n)
			n.shown = true
		}
		d.notes = append(d.notes, n)
	}
}

// named reports whether a text only repeats the name of a place that has a mark
// there.
func (d *drawing) named(n *note) bool {
	const near = 50
	return n.Type == geo.TextAnnotation && slices.ContainsFunc(d.marks, func(m *mark) bool {
		return n.Text == m.name && m.anchor.away(xy{n.points[0].X, n.points[0].Y}) < near
	})
}

// along is the room that a line takes.
func along(points []ink.Point) (all boxes) {
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		n := max(int(math.Hypot(b.X-a.X, b.Y-a.Y)/6), 1)
		for j := range n + 1 {
			t := float64(j) / float64(n)
			all = append(all, around(xy{a.X + (b.X-a.X)*t, a.Y + (b.Y-a.Y)*t}, 4))
		}
	}
	return all
}

// placeNote puts a text at its point; that of an arrow near its tail, and that
// of an area in its middle, where least is covered.
func (d *drawing) placeNote(n *note) {
	width, frame := n.text.Width, d.view.frame
	p := n.points[0]
	starts := []xy{{p.X - width/2, p.Y + 4.5}}
	for _, away := range []float64{14, 24, 34} {
		starts = append(starts, xy{p.X - width/2, p.Y - away}, xy{p.X - width/2, p.Y + away + 9}, xy{p.X + away, p.Y + 4.5}, xy{p.X - width - away, p.Y + 4.5})
	}
	switch n.Type {
	case geo.AreaAnnotation:
		middle := xy{}
		for _, p := range n.points {
			middle = middle.plus(xy{p.X / float64(len(n.points)), p.Y / float64(len(n.points))})
		}
		starts = []xy{{middle.x - width/2, middle.y + 4.5}}
	case geo.ArrowAnnotation:
		starts = nil
		for _, away := range []float64{16, 30, 44} {
			starts = append(starts, xy{p.X - width - away, p.Y + 4.5}, xy{p.X - width/2, p.Y - away}, xy{p.X - width/2, p.Y + away + 9}, xy{p.X + away, p.Y + 4.5})
		}
	}
	least := math.Inf(1)
	for _, at := range starts {
		at.x = min(max(at.x, frame.left+6), frame.right-6-width)
		at.y = min(max(at.y, frame.top+16), frame.bottom-8)
		if cost := d.taken.taken(n.box(at)); cost < least {
			least, n.at = cost, at
		}
	}
	d.taken = append(d.taken, n.box(n.at))
}

func (n *note) box(at xy) box { return box{at.x - 3, at.y - 13, at.x + n.text.Width + 3, at.y + 5} }

// drawShape draws the area or the arrow of an annotation.
func (d *drawing) drawShape(n *note) {
	switch n.Type {
	case geo.AreaAnnotation:
		d.canvas.Fill(ink.Area(n.points...), ink.Thin(d.colours.ink, 0.08))
		d.canvas.Stroke(ink.Area(n.points...), ink.Stroke{Width: 1.4, Dash: 6, Gap: 4}, d.colours.ink)
	case geo.ArrowAnnotation:
		d.drawArrow(n.points, d.colours.ink)
	}
}

func (d *drawing) drawNote(n *note) {
	if n.shown {
		d.canvas.WriteOver(n.text, n.at.x, n.at.y, ink.Left, d.colours.ink, d.colours.halo)
	}
}

// drawArrow draws a line with a head at its end.
func (d *drawing) drawArrow(points []ink.Point, colour ink.Ink) {
	d.canvas.Stroke(ink.Line(points...), ink.Stroke{Width: 5, Round: true}, d.colours.halo)
	d.canvas.Stroke(ink.Line(points...), ink.Stroke{Width: 2, Round: true}, colour)
	n := len(points)
	if n < 2 {
		return
	}
	tip, before := points[n-1], points[n-2]
	k := curve{a: xy{before.X, before.Y}, c: xy{(before.X + tip.X) / 2, (before.Y + tip.Y) / 2}, b: xy{tip.X, tip.Y}}
	to := k.direction(1)
	wing := func(side float64) ink.Point {
		return ink.Point{X: tip.X - to.x*9 - to.y*4.5*side, Y: tip.Y - to.y*9 + to.x*4.5*side}
	}
	d.canvas.Fill(ink.Area(ink.Point{X: tip.X + to.x*2, Y: tip.Y + to.y*2}, wing(1), wing(-1)), colour)
}
