package snapshot

import (
	"maps"
	"math"
	"slices"

	"github.com/mapd/mapd/geo"
)

// step is how much the numbers of items rise at a period.
type step struct{ certain, possible int }

// steps says at which periods the numbers of items rise or fall. The first
// ledgers of a tally keep a step for each period; where there are very many, or
// times run over ages, they keep only those that are needed.
type steps struct {
	first  int // period
	all    []step
	needed map[int]step // if all is nil
}

// maxSteps is how many steps the ledgers of a tally keep for each period.
const maxSteps = 1 << 20

// add counts an item in a run of periods.
func (s *steps) add(run span, by step) {
	if run.first > run.last {
		return
	}
	s.change(run.first, by.certain, by.possible)
	s.change(run.last+1, -by.certain, -by.possible)
}

func (s *steps) change(period, certain, possible int) {
	if s.all != nil {
		at := &s.all[period-s.first]
		at.certain += certain
		at.possible += possible
		return
	}
	at := s.needed[period]
	s.needed[period] = step{at.certain + certain, at.possible + possible}
}

// each calls yield with runs of periods in order, and with the step that is at
// the beginning of each, until it returns false. The last run has no
// end: nothing is counted in it.
func (s *steps) each(yield func(run span, change step) bool) {
	for i, change := range s.all {
		if !yield(span{s.first + i, s.first + i}, change) {
			return
		}
	}
	at := slices.Sorted(maps.Keys(s.needed))
	for i, period := range at {
		run := span{period, math.MaxInt}
		if i+1 < len(at) {
			run.last = at[i+1] - 1
		}
		if !yield(run, s.needed[period]) {
			return
		}
	}
}

// calendar tells the periods of days.
type calendar struct {
	period
	days  geo.Window
	spans span    // the periods of the days
	of    []int32 // of each of the days; nil if they are too many
	room  int     // how many steps may still be kept for each period
}

// maxCalendar is of how many days a calendar keeps the periods: 350 years.
const maxCalendar = 1 << 17

func newCalendar(p period, days geo.Window) calendar {
	c := calendar{period: p, days: days, spans: noSpan, room: maxSteps}
	if days.Start > days.End {
		return c
	}
	c.spans = span{p.index(days.Start), p.index(days.End)}
	if n := int64(days.End) - int64(days.Start) + 1; n <= maxCalendar {
		c.of = make([]int32, n)
		for i, next := c.spans.first, days.Start; next <= days.End; i++ {
			for last := min(p.first(i+1)-1, days.End); next <= last; next++ {
				c.of[next-days.Start] = int32(i)
			}
		}
	}
	return c
}

// newSteps makes the steps of a ledger.
func (c *calendar) newSteps() steps {
	if n := c.spans.last - c.spans.first + 2; n <= c.room {
		c.room -= n
		return steps{first: c.spans.first, all: make([]step, n)}
	}
	return steps{needed: map[int]step{}}
}

// run returns the periods from a day to another, both among the days of the
// calendar unless there are none between them.
func (c *calendar) run(start, end geo.Day) span {
	switch {
	case start > end:
		return noSpan
	case c.of != nil:
		return span{int(c.of[start-c.days.Start]), int(c.of[end-c.days.Start])}
	}
	return span{c.index(start), c.index(end)}
}

// may returns the periods that a time may fall in.
func (c *calendar) may(e geo.Extent) span {
	return c.run(max(e.Start, c.days.Start), min(e.End, c.days.End))
}

// must returns the periods that a time certainly falls in: those of its certain
// part, or the one that holds all its possible days.
func (c *calendar) must(e geo.Extent) span {
	if e.Sure() {
		return c.run(max(e.SureStart, c.days.Start), min(e.SureEnd, c.days.End))
	}
	if e.Start >= c.days.Start && e.End <= c.days.End {
		if s := c.run(e.Start, e.End); s.first == s.last {
			return s
		}
	}
	return noSpan
}
