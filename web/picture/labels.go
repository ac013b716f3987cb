package picture

import (
	"slices"
	"strings"

	"github.com/mapd/mapd/web/picture/ink"
)

// label is where the name of a mark stands.
type label struct {
	x, y  float64 // where its first line begins, ends or has its middle
	align ink.Align
	fits  bool
}

const (
	labelGap    = 7
	labelLine   = 15.5
	labelAscent = 12
	labelHeight = 16
)

// besides are the places for a text of a height beside a disc: right, left,
// above, below; the middle of the text from that of the disc.
func besides(r, height float64) []label {
	var all []label
	for _, align := range []ink.Align{ink.Left, ink.Right} {
		x := r + labelGap
		if align == ink.Right {
			x = -x
		}
		for _, y := range []float64{0, -9, 9, -16, 16} {
			all = append(all, label{x: x, y: y, align: align})
		}
	}
	above := r + height/2 + 2
	for _, y := range []float64{-above, above} {
		all = append(all, label{y: y, align: ink.Center})
	}
	for _, y := range []float64{-above, above} {
		all = append(all, label{x: r / 2, y: y, align: ink.Left}, label{x: -r / 2, y: y, align: ink.Right})
	}
	return all
}

// placeLabels finds room for the names of marks inside the frame; the marks
// come in order of weight. Those without room have no name.
func (d *drawing) placeLabels(marks []*mark) {
	for _, m := range marks {
		if m.name == "" || !d.view.inSight(m.at(), 0) {
			continue
		}
		first := d.styles.hot
		if m.tally.total == 0 {
			first = d.styles.quiet
		}
		width, height := first.Width(m.name), float64(labelHeight)
		if m.sub != "" {
			width, height = max(width, d.styles.sub.Width(m.sub)), height+labelLine
		}
		for _, l := range besides(m.room(), height) {
			x, y := m.at().x+l.x, m.at().y+l.y
			left := x - width*float64(l.align)
			b := box{left - 2, y - height/2, left + width + 2, y + height/2}
			if b.inside(d.view.frame) && d.taken.free(b) {
				d.taken = append(d.taken, b)
				m.label = label{x, y - height/2 + labelAscent, l.align, true}
				break
			}
		}
	}
}

func (d *drawing) drawLabel(m *mark) {
	if !m.label.fits {
		return
	}
	first, colour, second := d.styles.hot, d.colours.ink, d.colours.ink2
	if m.tally.total == 0 {
		first, colour, second = d.styles.quiet, d.colours.ink3, d.colours.ink3
	}
	d.canvas.WriteOver(first.Text(m.name), m.label.x, m.label.y, m.label.align, colour, d.colours.halo)
	if m.sub != "" {
		d.canvas.WriteOver(d.styles.sub.Text(m.sub), m.label.x, m.label.y+labelLine, m.label.align, second, d.colours.halo)
	}
}

// drawNames writes the names of countries without a plate and of seas, where
// there is room.
func (d *drawing) drawNames(names []placeName, plated map[string]bool) {
	zoom := int(d.view.zoom() + 0.5)
	var wanted []placeName
	for _, n := range names {
		if n.rank <= zoom && !(n.kind == "country" && plated[n.iso]) {
			wanted = append(wanted, n)
		}
	}
	slices.SortFunc(wanted, func(a, b placeName) int {
		if c := strings.Compare(a.kind, b.kind); c != 0 {
			return c
		}
		if a.rank != b.rank {
			return a.rank - b.rank
		}
		return strings.Compare(a.name, b.name)
	})
	for _, n := range wanted {
		style, colour, halo := d.styles.country, d.colours.mapInk, d.colours.land
		if n.kind == "sea" {
			style, colour, halo = d.styles.sea, d.colours.waterInk, d.colours.water
		} else if d.found.focus[n.iso] {
			halo = d.colours.land2
		}
		text, at := style.Text(n.name), d.view.name(n)
		half := text.Width/2 + 3
		b := box{at.x - half, at.y - 11, at.x + half, at.y + 7}
		if b.inside(d.view.frame) && d.taken.free(b) {
			d.taken = append(d.taken, b)
			d.canvas.WriteOver(text, at.x, at.y, ink.Center, colour, halo)
		}
	}
}
