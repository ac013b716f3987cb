package tiles

import (
	"context"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles/mvt"
	"github.com/mapd/mapd/web/httpx"
	"github.com/paulmach/orb"
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

// eventPoint is one place of an event, as it lies in a tile.
type eventPoint struct {
	row   snapshot.Row
	place orb.Point
	at    mvt.Point
}

// drawEvents draws the places of events that belong to the tile.
func drawEvents(ctx context.Context, d *drawing) ([]byte, error) {
	var points []eventPoint
	var cells *grid
	err := d.snapshot.EachRow(ctx, d.inside(), func(row snapshot.Row) bool {
		for _, place := range row.Places() {
			at, ok := d.locate(place)
			if !ok {
				continue
			}
			if p := (eventPoint{row, place, at}); cells != nil {
				cells.add(p)
			} else if points = append(points, p); len(points) > maxPoints {
				cells = newGrid(d.snapshot.Family, points)
			}
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	if cells != nil {
		return mvt.Encode(cells.layer()), nil
	}
	l := mvt.NewLayer(eventsLayer.ID)
	for _, p := range points {
		l.Points([]mvt.Point{p.at}, d.eventTags(p.row.Item())...)
	}
	return mvt.Encode(l), nil
}

func (d *drawing) eventTags(item *snapshot.Item) []mvt.Tag {
	e := item.Event()
	title, _ := httpx.Pick(e.Title, d.prefs)
	tags := []mvt.Tag{
		{Key: "id", Value: mvt.String(e.ID)},
		{Key: "kind", Value: mvt.String(e.Kind)},
		{Key: "family", Value: mvt.String(string(d.snapshot.Family(e.Kind)))},
		{Key: "title", Value: mvt.StringOr(title)},
		{Key: "precision", Value: mvt.StringOr(string(e.Precision))},
		{Key: "radius_m", Value: mvt.Float(e.RadiusM)},
		{Key: "confidence", Value: mvt.StringOr(string(e.Confidence))},
		{Key: "dataset", Value: mvt.String(e.Dataset)},
	}
	if len(e.Hotspots) > 0 {
		tags = append(tags, mvt.Tag{Key: "hotspot", Value: mvt.String(e.Hotspots[0])})
	}
	if d.query.Window != nil {
		tags = append(tags, mvt.Tag{Key: "certain", Value: mvt.Bool(item.Extent.Must(*d.query.Window))})
	}
	return dayTags(tags, geo.Window{Start: item.Extent.Start, End: item.Extent.End}, "start", "end")
}
