// Package atlas holds the countries of the world as shared border lines, and
// writes and reads them as one compact file.
//
// The form is that of TopoJSON: an arc is a line from one meeting point of
// borders to another and is kept once, so two neighbours stay neighbours
// however their border is simplified.
package atlas

// Atlas is the countries and the arcs that bound them.
type Atlas struct {
	// Provenance says in words where the data come from.
	Provenance string
	Grid       Grid
	Arcs       [][]Vertex
	// Zooms says for each vertex of each arc from which zoom on it is drawn.
	Zooms     [][]uint8
	Countries []Country
}

// Grid turns whole numbers into degrees.
type Grid struct{ ScaleX, ScaleY, West, South float64 }

// LonLat returns the degrees of a vertex.
func (g Grid) LonLat(v Vertex) (lon, lat float64) {
	return g.West + float64(v.X)*g.ScaleX, g.South + float64(v.Y)*g.ScaleY
}

// Turn is the width of the whole world in steps of the grid.
func (g Grid) Turn() int32 { return int32(360/g.ScaleX + 0.5) }

// Vertex is a point in steps of the grid. Within an arc, X runs on over the
// date line instead of jumping back.
type Vertex struct{ X, Y int32 }

// Country is one country or territory.
type Country struct {
	// ISO is the ISO 3166-1 alpha-2 code; empty where there is none.
	ISO  string
	Name string
	// Label is the longitude and latitude of the point for its name.
	Label [2]float64
	// Rank is the first zoom at which the name is worth drawing.
	Rank int
	// Polygons are lists of rings, the exterior one first.
	Polygons [][]Ring
}

// Ring is a closed chain of arcs. A reference r < 0 is the arc ^r backwards.
type Ring []int

// Arc returns the index of the arc that a reference names, and whether it is
// run backwards.
func Arc(ref int) (index int, backwards bool) {
	if ref < 0 {
		return ^ref, true
	}
	return ref, false
}
