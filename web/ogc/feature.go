package ogc

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

// feature is a GeoJSON Feature. Its properties are a struct, so that each
// Feature of a collection has all of them in the same order.
type feature struct {
	Type       string            `json:"type"`
	ID         string            `json:"id"`
	Geometry   *geojson.Geometry `json:"geometry"`
	Properties any               `json:"properties"`
	Links      []Link            `json:"links,omitempty"`
}

// featureOf describes an item, with texts in l's languages.
func featureOf(item *snapshot.Item, l *words) feature {
	f := feature{Type: "Feature", ID: item.Record.Key().ID, Geometry: geometryOf(item.Geometry)}
	switch record := item.Record.(type) {
	case *geo.Hotspot:
		f.Properties = hotspotValues(record, item, l)
	case *geo.Event:
		f.Properties = eventValues(record, item, l)
	case *geo.Flow:
		f.Properties = flowValues(record, item, l)
	case *geo.Source:
		f.Properties = sourceValues(record, item, l)
	}
	return f
}

func geometryOf(g orb.Geometry) *geojson.Geometry {
	if g == nil {
		return nil
	}
	return geojson.NewGeometry(g)
}

// eventFeature holds the properties of an event.
type eventFeature struct {
	Kind          string         `json:"kind"`
	Title         *string        `json:"title"`
	Summary       *string        `json:"summary"`
	Lang          *string        `json:"lang"`
	When          *string        `json:"when"`
	Start         *string        `json:"start"`
	End           *string        `json:"end"`
	SureStart     *string        `json:"sure_start"`
	SureEnd       *string        `json:"sure_end"`
	TimePrecision *string        `json:"time_precision"`
	Ongoing       bool           `json:"ongoing"`
	Place         *string        `json:"place"`
	Countries     []string       `json:"countries"`
	Precision     *string        `json:"precision"`
	RadiusM       *float64       `json:"radius_m"`
	Hotspots      []string       `json:"hotspots"`
	Figures       []figure       `json:"figures"`
	Sources       []claim        `json:"sources"`
	Confidence    *string        `json:"confidence"`
	Dataset       string         `json:"dataset"`
	Extra         map[string]any `json:"extra"`
	Version       geo.Version    `json:"version"`
}

// flowFeature holds the properties of a flow.
type flowFeature struct {
	eventFeature
	From  *string `json:"from"`
	To    *string `json:"to"`
	Event *string `json:"event"`
}

func eventValues(e *geo.Event, item *snapshot.Item, l *words) eventFeature {
	title, lang := l.pick(e.Title)
	x := item.Extent
	v := eventFeature{
		Kind:          e.Kind,
		Title:         title,
		Summary:       l.text(e.Summary),
		Lang:          lang,
		When:          optional(e.When),
		TimePrecision: optional(x.Precision),
		Ongoing:       x.Ongoing,
		Place:         optional(e.Place),
		Countries:     listed(e.Countries),
		Precision:     optional(e.Precision),
		RadiusM:       positive(e.RadiusM),
		Hotspots:      listed(e.Hotspots),
		Figures:       figuresOf(e.Figures, l),
		Sources:       claimsOf(e.Claims, l),
		Confidence:    optional(e.Confidence),
		Dataset:       e.Dataset,
		Extra:         e.Extra,
		Version:       item.Version,
	}
	if x.Dated() {
		v.Start, v.End = day(x.Start), day(x.End)
	}
	if x.Sure() {
		v.SureStart, v.SureEnd = day(x.SureStart), day(x.SureEnd)
	}
	return v
}

func flowValues(f *geo.Flow, item *snapshot.Item, l *words) flowFeature {
	return flowFeature{
		eventFeature: eventValues(&f.Event, item, l),
		From:         optional(f.From),
		To:           optional(f.To),
		Event:        optional(f.Of),
	}
}

// hotspotFeature holds the properties of a hotspot.
type hotspotFeature struct {
	Name       *string     `json:"name"`
	Names      []geo.Name  `json:"names"`
	Type       string      `json:"type"`
	Role       string      `json:"role"`
	Country    *string     `json:"country"`
	Admin1     *string     `json:"admin1"`
	PartOf     *string     `json:"part_of"`
	Precision  *string     `json:"precision"`
	RadiusM    *float64    `json:"radius_m"`
	Located    *string     `json:"located"`
	Status     []status    `json:"status"`
	FirstCited *string     `json:"first_cited"`
	LastCited  *string     `json:"last_cited"`
	Summary    *string     `json:"summary"`
	Lang       *string     `json:"lang"`
	Sources    []claim     `json:"sources"`
	Dataset    string      `json:"dataset"`
	Version    geo.Version `json:"version"`
}

// status is a claim on the state of a hotspot.
type status struct {
	Status  string   `json:"status"`
	When    geo.When `json:"when"`
	Sources []claim  `json:"sources"`
}

func hotspotValues(h *geo.Hotspot, item *snapshot.Item, l *words) hotspotFeature {
	name, lang := l.pick(h.Name)
	v := hotspotFeature{
		Name:       name,
		Names:      listed(h.Names),
		Type:       h.Type,
		Role:       string(h.Role),
		Country:    optional(h.Country),
		Admin1:     optional(h.Admin1),
		PartOf:     optional(h.PartOf),
		Precision:  optional(h.Precision),
		RadiusM:    positive(h.RadiusM),
		Located:    optional(h.Located),
		Status:     make([]status, len(h.Status)),
		FirstCited: optional(string(item.FirstStated)),
		LastCited:  optional(string(item.LastStated)),
		Summary:    l.text(h.Summary),
		Lang:       lang,
		Sources:    claimsOf(h.Claims, l),
		Dataset:    h.Dataset,
		Version:    item.Version,
	}
	for i, st := range h.Status {
		v.Status[i] = status{st.Status, st.When, claimsOf(st.Sources, l)}
	}
	return v
}
