package snapshot

import (
	"fmt"
	"strconv"

	"github.com/mapd/mapd/geo"
)

// period is a unit of the calendar by which times are grouped. Its spans are
// numbered without gaps, in order.
type period struct {
	name  string
	index func(geo.Day) int // the span that a day lies in
	first func(int) geo.Day // the first day of a span
	label func(int) string
}

// The periods. Weeks are those of ISO 8601 and run from Monday to Sunday.
var periods = []period{
	{"day",
		func(d geo.Day) int { return int(d) },
		func(i int) geo.Day { return geo.Day(i) },
		func(i int) string { return geo.Day(i).String() }},
	{"week", weekOf, firstOfWeek, weekLabel},
	{"month", func(d geo.Day) int { return months(d) },
		func(i int) geo.Day { return geo.NewDay(0, i+1, 1) },
		func(i int) string { return fmt.Sprintf("%04d-%02d", i/12, i%12+1) }},
	{"quarter", func(d geo.Day) int { return months(d) / 3 },
		func(i int) geo.Day { return geo.NewDay(0, 3*i+1, 1) },
		func(i int) string { return fmt.Sprintf("%04d-Q%d", i/4, i%4+1) }},
	{"year", func(d geo.Day) int { return months(d) / 12 },
		func(i int) geo.Day { return geo.NewDay(i, 1, 1) },
		func(i int) string { return fmt.Sprintf("%04d", i) }},
}

func periodNamed(name string) (period, bool) {
	for _, p := range periods {
		if p.name == name {
			return p, true
		}
	}
	return period{}, false
}

// months counts the months since the year 0.
func months(d geo.Day) int {
	year, month, _ := d.Time().Date()
	return 12*year + int(month) - 1
}

// Day 0 was a Thursday: the week of day -3 to 3 is number 0.
func weekOf(d geo.Day) int {
	days := int(d) + 3
	week := days / 7
	if days%7 < 0 {
		week--
	}
	return week
}

func firstOfWeek(i int) geo.Day { return geo.Day(7*i - 3) }

func weekLabel(i int) string {
	year, week := firstOfWeek(i).Time().ISOWeek()
	return fmt.Sprintf("%04d-W", year) + strconv.Itoa(week/10) + strconv.Itoa(week%10)
}

// span is a run of periods, empty if first > last.
type span struct{ first, last int }

var noSpan = span{0, -1}
