package basemap

import (
	"slices"

	"github.com/mapd/mapd/tiles/basemap/internal/atlas"
	"github.com/mapd/mapd/tiles/mvt"
	"github.com/paulmach/orb"
)

// The first zooms of lines inside of countries.
const (
	firstProvinceZoom = 5
	firstRiverZoom    = 4
)

// details is what a nearer look shows inside of countries.
type details struct {
	provinces, rivers []line
	lakes             [][]line // the shore first, then islands
}

func newDetails(d *atlas.Details) details {
	var out details
	out.provinces = detailLines(d.Grid, d.Provinces, firstProvinceZoom)
	out.rivers = detailLines(d.Grid, d.Rivers, firstRiverZoom)
	for _, lake := range d.Lakes {
		out.lakes = append(out.lakes, detailLines(d.Grid, lake, 0))
	}
	return out
}

func detailLines(grid atlas.Grid, all []atlas.Line, from uint8) []line {
	lines := make([]line, len(all))
	for i, l := range all {
		lines[i] = newLine(grid, l.Vertices, l.Zooms)
		lines[i].from = max(lines[i].from, from)
	}
	return lines
}

// drawLakes draws each lake that is large enough to see as one feature.
func (d *details) drawLakes(f frame, layer *mvt.Layer) {
	for _, lake := range d.lakes {
		var rings [][]mvt.Point
		for i := range lake {
			points := lake[i].clipArea(f)
			if points == nil && i == 0 {
				break
			}
			if points == nil {
				continue
			}
			if clockwise := mvt.Area2(points) > 0; clockwise != (i == 0) {
				slices.Reverse(points)
			}
			rings = append(rings, points)
		}
		layer.Polygons(rings)
	}
}

// clipArea returns what the frame shows of the area inside a closed line.
func (l *line) clipArea(f frame) []mvt.Point {
	if int(l.from) > f.zoom || !l.bounds.meets(f.drawn) {
		return nil
	}
	var outline orb.Ring
	for i, p := range l.points {
		if int(l.zooms[i]) <= f.zoom {
			outline = append(outline, f.units(p, 0))
		}
	}
	return clipOutline(outline)
}
