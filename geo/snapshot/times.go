package snapshot

import (
	"sort"

	"github.com/mapd/mapd/geo"
)

// timeIndex holds the times of the rows as columns. Within one rank the rows
// are ordered by first day, so a scan ends where rows start after the window;
// blocks of 64 rows whose last day is before the window are passed over.
type timeIndex struct {
	start, end, sureStart, sureEnd []geo.Day
	ranks                          []int     // where each rank ends
	blockEnd                       []geo.Day // last day of each block of 64 rows
}

func newTimeIndex(items []*Item) timeIndex {
	n := len(items)
	t := timeIndex{
		start: make([]geo.Day, n), end: make([]geo.Day, n),
		sureStart: make([]geo.Day, n), sureEnd: make([]geo.Day, n),
		blockEnd: make([]geo.Day, (n+63)/64),
	}
	for i := range t.blockEnd {
		t.blockEnd[i] = geo.OpenStart
	}
	for i, item := range items {
		e := item.Extent
		t.start[i], t.end[i], t.sureStart[i], t.sureEnd[i] = e.Start, e.End, e.SureStart, e.SureEnd
		t.blockEnd[i/64] = max(t.blockEnd[i/64], e.End)
	}
	for rank := range rankUndated {
		t.ranks = append(t.ranks, sort.Search(n, func(i int) bool { return items[i].order().rank > rank }))
	}
	return t
}

// keep takes out the rows that do not meet the window. All rows must be dated.
func (t *timeIndex) keep(rows rowSet, w geo.Window, mode geo.Mode) {
	kept := newRowSet(len(t.start))
	from := 0
	for _, to := range t.ranks {
		to, rank := t.upTo(from, to, w.End), to
		t.scan(rows, kept, from, to, w, mode)
		from = rank
	}
	copy(rows, kept)
}

// upTo returns the row in [from, to) from which on all rows start after a day.
func (t *timeIndex) upTo(from, to int, day geo.Day) int {
	return from + sort.Search(to-from, func(i int) bool { return t.start[from+i] > day })
}

func (t *timeIndex) scan(rows, kept rowSet, from, to int, w geo.Window, mode geo.Mode) {
	for row := rows.next(from); row >= 0 && row < to; row = rows.next(row + 1) {
		if t.blockEnd[row/64] < w.Start {
			row |= 63
			continue
		}
		if t.end[row] >= w.Start && (mode != geo.Must || t.must(row, w)) {
			kept.add(uint32(row))
		}
	}
}

// must reports whether a row that possibly meets the window certainly does.
func (t *timeIndex) must(row int, w geo.Window) bool {
	e := geo.Extent{Start: t.start[row], End: t.end[row], SureStart: t.sureStart[row], SureEnd: t.sureEnd[row], Precision: geo.PrecisionRange}
	return e.Must(w)
}
