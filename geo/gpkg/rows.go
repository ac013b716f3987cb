package gpkg

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// row returns the values of a record's row in the order of columns, and its
// geometry, nil if it has none.
func (w *writer) row(record geo.Record, version geo.Version) ([]any, orb.Geometry, error) {
	switch r := record.(type) {
	case *geo.Source:
		return append(sourceRow(r), version), nil, nil
	case *geo.Hotspot:
		if r.Point == nil {
			return append(hotspotRow(r), version), nil, nil
		}
		return append(hotspotRow(r), version), *r.Point, nil
	case *geo.Event:
		x, err := w.extent(r)
		if len(r.Points) == 0 {
			return append(eventRow(r, x), version), nil, err
		}
		return append(eventRow(r, x), version), r.Points, err
	case *geo.Flow:
		x, err := w.extent(&r.Event)
		if err != nil {
			return nil, nil, err
		}
		line, err := w.line(r)
		values := append([]any{r.From, r.To, r.Of}, eventRow(&r.Event, x)...)
		return append(values, version), line, err
	}
	return nil, nil, fmt.Errorf("%s has no layer", record.Key())
}

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
	return []any{e.ID, pick(e.Title), e.Kind, string(e.When),
		date(x.Start), date(x.End), date(x.SureStart), date(x.SureEnd), string(x.Precision), x.Ongoing,
		e.Place, strings.Join(e.Countries, ","), string(e.Precision), e.RadiusM,
		strings.Join(e.Hotspots, ","), figuresText(e.Figures), string(e.Confidence), pick(e.Summary),
		strings.Join(geo.SourcesOf(e.Claims), ","), e.Dataset}
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
