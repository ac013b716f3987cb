package maplibre

// The widths of lines are those of the page (web/app, layers/paint-tile.ts).
const (
	coastWidth  = 0.9
	borderWidth = 1
	fineWidth   = 0.8 // provinces, rivers, shores of lakes
)

// ground draws water, land and lines, from the bottom up.
func (s Style) ground() []object {
	t := s.Theme
	line := func(id, colour string, width, opacity float64) object {
		l := layer(id, "line", groundSource, id, object{"line-color": colour, "line-width": width, "line-opacity": opacity})
		return with(l, "layout", object{"line-join": "round", "line-cap": "round"})
	}
	land := any(t.Land)
	if len(s.Countries) > 0 {
		land = list{"match", get("iso"), s.Countries, t.Land2, t.Land}
	}
	return []object{
		{"id": "water", "type": "background", "paint": object{"background-color": t.Water}},
		layer("land", "fill", groundSource, "countries", object{"fill-color": land, "fill-antialias": false}),
		line("provinces", t.Border, fineWidth, 0.3),
		line("rivers", t.WaterInk, fineWidth, 0.3),
		layer("lakes", "fill", groundSource, "lakes", object{"fill-color": t.Water, "fill-outline-color": t.Coast}),
		line("borders", t.Border, borderWidth, 0.55),
		line("coast", t.Coast, coastWidth, 1),
	}
}

// groundNames writes the names of countries, seas, provinces and towns.
func (s Style) groundNames() []object {
	t := s.Theme
	worth := list{"<=", get("rank"), list{"zoom"}}
	name := func(id, sourceLayer, kind, colour string, font []string, size, spacing float64) object {
		l := layer(id, "symbol", groundSource, sourceLayer, s.inkOf(colour))
		l["filter"] = list{"all", list{"==", get("kind"), kind}, worth}
		return with(l, "layout", object{
			"text-field": get("name"), "text-font": font, "text-size": size, "text-letter-spacing": spacing,
			"text-max-width": 8, "symbol-sort-key": get("rank"), "text-padding": 4,
		})
	}
	country := name("names-countries", "labels", "country", t.MapInk, bold, 12.5, 0.05)
	country["maxzoom"] = 8
	return []object{
		name("names-towns", "places", "town", t.MapInk, plain, 12.5, 0),
		name("names-cities", "places", "city", t.MapInk, plain, 12.5, 0),
		name("names-provinces", "places", "province", t.MapInk, plain, 12, 0.07),
		name("names-seas", "labels", "sea", t.WaterInk, serif, 13, 0.09),
		country,
	}
}

// The fonts to look for on the reader's machine, each a row of fallbacks.
// MapLibre hands the names to CSS as they are, so none may hold a number, as
// those of the page's own fonts do; it takes the weight from the first name.
var (
	plain = []string{"Noto Sans", "Arial", "sans-serif"}
	bold  = []string{"Noto Sans Semibold", "Noto Sans", "Arial", "sans-serif"}
	serif = []string{"Noto Serif", "Georgia", "serif"}
)

// inkOf writes in a colour, with what keeps it readable on all grounds.
func (s Style) inkOf(colour string) object {
	return object{"text-color": colour, "text-halo-color": s.Theme.Halo, "text-halo-width": 1.75}
}
