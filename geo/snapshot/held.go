package snapshot

import (
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// heldSegment is a segment as one snapshot holds it: without the rows that
// were superseded since it was made.
type heldSegment struct {
	*segment
	gone rowSet // the superseded rows, nil if there are none
	rows int    // how many are left
	measure
	datasets *datasetMeasures
}

// measure says which days and places rows cover.
type measure struct {
	days    geo.Window // first and last known day; Start > End if none
	bound   orb.Bound
	boundOK bool
}

// covers begins a measure of no rows.
var covers = measure{days: geo.Window{Start: geo.OpenEnd, End: geo.OpenStart}}

// with returns what both cover.
func (m measure) with(other measure) measure {
	m.days.Start, m.days.End = min(m.days.Start, other.days.Start), max(m.days.End, other.days.End)
	switch {
	case !m.boundOK:
		m.bound, m.boundOK = other.bound, other.boundOK
	case other.boundOK:
		m.bound = m.bound.Union(other.bound)
	}
	return m
}

// hold takes all rows of a segment.
func hold(g *segment) *heldSegment {
	h := &heldSegment{segment: g, rows: g.size, datasets: &datasetMeasures{}}
	h.measure = h.measured(h.live())
	return h
}

// measured finds the days and the places that rows cover.
func (h *heldSegment) measured(rows rowSet) measure {
	m := covers
	for row := range rows.each {
		if h.dated.has(row) {
			first, last := knownDays(h.times.extent(row))
			m.days.Start, m.days.End = min(m.days.Start, first), max(m.days.End, last)
		}
		for _, p := range h.placesOf(row) {
			if !m.boundOK {
				m.bound, m.boundOK = p.Bound(), true
			}
			m.bound = m.bound.Extend(p)
		}
	}
	return m
}

// without returns what is left when more rows are superseded.
func (h *heldSegment) without(rows []uint32) *heldSegment {
	if len(rows) == 0 {
		return h
	}
	left := *h
	left.gone = newRowSet(h.size)
	if h.gone != nil {
		copy(left.gone, h.gone)
	}
	left.gone.addAll(rows)
	left.rows = h.size - left.gone.count()
	left.datasets = &datasetMeasures{}
	if slices.ContainsFunc(rows, h.atAnEnd) {
		left.measure = left.measured(left.live())
	}
	return &left
}

// atAnEnd reports whether the days or places that are covered may be fewer
// without a row.
func (h *heldSegment) atAnEnd(row uint32) bool {
	if h.dated.has(row) {
		if first, last := knownDays(h.times.extent(row)); first <= h.days.Start || last >= h.days.End {
			return true
		}
	}
	return slices.ContainsFunc(h.placesOf(row), func(p orb.Point) bool {
		return p[0] <= h.bound.Min[0] || p[1] <= h.bound.Min[1] || p[0] >= h.bound.Max[0] || p[1] >= h.bound.Max[1]
	})
}

// live returns the rows that are left.
func (h *heldSegment) live() rowSet {
	rows := allRows(h.size)
	if h.gone != nil {
		rows.drop(h.gone)
	}
	return rows
}

// has reports whether a row is left.
func (h *heldSegment) has(row uint32) bool { return h.gone == nil || !h.gone.has(row) }

// find returns the row of an id, if it is left.
func (h *heldSegment) find(id string) (row uint32, ok bool) {
	row, ok = h.rowOf(id)
	return row, ok && h.has(row)
}

// superseded returns the rows of some ids that are left, in the order of these,
// which are sorted. Each is searched from where the one before was found: those
// that come together in an import are together here, or all missing.
func (h *heldSegment) superseded(ids []string) []uint32 {
	var rows []uint32
	from := 0
	for _, id := range ids {
		if from = h.seek(id, from); from == h.size {
			break
		}
		if row := h.byID[from]; h.ids.view(int(row)) == id && h.has(row) {
			rows = append(rows, row)
		}
	}
	return rows
}
