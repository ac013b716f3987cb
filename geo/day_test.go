package geo_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
)

// TestEveryDay counts through all years that can be written, by a calendar of
// its own, and looks at the first and last day of each month in every eleventh
// year (so at leap years and others) and at every day of a few years.
func TestEveryDay(t *testing.T) {
	lengths := []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	d := geo.FirstDay
	for year := range 10_000 {
		leap := year%4 == 0 && (year%100 != 0 || year%400 == 0)
		for m, days := range lengths {
			if m == 1 && leap {
				days++
			}
			for day := 1; day <= days; day++ {
				if (day == 1 || day == days) && year%11 == 0 || year >= 1999 && year <= 2026 {
					checkDay(t, d, year, m+1, day)
				}
				d++
			}
		}
	}
	if d != geo.LastDay+1 {
		t.Errorf("the last day is %d, want %d", geo.LastDay, d-1)
	}
}

func checkDay(t *testing.T, d geo.Day, year, month, day int) {
	t.Helper()
	if got := geo.NewDay(year, month, day); got != d {
		t.Fatalf("NewDay(%d, %d, %d) is %d, want %d", year, month, day, got, d)
	}
	text := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
	if y, m, dd := d.Date(); y != year || m != month || dd != day || d.String() != text {
		t.Fatalf("day %d is %d-%d-%d, %s; want %s", d, y, m, dd, d, text)
	}
	if e, err := geo.When(text).Extent(geo.OpenEnd); err != nil || e.Start != d || e.End != d {
		t.Fatalf("%s is read as %+v, %v; want day %d", text, e, err, d)
	}
	if data, err := json.Marshal(d); err != nil || string(data) != `"`+text+`"` {
		t.Fatalf("%s is written as %s, %v", text, data, err)
	}
	if at := d.Time(); at.Format(time.RFC3339) != text+"T00:00:00Z" {
		t.Fatalf("%s is at %v", text, at)
	}
}

func TestDay(t *testing.T) {
	if d := geo.NewDay(1970, 1, 1); d != 0 {
		t.Errorf("the first of January 1970 is day %d", d)
	}
	for got, want := range map[geo.Day]geo.Day{
		geo.NewDay(2024, 13, 1): geo.NewDay(2025, 1, 1),
		geo.NewDay(2024, 3, 0):  geo.NewDay(2024, 2, 29),
	} {
		if got != want {
			t.Errorf("carried over to %v, want %v", got, want)
		}
	}
	for _, d := range []geo.Day{geo.OpenStart, geo.OpenEnd} {
		data, err := json.Marshal(d)
		if d.Known() || d.String() != ".." || string(data) != "null" || err != nil {
			t.Errorf("an open end is %v, %s, known: %v (%v)", d, data, d.Known(), err)
		}
	}
}
