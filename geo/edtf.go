package geo

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// dateSpan is one EDTF date: the days it may be.
type dateSpan struct {
	first, last Day
	precision   TimePrecision
	approximate bool
	uncertain   bool
}

// parseWhen reads a whole EDTF text.
func parseWhen(text string, asOf Day) (Extent, error) {
	e, err := parseAny(text)
	if err != nil {
		return Extent{}, fmt.Errorf("date %q: %w", text, err)
	}
	return closeOpenEnd(e, asOf), nil
}

func parseAny(text string) (Extent, error) {
	switch {
	case strings.HasPrefix(text, "["), strings.HasPrefix(text, "{"):
		return parseSet(text)
	case strings.Contains(text, "/"):
		return parseInterval(text)
	}
	d, err := parseDate(text)
	if err != nil {
		return Extent{}, err
	}
	return d.once(), nil
}

// once is the extent of something that happened on one day of d.
func (d dateSpan) once() Extent {
	e := Extent{
		Start: d.first, End: d.last, SureStart: OpenEnd, SureEnd: OpenStart,
		Precision: d.precision, Approximate: d.approximate, Uncertain: d.uncertain,
	}
	if d.first == d.last {
		e.SureStart, e.SureEnd = d.first, d.last
	}
	return e
}

// closeOpenEnd brings an open last day back to asOf. What is ongoing is
// certain on that day, and since its latest possible start.
func closeOpenEnd(e Extent, asOf Day) Extent {
	if e.End != OpenEnd || !asOf.Known() || asOf < e.Start {
		return e
	}
	e.End = asOf
	if e.Ongoing {
		e.SureStart, e.SureEnd = min(e.SureStart, asOf), asOf
	}
	return e
}

// parseInterval reads A/B, where either may be ".." (open) or empty (unknown).
func parseInterval(text string) (Extent, error) {
	from, to, _ := strings.Cut(text, "/")
	if strings.Contains(to, "/") {
		return Extent{}, fmt.Errorf("an interval has one \"/\"")
	}
	a, aOpen, err := parseEnd(from)
	if err != nil {
		return Extent{}, err
	}
	b, bOpen, err := parseEnd(to)
	if err != nil {
		return Extent{}, err
	}
	e := Extent{Precision: PrecisionRange,
		Approximate: a.approximate || b.approximate, Uncertain: a.uncertain || b.uncertain}
	switch {
	case aOpen && bOpen:
		return Extent{}, fmt.Errorf("an interval needs at least one date")
	case aOpen: // it was so at the earliest possible end
		e.Start, e.End, e.SureStart, e.SureEnd = OpenStart, b.last, b.first, b.first
		if from == "" && b.first < b.last { // unless it began after that
			e.SureStart, e.SureEnd = OpenEnd, OpenStart
		}
	case bOpen: // it was so at the latest possible start
		e.Start, e.End, e.SureStart, e.SureEnd = a.first, OpenEnd, a.last, a.last
		e.Ongoing = to == ".."
		if to == "" && a.first < a.last { // unless it ended before that
			e.SureStart, e.SureEnd = OpenEnd, OpenStart
		}
	default:
		if b.last < a.first {
			return Extent{}, fmt.Errorf("the interval ends before it starts")
		}
		e.Start, e.End, e.SureStart, e.SureEnd = a.first, b.last, a.last, b.first
	}
	if !e.Sure() {
		e.SureStart, e.SureEnd = OpenEnd, OpenStart
	}
	return e, nil
}

func parseEnd(text string) (d dateSpan, open bool, err error) {
	if text == "" || text == ".." {
		return dateSpan{}, true, nil
	}
	d, err = parseDate(text)
	return d, false, err
}

// parseSet reads [one of] and {all of}.
func parseSet(text string) (Extent, error) {
	closing := map[byte]string{'[': "]", '{': "}"}[text[0]]
	if len(text) < 2 || !strings.HasSuffix(text, closing) {
		return Extent{}, fmt.Errorf("a set that starts with %q ends with %q", text[:1], closing)
	}
	var whole Extent
	for i, part := range strings.Split(text[1:len(text)-1], ",") {
		e, err := parseMember(strings.TrimSpace(part))
		if err != nil {
			return Extent{}, err
		}
		if i == 0 {
			whole = e
			continue
		}
		whole.Start, whole.End = min(whole.Start, e.Start), max(whole.End, e.End)
		whole.Approximate = whole.Approximate || e.Approximate
		whole.Uncertain = whole.Uncertain || e.Uncertain
		whole.Precision = PrecisionRange
	}
	whole.SureStart, whole.SureEnd = OpenEnd, OpenStart
	if whole.Start == whole.End {
		whole.SureStart, whole.SureEnd = whole.Start, whole.End
	}
	return whole, nil
}

// parseMember reads a date of a set, or a consecutive run A..B of dates.
func parseMember(text string) (Extent, error) {
	from, to, run := strings.Cut(text, "..")
	if !run {
		d, err := parseDate(text)
		return d.once(), err
	}
	e := Extent{Start: OpenStart, End: OpenEnd, Precision: PrecisionRange}
	if from == "" && to == "" {
		return Extent{}, fmt.Errorf("a set needs at least one date")
	}
	if from != "" {
		d, err := parseDate(from)
		if err != nil {
			return Extent{}, err
		}
		e.Start, e.Approximate, e.Uncertain = d.first, d.approximate, d.uncertain
	}
	if to != "" {
		d, err := parseDate(to)
		if err != nil {
			return Extent{}, err
		}
		e.End = d.last
		e.Approximate, e.Uncertain = e.Approximate || d.approximate, e.Uncertain || d.uncertain
	}
	if e.End < e.Start {
		return Extent{}, fmt.Errorf("the set ends before it starts")
	}
	return e, nil
}

// parseDate reads YYYY, YYYY-MM or YYYY-MM-DD with unspecified digits (X) on
// the right, a season in the month's place, a qualifier, a clock time.
func parseDate(text string) (dateSpan, error) {
	var d dateSpan
	text = cutClockTime(text)
	switch {
	case strings.HasSuffix(text, "%"):
		d.approximate, d.uncertain = true, true
	case strings.HasSuffix(text, "~"):
		d.approximate = true
	case strings.HasSuffix(text, "?"):
		d.uncertain = true
	}
	if d.approximate || d.uncertain {
		text = text[:len(text)-1]
	}
	parts := strings.Split(text, "-")
	if len(parts) > 3 {
		return dateSpan{}, fmt.Errorf("%q is not a date; write YYYY, YYYY-MM or YYYY-MM-DD", text)
	}
	yearLow, yearHigh, err := digits(parts[0], 4, "year")
	if err != nil {
		return dateSpan{}, err
	}
	d.first, d.last, d.precision = NewDay(yearLow, 1, 1), NewDay(yearHigh, 12, 31), PrecisionYear
	if yearLow != yearHigh {
		d.precision = PrecisionRange
		if len(parts) > 1 {
			return dateSpan{}, fmt.Errorf("%q: unspecified digits stand on the right only", text)
		}
		return d, nil
	}
	if len(parts) == 1 {
		return d, nil
	}
	if parts[1] == "XX" {
		if len(parts) == 3 && parts[2] != "XX" {
			return dateSpan{}, fmt.Errorf("%q: unspecified digits stand on the right only", text)
		}
		return d, nil
	}
	month, _, err := digits(parts[1], 2, "month")
	if err != nil {
		return dateSpan{}, err
	}
	if month >= 21 && month <= 24 && len(parts) == 2 {
		d.first, d.last = season(yearLow, month)
		d.precision = PrecisionSeason
		return d, nil
	}
	if month < 1 || month > 12 || strings.Contains(parts[1], "X") {
		return dateSpan{}, fmt.Errorf("%q: months run from 01 to 12, seasons from 21 to 24", text)
	}
	d.first, d.last, d.precision = NewDay(yearLow, month, 1), NewDay(yearLow, month+1, 0), PrecisionMonth
	if len(parts) == 2 || parts[2] == "XX" {
		return d, nil
	}
	day, _, err := digits(parts[2], 2, "day")
	if err != nil {
		return dateSpan{}, err
	}
	if _, _, last := d.last.Date(); day < 1 || day > last || strings.Contains(parts[2], "X") {
		return dateSpan{}, fmt.Errorf("%q: that month has days 01 to %02d", text, last)
	}
	d.first = NewDay(yearLow, month, day)
	d.last, d.precision = d.first, PrecisionDay
	return d, nil
}

// cutClockTime leaves the date of YYYY-MM-DDThh:mm:ss…, if the rest is a
// clock time. An empty time after the T (as some clients send) is one too.
func cutClockTime(text string) string {
	const length = len("2006-01-02")
	if len(text) <= length || text[length] != 'T' && text[length] != 't' {
		return text
	}
	date, clock := text[:length], strings.ToUpper(text[length+1:])
	if clock == "" {
		return date
	}
	for _, layout := range []string{"15:04:05Z07:00", "15:04:05", "15:04Z07:00", "15:04"} {
		if _, err := time.Parse(layout, clock); err == nil {
			return date
		}
	}
	return text
}

// digits reads a number of exactly n digits whose last ones may be X, and
// returns the lowest and highest number meant.
func digits(text string, n int, what string) (low, high int, err error) {
	bad := fmt.Errorf("%q is not a %s of %d digits", text, what, n)
	if len(text) != n {
		return 0, 0, bad
	}
	known := strings.TrimRight(text, "X")
	if known == "" {
		return 0, 0, bad
	}
	for _, c := range known {
		if c < '0' || c > '9' {
			return 0, 0, bad
		}
	}
	low, _ = strconv.Atoi(known)
	high = low
	for range n - len(known) {
		low, high = low*10, high*10+9
	}
	return low, high, nil
}

// season returns the meteorological season of the northern half of the world:
// 21 spring (March to May) … 24 winter (December to the next February). The
// last winter that can be written ends with the last day.
func season(year, code int) (first, last Day) {
	month := 3 + 3*(code-21)
	return NewDay(year, month, 1), min(NewDay(year, month+3, 0), LastDay)
}

// ParseWindow reads the datetime parameter of OGC API Features (section
// 7.15.4): a date or date-time, or an interval A/B with ".." or nothing for an
// open end. A date-time counts as its day; YYYY and YYYY-MM mean the whole
// year or month.
func ParseWindow(text string) (Window, error) {
	from, to, interval := strings.Cut(text, "/")
	if !interval {
		d, err := parseDate(text)
		if err != nil {
			return Window{}, err
		}
		return Window{d.first, d.last}, nil
	}
	if strings.Contains(to, "/") {
		return Window{}, fmt.Errorf("an interval has one \"/\"")
	}
	a, aOpen, err := parseEnd(from)
	if err != nil {
		return Window{}, err
	}
	b, bOpen, err := parseEnd(to)
	if err != nil {
		return Window{}, err
	}
	w := AllTime
	if !aOpen {
		w.Start = a.first
	}
	if !bOpen {
		w.End = b.last
	}
	if w.End < w.Start {
		return Window{}, fmt.Errorf("the interval ends before it starts")
	}
	return w, nil
}
