package main

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/mapd/mapd/tiles/basemap/internal/atlas"
	"golang.org/x/text/language"
)

type topology struct {
	Transform struct {
		Scale     [2]float64
		Translate [2]float64
	}
	Arcs    [][][2]int32
	Objects struct {
		Countries struct{ Geometries []geometry }
	}
}

type geometry struct {
	Type       string
	ID         string
	Properties struct{ Name string }
	Arcs       json.RawMessage
}

func readTopology(text []byte) (*atlas.Atlas, error) {
	var t topology
	if err := json.Unmarshal(text, &t); err != nil {
		return nil, err
	}
	a := &atlas.Atlas{Grid: atlas.Grid{
		ScaleX: t.Transform.Scale[0], ScaleY: t.Transform.Scale[1],
		West: t.Transform.Translate[0], South: t.Transform.Translate[1],
	}}
	for _, arc := range t.Arcs {
		a.Arcs = append(a.Arcs, unwrap(arc, a.Grid.Turn()))
	}
	used := map[string]bool{}
	for _, g := range t.Objects.Countries.Geometries {
		c, err := g.country()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", g.Properties.Name, err)
		}
		if used[c.ISO] {
			c.ISO = "" // a territory of a country that comes before it
		}
		used[c.ISO] = c.ISO != ""
		a.Countries = append(a.Countries, c)
	}
	return a, nil
}

// unwrap adds up the steps of an arc, and lets it run on over the date line.
func unwrap(steps [][2]int32, turn int32) []atlas.Vertex {
	arc := make([]atlas.Vertex, len(steps))
	var at atlas.Vertex
	for i, step := range steps {
		dx := step[0]
		if i > 0 && dx > turn/2 {
			dx -= turn
		} else if i > 0 && dx < -turn/2 {
			dx += turn
		}
		at = atlas.Vertex{X: at.X + dx, Y: at.Y + step[1]}
		arc[i] = at
	}
	return arc
}

func (g geometry) country() (atlas.Country, error) {
	c := atlas.Country{Name: g.Properties.Name}
	if newer := newNames[c.Name]; newer != "" {
		c.Name = newer
	}
	var err error
	if c.ISO, err = alpha2(g); err != nil {
		return c, err
	}
	switch g.Type {
	case "Polygon":
		c.Polygons = make([][]atlas.Ring, 1)
		err = json.Unmarshal(g.Arcs, &c.Polygons[0])
	case "MultiPolygon":
		err = json.Unmarshal(g.Arcs, &c.Polygons)
	default:
		err = fmt.Errorf("a %s is no country", g.Type)
	}
	return c, err
}

// newNames mends names that have changed since the atlas was made.
var newNames = map[string]string{"Macedonia": "North Macedonia", "eSwatini": "Eswatini"}

// codesByName holds the codes of places to which the atlas gives no number.
var codesByName = map[string]string{"Kosovo": "XK"}

// alpha2 turns the numeric code of ISO 3166-1 into the one of two letters.
func alpha2(g geometry) (string, error) {
	if g.ID == "" {
		return codesByName[g.Properties.Name], nil
	}
	number, err := strconv.Atoi(g.ID)
	if err != nil {
		return "", err
	}
	region, err := language.EncodeM49(number)
	if err != nil {
		return "", err
	}
	if code := region.String(); len(code) == 2 && code[0] >= 'A' {
		return code, nil
	}
	return "", fmt.Errorf("no code of two letters for %s", g.ID)
}
