package snapshot

import (
	"sort"

	"github.com/mapd/mapd/geo"
)

// short is how many days a time may span and still be found by its first day.
const short = 366

// timeIndex holds the times of the rows as columns. Within one rank the rows
// are ordered by first day, so those that can meet a window stand together,
// but for the ones that span more than a year, which are listed apart.
type timeIndex struct {
	start, end, sureStart, sureEnd []geo.Day
	ranks                          []int    // where each rank of dated rows ends
	long                           []uint32 // the rows that span more than a year
}

// add appends the time of the next row.
func (t *timeIndex) add(row uint32, e geo.Extent) {
	t.start, t.end = append(t.start, e.Start), append(t.end, e.End)
	t.sureStart, t.sureEnd = append(t.sureStart, e.SureStart), append(t.sureEnd, e.SureEnd)
	if e.Dated() && int64(e.End)-int64(e.Start) > short {
		t.long = append(t.long, row)
	}
}

// endRanks finds where the ranks of n rows end.
func (t *timeIndex) endRanks(n int, rankOf func(row uint32) uint8) {
	for rank := range rankUndated {
		t.ranks = append(t.ranks, sort.Search(n, func(i int) bool { return rankOf(uint32(i)) > rank }))
	}
}

func (t *timeIndex) blocks() []block {
	return []block{blockOf(&t.start), blockOf(&t.end), blockOf(&t.sureStart), blockOf(&t.sureEnd), blockOf(&t.long)}
}

// keep takes out the rows that do not meet the window. All rows must be dated.
func (t *timeIndex) keep(rows rowSet, w geo.Window, mode geo.Mode) {
	kept := newRowSet(len(t.start))
	from := 0
	for _, to := range t.ranks {
		first := t.firstFrom(from, to, int64(w.Start)-short)
		last := t.firstFrom(first, to, int64(w.End)+1)
		for row := rows.next(first); row >= 0 && row < last; row = rows.next(row + 1) {
			if t.meets(row, w, mode) {
				kept.add(uint32(row))
			}
		}
		from = to
	}
	for _, row := range t.long {
		if rows.has(row) && t.meets(int(row), w, mode) {
			kept.add(row)
		}
	}
	copy(rows, kept)
}

// firstFrom returns the first row in [from, to) that starts on or after a day.
func (t *timeIndex) firstFrom(from, to int, day int64) int {
	return from + sort.Search(to-from, func(i int) bool { return int64(t.start[from+i]) >= day })
}

func (t *timeIndex) meets(row int, w geo.Window, mode geo.Mode) bool {
	if t.start[row] > w.End || t.end[row] < w.Start {
		return false
	}
	if mode != geo.Must {
		return true
	}
	e := t.extent(uint32(row))
	e.Precision = geo.PrecisionRange // Must asks only whether there is one
	return e.Must(w)
}

// extent returns the days of a row.
func (t *timeIndex) extent(row uint32) geo.Extent {
	return geo.Extent{Start: t.start[row], End: t.end[row], SureStart: t.sureStart[row], SureEnd: t.sureEnd[row]}
}
