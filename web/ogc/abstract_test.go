package ogc_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/geo/synth"
	"github.com/mapd/mapd/web/ogc"
)

// The tests of this file are those of the abstract test suites of OGC API -
// Features, Part 1 (OGC 17-069r4, annex A) and Part 2 (OGC 18-058r1, annex A),
// over a few thousand events that have places. The suite that the OGC publishes
// (make conformance) asks the same from outside.

// stocked serves the records of the fixture and many made-up events.
func stocked(t testing.TB) http.Handler {
	t.Helper()
	all := append(records(), &geo.Dataset{ID: "many", Title: en("Many"), Licence: "CC0-1.0", Credit: "nobody", Language: "en", Visibility: geo.Public})
	for e := range synth.Events(synth.Options{Rows: 3000, Seed: synth.Seed}) {
		day := geo.When(synth.Stamp(e.Begin)[:10])
		all = append(all, &geo.Event{ID: fmt.Sprint("many.", e.Number), Dataset: "many", Kind: "raid", Title: en(e.Title), When: day,
			Points: orb.MultiPoint{e.Place}, Countries: []string{"MM"}, Precision: geo.InTown, RadiusM: 5000, Confidence: geo.Reported})
	}
	s := snapshotOf(t, 7, all)
	r := chi.NewRouter()
	r.Mount(ogc.Root, ogc.Routes(func() *snapshot.Snapshot { return s }, ogc.Gazetteer{Open: geocode.Open}, nil))
	return r
}

type abstractLink struct{ Href, Rel, Type string }

type abstractCollection struct {
	ID, Title, Description, StorageCRS string
	Extent                             any
	CRS                                []string
	Links                              []abstractLink
}

type abstractPage struct {
	Type                          string
	TimeStamp                     string
	NumberMatched, NumberReturned int
	Links                         []abstractLink
	Features                      []abstractFeature
}

type abstractFeature struct {
	Type     string
	ID       string
	Geometry *struct {
		Coordinates json.RawMessage
	}
}

// points are the positions of a Feature, as they are written.
func (f abstractFeature) points(t testing.TB) (points [][2]float64) {
	t.Helper()
	if f.Geometry == nil {
		return nil
	}
	var one [2]float64
	if json.Unmarshal(f.Geometry.Coordinates, &one) == nil {
		return [][2]float64{one}
	}
	if err := json.Unmarshal(f.Geometry.Coordinates, &points); err != nil {
		t.Fatalf("%s: %v", f.Geometry.Coordinates, err)
	}
	return points
}

func hrefs(links []abstractLink, rel, mediaType string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, l := range links {
			if l.Rel == rel && l.Type == mediaType && !yield(strings.TrimPrefix(l.Href, "http://map.test")) {
				return
			}
		}
	}
}

func only(t testing.TB, links []abstractLink, rel, mediaType string) string {
	t.Helper()
	for href := range hrefs(links, rel, mediaType) {
		return href
	}
	t.Fatalf("no link %s of the type %s in %v", rel, mediaType, links)
	return ""
}

// collectionsOf is abstract tests 9 to 12 (Part 1) and 1 to 3 (Part 2).
func collectionsOf(t *testing.T, h http.Handler) []abstractCollection {
	t.Helper()
	list := decode[struct {
		Collections []abstractCollection
		Links       []abstractLink
	}](t, ask(h, "/api/collections"))
	only(t, list.Links, "self", "application/json")
	if len(list.Collections) < 5 {
		t.Fatalf("%d collections", len(list.Collections))
	}
	for _, c := range list.Collections {
		one := decode[abstractCollection](t, ask(h, "/api/collections/"+c.ID))
		if !reflect.DeepEqual(one, c) {
			t.Errorf("%s alone is\n%v\nnot\n%v", c.ID, one, c)
		}
		if c.CRS[0] != "http://www.opengis.net/def/crs/OGC/1.3/CRS84" || c.StorageCRS != c.CRS[0] {
			t.Errorf("%s has the systems %v", c.ID, c.CRS)
		}
		for _, l := range c.Links {
			if l.Rel == "" || l.Type == "" || l.Href == "" {
				t.Errorf("%s has the link %v", c.ID, l)
			}
		}
	}
	return list.Collections
}

// checkPage is abstract tests 2 and 22 to 26.
func checkPage(t *testing.T, h http.Handler, at string) abstractPage {
	t.Helper()
	p := decode[abstractPage](t, ask(h, at, "Accept", "application/geo+json"))
	if p.Type != "FeatureCollection" || p.NumberReturned != len(p.Features) || p.NumberMatched < p.NumberReturned {
		t.Errorf("%s is %s, %d of %d", at, p.Type, p.NumberReturned, p.NumberMatched)
	}
	if _, err := time.Parse(time.RFC3339, p.TimeStamp); err != nil {
		t.Errorf("%s: %v", at, err)
	}
	only(t, p.Links, "self", "application/geo+json")
	for _, f := range p.Features {
		for _, q := range f.points(t) {
			if q[0] < -180 || q[0] > 180 || q[1] < -90 || q[1] > 90 {
				t.Errorf("%s lies at %v", f.ID, q)
			}
		}
	}
	return p
}

func TestAbstractCore(t *testing.T) {
	h := stocked(t)
	for _, c := range collectionsOf(t, h) {
		items := only(t, c.Links, "items", "application/geo+json")
		first := checkPage(t, h, items)
		if want := map[string]int{"events": 3004, "events.open": 4, "events.many": 3000}[c.ID]; want > 0 && first.NumberMatched != want {
			t.Errorf("%s has %d items, want %d", c.ID, first.NumberMatched, want)
		}
		for _, limit := range []int{1, 100, 10000} { // 16, 17, 26
			p := checkPage(t, h, fmt.Sprint(items, "?limit=", limit))
			if want := min(limit, first.NumberMatched); p.NumberReturned != want {
				t.Errorf("%s: limit %d gives %d, want %d", c.ID, limit, p.NumberReturned, want)
			}
		}
		seen, pages := map[string]bool{}, 0
		for at := items + "?limit=997"; at != ""; pages++ { // 25: all pages together
			p := checkPage(t, h, at)
			for _, f := range p.Features {
				seen[f.ID] = true
			}
			at = ""
			for next := range hrefs(p.Links, "next", "application/geo+json") {
				at = next
			}
		}
		if len(seen) != first.NumberMatched || pages > 5 {
			t.Errorf("%s: %d items on %d pages, %d are announced", c.ID, len(seen), pages, first.NumberMatched)
		}
		for _, wrong := range []string{"?limit=unlimited", "?unknownQueryParameter1xxxx=1"} { // 20, 21
			if w := ask(h, items+wrong); w.Code != http.StatusBadRequest {
				t.Errorf("%s%s answers %d", items, wrong, w.Code)
			}
		}
		f := first.Features[0]
		one := decode[struct {
			ID    string
			Links []abstractLink
		}](t, ask(h, items+"/"+url.PathEscape(f.ID))) // 27 to 29
		only(t, one.Links, "self", "application/geo+json")
		only(t, one.Links, "collection", "application/json")
		if one.ID != f.ID {
			t.Errorf("%s is %s", f.ID, one.ID)
		}
	}
}

// TestAbstractBoxes is abstract tests 13 to 15: what has a place lies in the box.
func TestAbstractBoxes(t *testing.T) {
	h := stocked(t)
	for box, inside := range map[string]func(x, y float64) bool{
		"-1.5000000,50.0000000,1.5000000,53.0000000": func(x, y float64) bool { return x >= -1.5 && x <= 1.5 && y >= 50 && y <= 53 },
		"-80.0000000,-5.0000000,-70.0000000,5":       func(x, y float64) bool { return x >= -80 && x <= -70 && y >= -5 && y <= 5 },
		"177.0000000,65.0000000,-177.0000000,70":     func(x, y float64) bool { return (x >= 177 || x <= -177) && y >= 65 && y <= 70 },
		"-180,85,180,90":                             func(_, y float64) bool { return y >= 85 },
		"-180,-90,180,-85":                           func(_, y float64) bool { return y <= -85 },
		"92.0,4.0,127.0,29.0":                        func(x, y float64) bool { return x >= 92 && x <= 127 && y >= 4 && y <= 29 },
	} {
		for _, c := range []string{"events", "events.many"} {
			for _, f := range checkPage(t, h, "/api/collections/"+c+"/items?limit=10000&bbox="+box).Features {
				points, within := f.points(t), false
				for _, p := range points {
					within = within || inside(p[0], p[1])
				}
				if points != nil && !within {
					t.Errorf("%s lies at %v, outside of %s", f.ID, points, box)
				}
			}
		}
	}
}

// TestAbstractSystems is abstract tests 4 to 10 of Part 2.
func TestAbstractSystems(t *testing.T) {
	h := stocked(t)
	const items = "/api/collections/events.many/items"
	box := map[string]string{ // the same one
		"http://www.opengis.net/def/crs/OGC/1.3/CRS84": "92,4,127,29",
		latLon:   "4,92,29,127",
		mercator: "10241393.152,445640.110,14137575.330,3375646.035",
	}
	ids := func(at string) (ids []string) {
		for _, f := range decode[abstractPage](t, ask(h, at)).Features {
			ids = append(ids, f.ID)
		}
		return ids
	}
	want := ids(items + "?limit=10000&bbox=92,4,127,29")
	if len(want) < 500 {
		t.Fatalf("only %d items in the box", len(want))
	}
	for _, c := range collectionsOf(t, h) {
		for _, system := range c.CRS {
			w := ask(h, only(t, c.Links, "items", "application/geo+json")+"?limit=1&crs="+url.QueryEscape(system))
			if w.Code != http.StatusOK || w.Header().Get("Content-Crs") != "<"+system+">" {
				t.Errorf("%s in %s: %d, Content-Crs %s", c.ID, system, w.Code, w.Header().Get("Content-Crs"))
			}
		}
	}
	for system, corners := range box {
		if w := ask(h, items+"/many.1?crs="+url.QueryEscape(system)); w.Code != http.StatusOK || w.Header().Get("Content-Crs") != "<"+system+">" {
			t.Errorf("an item in %s: %d, Content-Crs %s", system, w.Code, w.Header().Get("Content-Crs"))
		}
		if got := ids(items + "?limit=10000&bbox=" + corners + "&bbox-crs=" + url.QueryEscape(system)); !reflect.DeepEqual(got, want) {
			t.Errorf("the box in %s has %d items, want %d", system, len(got), len(want))
		}
	}
	for _, parameter := range []string{"crs", "bbox=1,2,3,4&bbox-crs"} {
		if w := ask(h, items+"?"+parameter+"=http://www.opengis.net/def/crs/0/unsupported"); w.Code != http.StatusBadRequest {
			t.Errorf("%s of no system: %d", parameter, w.Code)
		}
	}
}

// TestAbstractDefinition is abstract tests 5 to 8, 14, 16 and 18, as far as
// TestOpenAPI is not: parameters are described as the standard writes them.
func TestAbstractDefinition(t *testing.T) {
	h := stocked(t)
	type parameter struct {
		In, Style         string
		Required, Explode *bool
		Schema            struct {
			Type                      string
			Minimum, Maximum, Default *int
			MinItems, MaxItems        int
			Items                     struct{ Type string }
		}
	}
	document := decode[struct {
		Servers    []struct{ URL string }
		Paths      map[string]any
		Components struct{ Parameters map[string]parameter }
	}](t, ask(h, "/api/openapi", "Accept", "application/vnd.oai.openapi+json;version=3.0"))
	if document.Servers[0].URL != "http://map.test/api" {
		t.Errorf("the server is %s", document.Servers[0].URL)
	}
	for _, path := range []string{"/conformance", "/collections/events/items", "/collections/{collectionId}/items", "/collections/{collectionId}/items/{featureId}"} {
		if document.Paths[path] == nil {
			t.Errorf("there is no path %s", path)
		}
	}
	for name, check := range map[string]func(parameter) bool{
		"bbox": func(p parameter) bool {
			return p.Schema.Type == "array" && p.Schema.MinItems == 4 && p.Schema.MaxItems == 6 && p.Schema.Items.Type == "number"
		},
		"limit": func(p parameter) bool {
			return p.Schema.Type == "integer" && *p.Schema.Minimum == 1 && *p.Schema.Maximum == 10000 && *p.Schema.Default == 100
		},
		"datetime": func(p parameter) bool { return p.Schema.Type == "string" },
	} {
		p := document.Components.Parameters[name]
		if p.In != "query" || p.Style != "form" || *p.Required || *p.Explode || !check(p) {
			t.Errorf("%s is described as %+v", name, p)
		}
	}
}
