package dates

import (
	"fmt"
	"math/bits"
	"slices"
)

// Decide says how the column is written. It may be called again with other
// options.
//
// One date that can be read in one order alone decides for the column. Where
// such dates contradict each other, the order that 99 in 100 of them have is
// taken and the others are refused; else it is a Question.
func (s *Survey) Decide(o Options) Decision {
	d := decider{Survey: s, Decision: Decision{
		Form: FormOf(o), Cells: s.cells, Missing: s.missing, Dated: s.dated, Ordered: s.ordered(), Numbers: s.bare, Kinds: bits.OnesCount16(s.kinds), Unread: slices.Clone(s.unread),
	}}
	if o.EDTF {
		return d.Decision
	}
	for _, shape := range [...]shape{triple, tripleXX, packed8, packed6} {
		d.order(shape)
	}
	d.mixture()
	d.years()
	d.monthYear()
	d.counted()
	d.firstDays()
	if d.utc.n > 0 {
		d.find("%s with a clock time in UTC, such as %q: the day is that of UTC, which may be the day before or after where it happened", many(d.utc.n, "date"), d.utc.examples[0])
	}
	if d.epochs.n > 0 && !o.Calendar {
		d.find("%s such as %s: seconds, or thousandths of them, since 1970, taken as UTC", many(d.epochs.n, "number"), d.epochs.examples[0])
	}
	d.Form.atMidnight = s.clocks > 0 && s.clocks == s.midnights
	d.Form.yearPairs = s.yearPairs.n > 0
	d.Form.seasons = s.seasons.n > 0 && s.yearPairs.n == 0
	return d.Decision
}

// ordered counts the dates whose numbers stand in an order that the column has
// to tell.
func (s *Survey) ordered() int {
	n := 0
	for i := range s.tallies {
		n += s.tallies[i].all
	}
	return n
}

// firstDays tells of days that may stand for whole years or months: more than
// one in ten on 1 January, or all on the first of a month.
func (d *decider) firstDays() {
	f := &d.Form
	switch n := d.newYears.n; {
	case f.WholeYears || f.WholeMonths:
	case n >= 3 && n*10 > d.dated:
		d.find("%d of %d dates are 1 January, such as %q: do they stand for whole years? --dates whole-years takes them so", n, d.dated, d.newYears.examples[0])
	case d.monthFirsts.n >= 3 && d.monthFirsts.n == d.dated:
		d.find("all %d dates are the first of a month, such as %q: do they stand for whole months? --dates whole-months takes them so", d.dated, d.monthFirsts.examples[0])
	}
}

// decider makes a Decision out of a Survey.
type decider struct {
	*Survey
	Decision
}

func (d *decider) find(format string, args ...any) {
	d.Findings = append(d.Findings, fmt.Sprintf(format, args...))
}

// many counts things in words.
func many(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// order decides the order of the dates of a shape.
func (d *decider) order(s shape) {
	t := &d.tallies[s]
	if s == tripleXX && d.Form.Buddhist {
		t = &d.thaiShort
	}
	if t.all == 0 {
		return
	}
	f := &d.Form
	if f.order[s] == "" {
		f.order[s] = d.known(s, t)
	}
	if chosen := f.order[s]; chosen != "" {
		if n, of := t.fits(chosen); n < of {
			d.find("%d of %d dates do not fit %q and are refused, such as %q", of-n, t.all, orderNames[chosen], t.against(chosen))
		}
		return
	}
	if fitting := t.candidates(s, d.fitting(s)); len(fitting) > 1 && len(d.Questions) == 0 {
		d.ask(t, fitting)
	}
}

// fitting are the orders that a shape may have beside what is known of dates
// with years of four digits.
func (d *decider) fitting(s shape) []Order {
	all := orders[s]
	other := map[Order]Order{DMY: MDY, MDY: DMY}[d.Form.order[triple]]
	if s == triple || other == "" {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(o Order) bool { return o == other })
}

// known returns the one order that the dates of a shape have; "" if they do
// not tell.
func (d *decider) known(s shape, t *tally) Order {
	candidates := t.candidates(s, d.fitting(s))
	switch {
	case len(candidates) == 1:
		return candidates[0]
	case slices.Contains(candidates, d.Form.Order):
		return d.Form.Order
	}
	if s == tripleXX && slices.Contains(candidates, YMD) && t.variety(0) >= 20 && t.variety(2) <= 12 && t.all >= 60 {
		// Days run through the month, years stay near each other.
		return t.best(slices.DeleteFunc(candidates, func(o Order) bool { return o == YMD }))
	}
	return ""
}

// mixture notices dates with the year in front beside dates in another order,
// of which a program seems to have made them: it has turned those that it took
// for dates, with day and month exchanged, and left the others.
func (d *decider) mixture() {
	t := &d.tallies[triple]
	order := d.Form.order[triple]
	high := t.count[orderBits[order]]
	low := t.all - high - t.count[0]
	turned := d.isoLow.n + d.serials.n
	if order == "" || d.Form.AsWritten || high < 3 || low > 0 || turned < 3 || d.isoHigh.n > 0 {
		return
	}
	d.Form.damaged = true
	open := append(slices.Clone(d.isoLow.examples), d.serials.examples...)
	d.Questions = append(d.Questions, Question{
		Text:     fmt.Sprintf("All %s such as %q have a day above 12, and all %d such as %q have none: has a program taken days for months? The latter are refused.", many(high, "date"), t.telling(order, ""), turned, open[0]),
		Examples: open,
		Answers:  []Answer{{Option: "as-written", Text: "no: the dates with the year in front are right"}},
	})
}

// years asks about years that only the Thai calendar explains.
func (d *decider) years() {
	if d.buddhist.n > 0 && !d.Form.Buddhist {
		d.Questions = append(d.Questions, Question{
			Text:     fmt.Sprintf("%s with a year of the Thai calendar, it seems, such as %q: is it one?", many(d.buddhist.n, "date"), d.buddhist.examples[0]),
			Examples: d.buddhist.examples,
			Answers:  []Answer{{Option: "buddhist", Text: "yes: the year 2567, or 67, is 2024"}},
		})
	}
	if d.shortYears.n+d.tallies[tripleXX].all+d.monthYears.n+d.pairYears.n > 0 && !d.Form.Buddhist {
		d.find("years of two digits are read as 1969 to 1999 and 2000 to 2029; 30 to 68 are refused")
	}
	if d.doubtful.n > 0 && d.seasons.n == 0 {
		d.find("%s such as %q: two years or a season, refused; write 2023/2024 for years", many(d.doubtful.n, "cell"), d.doubtful.examples[0])
	}
}

// monthYear decides what "Jan-24" and "01/24" are.
func (d *decider) monthYear() {
	f := &d.Form
	if f.MonthYear || d.monthDays.n+d.pairs.n == 0 {
		return
	}
	if d.monthYears.n+d.pairYears.n > 0 { // "Jan-99": a year
		f.MonthYear = true
		return
	}
	open := append(slices.Clone(d.monthDays.examples), d.pairs.examples...)
	d.Questions = append(d.Questions, Question{
		Text:     fmt.Sprintf("%s such as %q: a month and a year, or a day without a year? Days without a year are refused.", many(d.monthDays.n+d.pairs.n, "date"), open[0]),
		Examples: open,
		Answers:  []Answer{{Option: "month-year", Text: "a month and a year: Jan-24 is January 2024"}},
	})
}

// counted decides which year a spreadsheet's days are counted from.
func (d *decider) counted() {
	f := &d.Form
	if d.serials.n == 0 || f.Serial != 0 || f.Calendar {
		return
	}
	from1904, _, err := fromSerial(d.maxSerial, 1904)
	if err == nil && f.Latest != 0 && from1904 > f.Latest {
		f.Serial = 1900
		d.find("%s such as %s: a spreadsheet's days, counted from 1900, since from 1904 some would lie ahead", many(d.serials.n, "number"), d.serials.examples[0])
		return
	}
	d.Questions = append(d.Questions, d.serialQuestion())
}

func (d *decider) serialQuestion() Question {
	q := Question{
		Text:     fmt.Sprintf("%s such as %s: days that a spreadsheet counts, it seems. From which year?", many(d.serials.n, "number"), d.serials.examples[0]),
		Examples: d.serials.examples,
	}
	for _, first := range []int{1900, 1904} {
		var count float64
		if _, err := fmt.Sscan(d.serials.examples[0], &count); err != nil {
			continue
		}
		if day, _, err := fromSerial(count, first); err == nil {
			q.Answers = append(q.Answers, Answer{Option: fmt.Sprintf("serial-%d", first), Text: fmt.Sprintf("from %d: %v", first, dayOf(day))})
		}
	}
	if len(q.Answers) > 0 {
		q.Hint = "nearly all programs count from 1900"
	}
	return q
}
