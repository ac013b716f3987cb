package snapshot

import (
	"cmp"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// draft is a record on its way into a segment, with what is derived from it.
type draft struct {
	id       string
	record   geo.Record
	content  string // encoded, empty if it is still to be
	version  geo.Version
	extent   geo.Extent
	geometry orb.Geometry
	disagree bool
	cited    cited
}

// cited says when a hotspot is cited first and last: the days, and the times to
// which they belong, as stated.
type cited struct {
	first, last             geo.Day
	firstStated, lastStated geo.When
}

// notCited is of those that are not cited, and of other records.
var notCited = cited{first: geo.OpenStart, last: geo.OpenEnd}

// orderKey is the place of a row in the default order of its collection.
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

func (a orderKey) compare(b orderKey) int {
	return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.start, b.start), cmp.Compare(a.id, b.id))
}

// rankOf returns the rank of a row. Events and flows: those with place and time
// come first, then those with a time only, then the undated ones. Hotspots:
// located ones first, among them sites first. Sources have one rank.
func rankOf(c geo.Collection, located, dated, site bool) uint8 {
	rank := uint8(0)
	switch c {
	case geo.Hotspots:
		if !located {
			rank += 2
		}
		if !site {
			rank++
		}
	case geo.Events, geo.Flows:
		switch {
		case !dated:
			rank = rankUndated
		case !located:
			rank = rankDated
		}
	}
	return rank
}

// rank is the rank of the row that is to be.
func (d *draft) rank() uint8 {
	return rankOf(d.record.Key().Collection, d.geometry != nil, d.extent.Dated(), isSite(d.record))
}

// order returns the place of the row that is to be: by rank, then by first day
// where it is that of an event or flow, then by id.
func (d *draft) order() orderKey {
	key := orderKey{rank: d.rank(), id: d.id}
	if eventOf(d.record) != nil {
		key.start = d.extent.Start
	}
	return key
}

func isSite(r geo.Record) bool {
	h, ok := r.(*geo.Hotspot)
	return ok && h.Role == geo.Site
}
