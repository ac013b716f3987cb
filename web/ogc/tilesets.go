package ogc

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/crs"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles"
	"github.com/mapd/mapd/web/httpx"
)

// tiled is what tiles are made of: a collection, or with the dataset tilesets
// several of them in one tile.
type tiled struct {
	path   string // of its list of tilesets, below Root
	title  string
	layers []description // from the bottom up
}

// tiledAll is what the tilesets of the whole API hold.
func tiledAll() tiled {
	all := tiled{path: tilesPath, title: apiTitle}
	for _, c := range []geo.Collection{geo.Flows, geo.Events, geo.Hotspots} {
		for _, d := range descriptions {
			if d.id == c {
				all.layers = append(all.layers, d)
			}
		}
	}
	return all
}

func (d description) tiled() tiled {
	return tiled{path: d.path() + tilesPath, title: d.title, layers: []description{d}}
}

const tilesPath = "/tiles"

// located reports whether the items of a collection have places.
func (d description) located() bool { return d.id != geo.Sources }

// tiledOf returns what the path names.
func (a *resource) tiledOf(r *http.Request) (tiled, *snapshot.Snapshot, error) {
	if !strings.Contains(r.URL.Path, "/collections/") {
		return tiledAll(), a.snapshots(), nil
	}
	d, s, err := a.described(r)
	if err == nil && !d.located() {
		err = geo.Errorf(geo.NotFound, "%s have no places, so there are no tiles of them", d.id)
	}
	return d.tiled(), s, err
}

// tileLinks links a collection to the tiles of its items.
func tileLinks(r *http.Request, d description) []Link {
	if !d.located() {
		return nil
	}
	return []Link{{asJSON(r, d.tiled().path), relTilesetsVector, httpx.JSON, "Vector tiles"}}
}

func (t tiled) names() []string {
	names := make([]string, len(t.layers))
	for i, d := range t.layers {
		names[i] = string(d.id)
	}
	return names
}

func (t tiled) tilesetPath() string { return t.path + "/" + webMercatorQuad }

// template is the address of a tile, with its zoom, row and column to be filled
// in; query is repeated in it.
func (t tiled) template(r *http.Request, query url.Values, zoom, row, column string) string {
	return withQuery(address(r, t.tilesetPath())+"/"+zoom+"/"+row+"/"+column, query)
}

// templateLink is a link with places to be filled in.
type templateLink struct {
	Link
	Templated bool `json:"templated,omitempty"`
}

// tilesetItem describes a tileset in a list (OGC 20-057, section 9).
type tilesetItem struct {
	Title           string         `json:"title"`
	DataType        string         `json:"dataType"`
	CRS             string         `json:"crs"`
	TileMatrixSetID string         `json:"tileMatrixSetId"`
	TileMatrixSet   string         `json:"tileMatrixSetURI"`
	Limits          []limits       `json:"tileMatrixSetLimits"`
	Links           []templateLink `json:"links"`
}

// tilesetDocument describes a tileset (OGC 17-083r4, section 7.1 and annex B).
type tilesetDocument struct {
	tilesetItem
	Description string         `json:"description"`
	Attribution string         `json:"attribution"`
	Layers      []tilesetLayer `json:"layers"`
	BoundingBox *tilesetBox    `json:"boundingBox,omitempty"`
}

type limits struct {
	TileMatrix string `json:"tileMatrix"`
	MinTileRow int    `json:"minTileRow"`
	MaxTileRow int    `json:"maxTileRow"`
	MinTileCol int    `json:"minTileCol"`
	MaxTileCol int    `json:"maxTileCol"`
}

type tilesetBox struct {
	LowerLeft  [2]float64 `json:"lowerLeft"`
	UpperRight [2]float64 `json:"upperRight"`
	CRS        string     `json:"crs"`
}

type tilesetLayer struct {
	ID                string         `json:"id"`
	Description       string         `json:"description"`
	DataType          string         `json:"dataType"`
	GeometryDimension int            `json:"geometryDimension"`
	MinTileMatrix     string         `json:"minTileMatrix"`
	MaxTileMatrix     string         `json:"maxTileMatrix"`
	PropertiesSchema  map[string]any `json:"propertiesSchema"`
}

// tilesets lists the tilesets of a collection, or of all.
func (a *resource) tilesets(w http.ResponseWriter, r *http.Request) error {
	t, s, err := a.tiledOf(r)
	if err != nil {
		return err
	}
	values, err := read(r)
	if err != nil {
		return err
	}
	return serve(w, r, s, wordsFor(r, values), httpx.Content{Type: httpx.JSON}, func() (any, error) {
		return map[string]any{
			"tilesets": []tilesetItem{t.item(r, s)},
			"links":    []Link{{address(r, t.path), "self", httpx.JSON, "This document"}, asPage(r, t.path, nil)},
		}, nil
	})
}

func (t tiled) item(r *http.Request, s *snapshot.Snapshot) tilesetItem {
	item := tilesetItem{
		Title: t.title, DataType: "vector", CRS: webMercator, TileMatrixSetID: webMercatorQuad, TileMatrixSet: webMercatorQuadURI,
		Links: []templateLink{
			{Link{asJSON(r, t.tilesetPath()), "self", httpx.JSON, t.title}, false},
			{Link{asJSON(r, tileMatrixSetPath), relTilingScheme, httpx.JSON, webMercatorQuad}, false},
			{Link{t.template(r, nil, "{tileMatrix}", "{tileRow}", "{tileCol}"), "item", httpx.VectorTile, "The tiles"}, true},
		},
	}
	box, ok := t.box(s)
	if !ok {
		box = geo.World
	}
	for _, l := range tiles.LimitsOf(box) {
		item.Limits = append(item.Limits, limits{strconv.Itoa(l.Zoom), l.MinRow, l.MaxRow, l.MinColumn, l.MaxColumn})
	}
	return item
}

// box holds all that is in the tiles; ok is false if nothing is.
func (t tiled) box(s *snapshot.Snapshot) (whole geo.Box, ok bool) {
	for _, d := range t.layers {
		box, found, _, _ := d.covers(s)
		switch {
		case !found:
		case !ok:
			whole, ok = box, true
		case whole.CrossesDateLine() || box.CrossesDateLine():
			whole = geo.Box{West: -180, South: min(whole.South, box.South), East: 180, North: max(whole.North, box.North)}
		default:
			whole = geo.Box{West: min(whole.West, box.West), South: min(whole.South, box.South), East: max(whole.East, box.East), North: max(whole.North, box.North)}
		}
	}
	return whole, ok
}

// tileset describes a tileset, as the standard does or as TileJSON.
func (a *resource) tileset(w http.ResponseWriter, r *http.Request) error {
	t, s, err := a.tiledOf(r)
	if err != nil {
		return err
	}
	if err := checkTileMatrixSet(r); err != nil {
		return err
	}
	values, err := httpx.Params(r)
	if err != nil {
		return err
	}
	t, query, _, err := t.ask(values)
	if err != nil {
		return err
	}
	f, err := httpx.Format(r, values, "json", "tilejson")
	if err != nil {
		return err
	}
	return serve(w, r, s, wordsFor(r, values), httpx.Content{Type: httpx.JSON, Key: f}, func() (any, error) {
		described, err := tiles.Describe(s, t.title, t.template(r, query, "{z}", "{y}", "{x}"), t.names()...)
		if err != nil || f == "tilejson" {
			return described, err
		}
		return t.document(r, s, query, described), nil
	})
}

func (t tiled) document(r *http.Request, s *snapshot.Snapshot, query url.Values, described tiles.TileJSON) tilesetDocument {
	d := tilesetDocument{tilesetItem: t.item(r, s), Description: described.Description, Attribution: described.Attribution}
	self := address(r, t.tilesetPath())
	d.Links = []templateLink{
		{Link{withQuery(self, query), "self", httpx.JSON, "This document"}, false},
		{Link{withQuery(self, with(query, "f", "tilejson")), "alternate", httpx.JSON, "The same as TileJSON"}, false},
		{Link{asJSON(r, tileMatrixSetPath), relTilingScheme, httpx.JSON, webMercatorQuad}, false},
		{Link{t.template(r, query, "{tileMatrix}", "{tileRow}", "{tileCol}"), "item", httpx.VectorTile, "The tiles"}, true},
	}
	for _, l := range t.layers {
		d.Links = append(d.Links, templateLink{Link{address(r, l.path()), "http://www.opengis.net/def/rel/ogc/1.0/geodata", httpx.JSON, l.title}, false})
	}
	if box, ok := t.box(s); ok {
		b := outward(box)
		d.BoundingBox = &tilesetBox{LowerLeft: [2]float64{b[0], b[1]}, UpperRight: [2]float64{b[2], b[3]}, CRS: crs.CRS84}
	}
	for _, l := range described.VectorLayers {
		d.Layers = append(d.Layers, layerOf(l))
	}
	return d
}

func layerOf(l tiles.VectorLayer) tilesetLayer {
	properties := map[string]any{}
	for name, text := range l.Fields {
		kind, description, _ := strings.Cut(text, ": ")
		property := map[string]any{"type": strings.ToLower(kind)}
		if description != "" {
			property["description"] = description
		}
		properties[name] = property
	}
	dimension := 0
	if l.ID == string(geo.Flows) {
		dimension = 1
	}
	return tilesetLayer{
		ID: l.ID, Description: l.Description, DataType: "vector", GeometryDimension: dimension,
		MinTileMatrix: strconv.Itoa(l.MinZoom), MaxTileMatrix: strconv.Itoa(l.MaxZoom),
		PropertiesSchema: map[string]any{"type": "object", "properties": properties},
	}
}
