package cql2

import (
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/project"
)

// The coordinate reference systems in which the coordinates of a filter can
// be given.
const (
	CRS84    = "http://www.opengis.net/def/crs/OGC/1.3/CRS84" // longitude, latitude in degrees
	EPSG4326 = "http://www.opengis.net/def/crs/EPSG/0/4326"   // latitude, longitude in degrees
	EPSG3857 = "http://www.opengis.net/def/crs/EPSG/0/3857"   // metres to the east and north
)

// Systems lists them, the default first.
var Systems = []string{CRS84, EPSG4326, EPSG3857}

// In returns the filter with its coordinates turned from a system, one of
// Systems, into longitudes and latitudes.
func (f *Filter) In(system string) (*Filter, error) {
	switch system {
	case CRS84:
		return f, nil
	case EPSG4326:
		return &Filter{f.root.moved(func(p orb.Point) orb.Point { return orb.Point{p[1], p[0]} })}, nil
	case EPSG3857:
		return &Filter{f.root.moved(fromMetres)}, nil
	}
	return nil, fmt.Errorf("%q is not one of the systems %q", system, Systems)
}

// fromMetres turns metres of Web Mercator into degrees.
func fromMetres(p orb.Point) orb.Point {
	const half = 20037508.342789244 // from longitude 0 to 180
	q := project.Mercator.ToWGS84(p)
	if math.Abs(p[0]) <= half {
		q[0] = max(-180, min(180, q[0])) // against rounding
	}
	return q
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
