//go:build unix

package main

import (
	"fmt"
	"iter"
	"math"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/geo/synth"
)

// dataset is a set of made-up events.
type dataset struct {
	name   string
	table  string // in PostGIS
	events int
	places int // that they share; 0: each has its own

	columns columns
}

// columns are what the choice of tiles and a bare scan read.
type columns struct {
	lon, lat   []float64
	start, end []geo.Day
}

// families are those of the kinds that package synth draws.
var families = map[string]geo.Family{
	"battle": geo.Force, "explosion": geo.Force, "violence": geo.Harm, "riot": geo.Force, "protest": geo.Pressure, "strategic": geo.Pressure,
	"flood": geo.Harm, "earthquake": geo.Harm, "storm": geo.Harm, "fire": geo.Harm, "displacement": geo.Moved, "aid": geo.Freed,
}

// synthetic yields the events.
func (d *dataset) synthetic() iter.Seq[synth.Event] {
	return synth.Events(synth.Options{Rows: d.events, Seed: synth.Seed, Places: d.places})
}

const secondsOfDay = 86400

func dayOf(seconds int64) geo.Day { return geo.Day(math.Floor(float64(seconds) / secondsOfDay)) }

func idOf(e synth.Event) string { return fmt.Sprintf("synth.%07d", e.Number) }

// What all events have in common, as an import leaves it.
const (
	datasetID  = "synth"
	sourceID   = "synth.source"
	radius     = 2000.0
	precision  = geo.Near
	confidence = geo.Reported
)

func eventOf(e synth.Event) *geo.Event {
	when := dayOf(e.Begin).String()
	if end := dayOf(e.End); end != dayOf(e.Begin) {
		when += "/" + end.String()
	}
	event := &geo.Event{
		ID: idOf(e), Dataset: datasetID, Kind: e.Kind, Title: geo.Texts{"en": e.Title}, When: geo.When(when),
		Points: orb.MultiPoint{e.Place}, Countries: []string{e.Country}, Precision: precision, RadiusM: radius, Confidence: confidence,
		Claims: []geo.Claim{{Source: sourceID, Locator: fmt.Sprint("row ", e.Number)}},
	}
	if e.Count >= 0 {
		best := float64(e.Count)
		event.Figures = []geo.Figure{{Measure: "affected", Unit: "people", Low: &best, Best: &best, High: &best, Qualifier: geo.Exactly, Sort: geo.Happened}}
	}
	return event
}

// snapshot reads the events into a snapshot, and their columns.
func (d *dataset) snapshot() (*snapshot.Snapshot, error) {
	d.columns = columns{}
	return snapshot.Build(geo.StoreInfo{ID: "bench-" + d.table, Version: 1}, d.revisions)
}

func (d *dataset) revisions(yield func(geo.Revision, error) bool) {
	give := func(r geo.Record) bool {
		return yield(geo.Revision{Key: r.Key(), Dataset: datasetID, Version: 1, Record: r}, nil)
	}
	if !give(&geo.Dataset{ID: datasetID, Title: geo.Texts{"en": "Made-up events"}, Visibility: geo.Public}) {
		return
	}
	for kind, family := range families {
		if !give(&geo.Kind{ID: kind, Dataset: datasetID, Label: geo.Texts{"en": kind}, Glyph: kind, Family: family}) {
			return
		}
	}
	if !give(&geo.Source{ID: sourceID, Dataset: datasetID, CSL: map[string]any{"title": "Made-up events", "type": "dataset"}}) {
		return
	}
	for e := range d.synthetic() {
		d.columns.add(e)
		if !give(eventOf(e)) {
			return
		}
	}
}

func (c *columns) add(e synth.Event) {
	c.lon, c.lat = append(c.lon, e.Place[0]), append(c.lat, e.Place[1])
	c.start, c.end = append(c.start, dayOf(e.Begin)), append(c.end, dayOf(e.End))
}
