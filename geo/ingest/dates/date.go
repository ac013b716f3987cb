package dates

import (
	"fmt"
	"time"

	"github.com/mapd/mapd/geo"
)

// shape says what is open about a date.
type shape uint8

const (
	fixed    shape = iota // year, month and day are known by their places
	triple                // 01/02/2024: n in an order that the column tells
	tripleXX              // 01/02/24: likewise, the year has two digits
	packed8               // 01022024 or 20240201
	packed6               // 202402 or 010224
	namedXX               // Jan-24: a year or a day
	pairXX                // 01/24: a month and a year, or a day and a month
	serial                // 45292: days of a spreadsheet
	seconds               // 1704412800: since 1970
)

// date is one date as far as it can be told without its column.
type date struct {
	shape   shape
	y, m, d int    // of fixed; month (of namedXX too) and day may be 0: unknown
	n       [3]int // the numbers whose order is open, as they are written
	width   [3]uint8
	given   int // how many of them there are
	quarter int
	half    int
	count   float64 // of serial and seconds
	weekday int8    // 1 Monday to 7 Sunday; 0 unknown
	era     era
	hasYear bool // y is given
	short   bool // y has two digits
	iso     bool // numbers with the year of four digits in front
	dash    bool // YYYY-NN, which may be a month, a season or two years
	named   bool // the month is a name
	thai    bool // a Thai one
	stamp   bool // YYYYMMDDhhmm, which may be milliseconds too
}

// The year that two digits mean: 00 to 29 are 2000 to 2029, 69 to 99 are 1969
// to 1999. Programs differ about those between, which are refused.
const (
	lastShort2000  = 29
	firstShort1900 = 69
)

func longYear(short int) (int, error) {
	switch {
	case short <= lastShort2000:
		return 2000 + short, nil
	case short >= firstShort1900 && short <= 99:
		return 1900 + short, nil
	}
	return 0, fmt.Errorf("the year %02d may be 19%02d or 20%02d; write four digits", short, short, short)
}

// daysIn returns the number of days of a month.
func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// checkDay says whether the calendar has the day. month and day may be 0.
func checkDay(year, month, day int) error {
	if month < 0 || month > 12 || month == 0 && day != 0 || month > 0 && day > daysIn(year, month) {
		return &noDay{year, month, day}
	}
	return nil
}

// noDay is the error for days that the calendar does not have. Orders of day
// and month are found out by trying, so it is put into words only when asked.
type noDay struct{ year, month, day int }

func (e *noDay) Error() string {
	switch {
	case e.month == 0:
		return "a day without a month"
	case e.month < 0 || e.month > 12:
		return fmt.Sprintf("there is no month %d", e.month)
	}
	return fmt.Sprintf("%s %d has %d days", time.Month(e.month), e.year, daysIn(e.year, e.month))
}

// weekdayOf returns 1 (Monday) to 7 (Sunday).
func weekdayOf(year, month, day int) int8 {
	// 1970-01-01 (day 0) was a Thursday.
	return int8((int(geo.NewDay(year, month, day))%7+7+3)%7) + 1
}

// write writes a date as EDTF. month and day may be 0.
func write(year, month, day int) geo.When {
	b := make([]byte, 0, 10)
	b = append(b, byte('0'+year/1000), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10))
	for _, n := range [...]int{month, day} {
		if n == 0 {
			break
		}
		b = append(b, '-', byte('0'+n/10), byte('0'+n%10))
	}
	return geo.When(b)
}
