package coords

import (
	"errors"
	"fmt"

	"github.com/paulmach/orb"
)

// maxDepth is how deep collections may nest.
const maxDepth = 16

// Check says what is wrong with a geometry, if anything: none or empty, not a
// number, off the globe (the corners of lines and areas by more than noise), a line of one position, a ring that is open or has
// fewer than four positions, nested deeper than 16 collections.
func Check(g orb.Geometry) error { return check(g, 0) }

func check(g orb.Geometry, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("the geometry nests deeper than %d collections", maxDepth)
	}
	switch g := g.(type) {
	case nil:
		return errors.New("there is no geometry")
	case orb.Point:
		return checkPoint(g)
	case orb.MultiPoint:
		return each(g, "MultiPoint", checkPoint)
	case orb.LineString:
		return checkLine(g)
	case orb.MultiLineString:
		return each(g, "MultiLineString", checkLine)
	case orb.Ring:
		return checkRing(g)
	case orb.Polygon:
		return checkPolygon(g)
	case orb.MultiPolygon:
		return each(g, "MultiPolygon", checkPolygon)
	case orb.Bound:
		return checkPolygon(g.ToPolygon())
	case orb.Collection:
		return each(g, "GeometryCollection", func(member orb.Geometry) error { return check(member, depth+1) })
	}
	return fmt.Errorf("%T is no geometry", g)
}

// each checks all members, of which there must be one.
func each[T any](members []T, kind string, check func(T) error) error {
	if len(members) == 0 {
		return fmt.Errorf("the %s is empty", kind)
	}
	for _, m := range members {
		if err := check(m); err != nil {
			return err
		}
	}
	return nil
}

// noise is by how many degrees the corners of lines and areas may lie off the
// globe: a tenth of a millimetre. Natural Earth has 180.00000000000006.
const noise = 1e-9

func checkPoint(p orb.Point) error  { return onGlobe(p, 0) }
func checkCorner(p orb.Point) error { return onGlobe(p, noise) }

func onGlobe(p orb.Point, tolerance float64) error {
	// Written so that NaN fails too.
	if !(p[0] >= -180-tolerance && p[0] <= 180+tolerance && p[1] >= -90-tolerance && p[1] <= 90+tolerance) {
		return fmt.Errorf("the position %v, %v (longitude, latitude) is off the globe", p[0], p[1])
	}
	return nil
}

func checkLine(line orb.LineString) error {
	if len(line) == 1 {
		return errors.New("a line has a single position")
	}
	return each(line, "LineString", checkCorner)
}

func checkRing(ring orb.Ring) error {
	switch {
	case len(ring) == 0:
		return errors.New("the Polygon has an empty ring")
	case len(ring) < 4:
		return fmt.Errorf("a ring has %d positions; 4 are the fewest", len(ring))
	case ring[0] != ring[len(ring)-1]:
		return errors.New("a ring is open: its last position is not its first")
	}
	return each(ring, "ring", checkCorner)
}

func checkPolygon(p orb.Polygon) error { return each(p, "Polygon", checkRing) }
