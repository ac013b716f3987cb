package record

import (
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

// Event holds the properties of an event.
type Event struct {
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
	Figures       []Figure       `json:"figures"`
	Sources       []Claim        `json:"sources"`
	Confidence    *string        `json:"confidence"`
	Dataset       string         `json:"dataset"`
	Extra         map[string]any `json:"extra"`
	Version       geo.Version    `json:"version"`
}

// Flow holds the properties of a flow.
type Flow struct {
	Event
	From *string `json:"from"`
	To   *string `json:"to"`
	Of   *string `json:"event"`
}

func eventValues(e *geo.Event, item *snapshot.Item, w *Words) Event {
	title, lang := w.Pick(e.Title)
	x := item.Extent
	v := Event{
		Kind:          e.Kind,
		Title:         title,
		Summary:       w.Text(e.Summary),
		Lang:          lang,
		When:          Optional(e.When),
		TimePrecision: Optional(x.Precision),
		Ongoing:       x.Ongoing,
		Place:         Optional(e.Place),
		Countries:     listed(e.Countries),
		Precision:     Optional(e.Precision),
		RadiusM:       positive(e.RadiusM),
		Hotspots:      listed(e.Hotspots),
		Figures:       figuresOf(e.Figures, w),
		Sources:       claimsOf(e.Claims, w),
		Confidence:    Optional(e.Confidence),
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

func flowValues(f *geo.Flow, item *snapshot.Item, w *Words) Flow {
	return Flow{
		Event: eventValues(&f.Event, item, w),
		From:  Optional(f.From),
		To:    Optional(f.To),
		Of:    Optional(f.Of),
	}
}
