package snapshot

import (
	"cmp"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// Item is one record of a snapshot with what is derived from it. It is shared
// by all readers: neither it nor anything it points to may be changed.
type Item struct {
	// Record is a *geo.Hotspot, *geo.Event, *geo.Flow or *geo.Source.
	Record geo.Record
	// Version is the change that wrote the record.
	Version geo.Version
	// Extent is the time of an event or flow, closed by the newest day that
	// its sources speak of. Of a hotspot it runs from the first to the last
	// day on which it is cited. Sources are undated.
	Extent geo.Extent
	// Geometry is an orb.Point, orb.MultiPoint or orb.LineString, nil if the
	// record has no place. Many functions of orb change what they are given:
	// clone it first.
	Geometry orb.Geometry
	// Bound is the bound of Geometry, the zero Bound if there is none.
	Bound orb.Bound
	// Disagree reports that the sources of an event or flow contradict each
	// other in its time or figures, or that its confidence is disputed.
	Disagree bool
	// FirstCited and LastCited are the first and the last known day of the
	// events and status claims of a hotspot and its parts; OpenStart and
	// OpenEnd if there is none, and for other records.
	FirstCited, LastCited geo.Day
	// FirstStated and LastStated are the times to which these days belong,
	// as they are stated; empty if there is none.
	FirstStated, LastStated geo.When
}

// ID is the id of the record.
func (i *Item) ID() string { return i.Record.Key().ID }

// Event returns the event, or the part of a flow that is told as of an event.
// It is nil for other records.
func (i *Item) Event() *geo.Event { return eventOf(i.Record) }

func eventOf(r geo.Record) *geo.Event {
	switch r := r.(type) {
	case *geo.Event:
		return r
	case *geo.Flow:
		return &r.Event
	}
	return nil
}

// orderKey is the place of an item in the default order of its collection.
type orderKey struct {
	rank  uint8
	start geo.Day
	id    string
}

// The ranks of events and flows.
const (
	rankPlaced  uint8 = iota // located and dated
	rankDated                // dated, not located
	rankUndated              // not dated
)

// order returns the place of i in the default order. Events and flows: those
// with place and time, then those with a time only, then the undated ones,
// each by first day and id. Hotspots: located ones first, among them sites
// first, then by id. Sources: by id.
func (i *Item) order() orderKey {
	key := orderKey{id: i.ID()}
	switch r := i.Record.(type) {
	case *geo.Hotspot:
		if i.Geometry == nil {
			key.rank += 2
		}
		if r.Role != geo.Site {
			key.rank++
		}
	case *geo.Event, *geo.Flow:
		key.start = i.Extent.Start
		switch {
		case !i.Extent.Dated():
			key.rank = rankUndated
		case i.Geometry == nil:
			key.rank = rankDated
		}
	}
	return key
}

func (a orderKey) compare(b orderKey) int {
	return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.start, b.start), cmp.Compare(a.id, b.id))
}
