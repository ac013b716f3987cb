package postgis

import (
	"bytes"
	"maps"
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/ewkb"
)

// srsWGS84 is the reference system of all geometries: longitude, latitude.
const srsWGS84 = 4326

// columns lists the columns of each table, in the order of a row's values.
var columns = map[geo.Collection][]string{
	geo.Datasets: {"id", "title", "titles", "licence", "credit", "language", "visibility", "edition", "version"},
	geo.Kinds:    {"id", "label", "labels", "glyph", "family", "dataset", "version"},
	geo.Sources:  {"id", "title", "type", "publisher", "url", "as_of", "reliability", "cited_by", "note", "csl", "dataset", "version"},
	geo.Hotspots: {"id", "name", "labels", "names", "type", "role", "country", "admin1", "part_of", "precision", "radius_m", "located", "status", "summary", "summaries", "sources", "dataset", "version", "geom"},
	geo.Events:   append(slices.Clone(datedColumns), "geom"),
	geo.Flows:    append(slices.Clone(datedColumns), "from", "to", "event", "geom"),

	geo.Briefings: {"id", "title", "language", "audience", "data_version", "scenes", "dataset", "version"},
}

var datedColumns = []string{"id", "title", "titles", "kind", "when", "place", "countries", "precision", "radius_m", "hotspots", "figures", "confidence", "summary", "summaries", "sources", "extra", "dataset", "version",
	"start", "end", "sure_start", "sure_end", "time_precision", "ongoing"}

// row is the row of a record. What follows from other records is filled in
// when it is written: the days of what is open towards the end, from its
// sources, and the line of a flow, from its hotspots.
type row struct {
	values  []any       // those of columns that follow from the record alone
	written geo.Version // by which change; 0: by the present one
	when    geo.When
	extent  geo.Extent
	open    bool     // the end of the extent is the sources' to tell
	relied  []string // the sources
	ends    []string // of a flow
	point   point    // of a hotspot
	asOf    geo.When // of a source
	points  orb.MultiPoint
}

// point is a place, if there is one.
type point struct {
	orb.Point
	known bool
}

// rowOf makes the row of a record. It holds nothing that a later change of the
// record would reach.
func rowOf(record geo.Record) *row {
	switch r := record.(type) {
	case *geo.Dataset:
		return &row{values: []any{r.ID, pick(r.Title), texts(r.Title), clean(r.Licence), clean(r.Credit), clean(r.Language),
			clean(string(r.Visibility)), clean(r.Edition)}}
	case *geo.Kind:
		return &row{values: []any{r.ID, pick(r.Label), texts(r.Label), clean(r.Glyph), clean(string(r.Family)), r.Dataset}}
	case *geo.Source:
		return sourceRow(r)
	case *geo.Hotspot:
		return hotspotRow(r)
	case *geo.Event:
		return eventRow(r)
	case *geo.Flow:
		row := eventRow(&r.Event)
		row.ends = []string{r.From, r.To, r.Of}
		row.points = nil
		return row
	case *geo.Briefing:
		return &row{values: []any{r.ID, clean(r.Title), clean(r.Language), clean(r.Audience), int64(r.DataVersion), document(r.Scenes), r.Dataset}}
	}
	return nil
}

func sourceRow(s *geo.Source) *row {
	text := func(name string) string {
		value, _ := s.CSL[name].(string)
		return clean(value)
	}
	return &row{asOf: s.AsOf, values: []any{s.ID, text("title"), text("type"), text("publisher"), text("URL"),
		clean(string(s.AsOf)), clean(s.Reliability), list(s.CitedBy), texts(s.Note), document(s.CSL), s.Dataset}}
}

func hotspotRow(h *geo.Hotspot) *row {
	r := &row{values: []any{h.ID, pick(h.Name), texts(h.Name), document(h.Names), clean(h.Type), clean(string(h.Role)), clean(h.Country),
		clean(h.Admin1), clean(h.PartOf), clean(string(h.Precision)), h.RadiusM, clean(h.Located), document(h.Status),
		pick(h.Summary), texts(h.Summary), document(h.Claims), h.Dataset}}
	if h.Point != nil {
		r.point = point{*h.Point, true}
	}
	return r
}

func eventRow(e *geo.Event) *row {
	r := &row{when: e.When, points: slices.Clone(e.Points), values: []any{
		e.ID, pick(e.Title), texts(e.Title), clean(e.Kind), clean(string(e.When)), clean(e.Place), list(e.Countries),
		clean(string(e.Precision)), e.RadiusM, list(e.Hotspots), document(e.Figures), clean(string(e.Confidence)),
		pick(e.Summary), texts(e.Summary), document(e.Claims), document(e.Extra), e.Dataset}}
	var err error
	if r.extent, err = e.When.Extent(geo.OpenEnd); err != nil {
		r.extent = geo.Undated // the text stays in its column
	} else if r.extent.Dated() && r.extent.End == geo.OpenEnd {
		r.open, r.relied = true, geo.SourcesOf(e.Claims)
	}
	return r
}

// days are the values of the columns that say when, from start to ongoing.
func days(x geo.Extent) []any {
	return []any{date(x.Start), date(x.End), date(x.SureStart), date(x.SureEnd), string(x.Precision), x.Ongoing}
}

// date is a day for a column, null if it is open.
func date(d geo.Day) any {
	if !d.Known() {
		return nil
	}
	return d.Time()
}

// geometry is the EWKB of g for a column.
func geometry(g orb.Geometry) any {
	return ewkb.MustMarshal(g, srsWGS84) // into memory, of a type that it knows
}

// pick returns the English text, or the first of another language.
func pick(t geo.Texts) string {
	if text, ok := t["en"]; ok || len(t) == 0 {
		return clean(text)
	}
	return clean(t[slices.Min(slices.Collect(maps.Keys(t)))])
}

// list is a list for an array column, never null.
func list(all []string) []string {
	cleaned := make([]string, len(all))
	for i, text := range all {
		cleaned[i] = clean(text)
	}
	return cleaned
}

func texts(t geo.Texts) any {
	if t == nil {
		return nil
	}
	return document(t)
}

// document is a part of a record for a jsonb column, null if it is empty. The
// record was encoded before: nothing can fail.
func document(v any) any {
	data, _ := geo.EncodePart(v)
	if string(data) == "null" {
		return nil
	}
	return withoutNull(data)
}

// withoutNull replaces the escape of U+0000, which jsonb cannot hold.
func withoutNull(data []byte) []byte {
	for i := 0; i+1 < len(data); i++ {
		if data[i] != '\\' {
			continue
		}
		if bytes.HasPrefix(data[i:], []byte(`\u0000`)) {
			copy(data[i:], `\ufffd`)
		}
		i++ // what is escaped starts no escape
	}
	return data
}
