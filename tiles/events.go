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
	return mvt.Encode(layerOf(eventsLayer.ID, len(spots), mostEventTags, func(i int, tags []mvt.Tag) (mvt.Point, []mvt.Tag) {
		x, y := spots[i].In(d.tile(), pointDepth)
		return mvt.Point{X: x, Y: y}, d.eventTags(tags, spots[i].Row)
	})), nil
}

// mostEventTags is how many tags an event has at most.
const mostEventTags = 14

// eventTags appends the properties of an event.
func (d *drawing) eventTags(tags []mvt.Tag, row snapshot.Row) []mvt.Tag {
	title, radius := row.Shown(d.pick)
	kind, extent := row.Kind(), row.Extent()
	tags = append(tags,
		mvt.Tag{Key: "id", Value: mvt.Own(row.ID())},
		mvt.Tag{Key: "kind", Value: mvt.String(kind)},
		mvt.Tag{Key: "family", Value: mvt.String(string(d.snapshot.Family(kind)))},
		mvt.Tag{Key: "title", Value: mvt.StringOr(title)},
		mvt.Tag{Key: "precision", Value: mvt.StringOr(string(row.Precision()))},
		mvt.Tag{Key: "radius_m", Value: mvt.Float(radius)},
		mvt.Tag{Key: "confidence", Value: mvt.StringOr(string(row.Confidence()))},
		mvt.Tag{Key: "dataset", Value: mvt.String(row.Dataset())},
		mvt.Tag{Key: "hotspot", Value: mvt.StringOr(row.Hotspot())})
	if d.query.Window != nil {
		tags = append(tags, mvt.Tag{Key: "certain", Value: mvt.Bool(extent.Must(*d.query.Window))})
	}
	return dayTags(tags, geo.Window{Start: extent.Start, End: extent.End}, "start", "end")
}

// pick chooses a text in the reader's language.
func (d *drawing) pick(texts geo.Texts) string {
	text, _ := httpx.Pick(texts, d.prefs)
	return text
}
