// Package basemap draws the map that lies under everything: the countries of
// Natural Earth at 1:10,000,000 as vector tiles, and in Southern and Eastern
// Asia provinces, rivers and lakes, from files that are built into the program.
//
// A tile has these layers:
//
//	countries  polygons; iso (ISO 3166-1 alpha-2, missing where there is none), name
//	coast      lines where a country meets the sea
//	borders    lines where countries meet, as they are controlled: what is
//	           disputed is drawn no other way
//	provinces  lines between provinces, from zoom 5
//	rivers     lines, from zoom 4; 1:50,000,000
//	lakes      polygons
//	labels     points; kind (country, sea), iso, name, rank
//
// A label's rank is the first zoom at which it is worth drawing. Tiles of every
// zoom carry the labels of all ranks, since a country's label also tells where
// to note what is known of the country as a whole.
//
// Polygons and lines reach a little over the tile's edge, so that strokes end
// out of sight; a label is in one tile only. Lines are simplified arc by arc,
// so neighbours meet at every zoom; which points a zoom needs is worked out
// beforehand, by the program in gen.
package basemap

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/mapd/mapd/tiles/basemap/internal/atlas"
	"github.com/mapd/mapd/tiles/basemap/internal/plane"
	"github.com/mapd/mapd/tiles/internal/cache"
	"github.com/mapd/mapd/tiles/mvt"
)

// MaxZoom is the last zoom that has tiles; beyond it the lines would not get
// any finer.
const MaxZoom = plane.MaxZoom

// Attribution is the credit to show with the map.
const Attribution = "Natural Earth"

//go:embed countries.atlas
var countriesFile []byte

//go:embed details.atlas
var detailsFile []byte

var load = sync.OnceValues(func() (*world, error) {
	a, err := atlas.Decode(countriesFile)
	if err != nil {
		return nil, err
	}
	d, err := atlas.DecodeDetails(detailsFile)
	if err != nil {
		return nil, err
	}
	return newWorld(a, d), nil
})

// cacheBytes bounds the tiles that are kept.
const cacheBytes = 16 << 20

var tiles = cache.New(cacheBytes)

// Has reports whether there is a tile at that place: zooms 0 to MaxZoom, and
// columns and rows 0 to 2^z-1.
func Has(z, x, y int) bool {
	return z >= 0 && z <= MaxZoom && x >= 0 && x < 1<<z && y >= 0 && y < 1<<z
}

// Load reads the atlas ahead of the first tile, which takes some tenths of a
// second. It may be left out.
func Load() error {
	_, err := load()
	return err
}

// Tile returns a tile, empty where there is only water. It must exist (Has).
func Tile(z, x, y int) ([]byte, error) {
	if !Has(z, x, y) {
		return nil, fmt.Errorf("basemap: there is no tile %d/%d/%d", z, x, y)
	}
	w, err := load()
	if err != nil {
		return nil, err
	}
	return tiles.Get(fmt.Sprint(z, x, y), func() ([]byte, error) {
		return w.tile(newFrame(z, x, y)), nil
	})
}

func (w *world) tile(f frame) []byte {
	countries := mvt.NewLayer("countries")
	w.drawCountries(f, countries)
	coast, borders := mvt.NewLayer("coast"), mvt.NewLayer("borders")
	drawLines(f, w.lines, coast, func(l *line) bool { return l.side == onCoast })
	drawLines(f, w.lines, borders, func(l *line) bool { return l.side == onBorder })
	provinces, rivers, lakes := mvt.NewLayer("provinces"), mvt.NewLayer("rivers"), mvt.NewLayer("lakes")
	drawLines(f, w.details.provinces, provinces, nil)
	drawLines(f, w.details.rivers, rivers, nil)
	w.details.drawLakes(f, lakes)
	labels := mvt.NewLayer("labels")
	w.drawLabels(f, labels)
	return mvt.Encode(countries, coast, borders, provinces, rivers, lakes, labels)
}
