package snapshot

import (
	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// deriver turns records into drafts: it looks up what other records tell of one
// (the days of sources, the points of hotspots).
type deriver struct {
	asOf    map[string]geo.Day // by source, where known
	tree    *hotspotTree
	extents map[geo.When]geo.Extent // of times already met, with open ends left open
}

func newDeriver(asOf map[string]geo.Day, tree *hotspotTree) *deriver {
	return &deriver{asOf, tree, map[geo.When]geo.Extent{}}
}

// written is a record with the change that wrote it.
type written struct {
	record  geo.Record
	content string // encoded, empty if it is still to be
	version geo.Version
}

// drafts derives what is to be known of records, but for the times of hotspots.
func (d *deriver) drafts(records []written) ([]*draft, error) {
	together := make([]draft, len(records)) // one piece of memory for all
	drafts := make([]*draft, len(records))
	for i, r := range records {
		drafts[i] = &together[i]
		if err := d.derive(drafts[i], r); err != nil {
			return nil, err
		}
	}
	return drafts, nil
}

func (d *deriver) derive(to *draft, r written) error {
	*to = draft{id: r.record.Key().ID, record: r.record, content: r.content, version: r.version, extent: geo.Undated, cited: notCited,
		geometry: d.geometry(r.record), disagree: disagree(r.record)}
	if e := eventOf(r.record); e != nil {
		var err error
		if to.extent, err = d.extent(e.When, e.Claims); err != nil {
			return badTime(r.record, err)
		}
	}
	return nil
}

// extent says which days a time means, as of the newest day that the sources
// of the claims speak of. Most times are stated again and again, and few are
// open towards the end, so that it depends on the sources.
func (d *deriver) extent(when geo.When, claims []geo.Claim) (geo.Extent, error) {
	e, ok := d.extents[when]
	if !ok {
		var err error
		if e, err = when.Extent(geo.OpenEnd); err != nil {
			return e, err
		}
		if len(d.extents) < maxExtents {
			d.extents[when] = e
		}
	}
	if e.End != geo.OpenEnd {
		return e, nil
	}
	return when.Extent(geo.NewestAsOf(claims, func(source string) geo.Day {
		if day, ok := d.asOf[source]; ok {
			return day
		}
		return geo.OpenEnd
	}))
}

// maxExtents bounds the times that are remembered while a snapshot is built.
const maxExtents = 1 << 16

// geometry returns the place of a record, nil if it has none.
func (d *deriver) geometry(r geo.Record) orb.Geometry {
	switch r := r.(type) {
	case *geo.Hotspot:
		if r.Point != nil {
			return *r.Point
		}
	case *geo.Event:
		if len(r.Points) == 1 {
			return r.Points[0]
		}
		if len(r.Points) > 1 {
			return r.Points
		}
	case *geo.Flow:
		from, to := d.tree.point(r.From), d.tree.point(r.To)
		if from != nil && to != nil {
			return orb.LineString{*from, *to}
		}
	}
	return nil
}

// badTime is the error of a record whose time cannot be read.
func badTime(r geo.Record, err error) error {
	return &geo.Error{Code: geo.Internal, Message: r.Key().String() + " has a time that cannot be read", Err: err}
}

// asOfDay returns the newest day that a source is known to speak of.
func asOfDay(source *geo.Source) (day geo.Day, known bool, err error) {
	e, err := source.AsOf.Extent(geo.OpenEnd)
	if err != nil {
		return 0, false, badTime(source, err)
	}
	return e.End, e.End.Known(), nil
}
