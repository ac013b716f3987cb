package maplibre

import (
	"math"

	"github.com/mapd/mapd/geo"
)

// circleRadius is how large a mark of n events is, in pixels, as on the page
// (web/app, layers/layout.ts).
func circleRadius(n any) list {
	return list{"case", list{"<=", n, 0}, 3.6, list{"==", n, 1}, 9.5,
		list{"min", 34, list{"+", 8, list{"*", 4.1, list{"sqrt", n}}}}}
}

// familyColour is the colour of the family that a feature names.
func (s Style) familyColour() list {
	match := list{"match", get("family")}
	for _, f := range geo.Families {
		if f != geo.Other {
			match = append(match, string(f), s.Theme.Family(f))
		}
	}
	return append(match, s.Theme.Other)
}

// greatestFamily is the colour of the family that most of a cell's events have.
func (s Style) greatestFamily() list {
	most := list{"max"}
	count := func(f geo.Family) list { return list{"coalesce", get(string(f)), 0} }
	choice := list{"case"}
	for _, f := range geo.Families {
		most = append(most, count(f))
		if f != geo.Other {
			choice = append(choice, list{"==", count(f), list{"var", "most"}}, s.Theme.Family(f))
		}
	}
	return list{"let", "most", most, append(choice, s.Theme.Other)}
}

// possible is true for what may be in the time asked for and need not be.
var possible = list{"==", list{"coalesce", get("certain"), true}, false}

// rough is true for places that are known to a district or worse.
var rough = list{"in", list{"coalesce", get("precision"), ""},
	list{"literal", []geo.Precision{geo.InDistrict, geo.InProvince, geo.InCountry}}}

// events draws each place of an event: filled with its family's colour, hollow
// if it may only be in the time asked for, fainter if the place is rough. Where
// there are too many, cells are counted in their place. With hotspots around,
// what happened at one is counted there.
func (s Style) events() []object {
	points := layer("events", "circle", dataSource, "events", object{
		"circle-radius":         list{"interpolate", list{"linear"}, list{"zoom"}, 3, 3.5, 8, 6.5},
		"circle-color":          list{"case", possible, s.Theme.Paper, s.familyColour()},
		"circle-opacity":        list{"case", rough, 0.55, 0.92},
		"circle-stroke-color":   list{"case", possible, s.familyColour(), s.Theme.Halo},
		"circle-stroke-width":   list{"case", possible, 1.6, 1.2},
		"circle-stroke-opacity": list{"case", rough, 0.7, 1},
	})
	if s.has(geo.Hotspots) {
		points["filter"] = list{"!", list{"has", "hotspot"}}
	}
	return []object{
		layer("event-cells", "circle", dataSource, "event_cells", object{
			"circle-radius":       circleRadius(get("count")),
			"circle-color":        s.Theme.Paper,
			"circle-stroke-color": s.greatestFamily(),
			"circle-stroke-width": 3,
		}),
		points,
	}
}

// site is true for places where scam centres are reported, busy for those of
// them at which something happened in the time asked for.
var (
	site = list{"==", get("role"), string(geo.Site)}
	busy = list{"all", site, list{">", get("events"), 0}}
)

// shown leaves out what would only crowd a far view: buildings and compounds
// inside of another hotspot, which counts their events, and what is quiet.
var shown = list{"all",
	list{"any", list{">=", list{"zoom"}, 8}, list{"!", list{"has", "part_of"}},
		list{"!", list{"in", list{"coalesce", get("type"), ""}, list{"literal", []string{"compound", "building"}}}}},
	list{"any", list{">=", list{"zoom"}, 4}, list{">", get("events"), 0}},
}

// hotspots draws how large a rough place is, and each hotspot: with events a
// ring that grows with their number, in the colour of most of them; without any
// an open dot. Transit and context are quieter.
func (s Style) hotspots() []object {
	ring := layer("hotspot-rings", "circle", dataSource, "hotspots", object{
		"circle-radius": metres(get("radius_m")), "circle-opacity": 0,
		"circle-stroke-color": s.Theme.Ring, "circle-stroke-width": 0.8, "circle-stroke-opacity": 0.45, "circle-pitch-alignment": "map",
	})
	ring["minzoom"], ring["filter"] = 6, rough
	marks := layer("hotspots", "circle", dataSource, "hotspots", object{
		"circle-radius":       circleRadius(list{"case", site, get("events"), 0}),
		"circle-color":        s.Theme.Paper,
		"circle-stroke-color": list{"case", busy, s.greatestFamily(), s.Theme.Ring},
		"circle-stroke-width": list{"case", busy, 4, site, 1.5, 1.2},
	})
	marks["filter"] = shown
	marks["layout"] = object{"circle-sort-key": list{"-", 0, get("events")}} // small ones stay on top
	return []object{ring, marks}
}

// metres is a length on the ground as pixels, true at tropicLatitude and right
// to some percent between the equator and 25 degrees.
func metres(length any) list {
	const (
		tropicLatitude = 15
		equator        = 2 * math.Pi * 6378137
		tilePixels     = 512
		far            = 20 // zooms
	)
	pixel := tilePixels / (equator * math.Cos(tropicLatitude*math.Pi/180))
	at := func(zoom int) list { return list{"*", list{"coalesce", length, 0}, pixel * float64(int(1)<<zoom)} }
	return list{"interpolate", list{"exponential", 2}, list{"zoom"}, 0, at(0), far, at(far)}
}

// flows draws lines that are wider the more people moved, as far as that is
// known.
func (s Style) flows() []object {
	people := list{"coalesce", get("figure_low"), 0}
	l := layer("flows", "line", dataSource, "flows", object{
		"line-color": s.familyColour(), "line-opacity": 0.6,
		"line-width": list{"case", list{">", people, 0}, list{"min", 7, list{"+", 2, list{"log10", list{"+", 1, people}}}}, 1.6},
	})
	return []object{with(l, "layout", object{"line-cap": "round"})}
}

// names writes the numbers in the marks, the names of hotspots, and the
// direction of flows.
func (s Style) names() []object {
	t := s.Theme
	var layers []object
	text := func(id, sourceLayer, colour string, layout object) object {
		return with(layer(id, "symbol", dataSource, sourceLayer, s.inkOf(colour)), "layout", layout)
	}
	if s.has(geo.Flows) {
		layers = append(layers, text("flow-directions", "flows", t.Moved, object{
			"symbol-placement": "line", "symbol-spacing": 120, "text-field": "›", "text-font": bold, "text-size": 20,
			"text-keep-upright": false, "text-rotation-alignment": "map", "text-allow-overlap": true, "text-ignore-placement": true,
		}))
	}
	counted := func(id, sourceLayer, property string, filter list) object {
		l := text(id, sourceLayer, t.Ink, object{
			"text-field": list{"to-string", get(property)}, "text-font": bold, "text-size": 13, "text-padding": 0,
			"symbol-sort-key": get(property), // a small mark lies over a large one, and its number too
		})
		l["paint"], l["filter"] = object{"text-color": t.Ink}, filter
		return l
	}
	if s.has(geo.Events) {
		layers = append(layers, counted("event-cell-counts", "event_cells", "count", list{">", get("count"), 0}))
	}
	if s.has(geo.Hotspots) {
		names := text("hotspot-names", "hotspots", t.Ink, object{
			"text-field": list{"coalesce", get("name"), ""}, "text-size": 13.5, "text-max-width": 12,
			"text-font":            list{"case", busy, list{"literal", bold}, list{"literal", plain}},
			"text-variable-anchor": []string{"left", "right", "bottom", "top"}, "text-justify": "auto",
			"text-radial-offset": list{"/", list{"+", 7, circleRadius(list{"case", site, get("events"), 0})}, 13.5},
			"symbol-sort-key":    list{"-", 0, list{"case", site, get("events"), -1}},
		})
		names["filter"] = shown
		names["paint"].(object)["text-color"] = list{"case", busy, t.Ink, t.Ink3}
		layers = append(layers, names, counted("hotspot-counts", "hotspots", "events", list{"all", busy, shown}))
	}
	return layers
}
