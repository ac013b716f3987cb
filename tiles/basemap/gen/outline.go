package main

import (
	"math"

	"github.com/mapd/mapd/tiles/basemap/internal/atlas"
	"github.com/paulmach/orb"
)

// outline is a ring in degrees, its longitudes squeezed so that a degree is as
// long east as north in its middle.
type outline struct {
	x, y    []float64
	squeeze float64
}

// coarse bounds the number of vertices that are looked at.
const coarse = 1500

func newOutline(a *atlas.Atlas, ring atlas.Ring) outline {
	var all []atlas.Vertex
	for _, ref := range ring {
		all = appendArc(all, a, ref)
	}
	step := 1 + len(all)/coarse
	var points []orb.Point
	for i := 0; i < len(all); i += step {
		points = append(points, pointOf(a.Grid, all[i]))
	}
	return squeezed(points)
}

// squeezed makes an outline of points in degrees.
func squeezed(points []orb.Point) outline {
	o := outline{}
	south, north := 90.0, -90.0
	for _, p := range points {
		o.x, o.y = append(o.x, p[0]), append(o.y, p[1])
		south, north = min(south, p[1]), max(north, p[1])
	}
	o.squeeze = math.Cos((south + north) / 2 * math.Pi / 180)
	for i := range o.x {
		o.x[i] *= o.squeeze
	}
	return o
}

func appendArc(all []atlas.Vertex, a *atlas.Atlas, ref int) []atlas.Vertex {
	index, backwards := atlas.Arc(ref)
	arc := a.Arcs[index]
	shift := int32(0)
	for i := range arc {
		v := arc[i]
		if backwards {
			v = arc[len(arc)-1-i]
		}
		if i == 0 && len(all) > 0 { // meet the last arc, on this side of the date line
			turns := math.Round(float64(all[len(all)-1].X-v.X) / float64(a.Grid.Turn()))
			shift = int32(turns) * a.Grid.Turn()
		}
		all = append(all, atlas.Vertex{X: v.X + shift, Y: v.Y})
	}
	return all
}

func (o outline) area() float64 {
	sum := 0.0
	for i := range o.x {
		j := (i + 1) % len(o.x)
		sum += o.x[i]*o.y[j] - o.x[j]*o.y[i]
	}
	return math.Abs(sum) / 2
}

// middle returns the point inside that is farthest from the edge, and how far
// it is, by looking at the points of finer and finer lattices.
func (o outline) middle() (x, y, distance float64) {
	west, east, south, north := o.box()
	x, y, distance = o.x[0], o.y[0], math.Inf(-1)
	for range 4 {
		dx, dy := (east-west)/24, (north-south)/24
		for i := 0.5; i < 24; i++ {
			for j := 0.5; j < 24; j++ {
				px, py := west+i*dx, south+j*dy
				if d := o.inside(px, py); d > distance {
					x, y, distance = px, py, d
				}
			}
		}
		west, east, south, north = x-2*dx, x+2*dx, y-2*dy, y+2*dy
	}
	return x, y, distance
}

func (o outline) box() (west, east, south, north float64) {
	west, south = math.Inf(1), math.Inf(1)
	east, north = math.Inf(-1), math.Inf(-1)
	for i := range o.x {
		west, east = min(west, o.x[i]), max(east, o.x[i])
		south, north = min(south, o.y[i]), max(north, o.y[i])
	}
	return west, east, south, north
}

// inside returns the distance of a point to the edge, negative outside.
func (o outline) inside(x, y float64) float64 {
	in, nearest := false, math.Inf(1)
	for i := range o.x {
		j := (i + 1) % len(o.x)
		ax, ay, bx, by := o.x[i], o.y[i], o.x[j], o.y[j]
		if (ay > y) != (by > y) && x < (bx-ax)*(y-ay)/(by-ay)+ax {
			in = !in
		}
		nearest = min(nearest, toSegment(x, y, ax, ay, bx, by))
	}
	if !in {
		return -nearest
	}
	return nearest
}

func toSegment(x, y, ax, ay, bx, by float64) float64 {
	dx, dy := bx-ax, by-ay
	t := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		t = min(max(((x-ax)*dx+(y-ay)*dy)/length, 0), 1)
	}
	return math.Hypot(x-ax-t*dx, y-ay-t*dy)
}
