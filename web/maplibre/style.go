package maplibre

import (
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/look"
)

// Style says what is to be drawn.
type Style struct {
	Title string
	Theme look.Theme
	// Basemap and Tiles are the addresses of TileJSON documents: of the ground,
	// and of what lies on it.
	Basemap, Tiles string
	// Layers are the collections that the tiles hold.
	Layers []geo.Collection
	// Countries are those with hotspots (ISO 3166-1 alpha-2): their land is
	// lighter.
	Countries []string
	// Names draws names of places and numbers, with the reader's fonts.
	Names bool
	// Centre (longitude, latitude) and Zoom are what is seen first.
	Centre [2]float64
	Zoom   float64
}

// The names of the sources of a style.
const (
	groundSource = "basemap"
	dataSource   = "mapd"
)

type (
	object = map[string]any
	list   = []any
)

// Document is the style as it is written in JSON.
func (s Style) Document() map[string]any {
	layers := s.ground()
	if s.has(geo.Flows) {
		layers = append(layers, s.flows()...)
	}
	if s.has(geo.Events) {
		layers = append(layers, s.events()...)
	}
	if s.has(geo.Hotspots) {
		layers = append(layers, s.hotspots()...)
	}
	if s.Names {
		layers = append(layers, s.groundNames()...)
		layers = append(layers, s.names()...)
	}
	return object{
		"version": 8,
		"name":    s.Title,
		"center":  s.Centre,
		"zoom":    s.Zoom,
		"sources": object{
			groundSource: object{"type": "vector", "url": s.Basemap},
			dataSource:   object{"type": "vector", "url": s.Tiles},
		},
		"layers": layers,
	}
}

func (s Style) has(c geo.Collection) bool { return slices.Contains(s.Layers, c) }

// layer describes a layer of a style; optional members follow with with.
func layer(id, kind, source, sourceLayer string, paint object) object {
	return object{"id": id, "type": kind, "source": source, "source-layer": sourceLayer, "paint": paint}
}

func with(l object, name string, value any) object {
	l[name] = value
	return l
}

func get(name string) list { return list{"get", name} }
