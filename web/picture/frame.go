package picture

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/picture/ink"
)

const (
	edge       = 20.0 // from the picture's sides to its texts
	browLine   = 19
	titleLine  = 30
	keyLine    = 20
	creditLine = 15
)

// lines joins words to lines that have room, at most so many; what is left
// over is cut off with an ellipsis.
func lines(s *ink.Style, words []string, between string, room float64, most int) []string {
	var out []string
	line := ""
	for i, word := range words {
		with := line + between + word
		if line == "" || s.Width(with) <= room {
			line = strings.TrimPrefix(with, between)
			continue
		}
		if len(out) == most-1 {
			line = strings.Join(append([]string{line}, words[i:]...), between)
			break
		}
		out, line = append(out, line), word
	}
	if line != "" {
		out = append(out, fitted(s, line, room))
	}
	return out
}

// fitted cuts a line off where there is no more room.
func fitted(s *ink.Style, line string, room float64) string {
	if s.Width(line) <= room {
		return line
	}
	letters := []rune(line)
	for len(letters) > 0 && s.Width(string(letters)+"…") > room {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimSpace(string(letters)) + "…"
}

// entry is one part of the key: a family and how many events it has.
type entry struct {
	family geo.Family
	text   string
	number string
	width  float64
}

var familyNames = map[geo.Family]string{geo.Force: "Force", geo.Pressure: "Pressure", geo.Freed: "Release", geo.Moved: "Movement",
	geo.Harm: "Harm", geo.Said: "Statement", geo.Other: "Other"}

const (
	barWidth = 16
	keyGap   = 20
)

// key lists the families that the scene shows, in rows that have room.
func (d *drawing) key(room float64) [][]entry {
	var rows [][]entry
	left := 0.0
	for i, family := range geo.Families {
		n := d.found.all.certain[i] + d.found.all.possible[i]
		if n == 0 {
			continue
		}
		e := entry{family: family, text: familyNames[family], number: strconv.Itoa(n)}
		e.width = barWidth + 7 + d.styles.number.Width(e.number) + 5 + d.styles.key.Width(e.text) + keyGap
		if e.width-keyGap > left || len(rows) == 0 {
			rows, left = append(rows, nil), room
		}
		last := len(rows) - 1
		rows[last] = append(rows[last], e)
		left -= e.width
	}
	return rows
}

// strip is what stands above and below the map.
type strip struct {
	brow, dates string
	title       []string
	key         [][]entry
	credits     []string
}

func (d *drawing) strip(width float64) strip {
	room := width - 2*edge
	s := strip{dates: Dates(d.scene.Window), key: d.key(room)}
	s.brow = fitted(d.styles.brow, d.scene.Over, room-d.styles.brow.Width(s.dates)-keyGap)
	s.title = lines(d.styles.title, strings.Fields(d.scene.Title), " ", room, 2)
	s.credits = lines(d.styles.small, d.scene.Credits, " · ", room, 2)
	return s
}

func (s strip) above() float64 {
	return 12 + browLine + float64(len(s.title))*titleLine + 8
}

func (s strip) below() float64 {
	height := 8 + float64(len(s.key))*keyLine + float64(len(s.credits))*creditLine + 10
	if len(s.key) > 0 && len(s.credits) > 0 {
		height += 2
	}
	return height
}

// drawStrip writes what stands around the map.
func (d *drawing) drawStrip(s strip, width, height float64) {
	c, p := d.canvas, d.colours
	frame := d.view.frame
	c.Fill(ink.Rect(0, 0, width, frame.top, 0), p.paper)
	c.Fill(ink.Rect(0, frame.bottom, width, height-frame.bottom, 0), p.paper)
	c.Fill(ink.Rect(0, frame.top-1, width, 1, 0), p.line2)
	c.Fill(ink.Rect(0, frame.bottom, width, 1, 0), p.line2)
	y := 12.0 + 14
	c.Write(d.styles.brow.Text(s.brow), edge, y, ink.Left, p.ink2)
	c.Write(d.styles.brow.Text(s.dates), width-edge, y, ink.Right, p.ink)
	y = 12 + browLine + 23
	for _, line := range s.title {
		c.Write(d.styles.title.Text(line), edge, y, ink.Left, p.ink)
		y += titleLine
	}
	y = frame.bottom + 8
	for _, row := range s.key {
		x := edge
		for _, e := range row {
			c.Fill(ink.Rect(x, y+8.5, barWidth, 4, 0), p.family[e.family])
			c.Write(d.styles.number.Text(e.number), x+barWidth+7, y+15, ink.Left, p.ink)
			c.Write(d.styles.key.Text(e.text), x+barWidth+7+d.styles.number.Width(e.number)+5, y+15, ink.Left, p.ink2)
			x += e.width
		}
		y += keyLine
	}
	if len(s.key) > 0 {
		y += 2
	}
	for _, line := range s.credits {
		c.Write(d.styles.small.Text(line), edge, y+11, ink.Left, p.ink3)
		y += creditLine
	}
}

// mostScale is how long the scale bar is at most.
const mostScale = 92

// scaleBar is as long as a round distance, at the bottom right of the map.
type scaleBar struct {
	left, right, bottom float64
	text                string
}

func (d *drawing) placeScale() scaleBar {
	perPixel := d.view.metres(d.view.latitude())
	unit := math.Pow(10, math.Floor(math.Log10(perPixel*mostScale)))
	metres := unit
	for _, n := range []float64{2, 3, 5} {
		if n*unit <= perPixel*mostScale {
			metres = n * unit
		}
	}
	text := fmt.Sprintf("%g m", metres)
	if metres >= 1000 {
		text = fmt.Sprintf("%g km", metres/1000)
	}
	b := scaleBar{right: d.view.frame.right - 16, bottom: d.view.frame.bottom - 12, text: text}
	b.left = b.right - metres/perPixel
	d.taken = append(d.taken, box{b.left - 4, b.bottom - 24, b.right + 4, b.bottom + 6})
	return b
}

func (d *drawing) drawScale(b scaleBar) {
	d.canvas.Stroke(ink.Line(ink.Point{X: b.left, Y: b.bottom - 7}, ink.Point{X: b.left, Y: b.bottom}, ink.Point{X: b.right, Y: b.bottom}, ink.Point{X: b.right, Y: b.bottom - 7}),
		ink.Stroke{Width: 1.3, Round: true}, d.colours.mapInk)
	d.canvas.WriteOver(d.styles.scale.Text(b.text), (b.left+b.right)/2, b.bottom-6, ink.Center, d.colours.mapInk, d.colours.halo)
}
