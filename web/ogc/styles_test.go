package ogc_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"
)

type style struct {
	Version int
	Sources map[string]struct{ URL string }
	Layers  []struct {
		ID, Type, Source string
		SourceLayer      string `json:"source-layer"`
		Paint, Layout    map[string]any
		Filter           any
	}
}

// properties collects the names that expressions get or ask for.
func properties(expression any, found map[string]bool) {
	switch e := expression.(type) {
	case map[string]any:
		for _, v := range e {
			properties(v, found)
		}
	case []any:
		if len(e) == 2 && (e[0] == "get" || e[0] == "has") {
			found[fmt.Sprint(e[1])] = true
		}
		for _, v := range e {
			properties(v, found)
		}
	}
}

// Each style draws layers that the tiles have, by properties that the tiles
// describe, and asks for nothing from elsewhere.
func TestStylesFitTheirTiles(t *testing.T) {
	h := api(t)
	list := decode[struct {
		Default string
		Styles  []struct {
			ID    string
			Links []struct{ Href string }
		}
	}](t, ask(h, "/api/styles"))
	if len(list.Styles) != 8 || list.Default != "mapd" {
		t.Fatalf("%+v", list)
	}
	for _, listed := range list.Styles {
		w := ask(h, listed.Links[0].Href)
		if got := w.Header().Get("Content-Type"); got != "application/vnd.mapbox.style+json" {
			t.Errorf("%s: %s", listed.ID, got)
		}
		s := decode[style](t, w)
		if strings.Contains(w.Body.String(), `"glyphs"`) || strings.Contains(w.Body.String(), `"sprite"`) {
			t.Errorf("%s asks for glyphs or a sprite", listed.ID)
		}
		at, err := url.Parse(s.Sources["mapd"].URL)
		if err != nil || at.Host != "map.test" || s.Sources["basemap"].URL != "http://map.test/tiles/basemap.json" {
			t.Fatalf("%s: %+v", listed.ID, s.Sources)
		}
		tiles := decode[struct {
			VectorLayers []struct {
				ID     string
				Fields map[string]string
			} `json:"vector_layers"`
		}](t, ask(h, at.String()))
		for _, l := range s.Layers {
			if l.Source != "mapd" {
				continue
			}
			var fields map[string]string
			for _, v := range tiles.VectorLayers {
				if v.ID == l.SourceLayer {
					fields = v.Fields
				}
			}
			used := map[string]bool{}
			properties(l.Filter, used)
			properties(l.Paint, used)
			properties(l.Layout, used)
			for name := range used {
				if fields[name] == "" {
					t.Errorf("%s: %s uses %s, which %s does not have", listed.ID, l.ID, name, l.SourceLayer)
				}
			}
		}
	}
}

func TestStyleRequests(t *testing.T) {
	h := api(t)
	for _, c := range []struct {
		target string
		status int
		has    string
		lacks  string
	}{
		{"/api", 200, `"rel":"http://www.opengis.net/def/rel/ogc/1.0/styles"`, "\x00"},
		{"/api/collections/flows", 200, `/api/styles/flows-dark","rel":"stylesheet"`, "styles/events"},
		{"/api/collections/sources", 200, `"id":"sources"`, "stylesheet"},
		{"/api/styles/mapd", 200, `"text-field"`, "\x00"},
		{"/api/styles/mapd?names=false", 200, `"circle"`, `"symbol"`},
		{"/api/styles/mapd?names=1", 400, `"parameter":"names"`, "\x00"},
		{"/api/styles/mapd-dark", 200, "#12171B", "#DAE4E9"},
		{"/api/styles/mapd?collections=hotspots&lang=km", 200, "tilejson&lang=km", `"event_cells"`},
		{"/api/styles/events?datetime=2024&kind=raid", 200, "datetime=2024&f=tilejson&kind=raid", "\x00"},
		{"/api/styles/hotspots?kind=raid", 400, `"parameter":"kind"`, "\x00"},
		{"/api/styles/sources", 404, "no such style", "\x00"},
		{"/api/styles/mapd?f=qml", 400, `"parameter":"f"`, "\x00"},
	} {
		w := ask(h, c.target)
		if body := w.Body.String(); w.Code != c.status || !strings.Contains(body, c.has) || strings.Contains(body, c.lacks) {
			t.Errorf("%s: %d with %s and without %q: %s", c.target, w.Code, c.has, c.lacks, body)
		}
	}
	countries := ask(h, "/api/styles/mapd").Body.String()
	if !json.Valid([]byte(countries)) || !strings.Contains(countries, `["match",["get","iso"],["KH"],"#FAF8F4","#F0EDE6"]`) {
		t.Errorf("the land of Cambodia does not stand out: %s", countries)
	}
}
