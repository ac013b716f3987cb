// Package crs turns coordinates between the coordinate reference systems that
// mapd speaks (OGC API - Features, Part 2). Inside, all are longitudes and
// latitudes in degrees.
package crs

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/project"
)

// The systems, by the addresses that the OGC gave them.
const (
	CRS84    = "http://www.opengis.net/def/crs/OGC/1.3/CRS84" // longitude, latitude in degrees
	EPSG4326 = "http://www.opengis.net/def/crs/EPSG/0/4326"   // latitude, longitude in degrees
	EPSG3857 = "http://www.opengis.net/def/crs/EPSG/0/3857"   // metres to the east and north
)

// Systems lists them, the default first.
var Systems = []string{CRS84, EPSG4326, EPSG3857}

// Degrees returns what turns coordinates of a system into longitudes and
// latitudes. ok is false if there is no such system.
func Degrees(system string) (turn orb.Projection, ok bool) {
	switch system {
	case CRS84:
		return same, true
	case EPSG4326:
		return swapped, true
	case EPSG3857:
		return fromMetres, true
	}
	return nil, false
}

// From returns what turns longitudes and latitudes into coordinates of a
// system: degrees, or metres to the millimetre. Poles, which Web Mercator has
// not, lie on its edge. ok is false if there is no such system.
func From(system string) (turn orb.Projection, ok bool) {
	switch system {
	case CRS84:
		return same, true
	case EPSG4326:
		return swapped, true
	case EPSG3857:
		return toMetres, true
	}
	return nil, false
}

func same(p orb.Point) orb.Point { return p }

func swapped(p orb.Point) orb.Point { return orb.Point{p[1], p[0]} }

// half is how many metres of Web Mercator lie between longitude 0 and 180.
const half = 20037508.342789244

func fromMetres(p orb.Point) orb.Point {
	q := project.Mercator.ToWGS84(p)
	if math.Abs(p[0]) <= half {
		q[0] = max(-180, min(180, q[0])) // against rounding
	}
	return q
}

// edge is the latitude at which the square of Web Mercator ends.
const edge = 85.0511287798066

func toMetres(p orb.Point) orb.Point {
	q := project.WGS84.ToMercator(orb.Point{p[0], max(-edge, min(edge, p[1]))})
	const scale = 1000
	return orb.Point{math.Round(q[0]*scale) / scale, math.Round(q[1]*scale) / scale}
}
