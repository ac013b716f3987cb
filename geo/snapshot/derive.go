package snapshot

import (
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// items makes the items of one collection. The times of events are noted for
// the hotspots that they name.
func (b *builder) items(c geo.Collection) ([]*Item, error) {
	records := b.records[c]
	together := make([]Item, len(records)) // one piece of memory for all
	items := make([]*Item, len(records))
	for i, r := range records {
		items[i] = &together[i]
		if err := b.derive(items[i], r); err != nil {
			return nil, err
		}
	}
	return items, nil
}

// derive fills in an item from its record.
func (b *builder) derive(item *Item, r written) error {
	*item = Item{
		Record: r.record, Version: r.version, Extent: geo.Undated,
		FirstCited: geo.OpenStart, LastCited: geo.OpenEnd,
		Geometry: b.geometry(r.record), Disagree: disagree(r.record),
	}
	if item.Geometry != nil {
		item.Bound = item.Geometry.Bound()
	}
	var err error
	switch record := r.record.(type) {
	case *geo.Event:
		item.Extent, err = b.extent(record.When, record.Claims)
	case *geo.Flow:
		item.Extent, err = b.extent(record.When, record.Claims)
	case *geo.Hotspot:
		b.cite(item, record.ID)
	}
	if err != nil {
		return badTime(r.record, err)
	}
	if e, ok := r.record.(*geo.Event); ok {
		b.note(e.Hotspots, e.When, item.Extent)
	}
	return nil
}

// note keeps a time, as stated and as days, for hotspots and for all that
// these lie in.
func (b *builder) note(hotspots []string, when geo.When, e geo.Extent) {
	if !e.Dated() {
		return
	}
	var seen []string
	for _, id := range hotspots {
		for _, above := range b.parents[id] {
			if !slices.Contains(seen, above) {
				seen = append(seen, above)
				b.cited[above] = append(b.cited[above], e)
				b.stated[above] = append(b.stated[above], when)
			}
		}
	}
}

// readStatuses notes the times of the status claims of all hotspots.
func (b *builder) readStatuses() error {
	for _, r := range b.records[geo.Hotspots] {
		h := r.record.(*geo.Hotspot)
		for _, s := range h.Status {
			e, err := b.extent(s.When, s.Sources)
			if err != nil {
				return badTime(h, err)
			}
			b.note([]string{h.ID}, s.When, e)
		}
	}
	return nil
}

// extent says which days a time means, as of the newest day that the sources
// of the claims speak of. Most times are stated again and again, and few are
// open towards the end, so that it depends on the sources.
func (b *builder) extent(when geo.When, claims []geo.Claim) (geo.Extent, error) {
	e, ok := b.extents[when]
	if !ok {
		var err error
		if e, err = when.Extent(geo.OpenEnd); err != nil {
			return e, err
		}
		if len(b.extents) < maxExtents {
			b.extents[when] = e
		}
	}
	if e.End != geo.OpenEnd {
		return e, nil
	}
	return when.Extent(geo.NewestAsOf(claims, func(source string) geo.Day {
		if day, ok := b.asOf[source]; ok {
			return day
		}
		return geo.OpenEnd
	}))
}

// maxExtents bounds the times that are remembered while a snapshot is built.
const maxExtents = 1 << 16

// cite says when a hotspot is cited, by what was noted for it. Of times that
// begin or end on the same day, the more exact one is taken.
func (b *builder) cite(item *Item, id string) {
	first, last := geo.OpenEnd, geo.OpenStart
	var firstEnd, lastStart geo.Day
	for i, e := range b.cited[id] {
		from, to := knownDays(e)
		if from > to {
			continue
		}
		if from < first || from == first && to < firstEnd {
			first, firstEnd, item.FirstStated = from, to, b.stated[id][i]
		}
		if to > last || to == last && from > lastStart {
			last, lastStart, item.LastStated = to, from, b.stated[id][i]
		}
	}
	if first > last {
		return
	}
	item.FirstCited, item.LastCited = first, last
	item.Extent = geo.Extent{Start: first, End: last, SureStart: geo.OpenEnd, SureEnd: geo.OpenStart, Precision: geo.PrecisionRange}
}

// knownDays returns the first and the last known day of a time: of what
// happened on or before a day, that day.
func knownDays(e geo.Extent) (first, last geo.Day) {
	first, last = geo.OpenEnd, geo.OpenStart
	for _, d := range []geo.Day{e.Start, e.End, e.SureStart, e.SureEnd} {
		if d.Known() {
			first, last = min(first, d), max(last, d)
		}
	}
	return first, last
}

// geometry returns the place of a record, nil if it has none.
func (b *builder) geometry(r geo.Record) orb.Geometry {
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
		from, to := b.hotspots[r.From], b.hotspots[r.To]
		if from != nil && to != nil && from.Point != nil && to.Point != nil {
			return orb.LineString{*from.Point, *to.Point}
		}
	}
	return nil
}
