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
	gone    rowSet     // the superseded rows, nil if there are none
	rows    int        // how many are left
	days    geo.Window // first and last known day of these; Start > End if none
	bound   orb.Bound
	boundOK bool
}

// hold takes all rows of a segment.
func hold(g *segment) *heldSegment {
	h := &heldSegment{segment: g, rows: g.size}
	h.measure()
	return h
}

// measure finds the days and the places that the rows cover.
func (h *heldSegment) measure() {
	h.days, h.boundOK = geo.Window{Start: geo.OpenEnd, End: geo.OpenStart}, false
	for row := range h.live().each {
		if h.dated.has(row) {
			first, last := knownDays(h.times.extent(row))
			h.days.Start, h.days.End = min(h.days.Start, first), max(h.days.End, last)
		}
		for _, p := range h.placesOf(row) {
			if !h.boundOK {
				h.bound, h.boundOK = p.Bound(), true
			}
			h.bound = h.bound.Extend(p)
		}
	}
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
	if slices.ContainsFunc(rows, h.atAnEnd) {
		left.measure()
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
