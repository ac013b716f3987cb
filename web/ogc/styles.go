package ogc

import (
	"cmp"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/look"
	"github.com/mapd/mapd/web/maplibre"
)

const (
	// mapboxStyle is the media type of styles of MapLibre and Mapbox.
	mapboxStyle = "application/vnd.mapbox.style+json"
	relStyles   = "http://www.opengis.net/def/rel/ogc/1.0/styles"
	stylesPath  = "/styles"
	// namesParameter leaves names out of a style, for clients that cannot draw
	// them without a service of glyphs.
	namesParameter = "names"
)

// styled is a style that is offered.
type styled struct {
	id, title string
	theme     look.Theme
	of        tiled
}

// styledAll lists the styles: of everything, then of each collection with
// places; each on a light and on a dark ground.
func styledAll() []styled {
	of := []tiled{tiledAll()}
	ids := []string{apiTitle}
	for _, d := range descriptions {
		if d.located() {
			of, ids = append(of, d.tiled()), append(ids, string(d.id))
		}
	}
	var list []styled
	for i, t := range of {
		list = append(list, styled{ids[i], t.title, look.Light, t}, styled{ids[i] + "-dark", t.title + ", dark", look.Dark, t})
	}
	return list
}

func (s styled) path() string { return stylesPath + "/" + s.id }

type styleItem struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Links []Link `json:"links"`
}

// styles lists the styles (OGC API - Styles, Part 1, draft).
func (a *resource) styles(w http.ResponseWriter, r *http.Request) error {
	if _, err := read(r); err != nil {
		return err
	}
	var items []styleItem
	for _, s := range styledAll() {
		items = append(items, styleItem{s.id, s.title, []Link{{address(r, s.path()), "stylesheet", mapboxStyle, s.title}}})
	}
	return serveStatic(w, r, httpx.JSON, map[string]any{
		"default": apiTitle, "styles": items,
		"links": []Link{{address(r, stylesPath), "self", httpx.JSON, "This document"}, asPage(r, stylesPath, nil)},
	})
}

// styleLinks links a collection to its styles.
func styleLinks(r *http.Request, d description) []Link {
	var links []Link
	for _, s := range styledAll() {
		if len(s.of.layers) == 1 && s.of.layers[0].id == d.id {
			links = append(links, Link{withQuery(address(r, s.path()), d.only(nil)), "stylesheet", mapboxStyle, "MapLibre style: " + s.title})
		}
	}
	return links
}

// style answers with a style. The parameters of tiles choose what it draws.
func (a *resource) style(w http.ResponseWriter, r *http.Request) error {
	id, _ := pathValue(r, "styleId")
	at := slices.IndexFunc(styledAll(), func(s styled) bool { return s.id == id })
	if at < 0 {
		return geo.Errorf(geo.NotFound, "there is no such style; %s lists them", address(r, stylesPath))
	}
	chosen := styledAll()[at]
	values, err := httpx.Params(r)
	if err != nil {
		return err
	}
	if _, err := httpx.Format(r, values, "json"); err != nil {
		return err
	}
	names := cmp.Or(values.Get(namesParameter), "true")
	if names != "true" && names != "false" {
		return geo.InvalidParam(namesParameter, "%q is neither true nor false", names)
	}
	query := maps.Clone(values)
	query.Del(namesParameter)
	t, query, _, err := chosen.of.ask(query)
	if err != nil {
		return err
	}
	s := a.snapshots()
	return serve(w, r, s, wordsFor(r, values), httpx.Content{Type: mapboxStyle}, func() (any, error) {
		countries, err := hotspotCountries(r, s)
		if err != nil {
			return nil, err
		}
		style := maplibre.Style{
			Title: "mapd: " + chosen.title, Theme: chosen.theme,
			Basemap: httpx.BaseURL(r) + "/tiles/basemap.json", Tiles: withQuery(address(r, t.tilesetPath()), with(query, "f", "tilejson")),
			Countries: countries, Names: names == "true", Centre: firstCentre, Zoom: firstZoom,
		}
		if query.Has("lang") {
			style.Basemap = withQuery(style.Basemap, url.Values{"lang": {query.Get("lang")}})
		}
		for _, d := range t.layers {
			style.Layers = append(style.Layers, d.id)
		}
		return style.Document(), nil
	})
}

// What is seen first: mainland Southeast Asia. The zoom counts tiles of 512
// pixels.
var firstCentre = [2]float64{103.5, 15}

const firstZoom = 4.2

// hotspotCountries returns the countries that have hotspots, sorted.
func hotspotCountries(r *http.Request, s *snapshot.Snapshot) ([]string, error) {
	found := map[string]bool{}
	err := s.Each(r.Context(), geo.Query{Collection: geo.Hotspots}, func(item *snapshot.Item) bool {
		if h, ok := item.Record().(*geo.Hotspot); ok && h.Country != "" {
			found[strings.ToUpper(h.Country)] = true
		}
		return true
	})
	return slices.Sorted(maps.Keys(found)), err
}
