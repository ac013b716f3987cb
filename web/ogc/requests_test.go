package ogc_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func TestRequests(t *testing.T) {
	const events = "/api/collections/events/items"
	all := []string{"raid-mill", "two-places", "statement", "undated"}
	without := func(ids ...string) (rest []string) {
		for _, id := range all {
			if !strings.Contains(strings.Join(ids, " "), id) {
				rest = append(rest, `"id":"`+id+`"`)
			}
		}
		return rest
	}
	with := func(ids ...string) (quoted []string) {
		for _, id := range ids {
			quoted = append(quoted, `"id":"`+id+`"`)
		}
		return quoted
	}
	type list = []string
	tests := []struct {
		target string
		status int
		has    []string
		lacks  []string
	}{
		{"/api", 200, list{`"rel":"service-desc","type":"application/vnd.oai.openapi+json;version=3.0"`, `"rel":"data"`, `"rel":"conformance"`, `"rel":"self"`}, nil},
		{"/api/", 200, list{`"rel":"data"`}, nil},
		{"/api?f=json&lang=km", 200, nil, nil},
		{"/api?profile=flat", 200, nil, nil},
		{"/api/collections/events/schema/geojson?profile=flat", 200, list{`"rescued_low"`}, nil},
		{"/api?x=1", 400, list{`"parameter":"x"`}, nil},
		{"/api?f=xml", 400, list{`use json`}, nil},
		{"/api/conformance", 200, list{`ogcapi-features-1/1.0/conf/core"`, `/conf/geojson"`, `/conf/oas30"`}, nil},
		{"/api/kinds?lang=km", 200, list{`"id":"raid","label":"ការឆែកឆេរ","lang":"km","glyph":"raid","family":"force"`, `"label":"Relocation","lang":"en"`, `"id":"odd","label":"Odd","lang":"en","glyph":"","family":"other"`}, nil},
		{"/api/datasets", 200, list{`{"id":"open","title":"Open","lang":"en","licence":"CC0-1.0","credit":"us","language":"en","edition":"7"}`}, list{"closed", "Closed"}},
		{"/api/datasets?x=1", 400, list{`"parameter":"x"`}, nil},
		{"/api/collections", 200, list{`"id":"hotspots"`, `"id":"events"`, `"id":"flows"`, `"id":"sources"`, `"rel":"items","type":"application/geo+json"`}, nil},
		{"/api/collections/", 200, list{`"id":"events"`}, nil},
		{"/api/collections/events", 200, list{`"bbox":[[103.5,10.6,103.6,10.7]]`, `"interval":[["2023-08-01T00:00:00Z","2025-12-31T23:59:59Z"]]`, `"rel":"describedBy"`, `"itemType":"feature"`, `CRS84`}, nil},
		{"/api/collections/sources", 200, list{`"id":"sources"`}, list{`"extent"`}},
		{"/api/collections", 200, list{`"id":"events.open","title":"Open"`, `"attribution":"us","license":"CC0-1.0"`, `"rel":"license","type":"text/html"`, `/feeds/events.csv?dataset=open"`}, list{"closed", "Closed"}},
		{"/api/collections/events.open", 200, list{`"interval":[["2023-08-01T00:00:00Z","2025-12-31T23:59:59Z"]]`, `/api/collections/events.open/items"`, `/api/collections/events.open/tiles?f=json"`}, nil},
		{"/api/collections/events.open/items", 200, append(with(all...), `"numberMatched":4`), nil},
		{"/api/collections/events.open/items?kind=raid&limit=1", 200, list{`"numberMatched":2`, `/api/collections/events.open/items?after=`}, nil},
		{"/api/collections/events.open/items?dataset=open", 400, list{`"parameter":"dataset"`}, nil},
		{"/api/collections/events.open/items/raid-mill", 200, list{`"id":"raid-mill"`, `/api/collections/events.open/items/raid-mill"`}, nil},
		{"/api/collections/events.open/items/secret", 404, nil, nil},
		{"/api/collections/events.open/queryables", 200, list{`"rescued_low"`, `/api/collections/events.open/queryables"`}, nil},
		{"/api/collections/events.open/aggregate?by=kind", 200, list{`"total":4`}, nil},
		{"/api/collections/events.closed", 404, nil, nil},
		{"/api/collections/events.closed/items", 404, nil, nil},
		{"/api/collections/events.", 404, nil, nil},
		{"/api/collections/flows.open", 404, nil, nil},
		{"/api/collections/datasets", 404, list{"hotspots, events, flows, sources"}, nil},
		{"/api/collections/events/schema/geojson", 200, list{`"sure_start":{"description":`, `"type":"number"`}, list{`"format"`, `"null"`, `"extra.`}},
		{"/api/collections/events/schema", 200, list{`"$id":"http://map.test/api/collections/events/schema"`, `"start":{"description":"The first possible day","format":"date","title":"Start","type":"string","x-ogc-propertySeq":8,"x-ogc-role":"primary-interval-start"}`,
			`"geometry":{"format":"geometry-point-or-multipoint","title":"Geometry","x-ogc-propertySeq":2,"x-ogc-role":"primary-geometry"}`, `"x-ogc-role":"id"`, `"enum":["raid","relocation","odd"]`, `"x-ogc-unit":"m"`}, list{"rescued", "source_names"}},
		{"/api/collections/events/schema?profile=flat", 200, list{`"rescued_low"`, `"source_names"`, `"family"`, `"$id":"http://map.test/api/collections/events/schema"`}, nil},
		{"/api/collections/sources/schema", 200, list{`"format":"uri"`}, list{`"geometry":`}},
		{"/api/collections/events/sortables", 200, list{`"rescued_best"`, `"start":{`, `"additionalProperties":false`}, list{`"geometry"`, `"countries"`, `"time":`, `"array"`}},
		{"/api/collections/events", 200, list{`"rel":"http://www.opengis.net/def/rel/ogc/1.0/schema","type":"application/schema+json"`, `ogc/1.0/sortables"`, `"rel":"describedby"`, `"storageCrs":"http://www.opengis.net/def/crs/OGC/1.3/CRS84"`, `EPSG/0/3857`}, nil},
		{"/api/nothing", 404, list{`"status":404`}, nil},

		{events, 200, append(with(all...), `"numberMatched":4`, `"numberReturned":4`), list{"secret", `"rel":"next"`}},
		{events + "/", 200, with(all...), nil},
		{events + "?limit=2", 200, list{`"numberMatched":4`, `"numberReturned":2`, `"rel":"next"`}, nil},
		{events + "?limit=99999999", 200, list{`"numberReturned":4`}, nil},
		{events + "?limit=2&offset=1", 200, list{`"rel":"prev"`, `"rel":"next"`}, nil},
		{events + "?offset=100", 200, list{`"numberReturned":0`, `"features":[]`}, nil},
		{events + "?after=nonsense", 400, list{`"parameter":"after"`}, nil},
		{events + "?bbox=103,10,103.55,11", 200, with(all...), nil},
		{events + "?bbox=0,0,1,1", 200, with("statement", "undated"), with("raid-mill", "two-places")},
		{events + "?bbox=1,2,NaN,4", 400, list{`"detail":"bbox: `, "west,south,east,north"}, nil},
		{events + "?datetime=2023-09", 200, with("two-places", "undated"), with("raid-mill", "statement")},
		{events + "?datetime=2023-09&time-mode=must", 200, with("undated"), with("two-places")},
		{events + "?datetime=2024-01-05T10:00:00Z%2F..", 200, with("raid-mill", "statement", "undated"), with("two-places")},
		{events + "?datetime=0000-01-01T00:00:00Z/2023-12-31T00:00:00Z", 200, with("two-places", "undated"), with("raid-mill")},
		{events + "?kind=raid", 200, with("raid-mill", "two-places"), without("raid-mill", "two-places")},
		{events + "?family=force&country=kh", 200, with("raid-mill"), without("raid-mill", "two-places")},
		{events + "?hotspot=town", 200, with("raid-mill"), without("raid-mill")},
		{events + "?hotspot=nowhere", 200, list{`"numberMatched":0`}, nil},
		{events + "?ids=undated,raid-mill", 200, with("raid-mill", "undated"), without("raid-mill", "undated")},
		{events + "?confidence=certain", 400, list{"confirmed, reported, disputed, alleged"}, nil},
		{events + "?limit=unlimited", 400, list{`"parameter":"limit"`}, nil},
		{events + "?limit=1&limit=2", 400, list{`given twice`}, nil},
		{events + "?limit=1&limit=1", 200, list{`"numberReturned":1`}, nil},
		{events + "?limit=%zz", 400, list{"cannot be read"}, nil},
		{events + "?limit=1;kind=raid", 400, list{"cannot be read"}, nil},
		{events + "?unknownQueryParameter1xxxx=1", 400, list{`"parameter":"unknownQueryParameter1xxxx"`}, nil},
		{events + "?f=csv", 400, list{`"parameter":"f"`}, nil},
		{events + "?lang=km", 200, list{`"title":"ការឆែកឆេរ"`, `"lang":"km"`, `"title":"Title of undated"`, `"lang":"en"`}, nil},

		{events + "?filter=" + url.QueryEscape("kind = 'raid' AND start >= DATE('2024-01-01')"), 200, append(with("raid-mill"), `"numberMatched":1`), without("raid-mill")},
		{events + "?filter=" + url.QueryEscape("S_INTERSECTS(geometry, BBOX(103,10,103.55,11))"), 200, with("raid-mill", "two-places"), with("statement", "undated")},
		{events + "?filter=" + url.QueryEscape("S_INTERSECTS(geometry, POINT(10.7 103.6))") + "&filter-crs=http://www.opengis.net/def/crs/EPSG/0/4326", 200, with("two-places"), with("raid-mill")},
		{events + "?filter-lang=cql2-json&filter=" + url.QueryEscape(`{"op":"isNull","args":[{"property":"start"}]}`), 200, append(with("undated"), `"numberMatched":1`), nil},
		{events + "?kind=raid&limit=1&filter=" + url.QueryEscape("true"), 200, list{`"numberMatched":2`, `filter=true&kind=raid`, `"rel":"next"`}, nil},
		{events + "?filter=" + url.QueryEscape("knd = 'raid'"), 400, list{`"parameter":"filter"`, `at character 1: there is no property \"knd\"; did you mean kind`}, nil},
		{events + "?filter=" + url.QueryEscape("kind ="), 400, list{"at character 7"}, nil},
		{events + "?filter-lang=cql2-json&filter=" + url.QueryEscape(`{"op":"not","args":[{"property":"knd"}]}`), 400, list{"at /args/0: there is no property"}, nil},
		{events + "?filter-lang=ecql&filter=true", 400, list{`"parameter":"filter-lang"`, "cql2-text, cql2-json"}, nil},
		{events + "?filter-crs=EPSG:4326&filter=true", 400, list{`"parameter":"filter-crs"`, "CRS84"}, nil},
		{events + "?filter=", 400, list{`"parameter":"filter"`}, nil},
		{"/api/collections/events/aggregate?by=kind&filter=" + url.QueryEscape("kind <> 'raid'"), 200, list{`"total":2`, `{"kind":"report","certain":2,"possible":2}`}, list{`"kind":"raid"`}},
		{"/api/collections/hotspots/items?filter=" + url.QueryEscape("A_CONTAINS(status, ('reported')) AND role = 'site'"), 200, list{`"id":"mill"`}, list{`"id":"quay"`}},
		{"/api/collections/events", 200, list{`"rel":"http://www.opengis.net/def/rel/ogc/1.0/queryables","type":"application/schema+json"`}, nil},
		{"/api/collections/events/queryables", 200, list{`"$schema":"https://json-schema.org/draft/2020-12/schema"`, `"$id":"http://map.test/api/collections/events/queryables"`,
			`"start":{"description":"The first possible day","format":"date","title":"Start","type":"string","x-ogc-role":"primary-interval-start"}`, `"enum":["raid","relocation","odd"]`, `"format":"geometry-any"`, `"additionalProperties":false`}, list{"closed", "figures"}},
		{"/api/collections/hotspots/queryables", 200, list{`"items":{"enum":["reported",`}, list{`"kind"`}},
		{"/api/collections/events/queryables?limit=1", 400, list{`"parameter":"limit"`}, nil},
		{"/api/conformance", 200, list{`ogcapi-features-3/1.0/conf/features-filter"`, `cql2/1.0/conf/temporal-functions"`}, nil},

		{events + "/raid-mill", 200, list{`"type":"Feature","id":"raid-mill"`, `"coordinates":[103.5,10.6]`, `"start":"2024-01-05"`, `"low":500`, `"rel":"collection"`}, nil},
		{events + "/raid%2Dmill", 200, list{`"id":"raid-mill"`}, nil},
		{events + "/raid-mill/", 200, list{`"id":"raid-mill"`}, nil},
		{events + "/raid-mill?limit=1", 400, list{`"parameter":"limit"`}, nil},
		{events + "/secret", 404, list{`"status":404`}, nil},
		{events + "/none", 404, list{`there is no item`}, nil},
		{events + "/a%00b", 404, list{`"status":404`}, nil},
		{events + "/%ff", 404, list{`"status":404`}, nil},
		{events + "/a%2Fb", 404, list{`"status":404`}, nil},
		{events + "/'", 404, list{`"status":404`}, nil},

		{"/api/collections/hotspots/items?role=site", 200, list{`"id":"mill"`, `"id":"quay"`, `"part_of":"town"`, `"first_cited":"2023"`}, list{`"id":"town"`}},
		{"/api/collections/hotspots/items?bbox=103.55,10,104,11", 200, list{`"id":"quay"`}, list{`"id":"mill"`}},
		{"/api/collections/flows/items", 200, list{`"type":"LineString","coordinates":[[103.5,10.6],[103.6,10.7]]`, `"from":"mill","to":"quay","event":"raid-mill"`,
			`"id":"mill-abroad","geometry":null`, `"to":"CN"`}, nil},
		{"/api/collections/sources/items?bbox=0,0,1,1&datetime=1999", 200, list{`"id":"paper","geometry":null`, `"author":"Jo Doe; A Bureau"`, `"issued":"2024-03"`, `"as_of":"2024-03"`}, nil},

		{"/api/collections/events/aggregate?by=year,kind", 200, list{`"dataVersion":7,"total":4`, `{"year":"2024","kind":"raid","certain":1,"possible":1}`, `{"year":"2023","kind":"raid"`}, nil},
		{"/api/collections/events/aggregate", 200, list{`"total":4`, `"undated":1`, `"unlocated":2`}, nil},
		{"/api/collections/events/aggregate?bbox=103,10,104,11&grid=2x2", 200, list{`"total":2`, `"column":`, `"row":`}, nil},
		{"/api/collections/events/aggregate?grid=2x2", 400, list{"needs a bbox"}, nil},
		{"/api/collections/events/aggregate?bbox=103,10,104,11&grid=0x2", 400, list{"from 1 to 512"}, nil},
		{"/api/collections/events/aggregate?bbox=103,10,104,11&grid=2x513", 400, list{"from 1 to 512"}, nil},
		{"/api/collections/events/aggregate?bbox=103,10,104,11&grid=%2B2x2", 400, list{"COLUMNSxROWS"}, nil},
		{"/api/collections/events/aggregate?bbox=103,10,104,11&grid=2x2x2", 400, list{"COLUMNSxROWS"}, nil},
		{"/api/collections/flows/aggregate?bbox=103,10,104,11&grid=2x2", 400, list{`"parameter":"grid"`, "ask for events or hotspots"}, nil},
		{"/api/collections/events/aggregate?by=", 400, list{`"parameter":"by"`}, nil},
		{"/api/collections/events/aggregate?by=kind,", 400, list{`"parameter":"by"`}, nil},
		{"/api/collections/events/aggregate?by=colour", 400, list{"day, week, month"}, nil},
		{"/api/collections/events/aggregate?by=kind,kind", 400, list{"twice"}, nil},
		{"/api/collections/events/aggregate?by=kind&limit=5", 400, list{`"parameter":"limit"`}, nil},
		{"/api/collections/events/aggregate?by=kind&f=csv", 200, list{"kind,certain,possible\r\n", "raid,2,2\r\n"}, nil},
		{"/api/collections/hotspots/aggregate?by=role", 200, list{`{"role":"site","certain":2,"possible":2}`}, nil},
		{"/api/collections/sources/aggregate?by=kind", 400, list{`"parameter":"by"`}, nil},

		{"/api/search?q=mill", 200, list{`"hotspots":[{"id":"mill","label":"The Mill","lang":"en","match":[[4,8]]`, `"id":"raid-mill"`, `"places":[{`}, list{"secret"}},
		{"/api/search", 400, list{`"parameter":"q"`}, nil},
		{"/api/search?q=" + strings.Repeat("a", 300), 400, list{`at most 200`}, nil},
		{"/api/search?q=mill&limit=0", 400, list{`"parameter":"limit"`}, nil},
		{"/api/search?q=mill&limit=%2B5", 400, list{`"parameter":"limit"`}, nil},
		{"/api/search?q=mill&limit=99999999999999999999", 200, list{`"id":"mill"`}, nil},
		{"/api/search?q=lash", 200, list{`"places":[{"id":"geonames:1314759","label":"Lashio, Shan State, Myanmar","lang":null,"match":[[0,4]],"bbox":[97.`, `"kind":"city"`}, nil},
		{"/api/search?q=lash&limit=1", 200, list{`"label":"Lashio, `}, list{`"label":"Lashk`}},
		{"/api/search?q=%E2%80%A6", 200, list{`"places":[]`}, nil},

		{"/api/geocode?q=The%20Mill", 200, list{`"type":"FeatureCollection"`, `"features":[{"type":"Feature","id":"mill"`, `"hotspot":"mill"`, `"certain":true`, `"ambiguous":false`, `"dataVersion":7`, `"credit":"Places: GeoNames (CC BY 4.0)`}, nil},
		{"/api/geocode?q=Lashio&country=mm", 200, list{`"id":"geonames:1314759"`, `"country":"MM","country_name":"Myanmar","admin1":"Shan State"`, `"hotspot":null`}, nil},
		{"/api/geocode?q=Lashio&country=KH", 200, list{`"features":[]`, `"numberReturned":0`, `"note":"No place of that name among the `, "in Cambodia"}, nil},
		{"/api/geocode?q=Cambodia", 200, list{`"id":"country:KH","bbox":[102.`, `"kind":"country"`}, nil},
		{"/api/geocode?q=Nowheretown", 200, list{`"features":[]`, `"note":"No place`}, nil},
		{"/api/geocode?q=%E8%80%81%E8%A1%97", 200, list{`"ambiguous":true`, `"country":"VN"`}, list{`"certain":true`}},
		{"/api/geocode?q=%E8%80%81%E8%A1%97&certain=true", 200, list{`"features":[]`, `Nothing is certain`}, nil},
		{"/api/geocode?q=%E8%80%81%E8%A1%97&country=VN&certain=true", 200, list{`"country":"VN"`, `"certain":true`}, nil},
		{"/api/geocode?q=Bamban&near=120.33,15.67&limit=1", 200, list{`"numberReturned":1`, `"coordinates":[120.33`}, nil},
		{"/api/geocode?q=Lashi&prefix=true", 200, list{`"name":"Lashio"`}, nil},
		{"/api/geocode?q=Phnom%20Penh&lang=zh", 200, list{`"name":"金边"`}, nil},
		{"/api/geocode", 400, list{`"parameter":"q"`, "such as Poipet"}, nil},
		{"/api/geocode?q=", 400, list{`"parameter":"q"`}, nil},
		{"/api/geocode?q=%2C%2C", 400, list{`"parameter":"q"`}, nil},
		{"/api/geocode?q=" + strings.Repeat("a", 300), 400, list{`at most 200`}, nil},
		{"/api/geocode?q=a%00b", 400, list{`"parameter":"q"`}, nil},
		{"/api/geocode?q=Mill&country=Cambodia", 400, list{`"parameter":"country"`, "such as KH"}, nil},
		{"/api/geocode?q=Mill&country=", 400, list{`"parameter":"country"`}, nil},
		{"/api/geocode?q=Mill&near=13.66,102.56", 400, list{`"parameter":"near"`, "longitude first"}, nil},
		{"/api/geocode?q=Mill&near=1", 400, list{`"parameter":"near"`}, nil},
		{"/api/geocode?q=Mill&near=NaN,1", 400, list{`"parameter":"near"`}, nil},
		{"/api/geocode?q=Mill&limit=0", 400, list{`"parameter":"limit"`}, nil},
		{"/api/geocode?q=Mill&certain=yes", 400, list{`"parameter":"certain"`, "true, false"}, nil},
		{"/api/geocode?q=Mill&bbox=1,2,3,4", 400, list{`"parameter":"bbox"`, "country, near"}, nil},

		{"/api/reverse?lon=103.5&lat=10.6", 200, list{`"features":[{"type":"Feature","id":"mill"`, `"distance_m":0`, `"query":"103.5,10.6"`}, nil},
		{"/api/reverse?lon=-140&lat=-40", 200, list{`"features":[]`, `"note":"`}, nil},
		{"/api/reverse?lon=103.5", 400, list{`"parameter":"lat"`, "lon=102.56&lat=13.66"}, nil},
		{"/api/reverse?lon=10.6&lat=103.5", 400, list{`"parameter":"lat"`}, nil},
		{"/api/reverse?lon=NaN&lat=1", 400, list{`"parameter":"lon"`}, nil},
		{"/api/reverse?lon=0x1p-2&lat=1", 400, list{`"parameter":"lon"`}, nil},
		{"/api/reverse?lon=1&lat=1&limit=x", 400, list{`"parameter":"limit"`}, nil},
	}
	h := api(t)
	for _, test := range tests {
		w := ask(h, test.target)
		body := w.Body.String()
		if w.Code != test.status {
			t.Errorf("%s: %d, want %d: %.300s", test.target, w.Code, test.status, body)
			continue
		}
		if test.status >= 400 && w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: an error of type %s", test.target, w.Header().Get("Content-Type"))
		}
		for _, text := range test.has {
			if !strings.Contains(body, text) {
				t.Errorf("%s lacks %s:\n%.2000s", test.target, text, body)
			}
		}
		for _, text := range test.lacks {
			if strings.Contains(body, text) {
				t.Errorf("%s has %s:\n%.2000s", test.target, text, body)
			}
		}
	}
}

func TestHeaders(t *testing.T) {
	h := api(t)
	w := ask(h, "/api/collections/events/items", "Accept-Language", "km")
	for name, want := range map[string]string{
		"Content-Type":        "application/geo+json",
		"Mapd-Data-Version":   "7",
		"Content-Language":    "en, km",
		"Vary":                "Accept-Encoding, Accept, Accept-Language",
		"Cache-Control":       "public, no-cache",
		"Content-Encoding":    "",
		"Transfer-Encoding":   "",
		"X-Powered-By":        "",
		"Last-Modified":       "",
		"Content-Disposition": "",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	tag := w.Header().Get("ETag")
	if again := ask(h, "/api/collections/events/items", "Accept-Language", "km", "If-None-Match", tag); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("with its own tag: %d", again.Code)
	}
	if other := ask(h, "/api/collections/events/items", "Accept-Language", "de", "If-None-Match", tag); other.Code != http.StatusOK {
		t.Errorf("with the tag of another language: %d", other.Code)
	}
	if csv := ask(h, "/api/collections/events/aggregate?by=kind", "Accept", "text/csv"); csv.Header().Get("Content-Type") != "text/csv; charset=utf-8" ||
		!strings.Contains(csv.Header().Get("Vary"), "Accept") {
		t.Errorf("CSV by Accept: %v", csv.Header())
	}
	if search := ask(h, "/api/search?q=mill"); search.Header().Get("Content-Language") != "en" {
		t.Errorf("search: %v", search.Header())
	}
	if api := ask(h, "/api/openapi"); api.Header().Get("Content-Type") != "application/vnd.oai.openapi+json;version=3.0" {
		t.Errorf("the API definition: %v", api.Header())
	}
}

func TestMethods(t *testing.T) {
	h := api(t)
	for _, target := range []string{"/api", "/api/collections/events/items", "/api/collections/events/items/raid-mill", "/api/search?q=a", "/api/geocode?q=a", "/api/reverse?lon=1&lat=1"} {
		for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodPatch} {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest(method, target, strings.NewReader("{}")))
			if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD, OPTIONS" || w.Header().Get("Content-Type") != "application/problem+json" {
				t.Errorf("%s %s: %d, %v", method, target, w.Code, w.Header())
			}
		}
	}
}
