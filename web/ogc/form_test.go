package ogc_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

const (
	eventItems = "/api/collections/events/items"
	mercator   = "http://www.opengis.net/def/crs/EPSG/0/3857"
	latLon     = "http://www.opengis.net/def/crs/EPSG/0/4326"
)

// TestForms asks for Features in all ways in which they can be written.
func TestForms(t *testing.T) {
	h := api(t)
	type list = []string
	for _, c := range []struct {
		query      string
		status     int
		has, lacks []string
	}{
		{"ids=raid-mill&crs=" + latLon, 200, list{`"coordinates":[10.6,103.5]`}, list{`,"place":{`, "conformsTo"}},
		{"ids=raid-mill&crs=" + mercator, 200, list{`"coordinates":[11521567.297,1186775.975]`}, nil},
		{"ids=two-places&crs=" + latLon, 200, list{`"coordinates":[[10.6,103.5],[10.7,103.6]]`}, nil},
		{"ids=undated&crs=" + mercator, 200, list{`"geometry":null`}, nil},
		{"crs=http://www.opengis.net/def/crs/0/unsupported", 400, list{`"parameter":"crs"`, "CRS84"}, nil},

		{"ids=raid-mill&profile=jsonfg", 200, list{`"conformsTo":["http://www.opengis.net/spec/json-fg-1/1.0/conf/core"`, `"featureType":"events"`, `"time":{"date":"2024-01-05"}`,
			`"geometry":{"type":"Point","coordinates":[103.5,10.6]},"place":null`, `"href":"http://www.opengis.net/def/profile/OGC/0/jsonfg"`}, list{"coordRefSys"}},
		{"ids=two-places&f=jsonfg", 200, list{`"time":{"interval":["2023-08-01","2023-12-31"]}`}, nil},
		{"ids=undated&f=jsonfg", 200, list{`"time":null`}, nil},
		{"ids=raid-mill&f=jsonfg&crs=" + latLon, 200, list{`"geometry":null,"place":{"type":"Point","coordinates":[10.6,103.5]}`, `"coordRefSys":"` + latLon + `"`}, nil},
		{"ids=raid-mill&profile=http://www.opengis.net/def/profile/OGC/0/jsonfg-plus&crs=" + latLon, 200,
			list{`"geometry":{"type":"Point","coordinates":[103.5,10.6]},"place":{"type":"Point","coordinates":[10.6,103.5]}`}, nil},
		{"ids=raid-mill&profile=[ogc-profile:jsonfg]", 200, list{`"time":`}, nil},
		{"ids=raid-mill&profile=rfc7946,unheard-of", 200, list{`"href":"http://www.opengis.net/def/profile/OGC/0/rfc7946","rel":"profile"`}, list{`"time":`}},

		{"ids=raid-mill&profile=flat", 200, list{`"family":"force"`, `"rescued_low":500,"rescued_best":null,"rescued_high":null`, `"source_names":"A paper","source_ids":"paper"`,
			`"figures":[{`, `/collections/events/schema?profile=flat","rel":"profile"`}, nil},
		{"ids=undated&profile=flat,jsonfg", 200, list{`"rescued_low":null`, `"time":null`}, nil},

		{"ids=raid-mill&properties=title,rescued_low", 200, list{`"properties":{"title":"Title of raid-mill","rescued_low":500}`, `"coordinates"`}, nil},
		{"ids=raid-mill&properties=id,geometry,kind", 200, list{`"properties":{"kind":"raid"}`}, nil},
		{"ids=raid-mill&exclude-properties=sources,figures,geometry", 200, list{`"geometry":null`, `"title"`}, list{`"figures"`, `"sources"`}},
		{"properties=ttle", 400, list{`"parameter":"properties"`, `no property \"ttle\"`}, nil},
		{"exclude-properties=rescued_low", 400, list{`"parameter":"exclude-properties"`}, nil},
		{"properties=kind&exclude-properties=kind", 400, list{`"parameter":"exclude-properties"`}, nil},
		{"ids=raid-mill&skipGeometry=true", 200, list{`"geometry":null`}, nil},
		{"ids=raid-mill&skipGeometry=false", 200, list{`"coordinates"`}, nil},
		{"skipGeometry=yes", 400, list{`"parameter":"skipGeometry"`}, nil},

		{"sortby=-start", 200, list{`"numberMatched":4`}, nil},
		{"sortby=nothing", 400, list{`"parameter":"sortby"`, `no property \"nothing\"`}, nil},
		{"sortby=countries", 400, list{`"parameter":"sortby"`}, nil},
		{"sortby=kind,,title", 400, list{`"parameter":"sortby"`}, nil},
	} {
		w := ask(h, eventItems+"?"+c.query)
		if w.Code != c.status {
			t.Errorf("%s: status %d, want %d: %s", c.query, w.Code, c.status, w.Body)
		}
		for _, part := range c.has {
			if !strings.Contains(w.Body.String(), part) {
				t.Errorf("%s lacks %s:\n%s", c.query, part, w.Body)
			}
		}
		for _, part := range c.lacks {
			if strings.Contains(w.Body.String(), part) {
				t.Errorf("%s has %s:\n%s", c.query, part, w.Body)
			}
		}
	}
}

func TestFormOfOneItem(t *testing.T) {
	h := api(t)
	w := ask(h, eventItems+"/raid-mill?f=jsonfg&properties=kind&crs="+latLon)
	var f struct {
		ConformsTo  []string
		CoordRefSys string
		Place       struct{ Coordinates [2]float64 }
		Properties  map[string]any
		Links       []struct{ Rel string }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &f); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	if f.Place.Coordinates != [2]float64{10.6, 103.5} || f.CoordRefSys != latLon || len(f.ConformsTo) == 0 || len(f.Properties) != 1 || len(f.Links) != 4 {
		t.Errorf("it is %s", w.Body)
	}
	if got := w.Header().Get("Content-Crs"); got != "<"+latLon+">" {
		t.Errorf("Content-Crs %s", got)
	}
	if got := ask(h, eventItems+"/raid-mill").Header(); got.Get("Content-Crs") != "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>" || !strings.Contains(got.Get("Link"), `rel="profile"`) {
		t.Errorf("without crs: %v", got)
	}
	for _, query := range []string{"?crs=x", "?limit=1", "?sortby=kind", "?properties=x"} {
		if w := ask(h, eventItems+"/raid-mill"+query); w.Code != http.StatusBadRequest || w.Header().Get("Content-Crs") != "" {
			t.Errorf("%s: %d, Content-Crs %q", query, w.Code, w.Header().Get("Content-Crs"))
		}
	}
}

// TestAcceptChoosesJSONFG asks as clients of the drafts do.
func TestAcceptChoosesJSONFG(t *testing.T) {
	h := api(t)
	for accept, want := range map[string]bool{
		"application/fg+json": true, "application/vnd.ogc.fg+json, application/geo+json;q=0.9": true,
		"application/geo+json": false, "application/geo+json, application/fg+json;q=0.5": false, "*/*": false, "": false,
	} {
		w := ask(h, eventItems, "Accept", accept)
		if got := strings.Contains(w.Body.String(), "conformsTo"); got != want || !strings.Contains(w.Header().Get("Vary"), "Accept,") {
			t.Errorf("%q gives JSON-FG: %v (%v)", accept, got, w.Header())
		}
	}
}

func TestSortedWalk(t *testing.T) {
	h := api(t)
	var ids []string
	for next := eventItems + "?limit=1&sortby=" + url.QueryEscape("-kind,+start"); next != ""; {
		p := decode[page](t, ask(h, next))
		next = ""
		for _, f := range p.Features {
			ids = append(ids, f.ID)
		}
		for _, l := range p.Links {
			if l.Rel == "next" {
				next = strings.TrimPrefix(l.Href, "http://map.test")
			}
		}
	}
	if want := []string{"statement", "undated", "two-places", "raid-mill"}; !slices.Equal(ids, want) {
		t.Errorf("walked %v, want %v", ids, want)
	}
}

// TestSchemaSaysWhatFeaturesHave compares the schema of each collection and
// profile with its Features.
func TestSchemaSaysWhatFeaturesHave(t *testing.T) {
	h := api(t)
	for _, c := range []string{"events", "events.open", "flows", "hotspots", "sources"} {
		for _, profile := range []string{"rfc7946", "flat"} {
			schema := decode[struct {
				Properties map[string]struct{ Type any }
			}](t, ask(h, "/api/collections/"+c+"/schema?profile="+profile)).Properties
			names := slices.Sorted(maps.Keys(schema))
			names = slices.DeleteFunc(names, func(name string) bool { return name == "id" || name == "geometry" })
			for _, f := range decode[page](t, ask(h, "/api/collections/"+c+"/items?profile="+profile)).Features {
				if got := slices.Sorted(maps.Keys(f.Properties)); !slices.Equal(got, names) {
					t.Errorf("%s of %s (%s) has\n%v\nnot\n%v", f.ID, c, profile, got, names)
				}
				for name, value := range f.Properties {
					if !fits(value, schema[name].Type) {
						t.Errorf("%s of %s is %v, no %v", name, f.ID, value, schema[name].Type)
					}
				}
			}
		}
	}
}

func fits(value, kind any) bool {
	switch value.(type) {
	case nil:
		return true
	case string:
		return kind == "string"
	case bool:
		return kind == "boolean"
	case float64:
		return kind == "number" || kind == "integer"
	case []any:
		return kind == "array"
	}
	return kind == "object"
}

// TestImportedColumns looks at the columns of a dataset.
func TestImportedColumns(t *testing.T) {
	h := api(t)
	w := ask(h, "/api/collections/events.open/items?ids=raid-mill")
	for _, part := range []string{`"extra":{"Case no":"7","crew":4}`, `"extra.Case no":"7"`, `"extra.crew":4`} {
		if !strings.Contains(w.Body.String(), part) {
			t.Errorf("it lacks %s: %s", part, w.Body)
		}
	}
	if w := ask(h, eventItems+"?ids=raid-mill"); strings.Contains(w.Body.String(), "extra.crew") {
		t.Errorf("the events of all datasets have the columns of one: %s", w.Body)
	}
	w = ask(h, "/api/collections/events.open/items?properties="+url.QueryEscape("extra.Case no")+"&sortby=extra.crew&filter="+url.QueryEscape(`"extra.crew" = 4`))
	if !strings.Contains(w.Body.String(), `"properties":{"extra.Case no":"7"}`) || !strings.Contains(w.Body.String(), `"numberMatched":1`) {
		t.Errorf("it is %s", w.Body)
	}
	if w := ask(h, "/api/collections/events.open/schema"); !strings.Contains(w.Body.String(), `"extra.crew":{"description":"The imported column crew","title":"crew","type":"number"`) {
		t.Errorf("the schema is %s", w.Body)
	}
}
