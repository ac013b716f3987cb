package geo

import (
	"errors"
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
	unspecified bool // digits were left open: nothing more exact may follow
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

// parseDate reads YYYY, YYYY-MM or YYYY-MM-DD with unspecified digits (X) on
// the right, a season in the month's place, a qualifier, a clock time.
func parseDate(text string) (dateSpan, error) {
	d, text := cutQualifier(cutClockTime(text))
	parts := strings.Split(text, "-")
	readers := []func(string) error{d.readYear, d.readMonth, d.readDay}
	if len(parts) > len(readers) {
		return dateSpan{}, fmt.Errorf("%q is not a date; write YYYY, YYYY-MM or YYYY-MM-DD", text)
	}
	for i, part := range parts {
		if err := readers[i](part); err != nil {
			return dateSpan{}, err
		}
	}
	return d, nil
}

// cutQualifier takes a "~", "?" or "%" (both) off the end and notes it.
func cutQualifier(text string) (d dateSpan, rest string) {
	rest = strings.TrimRight(text, "~?%")
	switch text[len(rest):] {
	case "":
	case "~":
		d.approximate = true
	case "?":
		d.uncertain = true
	case "%":
		d.approximate, d.uncertain = true, true
	default: // several: the date reader says what is wrong
		return d, text
	}
	return d, rest
}

var errDigitsBehind = errors.New("unspecified digits stand on the right only")

// readYear reads the first part of a date.
func (d *dateSpan) readYear(part string) error {
	low, high, err := digits(part, 4, "year")
	if err != nil {
		return err
	}
	d.first, d.last, d.precision = NewDay(low, 1, 1), NewDay(high, 12, 31), PrecisionYear
	if low != high {
		d.precision, d.unspecified = PrecisionRange, true
	}
	return nil
}

// readMonth narrows a year to a month or a season.
func (d *dateSpan) readMonth(part string) error {
	if d.unspecified {
		return errDigitsBehind
	}
	if part == "XX" {
		d.unspecified = true
		return nil
	}
	month, _, err := digits(part, 2, "month")
	if err != nil {
		return err
	}
	year, _, _ := d.first.Date()
	switch {
	case month >= 21 && month <= 24:
		d.first, d.last = season(year, month)
		d.precision = PrecisionSeason
	case month < 1 || month > 12 || strings.Contains(part, "X"):
		return fmt.Errorf("%q: months run from 01 to 12, seasons from 21 to 24", part)
	default:
		d.first, d.last, d.precision = NewDay(year, month, 1), NewDay(year, month+1, 0), PrecisionMonth
	}
	return nil
}

// readDay narrows a month to a day.
func (d *dateSpan) readDay(part string) error {
	switch {
	case d.precision == PrecisionSeason:
		return fmt.Errorf("a season has no days; months run from 01 to 12")
	case part == "XX":
		return nil
	case d.unspecified:
		return errDigitsBehind
	}
	day, _, err := digits(part, 2, "day")
	if err != nil {
		return err
	}
	if _, _, last := d.last.Date(); day < 1 || day > last || strings.Contains(part, "X") {
		return fmt.Errorf("%q: that month has days 01 to %02d", part, last)
	}
	d.first += Day(day - 1)
	d.last, d.precision = d.first, PrecisionDay
	return nil
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
	known := strings.TrimRight(text, "X")
	if len(text) != n || known == "" || strings.Trim(known, "0123456789") != "" {
		return 0, 0, fmt.Errorf("%q is not a %s of %d digits", text, what, n)
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
