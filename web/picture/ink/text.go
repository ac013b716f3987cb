package ink

import (
	"bytes"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// Font is a family of letters whose weight can vary, in one or more files that
// hold different letters. It is safe for many goroutines.
type Font struct{ files []*font.Font }

// NewFont reads a font from OpenType files. A letter is taken from the first
// file that has it.
func NewFont(files ...*bytes.Reader) (*Font, error) {
	f := &Font{}
	for _, file := range files {
		face, err := font.ParseTTF(file)
		if err != nil {
			return nil, fmt.Errorf("read a font: %w", err)
		}
		f.files = append(f.files, face.Font)
	}
	return f, nil
}

// Has reports whether the font has every letter of a text.
func (f *Font) Has(text string) bool {
	for _, letter := range text {
		if f.fileOf(letter) < 0 {
			return false
		}
	}
	return true
}

func (f *Font) fileOf(letter rune) int {
	for i, file := range f.files {
		if _, ok := file.NominalGlyph(letter); ok {
			return i
		}
	}
	return -1
}

// Style is how texts look: a font in a size and a weight, and the space added
// behind each letter, in pixels. It is for one goroutine.
type Style struct {
	font    *Font
	size    float64
	spacing float64
	faces   []*font.Face
	fonts   []*harfbuzz.Font
	known   map[string]Text
}

// NewStyle makes a style. Weights are those of CSS, 400 is plain.
func NewStyle(f *Font, size, weight, spacing float64) *Style {
	s := &Style{font: f, size: size, spacing: spacing, known: map[string]Text{}}
	for _, file := range f.files {
		face := font.NewFace(file)
		face.SetVariations([]font.Variation{{Tag: opentype.MustNewTag("wght"), Value: float32(weight)}})
		s.faces, s.fonts = append(s.faces, face), append(s.fonts, harfbuzz.NewFont(face))
	}
	return s
}

// Text is a line of letters, ready to be drawn.
type Text struct {
	Width   float64
	letters []letter
}

type letter struct {
	face  *font.Face
	glyph font.GID
	x, y  float64
	k     float64 // pixels per unit of the font
}

// Text lays a line out. Letters that the font lacks are left out.
func (s *Style) Text(line string) Text {
	if t, ok := s.known[line]; ok {
		return t
	}
	var t Text
	letters := []rune(line)
	for from := 0; from < len(letters); {
		file, to := s.font.fileOf(letters[from]), from+1
		for to < len(letters) && s.font.fileOf(letters[to]) == file {
			to++
		}
		if file >= 0 {
			s.shape(&t, file, letters, from, to)
		}
		from = to
	}
	s.known[line] = t
	return t
}

// shape adds the letters of one run, which one file has.
func (s *Style) shape(t *Text, file int, letters []rune, from, to int) {
	buffer := harfbuzz.NewBuffer()
	buffer.AddRunes(letters, from, to-from)
	buffer.Props.Direction = harfbuzz.LeftToRight
	buffer.Props.Script = language.Latin
	buffer.Props.Language = language.NewLanguage("en")
	buffer.Shape(s.fonts[file], nil)
	k := s.size / float64(s.faces[file].Upem())
	for i, info := range buffer.Info {
		at := buffer.Pos[i]
		t.letters = append(t.letters, letter{s.faces[file], info.Glyph, t.Width + float64(at.XOffset)*k, -float64(at.YOffset) * k, k})
		t.Width += float64(at.XAdvance)*k + s.spacing
	}
}

// Width is how wide a line is.
func (s *Style) Width(line string) float64 { return s.Text(line).Width }

// path is the outline of a text whose base line begins at (x, y).
func (t Text) path(x, y float64) *Path {
	p := &Path{}
	for _, l := range t.letters {
		outline, ok := l.face.GlyphDataOutline(l.glyph)
		if !ok {
			continue
		}
		at := func(p font.SegmentPoint) (float64, float64) {
			return x + l.x + float64(p.X)*l.k, y + l.y - float64(p.Y)*l.k
		}
		for _, s := range outline.Segments {
			x1, y1 := at(s.Args[0])
			x2, y2 := at(s.Args[1])
			x3, y3 := at(s.Args[2])
			switch s.Op {
			case opentype.SegmentOpMoveTo:
				p.Close()
				p.MoveTo(x1, y1)
			case opentype.SegmentOpLineTo:
				p.LineTo(x1, y1)
			case opentype.SegmentOpQuadTo:
				p.QuadTo(x1, y1, x2, y2)
			case opentype.SegmentOpCubeTo:
				p.CubeTo(x1, y1, x2, y2, x3, y3)
			}
		}
		p.Close()
	}
	return p
}

// Align says which part of a text stands at its place.
type Align float64

// The ways to align a text.
const (
	Left   Align = 0
	Center Align = 0.5
	Right  Align = 1
)

// Write writes a line whose base line is at y.
func (c *Canvas) Write(t Text, x, y float64, align Align, ink Ink) {
	c.Fill(t.path(x-t.Width*float64(align), y), ink)
}

// haloWidth is how wide the line around letters is that keeps them apart from
// what is below.
const haloWidth = 3.5

// WriteOver writes a line with a halo.
func (c *Canvas) WriteOver(t Text, x, y float64, align Align, ink, halo Ink) {
	p := t.path(x-t.Width*float64(align), y)
	c.Stroke(p, Stroke{Width: haloWidth, Round: true}, halo)
	c.Fill(p, ink)
}
