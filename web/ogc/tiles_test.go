package ogc_test

import (
	"math"
	"net/http"
	"strings"
	"testing"

	orbmvt "github.com/paulmach/orb/encoding/mvt"
)

type tileset struct {
	Title, DataType, CRS              string
	TileMatrixSetURI, TileMatrixSetID string
	TileMatrixSetLimits               []struct {
		TileMatrix                                     string
		MinTileRow, MaxTileRow, MinTileCol, MaxTileCol int
	}
	Layers []struct {
		ID               string
		PropertiesSchema struct{ Properties map[string]any }
	}
	BoundingBox struct{ LowerLeft, UpperRight [2]float64 }
	Links       []struct {
		Href, Rel, Type string
		Templated       bool
	}
}

func (s tileset) link(rel string) string {
	for _, l := range s.Links {
		if l.Rel == rel {
			return l.Href
		}
	}
	return ""
}

func TestTilesRequests(t *testing.T) {
	h := api(t)
	const quad = "/tiles/WebMercatorQuad"
	for _, c := range []struct {
		target string
		status int
		has    string
	}{
		{"/api/tileMatrixSets", 200, `"uri":"http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad"`},
		{"/api/tileMatrixSets/WebMercatorQuad", 200, `"wellKnownScaleSet"`},
		{"/api/tileMatrixSets/WorldCRS84Quad", 404, "there is WebMercatorQuad"},
		{"/api", 200, `"rel":"http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"`},
		{"/api/conformance", 200, `ogcapi-tiles-1/1.0/conf/geodata-tilesets"`},
		{"/api/collections/events", 200, `/api/collections/events/tiles?f=json","rel":"http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"`},
		{"/api/collections/sources" + quad, 404, "no places"},
		{"/api/collections/nothing/tiles", 404, "no such collection"},
		{"/api/tiles/WorldCRS84Quad", 404, "WebMercatorQuad"},
		{"/api" + quad + "?f=tilejson&kind=raid", 400, `"parameter":"kind"`},
		{"/api" + quad + "?f=tilejson&kind=raid&collections=events", 200, `/tiles/WebMercatorQuad/{z}/{y}/{x}?collections=events\u0026kind=raid`},
		{"/api/collections/events" + quad + "?f=tilejson&datetime=2024", 200, `{z}/{y}/{x}?datetime=2024`},
		{"/api" + quad + "?collections=sources", 400, "flows, events and hotspots"},
		{"/api/collections/events" + quad + "?collections=events", 400, `"parameter":"collections"`},
		{"/api/collections/events" + quad + "?f=xml", 400, "json or tilejson"},
		{"/api/collections/events" + quad + "/0/0/0?f=png", 400, "use mvt"},
		{"/api/collections/events" + quad + "/0/0/0?bbox=1", 400, `"parameter":"bbox"`},
		{"/api/collections/events" + quad + "/0/0/2147483647", 404, "no tile"},
		{"/api/collections/events" + quad + "/1/2/0", 404, "no tile"},
		{"/api/collections/events" + quad + "/99/0/0", 404, "zooms run from"},
		{"/api/collections/events" + quad + "/a/b/c", 404, "no zoom"},
		{"/api/collections/events" + quad + "/10/0/0", 204, ""},
	} {
		if w := ask(h, c.target); w.Code != c.status || !strings.Contains(strings.ReplaceAll(w.Body.String(), "&", `\u0026`), c.has) {
			t.Errorf("%s: %d, want %d with %s: %s", c.target, w.Code, c.status, c.has, w.Body)
		}
	}
}

// Who follows the links from the landing page comes to tiles that hold what
// their tileset describes.
func TestTilesFromTheirDescription(t *testing.T) {
	h := api(t)
	for list, layers := range map[string][]string{
		"/api/tiles":                      {"flows", "events", "hotspots"},
		"/api/collections/events/tiles":   {"events"},
		"/api/collections/hotspots/tiles": {"hotspots"},
		"/api/collections/flows/tiles":    {"flows"},
	} {
		listed := decode[struct{ Tilesets []tileset }](t, ask(h, list)).Tilesets[0]
		if listed.TileMatrixSetURI == "" || listed.DataType != "vector" || len(listed.TileMatrixSetLimits) != 17 {
			t.Errorf("%s: %+v", list, listed)
		}
		set := decode[tileset](t, ask(h, listed.link("self")))
		at := set.TileMatrixSetLimits[1]
		address := strings.NewReplacer("{tileMatrix}", at.TileMatrix, "{tileRow}", "0", "{tileCol}", "1").Replace(set.link("item"))
		if at.MinTileRow != 0 || at.MaxTileRow != 0 || at.MinTileCol != 1 || at.MaxTileCol != 1 {
			t.Errorf("%s: limits %+v", list, at)
		}
		w := ask(h, address)
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/vnd.mapbox-vector-tile" {
			t.Fatalf("%s: %d %s", address, w.Code, w.Body)
		}
		drawn, err := orbmvt.Unmarshal(w.Body.Bytes())
		if err != nil || len(drawn) != len(layers) {
			t.Fatalf("%s: %d layers, %v", address, len(drawn), err)
		}
		for i, l := range drawn {
			if l.Name != layers[i] {
				t.Errorf("%s: layer %s, want %s", address, l.Name, layers[i])
			}
			for _, described := range set.Layers {
				if described.ID != l.Name {
					continue
				}
				for name := range l.Features[0].Properties {
					if described.PropertiesSchema.Properties[name] == nil {
						t.Errorf("%s: %s is not described", address, name)
					}
				}
			}
		}
	}
}

// Time, filter and the choice of collections narrow a tile, and the cache keeps
// the answers apart.
func TestTilesAreNarrowed(t *testing.T) {
	h := api(t)
	count := func(query string) (n int) {
		w := ask(h, "/api/tiles/WebMercatorQuad/0/0/0?"+query)
		layers, err := orbmvt.Unmarshal(w.Body.Bytes())
		if err != nil {
			t.Fatal(w.Code, err)
		}
		for _, l := range layers {
			n += len(l.Features)
		}
		return n
	}
	all := count("")
	for query, want := range map[string]int{
		"collections=events": 3, "collections=events&datetime=2024-01-05": 1,
		"collections=events&filter=start%3EDATE('2024-01-01')": 1,
		"collections=hotspots":                                 3, "collections=flows,hotspots": 4, "collections=flows,events,hotspots": all,
	} {
		if got := count(query); got != want {
			t.Errorf("%s: %d features, want %d", query, got, want)
		}
	}
}

// The registered numbers (OGC 17-083r4, annex D.1).
func TestWebMercatorQuad(t *testing.T) {
	set := decode[struct {
		TileMatrices []struct {
			ID                         string
			ScaleDenominator, CellSize float64
			PointOfOrigin              [2]float64
			MatrixWidth                int
		}
	}](t, ask(api(t), "/api/tileMatrixSets/WebMercatorQuad"))
	first, last := set.TileMatrices[0], set.TileMatrices[24]
	for _, c := range []struct{ got, want float64 }{
		{first.ScaleDenominator, 559082264.028717}, {first.CellSize, 156543.033928041}, {first.PointOfOrigin[0], -20037508.3427892},
		{last.ScaleDenominator, 33.3238997477023}, {last.CellSize, 0.00933069192934280}, {float64(last.MatrixWidth), 1 << 24},
	} {
		if math.Abs(c.got-c.want) > 1e-9*math.Abs(c.want) {
			t.Errorf("%v, want %v", c.got, c.want)
		}
	}
}
