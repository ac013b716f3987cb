package geocode

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

// collection writes a collection of one Feature with an id.
func collection(geometry, properties string) string {
	return fmt.Sprintf(`{"type":"FeatureCollection","features":[{"type":"Feature","id":"dong-mei","geometry":%s,"properties":%s}]}`, geometry, properties)
}

const (
	aPoint = `{"type":"Point","coordinates":[98.51,16.65]}`
	aPlace = `{"name":"Dong Mei","names":[{"text":"东美","lang":"zh-Hans","script":"Hans","use":"common"}],"kind":"compound",
		"country":"MM","admin1":"Kayin","precision":"near","radius_m":5000,"gazetteer":null,"part_of":"myawaddy","located":"by hand; near the river","note":"x"}`
)

func TestReadPlaces(t *testing.T) {
	got, err := ReadPlaces([]byte(collection(aPoint, aPlace)))
	want := []Place{{
		ID: "dong-mei", Origin: FromCurated, Row: "by hand; near the river", Name: "Dong Mei", Names: []Name{{"东美", "zh-Hans"}},
		Kind: Compound, Country: "MM", Admin1: "Kayin", Point: orb.Point{98.51, 16.65}, Precision: geo.Near, Radius: 5000, PartOf: "myawaddy",
	}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
	got, err = ReadPlaces([]byte(collection("null", `{"name":"Burma","kind":"country","country":"MM","gazetteer":"country:MM"}`)))
	if err != nil || len(got) != 1 || got[0].Precision != "" || !reflect.DeepEqual(got[0].Same, []string{"country:MM"}) {
		t.Errorf("a lender of names: got %+v, %v", got, err)
	}
}

func TestReadPlacesErrors(t *testing.T) {
	with := func(old, new string) string { return collection(aPoint, strings.Replace(aPlace, old, new, 1)) }
	for name, tt := range map[string]struct{ text, want string }{
		"no JSON":         {"{", "unexpected EOF"},
		"behind it":       {collection(aPoint, aPlace) + "x", "behind the JSON value"},
		"other type":      {`{"type":"Feature"}`, "want FeatureCollection"},
		"unknown member":  {with(`"note"`, `"nota"`), "nota"},
		"no name":         {with(`"Dong Mei"`, `" - "`), "it has no name"},
		"name of signs":   {with(`"东美"`, `"?"`), `the name "?" holds no letter`},
		"unknown kind":    {with(`"compound"`, `"camp"`), `kind is "camp"`},
		"country":         {with(`"MM"`, `"Myanmar"`), `country is "Myanmar"`},
		"row":             {with(`null`, `["1821940"]`), "is no id of a row"},
		"nowhere":         {collection("null", aPlace), "neither a geometry nor a row"},
		"a line":          {strings.Replace(collection(aPoint, aPlace), `"Point"`, `"LineString"`, 1), "want Point or null"},
		"a null position": {strings.Replace(collection(aPoint, aPlace), "16.65", "null", 1), "two numbers"},
		"off the globe":   {strings.Replace(collection(aPoint, aPlace), "16.65", "98.51", 1), "off the globe"},
		"precision":       {with(`"near"`, `"close"`), `precision is "close"`},
		"no radius":       {with(`5000`, `0`), "radius_m is 0"},
		"id":              {strings.Replace(collection(aPoint, aPlace), `"dong-mei"`, `"Dong Mei"`, 1), "want type Feature and an id"},
		"given twice":     {`{"type":"FeatureCollection","features":[` + feature1 + "," + feature1 + "]}", "the id is given twice"},
	} {
		if _, err := ReadPlaces([]byte(tt.text)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: want an error with %q, got %v", name, tt.want, err)
		}
	}
}

const feature1 = `{"type":"Feature","id":"a","geometry":` + aPoint + `,"properties":` + aPlace + `}`

// FuzzReadPlaces checks that whatever is read can be indexed and found.
func FuzzReadPlaces(f *testing.F) {
	f.Add([]byte(collection(aPoint, aPlace)))
	f.Add([]byte(collection("null", `{"name":"Burma","kind":"country","gazetteer":["country:MM"]}`)))
	if data, err := os.ReadFile("../../seeds/places.geojson"); err == nil {
		f.Add(data[:min(len(data), 20_000)])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		places, err := ReadPlaces(data)
		if err != nil {
			return
		}
		c := newGeocoder(newMemory(nil), places)
		for _, p := range places {
			if len(p.Name) > MaxText || p.Precision == "" {
				continue
			}
			a, err := c.Find(Ask{Text: p.Name, Country: p.Country, Limit: MaxLimit})
			if err == nil && len(places) < MaxLimit && !hasID(a, p.ID) {
				t.Errorf("%q is not found by its name %q: %+v", p.ID, p.Name, a)
			}
		}
	})
}

func hasID(a Answer, id string) bool {
	for _, c := range a.Candidates {
		if c.ID == id {
			return true
		}
	}
	return false
}
