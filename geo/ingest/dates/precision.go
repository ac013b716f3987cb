package dates

import (
	"fmt"

	"github.com/mapd/mapd/geo"
)

// Precision is how exactly a date given to the day is really known.
type Precision string

// The precisions that published sets know.
const (
	ToDay   Precision = "day"
	ToWeek  Precision = "week" // the day stands for the middle of a week: three days either side
	ToMonth Precision = "month"
	ToYear  Precision = "year"
	ToSpan  Precision = "span" // start and end say it: nothing is widened
)

// ACLED reads ACLED's time_precision: 1 the day, 2 the week, of which the
// middle is given, 3 the month.
func ACLED(code any) (Precision, error) {
	switch cellText(code) {
	case "1":
		return ToDay, nil
	case "2":
		return ToWeek, nil
	case "3":
		return ToMonth, nil
	}
	return "", fmt.Errorf("time precision %v is not 1, 2 or 3", code)
}

// UCDP reads the date_prec of UCDP GED: 1 the day, 2 a few days, 3 the week, 4
// the month, 5 a longer span. All but the first are bounded by date_start and
// date_end (see Between).
func UCDP(code any) (Precision, error) {
	switch cellText(code) {
	case "1":
		return ToDay, nil
	case "2", "3", "4", "5":
		return ToSpan, nil
	}
	return "", fmt.Errorf("date precision %v is not 1 to 5", code)
}

// WithPrecision widens a day to what is really known of it. What is no single
// day, a month or a span, is left as it is: nothing gets more exact.
func WithPrecision(when geo.When, p Precision) (geo.When, error) {
	e, err := when.Extent(geo.OpenEnd)
	if err != nil {
		return "", err
	}
	if e.Precision != geo.PrecisionDay {
		return when, nil
	}
	y, m, _ := e.Start.Date()
	suffix := geo.When("")
	switch {
	case e.Approximate && e.Uncertain:
		suffix = "%"
	case e.Approximate:
		suffix = "~"
	case e.Uncertain:
		suffix = "?"
	}
	switch p {
	case ToDay, ToSpan:
		return when, nil
	case ToWeek:
		first, last := geo.When((e.Start - 3).String()), geo.When((e.Start + 3).String())
		return Between(first+suffix, last+suffix)
	case ToMonth:
		return write(y, m, 0) + suffix, nil
	case ToYear:
		return write(y, 0, 0) + suffix, nil
	}
	return "", fmt.Errorf("%q is no precision", p)
}
