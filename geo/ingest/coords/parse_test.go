package coords

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/ewkb"
	"github.com/paulmach/orb/encoding/wkb"
	"github.com/paulmach/orb/encoding/wkt"
	"github.com/paulmach/orb/geojson"
)

var square = orb.Ring{{100, 13}, {101, 13}, {101, 14}, {100, 14}, {100, 13}}

func TestParse(t *testing.T) {
	for text, want := range map[string]orb.Geometry{
		"POINT(100.5 13.75)":                                               orb.Point{100.5, 13.75},
		"point (100.5 13.75)":                                              orb.Point{100.5, 13.75},
		" POINT Z (100.5 13.75 4) ":                                        orb.Point{100.5, 13.75},
		"POINTZ(100.5 13.75 4)":                                            orb.Point{100.5, 13.75},
		"POINT ZM (100.5 13.75 4 5)":                                       orb.Point{100.5, 13.75},
		"POINT(1.005e2 13.75)":                                             orb.Point{100.5, 13.75},
		"SRID=4326;POINT(100.5 13.75)":                                     orb.Point{100.5, 13.75},
		"POINT(260 13.75)":                                                 orb.Point{-100, 13.75},
		"MULTIPOINT((100 13),(101 14))":                                    orb.MultiPoint{{100, 13}, {101, 14}},
		"MULTIPOINT(100 13, 101 14)":                                       orb.MultiPoint{{100, 13}, {101, 14}},
		"LINESTRING(100 13, 101 14)":                                       orb.LineString{{100, 13}, {101, 14}},
		"LINESTRING(200 13, 201 14)":                                       orb.LineString{{-160, 13}, {-159, 14}},
		"MULTILINESTRING((100 13, 101 14),(1 2,3 4))":                      orb.MultiLineString{{{100, 13}, {101, 14}}, {{1, 2}, {3, 4}}},
		"POLYGON((100 13,101 13,101 14,100 14,100 13))":                    orb.Polygon{square},
		"MULTIPOLYGON(((100 13,101 13,101 14,100 14,100 13)))":             orb.MultiPolygon{{square}},
		"GEOMETRYCOLLECTION(POINT(100.5 13.75),LINESTRING(100 13,101 14))": orb.Collection{orb.Point{100.5, 13.75}, orb.LineString{{100, 13}, {101, 14}}},
		`{"type":"Point","coordinates":[100.5,13.75]}`:                     orb.Point{100.5, 13.75},
		`{"type":"Point","coordinates":[100.5,13.75,4]}`:                   orb.Point{100.5, 13.75},
		`{"coordinates":[[100,13],[101,14]],"type":"LineString"}`:          orb.LineString{{100, 13}, {101, 14}},
		`{"type":"Polygon","coordinates":[[[100,13],[101,13],[101,14],[100,14],[100,13]]]}`:  orb.Polygon{square},
		`{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}`:  orb.Collection{orb.Point{1, 2}},
		`{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{}}`: orb.Point{1, 2},
		"0101000000000000000020594000000000008 02B40":                                        nil,
		"13.75, 100.5": orb.Point{100.5, 13.75},
		// The corner of a country in Natural Earth.
		"LINESTRING(179 71, 180.00000000000006 72)": orb.LineString{{179, 71}, {180.00000000000006, 72}},
		"LINESTRING(179 71, 180.00000001 72)":       nil,
	} {
		got, err := Parse(text)
		if (err != nil) != (want == nil) || want != nil && !reflect.DeepEqual(got, want) {
			t.Errorf("%s is %v, %v; want %v", text, got, err, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for text, reason := range map[string]string{
		"POINT(0 0)": "0, 0", "POINT(100.5)": "number", "POINT(100.5 13.75": "byte", "POINT(100.5 13.75) x": "behind", "POINT(100.5 95)": "off the globe", "POINT(400 5)": "off the globe",
		"POINT(100 13, 101 14)": "one position", "POINT(nan 5)": "number", "POINT(inf 5)": "number", "LINESTRING EMPTY": "empty", "LINESTRING(1 2)": "single position",
		"POLYGON((1 2,3 4,5 6))": "fewest", "POLYGON((1 2,3 4,5 6,7 8))": "open", "POLYGON Z EMPTY": "empty", "CIRCULARSTRING(1 2,3 4)": "no meaning",
		"SRID=32647;POINT(665000 1520000)": "EPSG:32647", "SRID=x;POINT(1 2)": "SRID", "LINESTRING(170 10, 190 10)": "off the globe",
		strings.Repeat("GEOMETRYCOLLECTION(", 40) + "POINT(1 2)" + strings.Repeat(")", 40): "deeper",
		`{"type":"Point","coordinates":[]}`:                                                "two numbers", `{"type":"Point","coordinates":[1]}`: "two numbers", `{"type":"Point","coordinates":[null,5]}`: "two numbers", `{"type":"Point","coordinates":["1","2"]}`: "cannot unmarshal",
		`{"type":"Point"}`: "two numbers", `{"type":"Circle","coordinates":[1,2]}`: "type of geometry", `{"type":"Point","coordinates":[1,2]`: "GeoJSON", `{"type":"MultiPoint","coordinates":[]}`: "empty", `{"type":"GeometryCollection"}`: "empty",
		`{"type":"Feature","geometry":null}`: "no geometry", `{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,6]]]}`: "fewest",
		`{"type":"Point","coordinates":` + strings.Repeat("[", 200) + strings.Repeat("]", 200) + `}`: "nests",
		"01010000000000000000": "early", "0107000000FFFFFFFF": "early", "010200000001000000000000000020594000000000008000": "early",
	} {
		if g, err := Parse(text); err == nil || errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), reason) {
			t.Errorf("%.60s is %v, %v; want an error with %q", text, g, err, reason)
		}
	}
	for _, none := range []string{"", "POINT EMPTY", "null", "{}"} {
		if _, err := Parse(none); !errors.Is(err, ErrMissing) {
			t.Errorf("%q: %v", none, err)
		}
	}
}

func TestWebMercator(t *testing.T) {
	g, err := Parse("SRID=3857;POINT(11187608.7 1545199.4)")
	p, _ := g.(orb.Point)
	if err != nil || p[0] < 100.49 || p[0] > 100.51 || p[1] < 13.74 || p[1] > 13.76 {
		t.Error(g, err)
	}
}

// randomGeometry makes a geometry that passes Check.
func randomGeometry(r *rand.Rand, depth int) orb.Geometry {
	point := func() orb.Point { return orb.Point{r.Float64()*358 - 179, r.Float64()*178 - 89} }
	line := func() orb.LineString {
		l := make(orb.LineString, 2+r.IntN(5))
		for i := range l {
			l[i] = point()
		}
		return l
	}
	polygon := func() orb.Polygon {
		ring := orb.Ring(append(line(), point()))
		return orb.Polygon{append(ring, ring[0])}
	}
	switch r.IntN(7 - depth) {
	case 0:
		return point()
	case 1:
		return orb.MultiPoint(line())
	case 2:
		return line()
	case 3:
		return polygon()
	case 4:
		return orb.MultiLineString{line(), line()}
	case 5:
		return orb.MultiPolygon{polygon(), polygon()}
	}
	return orb.Collection{randomGeometry(r, 1), randomGeometry(r, 1)}
}

// TestRoundTrip writes random geometries in each form and reads them back.
func TestRoundTrip(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	for range 2000 {
		g := randomGeometry(r, 0)
		binary, err := wkb.Marshal(g)
		if err != nil {
			t.Fatal(err)
		}
		extended, err := ewkb.Marshal(g, 4326)
		if err != nil {
			t.Fatal(err)
		}
		object, err := json.Marshal(geojson.NewGeometry(g))
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{wkt.MarshalString(g), hex.EncodeToString(binary), strings.ToUpper(hex.EncodeToString(extended)), string(object)} {
			if got, err := Parse(text); err != nil || !reflect.DeepEqual(got, g) {
				t.Fatalf("%s is %v, %v", text, got, err)
			}
		}
	}
}

func TestValue(t *testing.T) {
	for _, c := range []struct {
		value  any
		want   orb.Geometry
		reason string
	}{
		{"13.75, 100.5", orb.Point{100.5, 13.75}, ""},
		{[]any{100.5, 13.75}, orb.Point{100.5, 13.75}, ""},
		{[]any{100.5, int64(13), 2.0}, orb.Point{100.5, 13}, ""},
		{map[string]any{"lat": 13.75, "lng": 100.5}, orb.Point{100.5, 13.75}, ""},
		{map[string]any{"latitude": "13.75", "longitude": "100.5", "needs_recoding": false}, orb.Point{100.5, 13.75}, ""},
		{map[string]any{"type": "Point", "coordinates": []any{100.5, 13.75}}, orb.Point{100.5, 13.75}, ""},
		{[]any{100.5}, nil, "1 values"},
		{[]any{13.75, 100.5}, nil, "exchanged"},
		{map[string]any{"lat": 13.75}, nil, "no latitude and longitude"},
		{map[string]any{"lat": 13.75, "lon": 1.0, "x": 2.0}, nil, "no latitude and longitude"},
		{true, nil, "kind"},
	} {
		got, _, err := Value(c.value)
		if !reflect.DeepEqual(got, c.want) || (err != nil) != (c.reason != "") || err != nil && !strings.Contains(err.Error(), c.reason) {
			t.Errorf("%v is %v, %v; want %v %q", c.value, got, err, c.want, c.reason)
		}
	}
	if _, _, err := Value(nil); !errors.Is(err, ErrMissing) {
		t.Error(err)
	}
}
