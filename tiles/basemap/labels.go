package basemap

import (
	"math"

	"github.com/mapd/mapd/tiles/basemap/internal/atlas"
	"github.com/mapd/mapd/tiles/basemap/internal/plane"
	"github.com/mapd/mapd/tiles/mvt"
)

// label is a name on the map. rank is the first zoom at which it is worth
// drawing.
type label struct {
	kind, iso, name string
	at              point
	rank            int
}

func labelsOf(a *atlas.Atlas) []label {
	var labels []label
	for _, c := range a.Countries {
		labels = append(labels, label{"country", c.ISO, c.Name, plane.Project(c.Label[0], c.Label[1]), c.Rank})
	}
	for _, s := range seas {
		labels = append(labels, label{"sea", "", s.name, plane.Project(s.lon, s.lat), s.rank})
	}
	return labels
}

// drawLabels draws each label into the one tile that it lies in.
func (w *world) drawLabels(f frame, layer *mvt.Layer) {
	for _, l := range w.labels {
		x, y := min(l.at.X, turn-1), min(l.at.Y, turn-1)
		if x < f.tile.west || x >= f.tile.east || y < f.tile.north || y >= f.tile.south {
			continue
		}
		units := f.units(l.at, 0)
		at := mvt.Point{X: int32(math.Round(units[0])), Y: int32(math.Round(units[1]))}
		layer.Points([]mvt.Point{at},
			mvt.Tag{Key: "kind", Value: mvt.String(l.kind)},
			mvt.Tag{Key: "iso", Value: mvt.StringOr(l.iso)},
			mvt.Tag{Key: "name", Value: mvt.String(l.name)},
			mvt.Tag{Key: "rank", Value: mvt.Int(int64(l.rank))})
	}
}

// seas are the waters that the map names, placed by hand in open water.
var seas = []struct {
	name     string
	lon, lat float64
	rank     int
}{
	{"Pacific Ocean", -150, 5, 1},
	{"Atlantic Ocean", -35, 25, 1},
	{"Indian Ocean", 80, -18, 1},
	{"Southern Ocean", 60, -62, 2},
	{"Arctic Ocean", -150, 78, 2},
	{"South China Sea", 113.8, 13.6, 4},
	{"Bay of Bengal", 88.3, 15.6, 4},
	{"Philippine Sea", 130.5, 17.5, 4},
	{"Andaman Sea", 96.0, 11.2, 5},
	{"Gulf of Thailand", 101.4, 10.3, 5},
	{"East China Sea", 125.2, 28.8, 5},
	{"Arabian Sea", 64.5, 14.5, 4},
	{"Java Sea", 111.3, -5.0, 5},
	{"Celebes Sea", 122.2, 3.6, 5},
	{"Sulu Sea", 120.2, 8.4, 5},
	{"Banda Sea", 127.3, -5.8, 5},
	{"Timor Sea", 127.2, -11.6, 6},
	{"Arafura Sea", 135.2, -9.3, 5},
	{"Yellow Sea", 123.3, 35.8, 5},
	{"Sea of Japan", 134.6, 39.8, 5},
	{"Coral Sea", 154.0, -16.5, 4},
	{"Gulf of Tonkin", 107.6, 19.9, 6},
	{"Gulf of Martaban", 96.4, 15.6, 6},
	{"Strait of Malacca", 99.6, 4.6, 6},
	{"Luzon Strait", 121.2, 20.2, 7},
	{"Taiwan Strait", 119.3, 24.3, 7},
	{"Visayan Sea", 123.7, 11.5, 8},
	{"Bohol Sea", 124.2, 9.05, 8},
	{"Persian Gulf", 51.6, 27.2, 5},
	{"Red Sea", 38.0, 20.3, 5},
	{"Mediterranean Sea", 18.0, 34.6, 4},
	{"Black Sea", 34.0, 43.4, 5},
	{"North Sea", 3.0, 56.5, 5},
	{"Caribbean Sea", -75.0, 15.0, 4},
	{"Gulf of Mexico", -90.5, 25.0, 4},
	{"Bering Sea", -178.0, 58.0, 4},
	{"Sea of Okhotsk", 149.0, 54.0, 4},
	{"Tasman Sea", 160.0, -38.0, 4},
	{"Gulf of Guinea", 3.0, 2.5, 4},
	{"Hudson Bay", -85.5, 59.5, 4},
}
