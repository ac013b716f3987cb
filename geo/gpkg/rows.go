package gpkg

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// row is the row of a record. What follows from other records is filled in
// when it is written: the days of what is open towards the end, from its
// sources, and the line of a flow, from its hotspots.
type row struct {
	values   []any        // as layerColumns, but the version
	geometry orb.Geometry // nil if it has none
	written  geo.Version  // 0: by this change
	when     geo.When
	dates    []any    // those of values that say when, if its end is the sources' to tell
	relied   []string // the sources
	ends     []string // of a flow
	asOf     string   // of a source
}

// rowOf makes the row of a record, nil if its collection has no layer. It
// holds nothing that a later change of the record would reach.
func rowOf(record geo.Record) *row {
	switch r := record.(type) {
	case *geo.Source:
		return &row{values: sourceRow(r), asOf: string(r.AsOf)}
	case *geo.Hotspot:
		row := &row{values: append([]any{nil}, hotspotRow(r)...)}
		if r.Point != nil {
			row.locate(*r.Point)
		}
		return row
	case *geo.Event:
		row := &row{values: make([]any, 1, len(eventColumns)+1)}
		row.event(r)
		if len(r.Points) > 0 {
			row.locate(slices.Clone(r.Points))
		}
		return row
	case *geo.Flow:
		row := &row{values: []any{nil, r.From, r.To, r.Of}, ends: []string{r.From, r.To}}
		row.event(&r.Event)
		return row
	}
	return nil
}

// version is that of the change which wrote the record.
func (r *row) version(w *writer) geo.Version {
	if r.written != 0 {
		return r.written
	}
	return w.change.Version
}

// locate sets the geometry.
func (r *row) locate(g orb.Geometry) {
	r.geometry, r.values[0] = g, encodeBlob(g)
}

// event adds the values of an event or flow from its id on.
func (r *row) event(e *geo.Event) {
	x, err := e.When.Extent(geo.OpenEnd)
	if err != nil {
		x = geo.Undated // the revision keeps the text
	}
	first := len(r.values)
	r.values = append(r.values, eventRow(e, x)...)
	if x.Dated() && x.End == geo.OpenEnd {
		first += slices.Index(eventColumns, "start")
		r.when, r.dates, r.relied = e.When, r.values[first:first+6], geo.SourcesOf(e.Claims)
	}
}

// date sets when it was.
func (r *row) date(x geo.Extent) { copy(r.dates, days(x)) }

func sourceRow(s *geo.Source) []any {
	text := func(name string) string {
		value, _ := s.CSL[name].(string)
		return value
	}
	return []any{s.ID, text("title"), text("type"), text("publisher"), text("URL"),
		string(s.AsOf), s.Reliability, s.Dataset}
}

func hotspotRow(h *geo.Hotspot) []any {
	return []any{h.ID, pick(h.Name), h.Type, string(h.Role), h.Country, h.Admin1, h.PartOf,
		string(h.Precision), h.RadiusM, h.Located, statusText(h.Status), pick(h.Summary),
		strings.Join(geo.SourcesOf(h.Claims), ","), h.Dataset}
}

func eventRow(e *geo.Event, x geo.Extent) []any {
	d := days(x)
	return []any{e.ID, pick(e.Title), e.Kind, string(e.When), d[0], d[1], d[2], d[3], d[4], d[5], e.Place, strings.Join(e.Countries, ","), string(e.Precision), e.RadiusM,
		strings.Join(e.Hotspots, ","), figuresText(e.Figures), string(e.Confidence), pick(e.Summary),
		strings.Join(geo.SourcesOf(e.Claims), ","), e.Dataset}
}

// days are the values of the columns that say when, from start to ongoing.
func days(x geo.Extent) []any {
	list := make([]any, 0, 6)
	known := [...]geo.Day{x.Start, x.End, x.SureStart, x.SureEnd}
	for i, d := range known {
		if i > 0 && d == known[i-1] { // as on a single day
			list = append(list, list[i-1])
			continue
		}
		list = append(list, date(d))
	}
	return append(list, string(x.Precision), x.Ongoing)
}

// date is a day for a DATE column, null if it is open.
func date(d geo.Day) any {
	if !d.Known() {
		return nil
	}
	return d.String()
}

// pick returns the English text, or the first of another language.
func pick(t geo.Texts) string {
	if text, ok := t["en"]; ok || len(t) == 0 {
		return text
	}
	return t[slices.Min(slices.Collect(maps.Keys(t)))]
}

// statusText lists what is claimed and when: "reported 2023/.., raided 2025-10".
func statusText(claims []geo.Status) string {
	var parts []string
	for _, s := range claims {
		parts = append(parts, strings.TrimSpace(s.Status+" "+string(s.When)))
	}
	return strings.Join(parts, ", ")
}

// figuresText says the numbers in short: "rescued about 300 people, arrested
// 1000–1200 people".
func figuresText(figures []geo.Figure) string {
	var parts []string
	for _, f := range figures {
		number := ""
		switch {
		case f.Best != nil:
			number = decimal(*f.Best)
		case f.Low != nil && f.High != nil:
			number = decimal(*f.Low) + "–" + decimal(*f.High)
		case f.Low != nil:
			number = decimal(*f.Low)
		case f.High != nil:
			number = decimal(*f.High)
		}
		qualifier := string(f.Qualifier)
		if f.Qualifier == geo.Exactly {
			qualifier = ""
		}
		parts = append(parts, strings.Join(strings.Fields(strings.Join([]string{f.Measure, qualifier, number, f.Unit}, " ")), " "))
	}
	return strings.Join(parts, ", ")
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
