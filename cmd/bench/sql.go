//go:build unix

package main

import (
	"fmt"
	"strings"

	"github.com/mapd/mapd/geo"
)

// during is the condition that an event meets a window.
func during(w *geo.Window) string {
	if w == nil {
		return ""
	}
	return fmt.Sprintf(" AND span && int4range(%d, %d, '[]')", w.Start, w.End)
}

// pointsSQL draws a tile with one point for each event, with the properties of
// mapd's layer events.
func pointsSQL(set *dataset, t tile, w *geo.Window) string {
	certain := ""
	if w != nil {
		certain = ", true AS certain"
	}
	return fmt.Sprintf(`SELECT ST_AsMVT(t, 'events', 4096, 'g') FROM (
		SELECT ST_AsMVTGeom(geom, env, 4096, 0, true) AS g, id, kind, family, title, precision, radius_m, confidence, dataset,
			start_text AS start, start_day, end_text AS "end", end_day%s
		FROM %s, %s AS env WHERE geom && env%s) t`, certain, set.table, t.envelope(), during(w))
}

// cellsSQL draws a tile with 32 x 32 cells, with the properties of mapd's layer
// event_cells. Events of a month are few at some places; mapd draws them as
// points then, and so does this.
func cellsSQL(set *dataset, t tile, w *geo.Window) string {
	if w != nil && set.columns.inside(t, *w) < cellsFrom {
		return pointsSQL(set, t, w)
	}
	var byFamily strings.Builder
	for _, f := range geo.Families {
		fmt.Fprintf(&byFamily, `, nullif(count(*) FILTER (WHERE family = '%s'), 0) AS %[1]s`, f)
	}
	return fmt.Sprintf(`SELECT ST_AsMVT(c, 'event_cells', 4096, 'g') FROM (
		SELECT ST_MakePoint(avg(x), avg(y)) AS g, count(*) AS count%s, min(start_text) AS first, max(end_text) AS last,
			min(start_day) AS first_day, max(end_day) AS last_day,
			concat_ws(',', min(lon), min(lat), max(lon), max(lat)) AS bbox, CASE WHEN count(*) = 1 THEN min(id) END AS id
		FROM (SELECT (ST_X(geom) - ST_XMin(env)) / (ST_XMax(env) - ST_XMin(env)) * 4096 AS x,
				(ST_YMax(env) - ST_Y(geom)) / (ST_YMax(env) - ST_YMin(env)) * 4096 AS y,
				ST_X(lonlat) AS lon, ST_Y(lonlat) AS lat, id, family, start_text, end_text, start_day, end_day
			FROM %s, %s AS env WHERE geom && env%s) e
		GROUP BY floor(x / 128), floor(y / 128)) c`, byFamily.String(), set.table, t.envelope(), during(w))
}

// inside counts the events of a tile that meet a window.
func (c *columns) inside(t tile, w geo.Window) int {
	n := 0
	for i := range c.lon {
		if c.start[i] <= w.End && c.end[i] >= w.Start && tileAt(t.z, c.lon[i], c.lat[i]) == t {
			n++
		}
	}
	return n
}

func envelope(b geo.Box) string {
	return fmt.Sprintf("ST_MakeEnvelope(%g, %g, %g, %g, 4326)", b.West, b.South, b.East, b.North)
}

// itemsSQL writes a page of features in mapd's order.
func itemsSQL(set *dataset, box geo.Box, w *geo.Window, limit int) string {
	return fmt.Sprintf(`SELECT '{"type":"FeatureCollection","features":[' || coalesce(string_agg(ST_AsGeoJSON(t.*), ','), '') || ']}' FROM (
		SELECT id, kind, family, title, start_text AS start, end_text AS "end", country, precision, radius_m, confidence, dataset, affected, lonlat
		FROM %s WHERE lonlat && %s%s ORDER BY start_day, id LIMIT %d) t`, set.table, envelope(box), during(w), limit)
}

// histogramSQL counts events by month: one that lasts counts in each month that
// it may fall in. Those with the same months are counted first.
func histogramSQL(set *dataset, box geo.Box) string {
	return fmt.Sprintf(`SELECT month::text, sum(n)::text FROM (
		SELECT start_month, end_month, count(*) AS n FROM %s WHERE lonlat && %s GROUP BY 1, 2) g,
		generate_series(start_month, end_month) AS month GROUP BY month ORDER BY month`, set.table, envelope(box))
}

// gridSQL counts events in the cells of a box.
func gridSQL(set *dataset, box geo.Box, across int) string {
	share := func(axis string, from, to float64) string {
		return fmt.Sprintf("least(floor((ST_%s(lonlat) - %g) / %g * %d), %d)::int", axis, from, to-from, across, across-1)
	}
	return fmt.Sprintf(`SELECT cell_row::text, cell_column::text, count(*)::text FROM (
		SELECT %s AS cell_column, %s AS cell_row FROM %s WHERE lonlat && %s) c GROUP BY 1, 2`,
		share("X", box.West, box.East), share("Y", box.South, box.North), set.table, envelope(box))
}
