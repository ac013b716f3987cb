package tiles

import (
	"context"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles/mvt"
	"github.com/mapd/mapd/web/httpx"
)

// maxPoints is how many points a tile holds before it has cells instead.
const maxPoints = 3000

var eventsLayer = VectorLayer{
	ID: "events", Description: "One point for each place of an event", MaxZoom: maxZoom,
	Fields: map[string]string{
		"id": "String", "kind": "String", "family": "String: force, press, freed, moved, harm, said or other", "title": "String",
		"start": "String: first possible day, YYYY-MM-DD; missing if open or unknown", "end": "String: last possible day",
		"start_day": "Number: days since 1970-01-01", "end_day": "Number: days since 1970-01-01",
		"certain": "Boolean: the event certainly meets the datetime asked for; missing if none was", "precision": "String", "radius_m": "Number: metres",
		"confidence": "String", "dataset": "String", "hotspot": "String: id of the first hotspot",
	},
}

// pointDepth is how many bits a tile unit needs.
const pointDepth = 12

// drawEvents draws the places of events that belong to the tile.
func drawEvents(ctx context.Context, d *drawing) ([]byte, error) {
	spots, more, err := d.snapshot.Spots(ctx, d.query, d.tile(), maxPoints)
	if err != nil {
		return nil, err
	}
	if more {
		return drawCells(ctx, d)
	}
	pen := eventPen{drawing: d, layer: mvt.NewLayer(eventsLayer.ID)}
	for _, s := range spots {
		pen.draw(s)
	}
	return mvt.Encode(pen.layer), nil
}

// eventPen draws the points of one tile.
type eventPen struct {
	*drawing
	layer *mvt.Layer
	tags  []mvt.Tag // of the point that is drawn
}

// draw draws a place of an event with its properties.
func (d *eventPen) draw(s snapshot.Spot) {
	title, radius := s.Row.Shown()
	text, _ := httpx.Pick(title, d.prefs)
	kind, extent := s.Row.Kind(), s.Row.Extent()
	d.tags = append(d.tags[:0],
		mvt.Tag{Key: "id", Value: mvt.Own(s.Row.ID())},
		mvt.Tag{Key: "kind", Value: mvt.String(kind)},
		mvt.Tag{Key: "family", Value: mvt.String(string(d.snapshot.Family(kind)))},
		mvt.Tag{Key: "title", Value: mvt.StringOr(text)},
		mvt.Tag{Key: "precision", Value: mvt.StringOr(string(s.Row.Precision()))},
		mvt.Tag{Key: "radius_m", Value: mvt.Float(radius)},
		mvt.Tag{Key: "confidence", Value: mvt.StringOr(string(s.Row.Confidence()))},
		mvt.Tag{Key: "dataset", Value: mvt.String(s.Row.Dataset())},
		mvt.Tag{Key: "hotspot", Value: mvt.StringOr(s.Row.Hotspot())})
	if d.query.Window != nil {
		d.tags = append(d.tags, mvt.Tag{Key: "certain", Value: mvt.Bool(extent.Must(*d.query.Window))})
	}
	d.tags = dayTags(d.tags, geo.Window{Start: extent.Start, End: extent.End}, "start", "end")
	x, y := s.In(d.tile(), pointDepth)
	d.layer.Points([]mvt.Point{{X: x, Y: y}}, d.tags...)
}
