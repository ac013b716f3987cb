package ogc

import (
	"math"
	"net/http"
	"strconv"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/httpx"
)

// The one tile matrix set that tiles are cut by, as registered with the OGC
// (OGC 17-083r4, annex D.1).
const (
	webMercatorQuad    = "WebMercatorQuad"
	webMercatorQuadURI = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad"
	webMercator        = "http://www.opengis.net/def/crs/EPSG/0/3857"
)

// Link relations of OGC API - Tiles.
const (
	relTilingScheme   = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
	relTilingSchemes  = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"
	relTilesetsVector = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"
)

const (
	tileMatrixSetsPath = "/tileMatrixSets"
	tileMatrixSetPath  = tileMatrixSetsPath + "/" + webMercatorQuad
)

// tileMatrixSet is a tile matrix set (OGC 17-083r4, section 6.2 and annex A).
type tileMatrixSet struct {
	ID                string       `json:"id"`
	Title             string       `json:"title"`
	URI               string       `json:"uri"`
	CRS               string       `json:"crs"`
	OrderedAxes       []string     `json:"orderedAxes"`
	WellKnownScaleSet string       `json:"wellKnownScaleSet"`
	TileMatrices      []tileMatrix `json:"tileMatrices"`
	Links             []Link       `json:"links"`
}

type tileMatrix struct {
	ID               string     `json:"id"`
	ScaleDenominator float64    `json:"scaleDenominator"` // with pixels of 0.28 mm
	CellSize         float64    `json:"cellSize"`         // metres at the equator
	CornerOfOrigin   string     `json:"cornerOfOrigin"`
	PointOfOrigin    [2]float64 `json:"pointOfOrigin"`
	TileWidth        int        `json:"tileWidth"`
	TileHeight       int        `json:"tileHeight"`
	MatrixWidth      int        `json:"matrixWidth"`
	MatrixHeight     int        `json:"matrixHeight"`
}

const (
	// equator is the length of the equator in Web Mercator, in metres.
	equator   = 2 * math.Pi * 6378137
	tilePixel = 256
	// standardPixel is the width of the pixel that scales are told for, in
	// metres (OGC 17-083r4, section 6.1.1.1).
	standardPixel = 0.00028
	// matrices is how many zooms the registered set has.
	matrices = 25
)

func tileMatrices() []tileMatrix {
	list := make([]tileMatrix, matrices)
	for z := range list {
		cell := equator / tilePixel / float64(int(1)<<z)
		list[z] = tileMatrix{
			ID: strconv.Itoa(z), ScaleDenominator: cell / standardPixel, CellSize: cell,
			CornerOfOrigin: "topLeft", PointOfOrigin: [2]float64{-equator / 2, equator / 2},
			TileWidth: tilePixel, TileHeight: tilePixel, MatrixWidth: 1 << z, MatrixHeight: 1 << z,
		}
	}
	return list
}

// tileMatrixSets lists the tile matrix sets.
func (a *resource) tileMatrixSets(w http.ResponseWriter, r *http.Request) error {
	if _, err := read(r); err != nil {
		return err
	}
	return serveStatic(w, r, httpx.JSON, tileMatrixSetList(r))
}

func tileMatrixSetList(r *http.Request) map[string]any {
	return map[string]any{
		"tileMatrixSets": []map[string]any{{
			"id": webMercatorQuad, "title": "Google Maps Compatible for the World", "uri": webMercatorQuadURI, "crs": webMercator,
			"links": []Link{{asJSON(r, tileMatrixSetPath), "self", httpx.JSON, webMercatorQuad}},
		}},
		"links": []Link{{address(r, tileMatrixSetsPath), "self", httpx.JSON, "This document"}},
	}
}

func (a *resource) tileMatrixSet(w http.ResponseWriter, r *http.Request) error {
	if err := checkTileMatrixSet(r); err != nil {
		return err
	}
	if _, err := read(r); err != nil {
		return err
	}
	return serveStatic(w, r, httpx.JSON, tileMatrixSet{
		ID: webMercatorQuad, Title: "Google Maps Compatible for the World", URI: webMercatorQuadURI, CRS: webMercator,
		OrderedAxes: []string{"X", "Y"}, WellKnownScaleSet: "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
		TileMatrices: tileMatrices(),
		Links:        []Link{{address(r, tileMatrixSetPath), "self", httpx.JSON, "This document"}},
	})
}

// checkTileMatrixSet returns an error if the path names another tile matrix set
// than the one that there is.
func checkTileMatrixSet(r *http.Request) error {
	if id, ok := pathValue(r, "tileMatrixSetId"); !ok || id != webMercatorQuad {
		return geo.Errorf(geo.NotFound, "there is no such tile matrix set; there is %s", webMercatorQuad)
	}
	return nil
}
