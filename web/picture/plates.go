package picture

import (
	"math"
	"slices"
	"strconv"

	"github.com/mapd/mapd/web/picture/ink"
)

// plate is what is known of a country but of no place in it.
type plate struct {
	code, name string
	tally      *tally
	text       ink.Text
	box        box
}

const (
	square      = 9.0
	squareGap   = 2.5
	perRow      = 6
	mostSquares = 12 // with more events than this, a plate shows a bar and a number
	platePad    = 8
	plateHead   = 21 // height of the name
	barGap      = 7
)

func rowOfSquares(n int) float64 { return float64(n)*(square+squareGap) - squareGap }

// size is that of a plate.
func (p *plate) size(numbers *ink.Style) (width, height float64) {
	n := p.tally.total
	rows, content := (n+perRow-1)/perRow, rowOfSquares(min(n, perRow))
	if n > mostSquares {
		rows, content = 1, rowOfSquares(perRow)+barGap+numbers.Width(strconv.Itoa(n))
	}
	return max(p.text.Width, content) + 2*platePad, plateHead + rowOfSquares(rows) + 7
}

// placePlates finds room for the plates of countries whose name, or a part of
// which, is near the view; those with most events first.
func (d *drawing) placePlates(names []placeName) {
	for _, n := range names {
		t := d.found.countries[n.iso]
		if n.kind != "country" || t == nil || !d.view.inSight(d.view.name(n), plateReach) {
			continue
		}
		d.plates = append(d.plates, &plate{code: n.iso, name: n.name, tally: t, text: d.styles.country.Text(n.name)})
	}
	slices.SortStableFunc(d.plates, func(a, b *plate) int { return b.tally.total - a.tally.total })
	kept := d.plates[:0]
	for _, p := range d.plates {
		i := slices.IndexFunc(names, func(n placeName) bool { return n.kind == "country" && n.iso == p.code })
		if d.placePlate(p, d.view.name(names[i])) {
			kept = append(kept, p)
		}
	}
	d.plates = kept
}

const (
	// plateReach is how far a plate may stand from its country's name.
	plateReach = 132
	// farCost is what a pixel of distance, squared, costs against a covered
	// square pixel: a plate rather touches a neighbour than leaves its country.
	farCost = 0.038
)

// placePlate finds the roomiest place around the country's name that is inside
// the frame, and reports whether there is one.
func (d *drawing) placePlate(p *plate, anchor xy) bool {
	width, height := p.size(d.styles.number)
	least := math.Inf(1)
	const margin = 4
	for far := 0.0; far <= plateReach && farCost*far*far < least; far += 6 {
		for i := range 24 {
			angle := float64(i) * math.Pi / 12
			x, y := anchor.x-width/2+far*math.Cos(angle), anchor.y-height/2+far*math.Sin(angle)
			b := box{x - margin, y - margin, x + width + margin, y + height + margin}
			if !b.inside(d.view.frame) {
				continue
			}
			if cost := d.taken.taken(b) + farCost*far*far; cost < least {
				least, p.box = cost, box{x, y, x + width, y + height}
			}
		}
	}
	if math.IsInf(least, 1) {
		return false
	}
	d.taken = append(d.taken, box{p.box.left - 5, p.box.top - 5, p.box.right + 5, p.box.bottom + 5})
	return true
}

func (d *drawing) drawPlate(p *plate) {
	c, b := d.canvas, p.box
	edge, width := d.colours.line2, 1.0
	if picked := d.scene.Picked; picked != nil && picked.What == "country" && picked.ID == p.code {
		edge, width = d.colours.ink, 2
	}
	frame := ink.Rect(b.left, b.top, b.right-b.left, b.bottom-b.top, 3)
	c.Fill(frame, d.colours.paper)
	c.Stroke(frame, ink.Stroke{Width: width}, edge)
	c.Write(p.text, b.left+platePad, b.top+15, ink.Left, d.colours.mapInk)
	x, y := b.left+platePad, b.top+plateHead
	if p.tally.total > mostSquares {
		d.drawBar(p.tally, x, y)
		return
	}
	i := 0
	for _, part := range p.tally.parts() {
		for range part.n {
			d.drawSquare(x+float64(i%perRow)*(square+squareGap), y+float64(i/perRow)*(square+squareGap), square, part)
			i++
		}
	}
}

func (d *drawing) drawSquare(x, y, width float64, p part) {
	colour := d.colours.family[p.family]
	if p.certain {
		d.canvas.Fill(ink.Rect(x, y, width, square, 0), colour)
		return
	}
	d.canvas.Fill(ink.Rect(x, y, width, square, 0), d.colours.paper)
	d.canvas.Stroke(ink.Rect(x+0.7, y+0.7, max(width-1.4, 0.1), square-1.4, 0), ink.Stroke{Width: 1.4}, colour)
}

// drawBar draws the same squares pressed together, and their number.
func (d *drawing) drawBar(t *tally, x, y float64) {
	width, at := rowOfSquares(perRow), x
	for _, part := range t.parts() {
		w := float64(part.n) / float64(t.total) * width
		d.drawSquare(at, y, max(1, w-1), part)
		at += w
	}
	d.canvas.Write(d.styles.number.Text(strconv.Itoa(t.total)), x+width+barGap, y+9, ink.Left, d.colours.ink)
}
