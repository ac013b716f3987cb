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
func (d Day) String() string { return string(d.AppendText(make([]byte, 0, len(time.DateOnly)))) }

// AppendText appends what String returns.
func (d Day) AppendText(b []byte) []byte {
	switch {
	case !d.Known():
		return append(b, ".."...)
	case d < FirstDay || d > LastDay:
		return d.Time().AppendFormat(b, time.DateOnly)
	}
	// Years that begin in March have their leap day at the end, and those of 400
	// years are as long as any other 400. So counted, no table is needed.
	const toMarch, in400, in100, in4, in1 = 719468, 146097, 36524, 1461, 365
	n := int(d) + toMarch // since 0000-03-01; only January and February of 0000 are before that
	age := 0
	if n < 0 {
		n, age = n+in400, -400
	}
	age += n / in400 * 400
	n %= in400
	year := (n - n/(in4-1) + n/in100 - n/(in400-1)) / in1
	n -= in1*year + year/4 - year/100
	month := (5*n + 2) / 153
	day := n - (153*month+2)/5 + 1
	if month < 10 {
		month += 3
	} else {
		month -= 9
	}
	if year += age; month <= 2 {
		year++
	}
	digit := func(n int) byte { return byte('0' + n%10) }
	return append(b, digit(year/1000), digit(year/100), digit(year/10), digit(year), '-', digit(month/10), digit(month), '-', digit(day/10), digit(day))
}

// MarshalJSON writes "YYYY-MM-DD", and null for an open end.
func (d Day) MarshalJSON() ([]byte, error) {
	if !d.Known() {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}
