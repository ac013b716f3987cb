package ogc_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
)

type page struct {
	NumberMatched int
	Features      []struct {
		ID         string
		Geometry   json.RawMessage
		Properties map[string]any
	}
	Links []struct{ Href, Rel, Type string }
}

// members are the properties that are relied on from outside.
var members = map[string]string{
	"events": "kind title summary lang when start end sure_start sure_end time_precision ongoing place countries precision " +
		"radius_m hotspots figures sources confidence dataset extra version",
	"hotspots": "name names type role country admin1 part_of precision radius_m located status first_cited last_cited " +
		"summary lang sources dataset version",
	"flows": "kind title summary lang when start end sure_start sure_end time_precision ongoing place countries precision " +
		"radius_m hotspots figures sources confidence dataset extra version from to event",
	"sources": "title type author container_title publisher issued url language reliability as_of cited_by note csl lang dataset version",
}

func TestEveryFeatureHasEveryProperty(t *testing.T) {
	h := api(t)
	for collection, names := range members {
		want := strings.Fields(names)
		slices.Sort(want)
		for _, f := range decode[page](t, ask(h, "/api/collections/"+collection+"/items")).Features {
			if got := slices.Sorted(maps.Keys(f.Properties)); !slices.Equal(got, want) {
				t.Errorf("%s/%s has the properties\n%v\nwant\n%v", collection, f.ID, got, want)
			}
		}
		schema := decode[struct {
			Properties struct {
				Properties struct{ Properties map[string]any }
			}
		}](t, ask(h, "/api/collections/"+collection+"/schema/geojson"))
		if got := slices.Sorted(maps.Keys(schema.Properties.Properties.Properties)); !slices.Equal(got, want) {
			t.Errorf("the schema of %s has %v\nwant %v", collection, got, want)
		}
	}
}

func TestPropertiesWithoutValue(t *testing.T) {
	f := decode[page](t, ask(api(t), "/api/collections/events/items?ids=undated")).Features[0]
	if string(f.Geometry) != "null" {
		t.Errorf("geometry %s, want null", f.Geometry)
	}
	for _, name := range []string{"when", "start", "end", "sure_start", "sure_end", "time_precision", "place", "radius_m", "extra"} {
		if f.Properties[name] != nil {
			t.Errorf("%s is %v, want null", name, f.Properties[name])
		}
	}
	for _, name := range []string{"hotspots", "figures"} {
		if list, ok := f.Properties[name].([]any); !ok || len(list) != 0 {
			t.Errorf("%s is %v, want an empty list", name, f.Properties[name])
		}
	}
}

// TestWalk goes from the landing page by links alone to every item.
func TestWalk(t *testing.T) {
	h := api(t)
	at := func(href string) string {
		path, ok := strings.CutPrefix(href, "http://map.test")
		if !ok {
			t.Fatalf("%s does not start with the address that was asked", href)
		}
		return path
	}
	link := func(links []struct{ Href, Rel, Type string }, rel, mediaType string) string {
		for _, l := range links {
			if l.Rel == rel && l.Type == mediaType {
				return at(l.Href)
			}
		}
		return ""
	}
	landing := decode[page](t, ask(h, "/api"))
	collections := decode[struct{ Collections []page }](t, ask(h, link(landing.Links, "data", "application/json"))).Collections
	counts := map[string]int{}
	for _, c := range collections {
		next := link(c.Links, "items", "application/geo+json") + "?limit=1"
		for pages := 0; next != ""; pages++ {
			if pages > 20 {
				t.Fatalf("the pages do not end: %s", next)
			}
			p := decode[page](t, ask(h, next))
			for _, f := range p.Features {
				item := strings.Split(link(p.Links, "self", "application/geo+json"), "?")[0] + "/" + f.ID
				if w := ask(h, item); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `"id":"`+f.ID+`"`) {
					t.Errorf("%s: %d", item, w.Code)
				}
				counts[strings.Split(item, "/")[3]]++
			}
			next = link(p.Links, "next", "application/geo+json")
		}
	}
	if want := map[string]int{"hotspots": 3, "events": 4, "events.open": 4, "flows": 2, "sources": 1}; !maps.Equal(counts, want) {
		t.Errorf("walked to %v, want %v", counts, want)
	}
}
