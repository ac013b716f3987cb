package cql2

import (
	"fmt"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/project"

	"github.com/mapd/mapd/geo/crs"
)

// In returns the filter with its coordinates turned from a system, one of
// crs.Systems, into longitudes and latitudes.
func (f *Filter) In(system string) (*Filter, error) {
	turn, ok := crs.Degrees(system)
	if !ok {
		return nil, fmt.Errorf("%q is not one of the systems %q", system, crs.Systems)
	}
	if system == crs.CRS84 {
		return f, nil
	}
	return &Filter{f.root.moved(turn)}, nil
}

// moved returns a copy of the tree with other coordinates.
func (e *Expr) moved(move orb.Projection) *Expr {
	moved := *e
	moved.Args = slices.Clone(e.Args)
	for i, arg := range e.Args {
		moved.Args[i] = arg.moved(move)
	}
	if e.Geometry != nil {
		moved.Geometry = project.Geometry(orb.Clone(e.Geometry), move)
	}
	if e.Op == BBox {
		low, high := move(orb.Point{e.Box[0], e.Box[1]}), move(orb.Point{e.Box[2], e.Box[3]})
		moved.Box = [4]float64{low[0], low[1], high[0], high[1]}
	}
	return &moved
}

// checkCoordinates refuses what lies outside of the world.
func checkCoordinates(g orb.Geometry) error {
	b := g.Bound()
	if !(b.Min[0] >= -180 && b.Max[0] <= 180) {
		return fmt.Errorf("longitudes run from -180 to 180; they stand before latitudes, unless filter-crs says otherwise")
	}
	if !(b.Min[1] >= -90 && b.Max[1] <= 90) {
		return fmt.Errorf("latitudes run from -90 to 90; they stand behind longitudes, unless filter-crs says otherwise")
	}
	return nil
}
