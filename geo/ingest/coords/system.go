package coords

import (
	"fmt"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/project"
)

// fromSystem brings a geometry of the EPSG system into degrees. Those of WGS
// 84 and of Web Mercator, and none (0), are known.
func fromSystem(g orb.Geometry, epsg int64) (orb.Geometry, error) {
	switch epsg {
	case 0, 4326, 4979:
		return g, nil
	case 3857, 900913, 3785, 102100, 102113:
		return project.Geometry(g, project.Mercator.ToWGS84), nil
	}
	return nil, fmt.Errorf("the system EPSG:%d is not read; write WGS 84 (4326)", epsg)
}
