package tiles

import (
	"fmt"
	"log/slog"
	"math"
	"strings"
	"sync"

	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/tiles/basemap"
	"github.com/mapd/mapd/tiles/mvt"
)

// Zooms from which on the basemap names provinces, cities and towns. Its
// nearest tiles have the names of all zooms beyond.
const (
	provinceZoom = 7
	cityZoom     = 8
	townZoom     = 10
)

const (
	// cityPeople makes a town a city for the map.
	cityPeople = 50_000
	// mostTowns bounds the towns of a tile; those with more people come first.
	mostTowns = 160
)

// gazetteerCredit is the credit to show with towns.
const gazetteerCredit = "GeoNames CC BY 4.0"

// placesLayer describes the layer of towns.
var placesLayer = VectorLayer{ID: "places", Description: "Points of provinces from zoom 7, cities from 8, towns from 10", MinZoom: provinceZoom, MaxZoom: basemap.MaxZoom,
	Fields: map[string]string{"name": "String, in the language asked for with lang=", "kind": "String: province, city or town",
		"iso": "String: ISO 3166-1 alpha-2", "rank": "Number: the first zoom at which the name is worth drawing",
		"people": "Number: population, missing if it is not known"}}

// towns draws the towns and provinces of the gazetteer.
type towns struct {
	open func() (*gazetteer, error)
}

// gazetteer is the gazetteer with what it has of provinces, and with curated
// spellings of its names.
type gazetteer struct {
	*geocode.Gazetteer
	names     *geocode.Geocoder
	provinces []province
}

// province is a row of the gazetteer whose extent is known.
type province struct{ row, rank int }

func newGazetteer(g *geocode.Gazetteer, curated []geocode.Place) *gazetteer {
	out := &gazetteer{Gazetteer: g, names: geocode.New(g, curated)}
	for row := range g.Len() {
		if _, _, _, kind := g.Light(row); kind != geocode.Province {
			continue
		}
		if extent := g.Place(row).Extent; extent != nil {
			out.provinces = append(out.provinces, province{row, rankOfProvince(extent.East - extent.West)})
		}
	}
	return out
}

// rankOfProvince is the first zoom at which so many degrees of longitude are
// wide enough for a name, 110 pixels of a tile drawn 256 pixels wide.
func rankOfProvince(degrees float64) int {
	const enough = 110 / 256.0 * 360
	return min(max(int(math.Ceil(math.Log2(enough/max(degrees, 1e-3)))), provinceZoom), basemap.MaxZoom)
}

// newTowns returns towns that open the gazetteer when it is first needed. If
// open is nil or fails there are none.
func newTowns(open func() (*geocode.Gazetteer, error), curated []geocode.Place) *towns {
	return &towns{sync.OnceValues(func() (*gazetteer, error) {
		if open == nil {
			return nil, nil
		}
		g, err := open()
		if err != nil {
			slog.Error("the gazetteer cannot be opened; the basemap names no towns", "error", err)
			return nil, nil
		}
		return newGazetteer(g, curated), nil
	})}
}

// draw returns the layer of a tile as it stands in the tile's bytes; nothing
// if the tile has no name. lang is a language tag or empty.
func (t *towns) draw(at address, lang string) ([]byte, error) {
	if at.z < provinceZoom {
		return nil, nil
	}
	g, err := t.open()
	if g == nil {
		return nil, err
	}
	drawn := mvt.NewLayer(placesLayer.ID)
	for _, p := range g.provinces {
		if p.rank <= at.z {
			g.drawOne(drawn, at, p.row, p.rank, lang)
		}
	}
	if at.z >= cityZoom {
		g.drawTowns(drawn, at, lang)
	}
	return mvt.Encode(drawn), nil
}

func (g *gazetteer) drawTowns(drawn *mvt.Layer, at address, lang string) {
	left := mostTowns
	for _, row := range g.InBox(at.box(), 0, math.MaxInt) {
		_, people, _, kind := g.Light(row)
		rank := rankOfTown(kind, people)
		if rank <= at.z && g.drawOne(drawn, at, row, rank, lang) {
			left--
		}
		if left == 0 {
			return
		}
	}
}

// drawOne draws a row if it belongs to the tile, and tells whether it does.
func (g *gazetteer) drawOne(drawn *mvt.Layer, at address, row, rank int, lang string) bool {
	country, people, point, kind := g.Light(row)
	p, inside := at.locate(point)
	if !inside {
		return false
	}
	tags := []mvt.Tag{{Key: "name", Value: mvt.String(nameIn(g.names.RowPlace(row), lang))}, {Key: "kind", Value: mvt.String(string(kind))},
		{Key: "iso", Value: mvt.String(country)}, {Key: "rank", Value: mvt.Int(int64(rank))}}
	if people > 0 {
		tags = append(tags, mvt.Tag{Key: "people", Value: mvt.Int(int64(people))})
	}
	drawn.Points([]mvt.Point{p}, tags...)
	return true
}

// never is beyond all zooms.
const never = 99

func rankOfTown(kind geocode.Kind, people int) int {
	switch {
	case kind == geocode.City || people >= cityPeople:
		return cityZoom
	case kind == geocode.Town:
		return townZoom
	}
	return never
}

// nameIn returns the name in a language, or the one that is usual in English:
// the first spelling in just that language, else the first in another form of
// it (zh for zh-Hans).
func nameIn(p geocode.Place, lang string) string {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if base == "" || base == "en" {
		return p.Name
	}
	second := ""
	for _, n := range p.Names {
		if strings.EqualFold(n.Lang, lang) {
			return n.Text
		}
		if of, _, _ := strings.Cut(strings.ToLower(n.Lang), "-"); of == base && second == "" {
			second = n.Text
		}
	}
	if second != "" {
		return second
	}
	return p.Name
}

// basemapTile is the ground with the towns on it.
func (t *Server) basemapTile(at address, lang string) ([]byte, error) {
	ground, err := basemap.Tile(at.z, at.x, at.y)
	if err != nil || at.z < provinceZoom {
		return ground, err
	}
	names, err := t.tiles.Get(fmt.Sprint("towns ", at, " ", strings.ToLower(lang)), func() ([]byte, error) { return t.towns.draw(at, lang) })
	if err != nil {
		return nil, err
	}
	return append(ground[:len(ground):len(ground)], names...), nil
}
