package ink

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strconv"

	"golang.org/x/image/vector"
)

// Canvas is a picture that is drawn on. It is not safe for many goroutines.
type Canvas struct {
	image *image.RGBA
	scale float64
	tool  *vector.Rasterizer
}

// NewCanvas makes a picture of width by height of its own pixels, of which
// scale are as wide as one of the page.
func NewCanvas(width, height int, scale float64) *Canvas {
	return &Canvas{image.NewRGBA(image.Rect(0, 0, width, height)), scale, &vector.Rasterizer{}}
}

// Image is what has been drawn.
func (c *Canvas) Image() *image.RGBA { return c.image }

// Within is the part of the picture inside a rectangle; what reaches over its
// edge is cut off. Coordinates stay the same.
func (c *Canvas) Within(x, y, width, height float64) *Canvas {
	px := func(n float64) int { return int(math.Round(n * c.scale)) }
	part := c.image.SubImage(image.Rect(px(x), px(y), px(x+width), px(y+height))).(*image.RGBA)
	return &Canvas{part, c.scale, c.tool}
}

// Ink is a colour, not premultiplied.
type Ink = color.NRGBA

// Hex reads #RRGGBB; anything else is black.
func Hex(text string) Ink {
	n, err := strconv.ParseUint(text[min(1, len(text)):], 16, 32)
	if err != nil || len(text) != 7 {
		n = 0
	}
	return Ink{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 255}
}

// Thin is the colour with so much of its strength.
func Thin(ink Ink, share float64) Ink {
	ink.A = uint8(float64(ink.A) * share)
	return ink
}

// Fill fills the area of a path. Parts that run the other way are holes.
func (c *Canvas) Fill(p *Path, ink Ink) {
	bounds := p.bounds(c.scale).Intersect(c.image.Bounds())
	if bounds.Empty() {
		return
	}
	c.tool.Reset(bounds.Dx(), bounds.Dy())
	at := func(p Point) (x, y float32) {
		return float32(p.X*c.scale - float64(bounds.Min.X)), float32(p.Y*c.scale - float64(bounds.Min.Y))
	}
	for _, part := range p.parts {
		for i, point := range part {
			x, y := at(point)
			if i == 0 {
				c.tool.MoveTo(x, y)
			} else {
				c.tool.LineTo(x, y)
			}
		}
		c.tool.ClosePath()
	}
	c.tool.DrawOp = draw.Over
	c.tool.Draw(c.image, bounds, image.NewUniform(ink), image.Point{})
}

// Stroke draws the lines of a path.
func (c *Canvas) Stroke(p *Path, s Stroke, ink Ink) { c.Fill(s.outline(p), ink) }

// bounds are the pixels that the path may touch.
func (p *Path) bounds(scale float64) image.Rectangle {
	low, high := Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, part := range p.parts {
		for _, at := range part {
			low = Point{min(low.X, at.X), min(low.Y, at.Y)}
			high = Point{max(high.X, at.X), max(high.Y, at.Y)}
		}
	}
	if !(low.X <= high.X && low.Y <= high.Y) {
		return image.Rectangle{}
	}
	const far = 1 << 20 // beyond any picture
	px := func(n float64) int { return int(min(max(n*scale, -far), far)) }
	return image.Rect(px(low.X)-1, px(low.Y)-1, px(high.X)+2, px(high.Y)+2)
}
