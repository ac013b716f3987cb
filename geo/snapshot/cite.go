package snapshot

import (
	"cmp"

	"github.com/mapd/mapd/geo"
)

// statedTime is a time, as stated and as days.
type statedTime struct {
	stated geo.When
	extent geo.Extent
}

// statusTimes returns the times of the status claims of a hotspot that are
// known.
func (d *deriver) statusTimes(h *geo.Hotspot) ([]statedTime, error) {
	var times []statedTime
	for _, s := range h.Status {
		e, err := d.extent(s.When, s.Sources)
		if err != nil {
			return nil, badTime(h, err)
		}
		if e.Dated() {
			times = append(times, statedTime{s.When, e})
		}
	}
	return times, nil
}

// cite says when a hotspot is cited: by the events and status claims of itself
// and all that lies in it. Of times that begin or end on the same day, the more
// exact one is taken; of those that are as exact, status claims come first, by
// hotspot, then events in their order.
func (s *Snapshot) cite(d *draft) {
	id := d.id
	var span citedSpan
	for _, at := range s.tree.withParts(id) {
		for _, t := range s.statuses[at] {
			span.addStatus(t)
		}
	}
	for _, g := range s.segments[geo.Events] {
		for _, at := range s.tree.withParts(id) {
			for _, row := range g.values[fieldHotspot].having(at) {
				if g.has(row) && g.dated.has(row) {
					span.addEvent(g, row)
				}
			}
		}
	}
	if !span.known {
		return
	}
	d.cited = cited{span.first.from, span.last.to, span.first.when(), span.last.when()}
	d.extent = geo.Extent{Start: d.cited.first, End: d.cited.last,
		SureStart: geo.OpenEnd, SureEnd: geo.OpenStart, Precision: geo.PrecisionRange}
}

// citation is one time at which a hotspot is cited.
type citation struct {
	from, to geo.Day // the first and the last known day
	stated   geo.When
	segment  *heldSegment // of an event, nil of a status claim
	row      uint32
}

// when is the time as stated.
func (c citation) when() geo.When {
	if c.segment == nil {
		return c.stated
	}
	return eventOf(Row{c.segment, c.row}.record()).When
}

// compare orders citations that are equal in their days.
func (c citation) compare(d citation) int {
	switch {
	case c.segment == nil && d.segment == nil:
		return 0
	case c.segment == nil:
		return -1
	case d.segment == nil:
		return 1
	case c.segment == d.segment:
		return cmp.Compare(c.row, d.row)
	}
	return c.segment.order(c.row).compare(d.segment.order(d.row))
}

// citedSpan is the first and the last of citations.
type citedSpan struct {
	known       bool
	first, last citation
}

func (s *citedSpan) addStatus(t statedTime) {
	from, to := knownDays(t.extent)
	s.add(citation{from: from, to: to, stated: t.stated})
}

func (s *citedSpan) addEvent(g *heldSegment, row uint32) {
	from, to := knownDays(g.times.extent(row))
	s.add(citation{from: from, to: to, segment: g, row: row})
}

func (s *citedSpan) add(c citation) {
	if c.from > c.to { // no day is known
		return
	}
	if !s.known {
		s.known, s.first, s.last = true, c, c
		return
	}
	if d := cmp.Or(cmp.Compare(c.from, s.first.from), cmp.Compare(c.to, s.first.to)); d < 0 || d == 0 && c.compare(s.first) < 0 {
		s.first = c
	}
	if d := cmp.Or(cmp.Compare(s.last.to, c.to), cmp.Compare(s.last.from, c.from)); d < 0 || d == 0 && c.compare(s.last) < 0 {
		s.last = c
	}
}

// citedIn returns the hotspots of which a citation meets a window.
func (s *Snapshot) citedIn(w geo.Window, mode geo.Mode) map[string]bool {
	met := map[string]bool{}
	add := func(id string) {
		for _, above := range s.tree.lineages[id] {
			met[above] = true
		}
	}
	for id, times := range s.statuses {
		for _, t := range times {
			if meets(t.extent, w, mode) {
				add(id)
			}
		}
	}
	for _, g := range s.segments[geo.Events] {
		for _, id := range g.hotspotsIn(w, mode) {
			add(id)
		}
	}
	return met
}

// hotspotsIn returns the hotspots of the rows that meet a window.
func (h *heldSegment) hotspotsIn(w geo.Window, mode geo.Mode) []string {
	rows := h.live()
	rows.keep(h.dated)
	h.times.keep(rows, w, mode)
	values := h.values[fieldHotspot]
	met := make([]bool, len(values.names))
	for row := range rows.each {
		for _, v := range values.values(row) {
			met[v] = true
		}
	}
	var ids []string
	for v, is := range met {
		if is {
			ids = append(ids, values.names[v])
		}
	}
	return ids
}

// knownDays returns the first and the last known day of a time: of what
// happened on or before a day, that day.
func knownDays(e geo.Extent) (first, last geo.Day) {
	first, last = geo.OpenEnd, geo.OpenStart
	for _, d := range [...]geo.Day{e.Start, e.End, e.SureStart, e.SureEnd} {
		if d.Known() {
			first, last = min(first, d), max(last, d)
		}
	}
	return first, last
}
