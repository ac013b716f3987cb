package tiles

import (
	"context"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles/mvt"
	"github.com/mapd/mapd/web/httpx"
	"github.com/paulmach/orb"
)

var hotspotsLayer = VectorLayer{
	ID: "hotspots", Description: "Hotspots", MaxZoom: maxZoom,
	Fields: map[string]string{
		"id": "String", "name": "String", "type": "String", "role": "String: site, transit or context", "country": "String: ISO 3166-1 alpha-2",
		"part_of": "String: id of the hotspot that it lies in", "precision": "String", "radius_m": "Number: metres",
		"status": "String: the newest one claimed", "events": "Number: events there or in its parts, in the datetime asked for",
		"force": "Number: those of the family", "press": "Number: those of the family", "freed": "Number: those of the family",
		"moved": "Number: those of the family", "harm": "Number: those of the family", "said": "Number: those of the family", "other": "Number: those of the family",
	},
}

// drawHotspots draws the hotspots that belong to the tile.
func drawHotspots(ctx context.Context, d *drawing) ([]byte, error) {
	l := mvt.NewLayer(hotspotsLayer.ID)
	var failed error
	err := d.snapshot.EachInside(ctx, d.inside(), func(item *snapshot.Item) bool {
		place, ok := item.Geometry.(orb.Point)
		if !ok {
			return true
		}
		at, ok := d.locate(place)
		if !ok {
			return true
		}
		hotspot := item.Record().(*geo.Hotspot)
		var events snapshot.Aggregate
		if events, failed = d.eventsAt(ctx, hotspot.ID); failed != nil {
			return false
		}
		l.Points([]mvt.Point{at}, d.hotspotTags(hotspot, events)...)
		return true
	})
	if err == nil {
		err = failed
	}
	return mvt.Encode(l), err
}

// eventsAt counts the events at a hotspot and its parts by family, in the window
// of the query if it has one.
func (d *drawing) eventsAt(ctx context.Context, id string) (snapshot.Aggregate, error) {
	q := geo.Query{Collection: geo.Events, Hotspots: []string{id}, Window: d.query.Window, Mode: d.query.Mode}
	return d.snapshot.Aggregate(ctx, q, snapshot.By{Fields: []string{"family"}})
}

func (d *drawing) hotspotTags(h *geo.Hotspot, events snapshot.Aggregate) []mvt.Tag {
	name, _ := httpx.Pick(h.Name, d.prefs)
	tags := []mvt.Tag{
		{Key: "id", Value: mvt.String(h.ID)},
		{Key: "name", Value: mvt.StringOr(name)},
		{Key: "type", Value: mvt.StringOr(h.Type)},
		{Key: "role", Value: mvt.StringOr(string(h.Role))},
		{Key: "country", Value: mvt.StringOr(h.Country)},
		{Key: "part_of", Value: mvt.StringOr(h.PartOf)},
		{Key: "precision", Value: mvt.StringOr(string(h.Precision))},
		{Key: "radius_m", Value: mvt.Float(h.RadiusM)},
		{Key: "status", Value: mvt.StringOr(newestStatus(h))},
		{Key: "events", Value: mvt.Int(int64(events.Total))},
	}
	for _, g := range events.Groups {
		tags = append(tags, mvt.Tag{Key: g.Values[0], Value: mvt.Int(int64(g.Possible))})
	}
	return tags
}

// newestStatus returns the status that starts last; of those that start
// together the last in the record, and one without a known start only if there
// is no other.
func newestStatus(h *geo.Hotspot) string {
	newest, word := geo.OpenStart, ""
	for _, s := range h.Status {
		extent, err := s.When.Extent(geo.OpenEnd)
		if err != nil {
			continue // the snapshot holds no such status
		}
		if extent.Start >= newest {
			newest, word = extent.Start, s.Status
		}
	}
	return word
}
