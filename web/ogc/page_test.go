package ogc_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles"
	"github.com/mapd/mapd/web/ogc"
)

// browser is what browsers send.
const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"

func TestPages(t *testing.T) {
	h := api(t)
	for _, c := range []struct {
		target, accept string
		page           bool
		has            string
	}{
		{"/api", browser, true, "<h1><bdi>Data and API</bdi></h1>"},
		{"/api", "", false, `"rel":"service-doc","type":"text/html"`},
		{"/api", "*/*", false, `"rel":"data"`},
		{"/api", "application/json, text/html", false, `"rel":"data"`},
		{"/api", "application/json;q=0.5, text/html", true, "Addresses for tools"},
		{"/api?f=json", browser, false, `"rel":"alternate","type":"text/html"`},
		{"/api?f=html", "application/json", true, "OAPIF:http://map.test/api events"},
		{"/api?f=html&lang=zh", "", true, `<html lang="zh-Hans">`},
		{"/api/conformance", browser, true, "ogcapi-tiles-1/1.0/conf/core"},
		{"/api/openapi", browser, true, "<code>/collections/events/items</code>"},
		{"/api/collections", browser, true, "/api/collections/events.open"},
		{"/api/collections/events", browser, true, `<path class="land" d="M`},
		{"/api/collections/events.open", browser, true, "/feeds/events.csv?dataset=open"},
		{"/api/collections/sources", browser, true, "The documents"},
		{"/api/collections/events/items", browser, true, "4 items match"},
		{"/api/collections/events/items?limit=1&sortby=-start", browser, true, "Next page"},
		{"/api/collections/events/items?kind=raid&datetime=2023", browser, true, "<dt>datetime</dt>"},
		{"/api/collections/hotspots/items?role=transit", browser, true, "Nothing matches"},
		{"/api/collections/events/items/raid-mill", browser, true, `<td class="number">500</td>`},
		{"/api/collections/events/items/raid-mill", browser, true, `<a href="http://map.test/api/collections/sources/items/paper"><bdi>A paper</bdi></a>, <bdi>page 1</bdi>`},
		{"/api/collections/flows/items/mill-quay", browser, true, `<a href="http://map.test/api/collections/hotspots/items/mill"><bdi lang="en">The Mill</bdi></a>`},
		{"/api/collections/hotspots/items/mill", browser, true, "within 0.3 km"},
		{"/api/collections/sources/items/paper", browser, true, "Jo Doe"},
		{"/api/collections/events/schema", browser, true, "The time as EDTF"},
		{"/api/collections/events/queryables", browser, true, "raid, relocation, odd"},
		{"/api/collections/events/sortables", browser, true, "Properties to sort by"},
		{"/api/kinds", browser, true, "items?kind=raid"},
		{"/api/datasets", browser, true, "CC0-1.0"},
		{"/api/styles", browser, true, "/api/styles/hotspots-dark"},
		{"/api/tiles", browser, true, "/api/tiles/WebMercatorQuad/{z}/{y}/{x}"},
		{"/api/collections/events/tiles", browser, true, "event_cells"},
		{"/api/collections/events/tiles/WebMercatorQuad", browser, true, "TileJSON"},
		{"/api/tileMatrixSets/WebMercatorQuad", browser, true, "559082264"},
		{"/api/search?q=mill", browser, false, `"hotspots"`}, // has no page
	} {
		w := ask(h, c.target, "Accept", c.accept)
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), c.has) {
			t.Errorf("%s for %q: %d, want %s in %s", c.target, c.accept, w.Code, c.has, w.Body)
		}
		if page := strings.HasPrefix(w.Header().Get("Content-Type"), "text/html"); page != c.page {
			t.Errorf("%s for %q: %s", c.target, c.accept, w.Header().Get("Content-Type"))
		}
		if !slices.Contains(strings.Split(w.Header().Get("Vary"), ", "), "Accept") {
			t.Errorf("%s: Vary is %q", c.target, w.Header().Get("Vary"))
		}
	}
}

func TestPagesRefuse(t *testing.T) {
	h := api(t)
	for target, status := range map[string]int{
		"/api?x=1": 400, "/api/collections?limit=1": 400, "/api/collections/nothing": 404, "/api/collections/events/items?limit=x": 400,
		"/api/collections/events/items?bbox=1": 400, "/api/collections/events/items/nothing": 404, "/api/collections/sources/tiles": 404,
		"/api/tiles/WorldCRS84Quad": 404, "/api/collections/events/items?sortby=nothing": 400, "/api?lang=%zz": 400,
		"/api/collections/events/items/secret": 404,
	} {
		w := ask(h, target, "Accept", browser)
		if w.Code != status || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s, want %d", target, w.Code, w.Header().Get("Content-Type"), status)
		}
	}
}

// The page and the data at one address are told apart by caches.
func TestPageAndDataHaveTheirOwnTags(t *testing.T) {
	h := api(t)
	for _, target := range []string{"/api", "/api/collections", "/api/collections/events/items"} {
		page, data := ask(h, target, "Accept", browser), ask(h, target)
		tag := page.Header().Get("ETag")
		if tag == "" || tag == data.Header().Get("ETag") {
			t.Errorf("%s: %s and %s", target, tag, data.Header().Get("ETag"))
		}
		if again := ask(h, target, "Accept", browser, "If-None-Match", tag); again.Code != http.StatusNotModified {
			t.Errorf("%s: %d, want 304", target, again.Code)
		}
	}
}

// element is a start tag of a page.
type element struct {
	name       string
	attributes map[string]string
	text       string // of a script
}

// elements reads a page; it has to be well nested.
func elements(t *testing.T, page string) []element {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var list []element
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatalf("%v in %s", err, page)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attributes: map[string]string{}}
			for _, a := range token.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			list = append(list, e)
		case xml.CharData:
			if len(list) > 0 && list[len(list)-1].name == "script" {
				list[len(list)-1].text += string(token)
			}
		}
	}
}

// TestEveryLinkOfThePagesLeadsSomewhere follows all links from the landing page
// on, in both languages.
func TestEveryLinkOfThePagesLeadsSomewhere(t *testing.T) {
	h := api(t)
	seen, next := map[string]bool{}, []string{"http://map.test/api", "http://map.test/api?lang=zh-Hans"}
	pages := 0
	for len(next) > 0 {
		at := next[0]
		next = next[1:]
		u, err := url.Parse(at)
		if err != nil || u.Host != "map.test" || !strings.HasPrefix(u.Path, "/api") || seen[at] {
			continue
		}
		seen[at] = true
		w := ask(h, at, "Accept", browser)
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d %s", at, w.Code, w.Body)
		}
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		pages++
		for _, e := range elements(t, w.Body.String()) {
			if href := e.attributes["href"]; e.name == "a" && !strings.HasPrefix(href, "#") {
				next = append(next, href)
			}
		}
	}
	if pages < 60 {
		t.Errorf("%d pages were found", pages)
	}
}

// TestDescriptionsForSearchEngines reads the JSON-LD of the pages.
func TestDescriptionsForSearchEngines(t *testing.T) {
	h := api(t)
	for target, types := range map[string][]string{
		"/api": {"DataCatalog", "dcat:Catalog"}, "/api/collections/events": {"Dataset", "dcat:Dataset"}, "/api/collections/sources": {"Dataset", "dcat:Dataset"},
	} {
		var found []string
		for _, e := range elements(t, ask(h, target, "Accept", browser).Body.String()) {
			if e.attributes["type"] != "application/ld+json" {
				continue
			}
			var d map[string]any
			if err := json.Unmarshal([]byte(e.text), &d); err != nil {
				t.Fatalf("%s: %v in %s", target, err, e.text)
			}
			found = append(found, d["@type"].(string))
			if target != "/api/collections/events" {
				continue
			}
			if d["@type"] == "Dataset" && (d["temporalCoverage"] != "2023-08-01/2025-12-31" || d["license"].([]any)[0] != "https://spdx.org/licenses/CC0-1.0" ||
				d["spatialCoverage"].(map[string]any)["geo"].(map[string]any)["box"] != "10.6 103.5 10.7 103.6" || len(d["distribution"].([]any)) < 8) {
				t.Errorf("schema.org: %v", d)
			}
			if d["@type"] == "dcat:Dataset" && d["dct:spatial"].(map[string]any)["dcat:bbox"].(map[string]any)["@value"] != "POLYGON((103.5 10.6,103.6 10.6,103.6 10.7,103.5 10.7,103.5 10.6))" {
				t.Errorf("DCAT: %v", d)
			}
		}
		if !slices.Equal(found, types) {
			t.Errorf("%s is described as %v", target, found)
		}
	}
}

// TestNothingOfTheDataIsMarkup writes texts that could become elements,
// attributes, code or addresses into every member.
func TestNothingOfTheDataIsMarkup(t *testing.T) {
	for _, evil := range []string{`"><script>alert(1)</script><img src=x onerror=alert(1)>`, `</script><script>alert(1)</script>`,
		"javascript:alert(1)", `' onmouseover='alert(1)`, "{{.}}", "--><svg onload=alert(1)>", "</title><b>", "\u202Eevil\u2028"} {
		texts, point := geo.Texts{"en": evil, evil: evil}, orb.Point{100, 10}
		claims := []geo.Claim{{Source: "s", Locator: evil, When: geo.When(evil), Says: texts, Note: texts}}
		figures := []geo.Figure{{Measure: evil, Unit: evil, Per: evil, Sort: geo.Level, Note: texts, Nationality: []string{evil}}}
		event := geo.Event{ID: "e", Dataset: "d", Kind: evil, Title: texts, Summary: texts, When: "2024", Place: evil, Points: orb.MultiPoint{point},
			Countries: []string{evil}, Precision: geo.Precision(evil), RadiusM: 1, Hotspots: []string{evil, "h"}, Figures: figures, Claims: claims,
			Confidence: geo.Confidence(evil), Extra: map[string]any{evil: evil, "n": map[string]any{evil: evil}}}
		flow := geo.Flow{Event: event, From: evil, To: "h", Of: evil}
		flow.ID, flow.Points = "f", nil
		s := snapshotOf(t, 1, []geo.Record{
			&geo.Dataset{ID: "d", Title: texts, Licence: evil, Credit: evil, Language: evil, Visibility: geo.Public},
			&geo.Kind{ID: evil, Dataset: "d", Label: texts, Glyph: evil, Family: geo.Family(evil)},
			&geo.Source{ID: "s", Dataset: "d", CSL: map[string]any{"title": evil, "URL": evil, "type": evil, "language": evil, "publisher": evil}, Note: texts, Reliability: evil, CitedBy: []string{evil}},
			&geo.Hotspot{ID: "h", Dataset: "d", Name: texts, Names: []geo.Name{{Text: evil, Lang: evil, Script: evil}}, Type: evil, Role: geo.Role(evil), Country: evil, Admin1: evil,
				PartOf: evil, Point: &point, Precision: geo.Precision(evil), Located: evil, Summary: texts, Status: []geo.Status{{Status: evil, When: "2024", Sources: claims}}, Claims: claims},
			&event, &flow,
		})
		h := chi.NewRouter()
		newest := func() *snapshot.Snapshot { return s }
		h.Mount(ogc.Root, ogc.Routes(newest, ogc.Gazetteer{Open: geocode.Open}, tiles.NewServer(newest, nil, nil)))
		for _, target := range []string{"/api", "/api/kinds", "/api/datasets", "/api/collections", "/api/collections/events", "/api/collections/events.d",
			"/api/collections/events/items?q=" + url.QueryEscape(evil), "/api/collections/events/items", "/api/collections/hotspots/items", "/api/collections/flows/items",
			"/api/collections/sources/items", "/api/collections/events/items/e", "/api/collections/flows/items/f", "/api/collections/hotspots/items/h",
			"/api/collections/sources/items/s", "/api/collections/events/queryables", "/api/collections/events.d/schema", "/api/collections/events/tiles"} {
			w := ask(h, target, "Accept", browser)
			if w.Code != http.StatusOK {
				t.Errorf("%s: %d %s", target, w.Code, w.Body)
				continue
			}
			for _, e := range elements(t, w.Body.String()) {
				if e.name == "script" && e.attributes["type"] != "application/ld+json" && e.attributes["src"] != "http://map.test/pages/copy.js" ||
					slices.Contains([]string{"img", "b", "iframe", "style", "base"}, e.name) || e.name == "svg" && e.attributes["class"] != "map" {
					t.Errorf("%s: %q became %+v", target, evil, e)
				}
				for name, value := range e.attributes {
					if strings.HasPrefix(name, "on") || name == "style" || (name == "href" || name == "src") && !strings.HasPrefix(value, "http") && !strings.HasPrefix(value, "#") && e.attributes["rel"] != "icon" {
						t.Errorf("%s: %q became the attribute %s=%s", target, evil, name, value)
					}
				}
			}
		}
	}
}
