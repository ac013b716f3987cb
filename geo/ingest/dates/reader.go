package dates

import (
	"errors"
	"fmt"
	"strings"
)

// reader makes a cell of the parts of a text.
type reader struct {
	lexer
	cell    cell
	weekday int8
	era     era
	rough   bool
}

var errNoDate = errors.New("it is no date that can be read")

func (r *reader) read() error {
	if err := r.takeWords(); err != nil {
		return err
	}
	r.takeClock()
	r.tidy()
	parts := r.parts[:r.n]
	if from, to, n := r.match(parts); n > 0 {
		return r.finish(from, to, n)
	}
	return r.split(parts)
}

// takeWords takes the words that say something of the whole out of the parts.
func (r *reader) takeWords() error {
	kept := 0
	for i, p := range r.parts[:r.n] {
		switch p.kind {
		case kindWeekday:
			if r.weekday != 0 {
				return fmt.Errorf("two days of the week")
			}
			r.weekday = int8(p.n)
		case kindEra:
			if r.era != eraUnsaid && r.era != era(p.n) {
				return fmt.Errorf("years of two calendars")
			}
			r.era = era(p.n)
		case kindAbout:
			r.cell.about = true
		case kindMaybe:
			r.cell.maybe = true
		case kindRough:
			r.rough = true
			r.cell.clock = strings.TrimSpace(r.text[p.at:r.endOf(i)] + " " + r.cell.clock)
		case kindJoin:
			if r.cell.join != joinOnce || kept > 0 {
				return errNoDate
			}
			r.cell.join = join(p.n)
		default:
			r.parts[kept] = p
			kept++
			continue
		}
	}
	r.n = kept
	return nil
}

// endOf returns where the word of part i ends.
func (r *reader) endOf(i int) int {
	rest := r.text[r.parts[i].at:]
	if n := strings.IndexAny(rest, " -,/"); n >= 0 {
		return int(r.parts[i].at) + n
	}
	return len(r.text)
}

// takeClock takes "1 pm", "13h00", "13时00分" off the end.
func (r *reader) takeClock() {
	for i, p := range r.parts[:r.n] {
		switch p.kind {
		case kindClock:
			if i > 0 && r.cell.clock == "" { // 1 pm
				from := i - 1
				if r.parts[from].kind == ' ' && from > 0 {
					from--
				}
				if r.parts[from].kind == sigTwo && i == r.n-1 {
					r.cell.clock = r.text[r.parts[from].at:]
					r.n = from
				}
				return
			}
			if r.cell.clock != "" { // 下午 3:00
				r.cell.clock = r.text[p.at:int(p.at)+int(p.n)] + " " + r.cell.clock
				copy(r.parts[i:], r.parts[i+1:r.n])
				r.n--
			}
			return
		case kindHour:
			if i > 0 && r.parts[i-1].kind == sigTwo && r.clockTail(i) {
				r.cell.clock = strings.TrimSpace(r.text[r.parts[i-1].at:])
				r.n = i - 1
			}
			return
		}
	}
}

// clockTail says whether all behind part i belongs to a clock time.
func (r *reader) clockTail(i int) bool {
	for _, p := range r.parts[i+1 : r.n] {
		if p.kind != sigTwo && p.kind != kindMinute && p.kind != ' ' {
			return false
		}
	}
	return true
}

// tidy leaves separators out that say nothing: those beside a word. Where a
// month has a name, a dash between two numbers means "to".
func (r *reader) tidy() {
	named, loose := false, false
	for _, p := range r.parts[:r.n] {
		named = named || p.kind == kindMonth
		loose = loose || p.kind == kindQuarter || p.kind == kindHalf || p.kind == kindToMonth
	}
	kept := 0
	for i, p := range r.parts[:r.n] {
		if isJoint(p.kind) {
			if kept == 0 || i == r.n-1 || isJoint(r.parts[kept-1].kind) || isJoint(r.parts[i+1].kind) {
				continue // a word between two is gone: the last of them counts
			}
			if p.kind = joint(r.parts[kept-1], p, r.parts[i+1], named); p.kind == 0 || loose && p.kind != '~' {
				continue
			}
		}
		r.parts[kept] = p
		kept++
	}
	r.n = kept
}

func isJoint(kind byte) bool {
	return kind == ' ' || kind == '/' || kind == '-' || kind == '.' || kind == '~'
}

// joint returns what a separator between two parts says, 0 if nothing. named
// says that a month of the text has a name.
func joint(left, p, right part, named bool) byte {
	switch {
	case left.isNumber() && right.isNumber():
		switch {
		case named && (p.kind == ' ' || p.kind == '.'):
			return 0
		case named && p.kind == '-':
			return '~'
		}
		return p.kind // 5/6 January: either of them?
	case p.kind == '~' && (left.isNumber() || left.kind == kindInDay) && (right.isNumber() || right.kind == kindMonth):
		return '~'
	case left.kind == kindMonth && right.kind == kindMonth && p.kind == '/': // either of them?
		return '/'
	case left.kind == kindInDay && p.kind == '-':
		return '~'
	}
	return 0
}

// split looks for the one place where two dates meet.
func (r *reader) split(parts []part) error {
	found := 0
	var from, to date
	for i, p := range parts {
		switch p.kind {
		case '~', '-', '/', kindTo:
		case kindAnd:
			if r.cell.join != joinBetween {
				return errNoDate
			}
		default:
			continue
		}
		a, _, n := r.match(parts[:i])
		b, _, m := r.match(parts[i+1:])
		if n == 1 && m == 1 {
			from, to = a, b
			found++
		}
	}
	if found != 1 {
		return errNoDate
	}
	return r.finish(from, to, 2)
}

// finish makes the cell of n dates.
func (r *reader) finish(from, to date, n int) error {
	from.weekday = r.weekday
	switch join := &r.cell.join; {
	case n == 2 && (*join == joinOnce || *join == joinFrom):
		*join = joinLasted
	case n == 2 && *join != joinBetween, n == 1 && (*join == joinFrom || *join == joinBetween):
		return errNoDate
	case n == 2:
	case from.quarter != 0 || from.half != 0:
		if *join != joinOnce {
			return errNoDate
		}
		*join = joinBetween
		from, to = from.months()
	}
	if from.shape == fixed && !from.hasYear || n == 2 && to.shape == fixed && !to.hasYear {
		return fmt.Errorf("it has no year")
	}
	r.cell.from, r.cell.to = from, to
	return nil
}

// months returns the first and last month of a quarter or half of a year.
func (d date) months() (first, last date) {
	first, last = d, d
	if d.quarter != 0 {
		first.m, last.m = 3*d.quarter-2, 3*d.quarter
	} else {
		first.m, last.m = 6*d.half-5, 6*d.half
	}
	return first, last
}
