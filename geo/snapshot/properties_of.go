package snapshot

import "github.com/mapd/mapd/geo"

// propertiesOf lists the properties by which the items of each collection can
// be filtered, but for imported columns, in the order in which they are shown.
var propertiesOf = map[geo.Collection][]property{
	geo.Events:   eventProperties,
	geo.Flows:    append(eventProperties[:len(eventProperties):len(eventProperties)], flowProperties...),
	geo.Hotspots: hotspotProperties,
	geo.Sources:  sourceProperties,
}

// The properties that all items have, and those of all that has a place.
var (
	idProperty = property{name: "id", kind: geo.StringProperty,
		text: func(r *itemRow) (string, bool) { return r.item.ID(), true }}
	datasetProperty = property{name: "dataset", kind: geo.StringProperty,
		text: func(r *itemRow) (string, bool) { return r.item.row.first(fieldDataset), true }}
	versionProperty = property{name: "version", kind: geo.IntegerProperty,
		number: func(r *itemRow) (float64, bool) { return float64(r.item.Version), true }}
	geometryProperty = property{name: "geometry", kind: geo.GeometryProperty}
	timeProperty     = property{name: "time", kind: geo.IntervalProperty,
		time: func(r *itemRow) (geo.Interval, bool) {
			return days(r.item.Extent.Start, r.item.Extent.End), r.item.Extent.Dated()
		}}
)

// columnText makes a property of a field that is a column. eventText, eventList
// and dayOf make properties of events and flows.
func columnText(f field) property {
	return property{name: string(f), kind: geo.StringProperty, text: func(r *itemRow) (string, bool) { return given(r.item.row.first(f)) }}
}

func eventText(name string, text func(*geo.Event) (string, bool)) property {
	return property{name: name, kind: geo.StringProperty, text: func(r *itemRow) (string, bool) { return text(r.item.Event()) }}
}

func eventList(name string, list func(*geo.Event) []string) property {
	return property{name: name, kind: geo.ArrayProperty, list: func(r *itemRow) ([]string, bool) { return list(r.item.Event()), true }}
}

func dayOf(name string, day func(geo.Extent) (geo.Day, bool)) property {
	return property{name: name, kind: geo.DateProperty, time: func(r *itemRow) (geo.Interval, bool) {
		d, ok := day(r.item.Extent)
		if !ok {
			return geo.Interval{}, false
		}
		return knownDay(d)
	}}
}

var eventProperties = []property{
	idProperty,
	columnText(fieldKind),
	{name: "family", kind: geo.StringProperty, text: func(r *itemRow) (string, bool) {
		return string(r.schema.s.Family(r.item.row.Kind())), true
	}},
	{name: "title", kind: geo.StringProperty, text: func(r *itemRow) (string, bool) {
		if title, ok := r.item.row.plainTitle(); ok {
			return title, true
		}
		return ownText(r.item.Event().Title)
	}},
	eventText("summary", func(e *geo.Event) (string, bool) { return ownText(e.Summary) }),
	eventText("when", func(e *geo.Event) (string, bool) { return given(e.When) }),
	timeProperty,
	dayOf("start", func(x geo.Extent) (geo.Day, bool) { return x.Start, x.Dated() }),
	dayOf("end", func(x geo.Extent) (geo.Day, bool) { return x.End, x.Dated() }),
	dayOf("sure_start", func(x geo.Extent) (geo.Day, bool) { return x.SureStart, x.Sure() }),
	dayOf("sure_end", func(x geo.Extent) (geo.Day, bool) { return x.SureEnd, x.Sure() }),
	{name: "time_precision", kind: geo.StringProperty, text: func(r *itemRow) (string, bool) { return given(r.item.Extent.Precision) }},
	{name: "ongoing", kind: geo.BooleanProperty, truth: func(r *itemRow) (bool, bool) { return r.item.Extent.Ongoing, true }},
	eventText("place", func(e *geo.Event) (string, bool) { return given(e.Place) }),
	eventList("countries", func(e *geo.Event) []string { return e.Countries }),
	columnText(fieldPrecision),
	{name: "radius_m", kind: geo.NumberProperty, number: func(r *itemRow) (float64, bool) {
		radius := r.item.Event().RadiusM
		return radius, radius > 0
	}},
	eventList("hotspots", func(e *geo.Event) []string { return e.Hotspots }),
	eventList("sources", func(e *geo.Event) []string { return geo.SourcesOf(e.Claims) }),
	columnText(fieldConfidence),
	datasetProperty,
	versionProperty,
	geometryProperty,
}

func flowText(name string, text func(*geo.Flow) string) property {
	return property{name: name, kind: geo.StringProperty, text: func(r *itemRow) (string, bool) {
		f, ok := r.item.Record().(*geo.Flow)
		if !ok {
			return "", false
		}
		return given(text(f))
	}}
}

var flowProperties = []property{
	flowText("from", func(f *geo.Flow) string { return f.From }),
	flowText("to", func(f *geo.Flow) string { return f.To }),
	flowText("event", func(f *geo.Flow) string { return f.Of }),
}

func hotspotText(name string, text func(*geo.Hotspot) (string, bool)) property {
	return property{name: name, kind: geo.StringProperty, text: func(r *itemRow) (string, bool) {
		return text(r.item.Record().(*geo.Hotspot))
	}}
}

var hotspotProperties = []property{
	idProperty,
	hotspotText("name", func(h *geo.Hotspot) (string, bool) { return ownText(h.Name) }),
	hotspotText("type", func(h *geo.Hotspot) (string, bool) { return given(h.Type) }),
	hotspotText("role", func(h *geo.Hotspot) (string, bool) { return given(h.Role) }),
	hotspotText("country", func(h *geo.Hotspot) (string, bool) { return given(h.Country) }),
	hotspotText("admin1", func(h *geo.Hotspot) (string, bool) { return given(h.Admin1) }),
	hotspotText("part_of", func(h *geo.Hotspot) (string, bool) { return given(h.PartOf) }),
	hotspotText("precision", func(h *geo.Hotspot) (string, bool) { return given(h.Precision) }),
	{name: "radius_m", kind: geo.NumberProperty, number: func(r *itemRow) (float64, bool) {
		radius := r.item.Record().(*geo.Hotspot).RadiusM
		return radius, radius > 0
	}},
	hotspotText("located", func(h *geo.Hotspot) (string, bool) { return given(h.Located) }),
	{name: "status", kind: geo.ArrayProperty, list: func(r *itemRow) ([]string, bool) {
		return statusWords(r.item.Record().(*geo.Hotspot)), true
	}},
	timeProperty,
	{name: "first_cited", kind: geo.StringProperty, text: func(r *itemRow) (string, bool) { return given(r.item.FirstStated) }},
	{name: "last_cited", kind: geo.StringProperty, text: func(r *itemRow) (string, bool) { return given(r.item.LastStated) }},
	hotspotText("summary", func(h *geo.Hotspot) (string, bool) { return ownText(h.Summary) }),
	{name: "sources", kind: geo.ArrayProperty, list: func(r *itemRow) ([]string, bool) {
		return geo.SourcesOf(r.item.Record().(*geo.Hotspot).Claims), true
	}},
	datasetProperty,
	versionProperty,
	geometryProperty,
}

func sourceText(name string, text func(*geo.Source) (string, bool)) property {
	return property{name: name, kind: geo.StringProperty, text: func(r *itemRow) (string, bool) {
		return text(r.item.Record().(*geo.Source))
	}}
}

// cslText makes a property of a variable of CSL-JSON.
func cslText(name, variable string) property {
	return sourceText(name, func(s *geo.Source) (string, bool) {
		text, _ := s.CSL[variable].(string)
		return given(text)
	})
}

var sourceProperties = []property{
	idProperty,
	cslText("title", "title"),
	cslText("type", "type"),
	cslText("container_title", "container-title"),
	cslText("publisher", "publisher"),
	cslText("url", "URL"),
	cslText("language", "language"),
	sourceText("reliability", func(s *geo.Source) (string, bool) { return given(s.Reliability) }),
	sourceText("as_of", func(s *geo.Source) (string, bool) { return given(s.AsOf) }),
	{name: "cited_by", kind: geo.ArrayProperty, list: func(r *itemRow) ([]string, bool) {
		return r.item.Record().(*geo.Source).CitedBy, true
	}},
	sourceText("note", func(s *geo.Source) (string, bool) { return ownText(s.Note) }),
	datasetProperty,
	versionProperty,
}
