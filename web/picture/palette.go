package picture

import (
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/look"
	"github.com/mapd/mapd/web/picture/ink"
)

// palette is a theme as inks.
type palette struct {
	paper, ink, ink2, ink3, line2        ink.Ink
	water, land, land2, coast, border    ink.Ink
	waterInk, mapInk, halo, ring, onKind ink.Ink
	family                               map[geo.Family]ink.Ink
}

func paletteOf(t look.Theme) palette {
	p := palette{
		paper: ink.Hex(t.Paper), ink: ink.Hex(t.Ink), ink2: ink.Hex(t.Ink2), ink3: ink.Hex(t.Ink3), line2: ink.Hex(t.Line2),
		water: ink.Hex(t.Water), land: ink.Hex(t.Land), land2: ink.Hex(t.Land2), coast: ink.Hex(t.Coast), border: ink.Hex(t.Border),
		waterInk: ink.Hex(t.WaterInk), mapInk: ink.Hex(t.MapInk), halo: ink.Hex(t.Halo), ring: ink.Hex(t.Ring), onKind: ink.Hex(t.OnKind),
		family: map[geo.Family]ink.Ink{},
	}
	for _, f := range geo.Families {
		p.family[f] = ink.Hex(t.Family(f))
	}
	return p
}
