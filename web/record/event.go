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
	x, room := item.Extent, &room{}
	v := Event{
		Kind:          e.Kind,
		When:          room.text(string(e.When)),
		TimePrecision: room.text(string(x.Precision)),
		Ongoing:       x.Ongoing,
		Place:         room.text(e.Place),
		Countries:     listed(e.Countries),
		Precision:     room.text(string(e.Precision)),
		RadiusM:       positive(e.RadiusM),
		Hotspots:      listed(e.Hotspots),
		Figures:       figuresOf(e.Figures, w),
		Sources:       claimsOf(e.Claims, w),
		Confidence:    room.text(string(e.Confidence)),
		Dataset:       e.Dataset,
		Extra:         e.Extra,
		Version:       item.Version,
	}
	if title, lang, ok := w.pick(e.Title); ok {
		v.Title, v.Lang = room.given(title), room.given(lang)
	}
	if summary, _, ok := w.pick(e.Summary); ok {
		v.Summary = room.given(summary)
	}
	if x.Dated() {
		v.Start, v.End = room.days(x.Start, x.End)
	}
	if x.Sure() {
		v.SureStart, v.SureEnd = room.days(x.SureStart, x.SureEnd)
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
