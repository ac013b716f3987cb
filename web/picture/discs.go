package picture

import (
	"math"
	"strconv"
	"sync"

	"github.com/mapd/mapd/web/picture/ink"
)

const (
	ringThick = 4.6
	markHalo  = 1.5
	hollow    = 1.2 // the line around what only may be in the window
)

// drawGround draws what lies below a mark: its area, and the line to its true
// place.
func (d *drawing) drawGround(m *mark) {
	if m.ring > 0 && m.tally.total > 0 {
		circle := ink.Circle(m.anchor.x, m.anchor.y, m.ring)
		d.canvas.Fill(circle, ink.Thin(d.colours.ring, 0.05))
		d.canvas.Stroke(circle, ink.Stroke{Width: 1, Dash: 2, Gap: 3}, d.colours.ring)
	}
	if at := m.at(); !m.rim && at.away(m.anchor) > 4 {
		d.canvas.Stroke(ink.Line(ink.Point{X: m.anchor.x, Y: m.anchor.y}, ink.Point{X: at.x, Y: at.y}), ink.Stroke{Width: 1}, d.colours.ring)
	}
}

func (d *drawing) drawMark(m *mark) {
	at, r := m.at(), m.room()
	switch m.tally.total {
	case 0:
		d.drawDot(at, m.lead().site())
	case 1:
		d.drawDisc(at, r, m.tally.parts()[0], m.tally.kind)
	default:
		d.drawRing(at, r, &m.tally)
	}
	if d.picked(m) {
		circle := ink.Circle(at.x, at.y, r+5)
		d.canvas.Stroke(circle, ink.Stroke{Width: 5}, d.colours.halo)
		d.canvas.Stroke(circle, ink.Stroke{Width: 2}, d.colours.ink)
	}
}

// picked reports whether the scene has the mark's place open.
func (d *drawing) picked(m *mark) bool {
	p := d.scene.Picked
	if p == nil || p.What != "hotspot" {
		return false
	}
	for _, s := range m.spots {
		if s.hotspot != nil && s.hotspot.ID == p.ID {
			return true
		}
	}
	return false
}

// drawDot draws an open dot: a place without an event.
func (d *drawing) drawDot(at xy, site bool) {
	r, width := 2.8, 1.2
	if site {
		r, width = 3.6, 1.5
	}
	d.canvas.Fill(ink.Circle(at.x, at.y, r+markHalo), d.colours.halo)
	d.canvas.Fill(ink.Circle(at.x, at.y, r), d.colours.paper)
	d.canvas.Stroke(ink.Circle(at.x, at.y, r), ink.Stroke{Width: width}, d.colours.ring)
}

// drawDisc draws a disc with the drawing of its kind; hollow if it only may fall
// into the window.
func (d *drawing) drawDisc(at xy, r float64, p part, kind string) {
	colour, fill := d.colours.family[p.family], d.colours.family[p.family]
	if !p.certain {
		fill = d.colours.paper
	}
	d.canvas.Fill(ink.Circle(at.x, at.y, r+markHalo), d.colours.halo)
	d.canvas.Fill(ink.Circle(at.x, at.y, r), fill)
	line := d.colours.onKind
	if !p.certain {
		line = colour
		d.canvas.Stroke(ink.Circle(at.x, at.y, r-0.8), ink.Stroke{Width: 1.6}, colour)
	}
	k := r * 1.24 / 16
	d.canvas.Stroke(d.glyph(kind).Moved(k, at.x-8*k, at.y-8*k), ink.Stroke{Width: 1.7 * k, Round: true}, line)
}

// drawRing draws a ring divided by family, certain events first, and the count
// inside.
func (d *drawing) drawRing(at xy, r float64, t *tally) {
	d.canvas.Fill(ink.Circle(at.x, at.y, r+markHalo), d.colours.halo)
	d.canvas.Fill(ink.Circle(at.x, at.y, r), d.colours.paper)
	parts, gap := t.parts(), 0.0
	if len(parts) > 1 {
		gap = 0.65 / r
	}
	from := 0.0
	for _, p := range parts {
		to := from + float64(p.n)/float64(t.total)*2*math.Pi
		colour := d.colours.family[p.family]
		if p.certain {
			d.canvas.Fill(sector(at, r-ringThick, r, from+gap, to-gap), colour)
		} else {
			edge := 0.0
			if len(parts) > 1 {
				edge = gap + 0.5/r
			}
			d.canvas.Stroke(sector(at, r-ringThick+hollow/2, r-hollow/2, from+edge, to-edge), ink.Stroke{Width: hollow}, colour)
		}
		from = to
	}
	d.canvas.Write(d.styles.count.Text(strconv.Itoa(t.total)), at.x, at.y+4.6, ink.Center, d.colours.ink)
}

// sector is a part of a ring, between two angles from the top on.
func sector(at xy, inner, outer, from, to float64) *ink.Path {
	p := &ink.Path{}
	top := -math.Pi / 2
	p.Arc(at.x, at.y, outer, top+from, top+to, false)
	whole := to-from >= 2*math.Pi-1e-6
	if whole {
		p.Close()
	}
	p.Arc(at.x, at.y, inner, top+to, top+from, !whole)
	p.Close()
	return p
}

// glyph is the drawing of a kind.
func (d *drawing) glyph(kind string) *ink.Path {
	for _, k := range d.scene.Snapshot.Kinds() {
		if k.ID == kind {
			if p := glyphs()[k.Glyph]; p != nil {
				return p
			}
		}
	}
	return glyphs()["report"]
}

// glyphs are the drawings of kinds, on a grid of 16 (panels/glyphs.ts).
var glyphs = sync.OnceValue(func() map[string]*ink.Path {
	all := map[string]*ink.Path{}
	for name, d := range glyphData {
		p, err := ink.ParseSVG(d)
		if err != nil {
			panic(name + ": " + err.Error()) // they are constant; a test reads them
		}
		all[name] = p
	}
	return all
})

// glyphData is path data, stroked and not filled. A test holds it to the page's.
var glyphData = map[string]string{
	"raid":         "M9 2.5h4.2v11H9M2 8h7.2M6.4 5.2 9.2 8l-2.8 2.8",
	"capture":      "M4 14.2V2.2h8.6L10.4 5.4l2.2 3.2H4",
	"arrest":       "M1.5 9.6a3.1 3.1 0 1 0 6.2 0a3.1 3.1 0 1 0 -6.2 0zM8.3 9.6a3.1 3.1 0 1 0 6.2 0a3.1 3.1 0 1 0 -6.2 0zM5.6 6.6 7 3.6h2l1.4 3",
	"sentence":     "M8 2v11.8M5 13.8h6M2.4 4h11.2M3.8 4.2 1.8 9a2.3 2.3 0 0 0 4 0zM12.2 4.2l-2 4.8a2.3 2.3 0 0 0 4 0z",
	"sanction":     "M2.2 8a5.8 5.8 0 1 0 11.6 0a5.8 5.8 0 1 0 -11.6 0zM4 12l8-8",
	"cut-off":      "M9.4 1.6 3.8 9h4l-1.2 5.4L12.2 7h-4z",
	"rescue":       "M2 8a6 6 0 1 0 12 0a6 6 0 1 0 -12 0zM5.9 8a2.1 2.1 0 1 0 4.2 0a2.1 2.1 0 1 0 -4.2 0zM3.8 3.8l2.6 2.6m5.8-2.6L9.6 6.4m-5.8 5.8 2.6-2.6m5.8 2.6L9.6 9.6",
	"repatriation": "M5.6 1.8 2.2 5.2l3.4 3.4M2.4 5.2h7.2a4.2 4.2 0 0 1 0 8.4H5",
	"relocation":   "M1.7 8a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0 -3.4 0zM5.4 8h8.2M10 4.2 13.8 8 10 11.8",
	"death":        "M4 4l8 8m0-8-8 8",
	"policy":       "M3.6 1.9h6.2l2.6 2.7v9.5H3.6zM6 7.6h4M6 10.6h4",
	"warning":      "M8 2 14.4 13.4H1.6zM8 6.6v3.1m0 1.8v.1",
	"report":       "M3 13.6V9.4m3.4 4.2V3.4m3.3 10.2V7m3.3 6.6V5.2",
}
