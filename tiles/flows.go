package tiles

import (
	"context"
	"math"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles/mvt"
	"github.com/mapd/mapd/web/httpx"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
)

// lineBuffer is how far lines reach over a tile's edge, in tile units, so that
// their strokes end out of sight.
const lineBuffer = 64

var lineBound = orb.Bound{Min: orb.Point{-lineBuffer, -lineBuffer}, Max: orb.Point{mvt.Extent + lineBuffer, mvt.Extent + lineBuffer}}

var flowsLayer = VectorLayer{
	ID: "flows", Description: "Movements from hotspot to hotspot", MaxZoom: maxZoom,
	Fields: map[string]string{
		"id": "String", "kind": "String", "family": "String: force, press, freed, moved, harm, said or other",
		"from": "String: id of a hotspot", "to": "String: id of a hotspot", "title": "String", "event": "String: id of the event that it is a part of",
		"start": "String: first possible day, YYYY-MM-DD; missing if open or unknown", "end": "String: last possible day",
		"start_day": "Number: days since 1970-01-01", "end_day": "Number: days since 1970-01-01",
		"figure_low": "Number: the lowest that the first figure may be", "figure_unit": "String: what it counts",
	},
}

// drawFlows draws what of the flows' lines lies in the tile.
func drawFlows(ctx context.Context, d *drawing) ([]byte, error) {
	l := mvt.NewLayer(flowsLayer.ID)
	err := d.snapshot.EachInside(ctx, d.query, func(item *snapshot.Item) bool {
		if line, ok := item.Geometry.(orb.LineString); ok {
			l.Lines(d.clip(line), d.flowTags(item.Record().(*geo.Flow), item.Extent)...)
		}
		return true
	})
	return mvt.Encode(l), err
}

// clip returns the pieces of a line in the tile. Each stretch goes the short
// way round the world.
func (d *drawing) clip(line orb.LineString) [][]mvt.Point {
	var pieces [][]mvt.Point
	for _, turn := range []float64{0, -1, 1} {
		drawn := make(orb.LineString, len(line))
		for i, p := range line {
			x, y := geo.Mercator(p)
			x += turn
			if i > 0 {
				x -= math.Round(x - d.worldX(drawn[i-1]))
			}
			drawn[i] = d.unclipped(x, y)
		}
		for _, piece := range clip.LineString(lineBound, drawn) {
			if whole := wholeUnits(piece); len(whole) > 1 {
				pieces = append(pieces, whole)
			}
		}
	}
	return pieces
}

// unclipped turns fractions of the world into units of the tile, in which the
// place need not lie; worldX turns them back.
func (a address) unclipped(x, y float64) orb.Point {
	n := float64(int(1) << a.z)
	return orb.Point{(x*n - float64(a.x)) * mvt.Extent, (y*n - float64(a.y)) * mvt.Extent}
}

func (a address) worldX(p orb.Point) float64 {
	return (p[0]/mvt.Extent + float64(a.x)) / float64(int(1)<<a.z)
}

// wholeUnits rounds a line and leaves out repeated points.
func wholeUnits(line orb.LineString) []mvt.Point {
	var whole []mvt.Point
	for _, p := range line {
		q := mvt.Point{X: int32(math.Round(p[0])), Y: int32(math.Round(p[1]))}
		if len(whole) == 0 || whole[len(whole)-1] != q {
			whole = append(whole, q)
		}
	}
	return whole
}

func (d *drawing) flowTags(f *geo.Flow, x geo.Extent) []mvt.Tag {
	title, _ := httpx.Pick(f.Title, d.prefs)
	tags := []mvt.Tag{
		{Key: "id", Value: mvt.String(f.ID)},
		{Key: "kind", Value: mvt.String(f.Kind)},
		{Key: "family", Value: mvt.String(string(d.snapshot.Family(f.Kind)))},
		{Key: "from", Value: mvt.StringOr(f.From)},
		{Key: "to", Value: mvt.StringOr(f.To)},
		{Key: "title", Value: mvt.StringOr(title)},
		{Key: "event", Value: mvt.StringOr(f.Of)},
	}
	if len(f.Figures) > 0 {
		tags = append(tags, mvt.Tag{Key: "figure_low", Value: mvt.Float(lowest(f.Figures[0]))},
			mvt.Tag{Key: "figure_unit", Value: mvt.StringOr(f.Figures[0].Unit)})
	}
	return dayTags(tags, geo.Window{Start: x.Start, End: x.End}, "start", "end")
}

// lowest is the lowest number that a figure may be, as far as it is known.
func lowest(f geo.Figure) float64 {
	for _, number := range []*float64{f.Low, f.Best} {
		if number != nil {
			return *number
		}
	}
	return math.NaN()
}
