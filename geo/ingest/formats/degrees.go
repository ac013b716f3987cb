package formats

import (
	"errors"
	"fmt"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/project"
)

// geometry is the geometry in degrees, in the place of the one given. A
// position off the globe is an error.
func (c crs) geometry(g orb.Geometry) (orb.Geometry, error) {
	if g == nil {
		return nil, nil
	}
	var fault error
	g = project.Geometry(g, func(p orb.Point) orb.Point {
		q, err := c.place(p)
		if err == nil && (!finite(q[0]) || !finite(q[1])) {
			err = errors.New("a position is not made of numbers")
		}
		if fault == nil {
			fault = err
		}
		return q
	})
	if fault != nil {
		return nil, fault
	}
	return g, nil
}

// crsNumbered is the system with that code of EPSG's. The name is for people.
func crsNumbered(code int64, name string) (crs, error) {
	c, err := crsNamed(fmt.Sprintf("EPSG:%d", code))
	if err != nil && name != "" {
		return crsNamed(fmt.Sprintf("%s, EPSG:%d", name, code))
	}
	return c, err
}
