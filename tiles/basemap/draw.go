package basemap

import (
	"slices"

	"github.com/mapd/mapd/tiles/mvt"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
)

func (w *world) drawCountries(f frame, layer *mvt.Layer) {
	for _, c := range w.countries {
		var rings [][]mvt.Point
		for _, polygon := range c.polygons {
			for _, shift := range f.shifts {
				rings = w.appendPolygon(rings, f, polygon, shift)
			}
		}
		layer.Polygons(rings, mvt.Tag{Key: "iso", Value: mvt.StringOr(c.iso)}, mvt.Tag{Key: "name", Value: mvt.String(c.name)})
	}
}

// appendPolygon clips a polygon to the frame. What lies outside, or has
// become too small to see, adds nothing.
func (w *world) appendPolygon(rings [][]mvt.Point, f frame, polygon []ring, shift int32) [][]mvt.Point {
	for i, r := range polygon {
		points := w.clipRing(f, r, shift)
		if points == nil && i == 0 {
			return rings
		}
		if points == nil {
			continue
		}
		if clockwise := mvt.Area2(points) > 0; clockwise != (i == 0) {
			slices.Reverse(points)
		}
		rings = append(rings, points)
	}
	return rings
}

func (w *world) clipRing(f frame, r ring, shift int32) []mvt.Point {
	if !r.bounds.move(shift).meets(f.drawn) {
		return nil
	}
	if len(r.parts) == 1 && int(w.lines[r.parts[0].line].from) > f.zoom {
		return nil
	}
	var outline orb.Ring
	for _, p := range r.parts {
		outline = w.appendPart(outline, f, p, shift)
	}
	for _, p := range r.pole {
		outline = append(outline, f.units(p, shift))
	}
	if len(outline) < 3 {
		return nil
	}
	return clipOutline(append(outline, outline[0]))
}

// clipOutline returns what the frame shows of a closed outline in tile units,
// the first point not repeated; nil if that has no area.
func clipOutline(outline orb.Ring) []mvt.Point {
	points := round(clip.Ring(clipBound, outline))
	if len(points) > 1 && points[0] == points[len(points)-1] {
		points = points[:len(points)-1]
	}
	if len(points) < 3 || mvt.Area2(points) == 0 {
		return nil
	}
	return points
}

// appendPart adds the points of a line that matter at the frame's zoom, but
// for its end, with which the next part starts. Of a line that lies wholly
// off one side of the frame only the start matters.
func (w *world) appendPart(outline orb.Ring, f frame, p part, shift int32) orb.Ring {
	l := &w.lines[p.line]
	shift += p.shift
	start, _ := w.ends(p)
	outline = append(outline, f.units(start, shift))
	if b := l.bounds.move(shift); !b.meets(f.drawn) {
		return outline
	}
	for i := 1; i < len(l.points)-1; i++ {
		j := i
		if p.backwards {
			j = len(l.points) - 1 - i
		}
		if int(l.zooms[j]) <= f.zoom {
			outline = append(outline, f.units(l.points[j], shift))
		}
	}
	return outline
}

// drawLines draws lines as one feature, those that f is too far off for left
// out.
func drawLines(f frame, lines []line, layer *mvt.Layer, wanted func(*line) bool) {
	var drawn [][]mvt.Point
	for i := range lines {
		l := &lines[i]
		if int(l.from) > f.zoom || wanted != nil && !wanted(l) {
			continue
		}
		for _, shift := range f.shifts {
			if l.bounds.move(shift).meets(f.drawn) {
				drawn = append(drawn, l.clip(f, shift)...)
			}
		}
	}
	layer.Lines(drawn)
}

func (l *line) clip(f frame, shift int32) [][]mvt.Point {
	var drawn orb.LineString
	for i, p := range l.points {
		if int(l.zooms[i]) <= f.zoom {
			drawn = append(drawn, f.units(p, shift))
		}
	}
	var lines [][]mvt.Point
	for _, piece := range clip.LineString(clipBound, drawn) {
		if points := round(piece); len(points) > 1 {
			lines = append(lines, points)
		}
	}
	return lines
}
