package dates

import (
	"errors"
	"fmt"
	"time"

	"github.com/mapd/mapd/geo"
)

// yearMonth is the order of packed6 that the others do not have: YYYYMM.
const yearMonth Order = "ym"

// orders are those that a shape may have.
var orders = [...][]Order{
	triple:   {DMY, MDY},
	tripleXX: {DMY, MDY, YMD},
	packed8:  {YMD, DMY, MDY},
	packed6:  {yearMonth, DMY, MDY, YMD},
}

// hasOrder says whether the order of the date's numbers is open.
func (d *date) hasOrder() bool { return d.shape >= triple && d.shape <= packed6 }

// ymd is a date of the common era; month and day may be 0.
type ymd struct{ y, m, d int }

func (v ymd) when() geo.When { return write(v.y, v.m, v.d) }

// String writes it for people: "5 January 2024".
func (v ymd) String() string {
	switch {
	case v.m == 0:
		return fmt.Sprint(v.y)
	case v.d == 0:
		return fmt.Sprintf("%s %d", time.Month(v.m), v.y)
	}
	return fmt.Sprintf("%d %s %d", v.d, time.Month(v.m), v.y)
}

// Reasons why numbers are no date in an order.
var (
	errZeroPart = errors.New("a day or a month is 0")
	errOneDigit = errors.New("the year has one digit")
	errEarly    = errors.New("the year lies before 1500")
)

// in reads a date whose order is open in one order.
func (d *date) in(o Order, f *Form) (ymd, error) {
	n := d.n
	short := d.shape == tripleXX || d.shape == packed6
	switch d.shape {
	case packed8:
		n = [3]int{n[0] / 1000000, n[0] / 10000 % 100, n[0] % 10000}
		if o == YMD {
			n = [3]int{d.n[0] / 10000, d.n[0] / 100 % 100, d.n[0] % 100}
		}
	case packed6:
		n = [3]int{n[0] / 10000, n[0] / 100 % 100, n[0] % 100}
		if o == yearMonth {
			n, short = [3]int{d.n[0] / 100, d.n[0] % 100, 0}, false
		}
	}
	if d.shape == tripleXX && (o == YMD && d.width[0] != 2 || o != YMD && d.width[2] != 2) {
		return ymd{}, errOneDigit
	}
	var v ymd
	switch o {
	case DMY:
		v = ymd{n[2], n[1], n[0]}
	case MDY:
		v = ymd{n[2], n[0], n[1]}
	default:
		v = ymd{n[0], n[1], n[2]}
	}
	if v.m == 0 || v.d == 0 && o != yearMonth {
		return ymd{}, errZeroPart
	}
	if d.shape >= packed8 && !short && v.y < 1500 {
		return ymd{}, errEarly
	}
	return d.common(v, short, f)
}

// common brings a date into the common era and checks it.
func (d *date) common(v ymd, short bool, f *Form) (ymd, error) {
	var err error
	if v.y, err = d.year(v, short, f); err != nil {
		return ymd{}, err
	}
	if err := checkDay(v.y, v.m, v.d); err != nil {
		return ymd{}, err
	}
	if d.weekday != 0 && v.d != 0 && weekdayOf(v.y, v.m, v.d) != d.weekday {
		return ymd{}, fmt.Errorf("%v is not a %s", v, time.Weekday(d.weekday%7))
	}
	return v, nil
}

// errBuddhist is the reason for years that only the Thai calendar explains.
var errBuddhist = errors.New("that may be a year of the Thai calendar, which the column does not say (option buddhist)")

// year returns the year of the common era.
func (d *date) year(v ymd, short bool, f *Form) (int, error) {
	switch {
	case d.era == eraThai && short:
		return thaiYear(2500 + v.y)
	case d.era != eraUnsaid && d.era != eraCommon:
		return d.era.commonYear(v.y, v.m, v.d)
	case f.Buddhist && short, (f.Buddhist || f.lenient) && v.y > lastPlainYear:
		if short {
			v.y += 2500
		}
		return thaiYear(v.y)
	case short && d.thai:
		return 0, fmt.Errorf("the year %02d: %w", v.y, errBuddhist)
	case short:
		return longYear(v.y)
	case v.y > lastPlainYear && v.y >= thaiReform && v.y <= lastPlainYear+543:
		return 0, fmt.Errorf("the year %d: %w", v.y, errBuddhist)
	case v.y > lastPlainYear:
		return 0, fmt.Errorf("the year %d lies too far ahead", v.y)
	case v.y < 1000 && v.y > 0 && d.given == 0 && !d.iso && !d.named:
		return 0, fmt.Errorf("the year %d has too few digits; years of an era need its name", v.y)
	}
	return v.y, nil
}

// resolve reads a date by the Form. clock is the clock time that a counted
// number holds.
func (f *Form) resolve(d *date) (v ymd, clock string, err error) {
	switch d.shape {
	case fixed:
		v, err = f.fixed(d)
	case namedXX, pairXX:
		v, err = f.withoutDay(d)
	case serial:
		return f.serial(d)
	case seconds:
		if f.Calendar {
			return ymd{}, "", fmt.Errorf("it is no day of the calendar")
		}
		day, clock := fromSeconds(d.count)
		v.y, v.m, v.d = day.Date()
		return v, clock, nil
	default:
		v, err = f.ordered(d)
	}
	return v, "", err
}

func (f *Form) fixed(d *date) (ymd, error) {
	if d.dash && d.m == d.y%100+1 && f.yearPairs || d.isSeason() && d.m == d.y%100+1 && !f.seasons {
		return ymd{}, fmt.Errorf("it may be the years %d to %d: write %d/%d", d.y, d.y+1, d.y, d.y+1)
	}
	if d.isSeason() && d.y <= lastPlainYear {
		return ymd{d.y, d.m, 0}, nil
	}
	v, err := d.common(ymd{d.y, d.m, d.d}, d.short, f)
	switch {
	case err != nil:
		return ymd{}, err
	case d.stamp && !f.Calendar:
		return ymd{}, fmt.Errorf("it is %v or milliseconds since 1970 (option calendar)", v)
	case f.damaged && d.iso && v.d > 0 && v.d <= 12 && v.d != v.m:
		return ymd{}, v.maySwapped()
	}
	return v, nil
}

// maySwapped is the reason for dates that a program has written which took
// days for months.
func (v ymd) maySwapped() error {
	return fmt.Errorf("%v may be %v: a program seems to have taken days for months, since no other date of the column has a day below 13 (option as-written)", v, ymd{v.y, v.d, v.m})
}

// isSeason says whether the date is a season of EDTF: 2023-21.
func (d *date) isSeason() bool { return d.dash && d.m >= 21 && d.m <= 24 }

// ordered reads a date whose numbers stand in the order of the column, or in
// the only order in which they make a date.
func (f *Form) ordered(d *date) (ymd, error) {
	order := f.order[d.shape]
	if order != "" {
		v, err := d.in(order, f)
		if err != nil {
			return ymd{}, fmt.Errorf("%s: %w", orderNames[order], err)
		}
		return v, nil
	}
	var found []ymd
	var names string
	var failed error
	for _, o := range orders[d.shape] {
		v, err := d.in(o, f)
		switch {
		case err != nil:
			if failed == nil || errors.Is(err, errBuddhist) {
				failed = err
			}
		case len(found) == 0:
			found, names = append(found, v), v.String()
		case v != found[0]:
			found, names = append(found, v), names+" or "+v.String()
		}
	}
	switch {
	case len(found) == 0:
		return ymd{}, fmt.Errorf("in no order of day, month and year: %w", failed)
	case len(found) > 1:
		return ymd{}, fmt.Errorf("it may be %s; the column does not tell (option dmy, mdy or ymd)", names)
	}
	return found[0], nil
}

// orderNames say the orders in English.
var orderNames = map[Order]string{DMY: "day first", MDY: "month first", YMD: "year first", yearMonth: "year and month"}

// withoutDay reads "Jan-24" and "01/24".
func (f *Form) withoutDay(d *date) (ymd, error) {
	month, year := d.m, d.n[0]
	if d.shape == pairXX {
		month, year = d.n[0], d.n[1]
	}
	if !f.MonthYear && (year >= 1 && year <= 31 || d.shape == pairXX) {
		return ymd{}, fmt.Errorf("it is a month and a year, or a day without a year; the column does not tell (option month-year)")
	}
	if month == 0 {
		return ymd{}, fmt.Errorf("there is no month 0")
	}
	return d.common(ymd{year, month, 0}, true, f)
}

func (f *Form) serial(d *date) (ymd, string, error) {
	if f.Calendar {
		return ymd{}, "", fmt.Errorf("it is no day of the calendar")
	}
	first := f.Serial
	day, clock, err := fromSerial(d.count, max(first, 1900))
	if err != nil {
		return ymd{}, "", err
	}
	var v ymd
	v.y, v.m, v.d = day.Date()
	switch {
	case first == 0:
		other, _, _ := fromSerial(d.count, 1904)
		return ymd{}, "", fmt.Errorf("as a spreadsheet's day it is %v or, counted from 1904, %v; the column does not tell (option serial-1900 or serial-1904)", v, dayOf(other))
	case f.damaged && v.d <= 12 && v.d != v.m:
		return ymd{}, "", v.maySwapped()
	}
	return v, clock, nil
}

func dayOf(day geo.Day) ymd {
	y, m, d := day.Date()
	return ymd{y, m, d}
}
