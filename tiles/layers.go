package tiles

import (
	"context"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles/basemap"
	"github.com/mapd/mapd/tiles/mvt"
)

// tileFormat is the version of the tiles' form. Count it up when the same data
// gives other tiles.
const tileFormat = 2

// tileset is what {layer} in an address names.
type tileset struct {
	name        string
	description string
	collection  geo.Collection // whose parameters apply; none for the basemap
	maxZoom     int
	layers      []VectorLayer
	// draw makes a tile; nil for the basemap, which draws itself.
	draw func(context.Context, *drawing) ([]byte, error)
}

// VectorLayer describes a layer of the tiles, as TileJSON's vector_layers do.
type VectorLayer struct {
	ID          string            `json:"id"`
	Description string            `json:"description"`
	MinZoom     int               `json:"minzoom"`
	MaxZoom     int               `json:"maxzoom"`
	Fields      map[string]string `json:"fields"`
}

// drawing is one tile to be drawn.
type drawing struct {
	address
	snapshot *snapshot.Snapshot
	query    geo.Query
	prefs    []string
}

// inside is the query, narrowed to the tile. A box that the query has of its
// own stays: it asks which items are wanted, and all places of these are drawn.
func (d *drawing) inside() geo.Query {
	q := d.query
	if q.Box == nil {
		box := d.box()
		q.Box = &box
	}
	return q
}

// tilesets lists all tilesets.
var tilesets = []*tileset{
	{
		name: "events", description: "Dated events, one point per place. Where a tile would hold more than 3,000 points it has counted cells instead.",
		collection: geo.Events, maxZoom: maxZoom, layers: []VectorLayer{eventsLayer, cellsLayer}, draw: drawEvents,
	}, {
		name: "hotspots", description: "Places where scam centres are reported to operate, and places tied to them.",
		collection: geo.Hotspots, maxZoom: maxZoom, layers: []VectorLayer{hotspotsLayer}, draw: drawHotspots,
	}, {
		name: "flows", description: "Movements between hotspots, as straight lines.",
		collection: geo.Flows, maxZoom: maxZoom, layers: []VectorLayer{flowsLayer}, draw: drawFlows,
	}, {
		name: "basemap", description: "Countries, coasts, borders and names; provinces, rivers and lakes of Southern and Eastern Asia.", maxZoom: basemap.MaxZoom,
		layers: []VectorLayer{
			{ID: "countries", Description: "Areas of countries", MaxZoom: basemap.MaxZoom, Fields: map[string]string{"iso": "String: ISO 3166-1 alpha-2", "name": "String"}},
			{ID: "coast", Description: "Lines where a country meets the sea", MaxZoom: basemap.MaxZoom, Fields: map[string]string{}},
			{ID: "borders", Description: "Lines where countries meet", MaxZoom: basemap.MaxZoom, Fields: map[string]string{}},
			{ID: "provinces", Description: "Lines between provinces", MinZoom: 5, MaxZoom: basemap.MaxZoom, Fields: map[string]string{}},
			{ID: "rivers", Description: "Rivers, 1:50,000,000", MinZoom: 4, MaxZoom: basemap.MaxZoom, Fields: map[string]string{}},
			{ID: "lakes", Description: "Areas of lakes", MaxZoom: basemap.MaxZoom, Fields: map[string]string{}},
			{ID: "labels", Description: "Points for names", MaxZoom: basemap.MaxZoom, Fields: map[string]string{
				"kind": "String: country or sea", "iso": "String: ISO 3166-1 alpha-2", "name": "String", "rank": "Number: the first zoom at which the name is worth drawing"}},
			placesLayer,
		},
	},
}

// tilesetOf returns the tileset with that name.
func tilesetOf(name string) (*tileset, error) {
	for _, t := range tilesets {
		if t.name == name {
			return t, nil
		}
	}
	return nil, geo.Errorf(geo.NotFound, "there is no layer %q; there are events, hotspots, flows and basemap", name)
}

// dayTags are the tags of a span of days: as text and as days since
// 1970-01-01. Ends that are open or unknown have none.
func dayTags(tags []mvt.Tag, w geo.Window, start, end string) []mvt.Tag {
	if w.Start.Known() {
		tags = append(tags, mvt.Tag{Key: start, Value: mvt.String(w.Start.String())}, mvt.Tag{Key: start + "_day", Value: mvt.Int(int64(w.Start))})
	}
	if w.End.Known() {
		tags = append(tags, mvt.Tag{Key: end, Value: mvt.String(w.End.String())}, mvt.Tag{Key: end + "_day", Value: mvt.Int(int64(w.End))})
	}
	return tags
}
