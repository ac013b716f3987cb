package picture

import (
	"context"
	"image"

	"github.com/mapd/mapd/web/picture/ink"
)

// drawing is one picture while it is drawn.
type drawing struct {
	canvas  *ink.Canvas
	scene   *Scene
	colours palette
	styles  styles
	found   *found
	view    view
	taken   boxes // what names must keep clear of
	arced   boxes // where arcs are
	plates  []*plate
	arcs    []*arc
	notes   []*note
	marks   []*mark
	markOf  map[*spot]*mark
}

// Draw draws a scene. The same scene, look and fonts give the same picture.
// It ends early with the context's error.
func (f *Fonts) Draw(ctx context.Context, scene Scene, look Look) (*image.RGBA, error) {
	width, height := float64(look.Width)/look.Scale, float64(look.Height)/look.Scale
	d := &drawing{canvas: ink.NewCanvas(look.Width, look.Height, look.Scale), scene: &scene, colours: paletteOf(look.Theme),
		styles: f.styles(), markOf: map[*spot]*mark{}}
	var err error
	if d.found, err = scene.look(ctx); err != nil {
		return nil, err
	}
	around := d.strip(width)
	d.view = newView(scene.View, box{0, around.above(), width, height - around.below()})
	if err := d.drawMap(ctx, look.Scale); err != nil {
		return nil, err
	}
	d.drawStrip(around, width, height)
	return d.canvas.Image(), nil
}

func (d *drawing) drawMap(ctx context.Context, scale float64) error {
	f := d.view.frame
	whole := d.canvas
	defer func() { d.canvas = whole }()
	d.canvas = whole.Within(f.left, f.top, f.right-f.left, f.bottom-f.top)
	d.canvas.Fill(ink.Rect(f.left, f.top, f.right-f.left, f.bottom-f.top, 0), d.colours.water)
	ground, err := readGround(d.view, scale)
	if err != nil {
		return err
	}
	ground.draw(d.canvas, d.view, d.colours, d.found.focus)
	if err := ctx.Err(); err != nil {
		return err
	}
	names, err := placeNames()
	if err != nil {
		return err
	}
	d.drawOver(names)
	return nil
}

// drawOver finds room for everything on the ground, the weightiest first, and
// draws it.
func (d *drawing) drawOver(names []placeName) {
	marks := marksOf(d.view, d.found.spots)
	d.marks = marks
	var busy, quiet []*mark
	for _, m := range marks {
		d.taken = append(d.taken, around(m.at(), m.room()+2))
		for _, s := range m.spots {
			d.markOf[s] = m
		}
		if m.tally.total > 0 {
			busy = append(busy, m)
		} else {
			quiet = append(quiet, m)
		}
	}
	d.placeNotes()
	scale := d.placeScale()
	d.placeLabels(busy)
	d.placePlates(names)
	d.placeArcs(names)
	d.placeLabels(quiet)
	for _, m := range marks {
		d.drawGround(m)
	}
	for _, a := range d.arcs {
		d.drawArc(a)
	}
	for _, n := range d.notes {
		d.drawShape(n)
	}
	d.drawScale(scale)
	plated := map[string]bool{}
	for _, p := range d.plates {
		plated[p.code] = true
	}
	d.drawNames(names, plated)
	for i := range marks { // the lighter ones first, so that the weighty lie on top
		d.drawMark(marks[len(marks)-1-i])
	}
	for _, p := range d.plates {
		d.drawPlate(p)
	}
	for _, m := range marks {
		d.drawLabel(m)
	}
	for _, n := range d.notes {
		d.drawNote(n)
	}
}
