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

// ACLED reads ACLED's time_precision: 1 the day, 2 the week, 3 the month.
func ACLED(code any) (Precision, error) {
	return "", fmt.Errorf("time precision %v is not 1, 2 or 3", code)
}

// UCDP reads the date_prec of UCDP GED: 1 the day, 2 a few days (date_start to
// date_end), 3 the week (date_start to date_end), 4 the month, 5 a longer
// span, up to the year (date_start to date_end).
func UCDP(code any) (Precision, error) {
	return "", fmt.Errorf("date precision %v is not 1 to 5", code)
}

// WithPrecision widens a When to what is really known. It never makes one more
// exact: a month stays a month when the precision is the day. What is not one
// day, month or year (spans, sets) stays as it is.
func WithPrecision(when geo.When, p Precision) (geo.When, error) {
	return when, nil
}
