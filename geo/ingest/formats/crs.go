package formats

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/project"
	"github.com/tidwall/gjson"
)

// crs is the coordinate reference system of an input. The zero crs is CRS84:
// degrees, longitude first.
type crs struct {
	// title is the name of another system, of which positions are changed
	// into degrees.
	title string
}

// crs84 are the codes of systems in degrees whose positions stand with the
// longitude first in the formats that are read.
var crs84 = map[string]bool{"CRS84": true, "CRS84H": true, "CRS:84": true, "4326": true, "4979": true}

// mercator are the codes of the web's Mercator projection.
var mercator = map[string]bool{"3857": true, "900913": true, "102100": true, "3785": true}

var lastCode = regexp.MustCompile(`[A-Za-z0-9]+$`)

// crsNamed is the system with that name: "EPSG:4326",
// "urn:ogc:def:crs:OGC:1.3:CRS84", "http://www.opengis.net/def/crs/EPSG/0/3857".
// One that cannot be changed into degrees is an error with its name.
func crsNamed(name string) (crs, error) {
	switch code := strings.ToUpper(lastCode.FindString(name)); {
	case crs84[code] || strings.EqualFold(name, "CRS:84"):
		return crs{}, nil
	case mercator[code]:
		return crs{title: "EPSG:3857"}, nil
	}
	return crs{}, fmt.Errorf("its positions are in %q, which is not read; change them to degrees, such as with: ogr2ogr -t_srs EPSG:4326 out.gpkg FILE", name)
}

// crsOf is the system that a member "crs" of GeoJSON names, as GeoJSON had
// it until 2016.
func crsOf(v gjson.Result) (crs, error) {
	if !v.Exists() || v.Type == gjson.Null {
		return crs{}, nil
	}
	properties := v.Get("properties")
	if name := properties.Get("name"); name.Type == gjson.String {
		return crsNamed(name.Str)
	}
	if code := properties.Get("code"); code.Exists() {
		return crsNamed("EPSG:" + code.String())
	}
	return crs{}, fmt.Errorf("its crs is %s, which names no system", describe(v))
}

// place is a position in degrees. What is off the globe is an error.
// Longitudes to 360 stay as they are: some count eastwards all around.
func (c crs) place(p orb.Point) (orb.Point, error) {
	const world = 20037508.342789244
	if c.title != "" {
		if math.Abs(p[0]) > 2*world || math.Abs(p[1]) > 10*world {
			return p, fmt.Errorf("the position %v, %v is outside of the projection %s", p[0], p[1], c.title)
		}
		p = project.Point(p, project.Mercator.ToWGS84)
	}
	switch {
	case math.Abs(p[1]) > 90:
		return p, fmt.Errorf("the latitude %v is off the globe (longitude comes first)", p[1])
	case math.Abs(p[0]) > 360:
		return p, fmt.Errorf("the longitude %v is off the globe", p[0])
	}
	return p, nil
}
