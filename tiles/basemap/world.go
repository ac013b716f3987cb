package basemap

import (
	"math"

	"github.com/mapd/mapd/tiles/basemap/internal/atlas"
	"github.com/mapd/mapd/tiles/basemap/internal/plane"
)

// world is the atlas made ready for drawing. It is never changed after that.
type world struct {
	lines     []line
	countries []country
	labels    []label
	details   details
}

// side says what a line parts.
type side uint8

const (
	onSeam   side = iota // nothing: a cut through one country
	onCoast              // a country and the sea
	onBorder             // two countries
)

// line is an arc of the atlas.
type line struct {
	points []point
	zooms  []uint8 // from which zoom on each point is needed
	from   uint8   // from which zoom on the line is needed at all
	side   side
	bounds bounds
}

type country struct {
	iso, name string
	polygons  [][]ring
}

// ring is a closed chain of lines. Polygons have the exterior ring first.
type ring struct {
	parts []part
	// pole closes a ring that runs around the pole: two points beyond the
	// edge of the map.
	pole   []point
	bounds bounds
}

// part is a line as it is run through in a ring.
type part struct {
	line      int
	backwards bool
	shift     int32 // added to x
}

func newWorld(a *atlas.Atlas, d *atlas.Details) *world {
	w := &world{lines: make([]line, len(a.Arcs)), details: newDetails(d)}
	for i, arc := range a.Arcs {
		w.lines[i] = newLine(a.Grid, arc, a.Zooms[i])
	}
	for _, c := range a.Countries {
		polygons := make([][]ring, len(c.Polygons))
		for i, rings := range c.Polygons {
			for _, refs := range rings {
				polygons[i] = append(polygons[i], w.newRing(refs))
			}
		}
		w.countries = append(w.countries, country{c.ISO, c.Name, polygons})
	}
	w.findSides(a)
	w.labels = labelsOf(a)
	return w
}

func newLine(grid atlas.Grid, arc []atlas.Vertex, zooms []uint8) line {
	points := make([]point, len(arc))
	for i, v := range arc {
		points[i] = plane.Project(grid.LonLat(v))
	}
	l := line{points: points, zooms: zooms, bounds: boundsOf(points)}
	if points[0] == points[len(points)-1] {
		l.from = firstZoomOfIsland(l.bounds)
	}
	return l
}

// firstZoomOfIsland is the first zoom at which an island's box covers about
// two pixels of a tile drawn 256 pixels wide.
func firstZoomOfIsland(b bounds) uint8 {
	const enough, pixel = 2, turn / 256
	width, height := float64(b.east-b.west)/pixel, float64(b.south-b.north)/pixel
	zoom := math.Ceil(math.Log2(enough/(width*height)) / 2)
	return uint8(min(max(zoom, 0), MaxZoom-2)) // the smallest show when near
}

func (w *world) newRing(refs atlas.Ring) ring {
	r := ring{bounds: boundsOf(nil)}
	var first, last point
	for i, ref := range refs {
		index, backwards := atlas.Arc(ref)
		p := part{line: index, backwards: backwards}
		start, end := w.ends(p)
		if i == 0 {
			first = start
		} else { // meet the last part on this side of the date line
			p.shift = int32(math.Round(float64(last.X-start.X)/turn)) * turn
		}
		last = point{X: end.X + p.shift, Y: end.Y}
		r.parts = append(r.parts, p)
		r.bounds = r.bounds.join(w.lines[index].bounds.move(p.shift))
	}
	if around := last.X - first.X; around > turn/2 || around < -turn/2 {
		beyond := int32(turn + turn/16)
		if first.Y < turn/2 {
			beyond = -turn / 16
		}
		r.pole = []point{last, {X: last.X, Y: beyond}, {X: first.X, Y: beyond}}
		r.bounds = r.bounds.join(boundsOf(r.pole))
	}
	return r
}

func (w *world) ends(p part) (start, end point) {
	points := w.lines[p.line].points
	start, end = points[0], points[len(points)-1]
	if p.backwards {
		start, end = end, start
	}
	return start, end
}

// findSides counts which countries use each line.
func (w *world) findSides(a *atlas.Atlas) {
	users := make([][]int, len(a.Arcs))
	for i, c := range a.Countries {
		for _, polygon := range c.Polygons {
			for _, ring := range polygon {
				for _, ref := range ring {
					index, _ := atlas.Arc(ref)
					users[index] = append(users[index], i)
				}
			}
		}
	}
	for i, by := range users {
		switch {
		case len(by) == 1:
			w.lines[i].side = onCoast
		case len(by) > 1 && by[0] != by[1]:
			w.lines[i].side = onBorder
		}
	}
}
