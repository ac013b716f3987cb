package geo

import (
	"math"
	"time"
)

// Day is a calendar day, counted from 1970-01-01 (day 0) in the proleptic
// Gregorian calendar. Years 0000 to 9999 can be written.
type Day int32

const (
	// OpenStart stands for a first day that is not known: "on or before".
	OpenStart Day = math.MinInt32
	// OpenEnd stands for a last day that is not known: "on or after".
	OpenEnd Day = math.MaxInt32
)

// The first and the last day that can be written, 0000-01-01 and 9999-12-31.
var (
	FirstDay = NewDay(0, 1, 1)
	LastDay  = NewDay(9999, 12, 31)
)

const secondsPerDay = 24 * 60 * 60

// NewDay returns the day of a date. Months and days outside their usual
// ranges are carried over, as time.Date does.
func NewDay(year, month, day int) Day {
	return Day(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// Known reports whether d is a day, and not an open end.
func (d Day) Known() bool { return d != OpenStart && d != OpenEnd }

// Date returns the year, month (1 to 12) and day of the month.
// It must not be called on an open end.
func (d Day) Date() (year, month, day int) {
	t := d.Time()
	return t.Year(), int(t.Month()), t.Day()
}

// Time returns midnight UTC of d.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// String writes d as YYYY-MM-DD, and an open end as "..".
func (d Day) String() string {
	if !d.Known() {
		return ".."
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalJSON writes "YYYY-MM-DD", and null for an open end.
func (d Day) MarshalJSON() ([]byte, error) {
	if !d.Known() {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}
