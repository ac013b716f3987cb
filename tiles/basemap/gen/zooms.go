package main

import (
	"log"

	"github.com/mapd/mapd/tiles/basemap/internal/atlas"
	"github.com/mapd/mapd/tiles/basemap/internal/plane"
	"github.com/mapd/mapd/tiles/mvt"
)

// addZooms says for each vertex from which zoom on it is drawn.
func addZooms(a *atlas.Atlas) {
	lines := make([][]plane.Point, len(a.Arcs))
	a.Zooms = make([][]uint8, len(a.Arcs))
	for i, arc := range a.Arcs {
		for _, v := range arc {
			lines[i] = append(lines[i], plane.Project(a.Grid.LonLat(v)))
		}
		a.Zooms[i] = plane.FirstZooms(lines[i])
	}
	left := plane.Untangle(lines, a.Zooms, mvt.Extent)
	log.Printf("%d crossings could not be mended", left)
}
