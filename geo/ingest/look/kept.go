package look

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/pack"
)

// kept is what the columns need of an event: there are many, and a browser has
// little memory.
type kept struct {
	row         int64
	extent      geo.Extent
	when, title string
	place, kind string
	points      orb.MultiPoint
	countries   []string // shared with other events
	precision   geo.Precision
	confidence  geo.Confidence
	radiusM     float64
}

// addEvent keeps an event.
func (v *viewer) addEvent(e *geo.Event, row int64) {
	c := &v.seen.Counts
	x, err := e.When.Extent(geo.OpenEnd)
	if err != nil { // Record has read it
		x = geo.Undated
	}
	c.Events++
	if !x.Dated() {
		c.Undated++
	}
	if len(e.Points) > 0 {
		c.Located++
	}
	// Cells are parts of longer texts, which are not to be kept for them.
	v.events = append(v.events, kept{row: row, extent: x, when: strings.Clone(string(e.When)), title: strings.Clone(textOf(e.Title)),
		place: strings.Clone(e.Place), kind: e.Kind, points: e.Points, countries: e.Countries,
		precision: e.Precision, confidence: e.Confidence, radiusM: e.RadiusM})
}

// textOf is a text that has one language only.
func textOf(t geo.Texts) string {
	for _, text := range t {
		return text
	}
	return ""
}

// part writes the events as columns, those of the same time in the order of the
// file.
func (v *viewer) part() ([]byte, error) {
	order := make([]int32, len(v.events))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		if c := pack.Compare(v.events[a].extent, v.events[b].extent, "", ""); c != 0 {
			return c
		}
		return int(a - b)
	})
	c := pack.NewColumns(len(v.events), pack.Everything)
	for _, i := range order {
		c.Add(v.events[i].packed())
	}
	part, err := c.Encode()
	if geo.CodeOf(err) == geo.Invalid {
		return nil, errors.New("its rows have too many different kinds to be drawn")
	}
	return part, err
}

// packed is the event as a row of the columns.
func (k *kept) packed() pack.Row {
	return pack.Row{Extent: k.extent, Title: k.title, Event: &geo.Event{
		ID: strconv.FormatInt(k.row, 10), Dataset: dataset, Kind: k.kind, When: geo.When(k.when), Place: k.place, Points: k.points,
		Countries: k.countries, Precision: k.precision, RadiusM: k.radiusM, Confidence: k.confidence}}
}
