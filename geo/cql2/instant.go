package cql2

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/mapd/mapd/geo"
)

// parseInstant reads a day (2024-01-05) or a point of time in UTC
// (2024-01-05T12:00:00Z, with fractions of a second down to the nanosecond).
func parseInstant(text string) (geo.Instant, error) {
	date, clock, timed := strings.Cut(text, "T")
	day, err := parseDay(date)
	if err != nil {
		return geo.Instant{}, fmt.Errorf("%.60q is neither a day such as 2024-01-05 nor a time such as 2024-01-05T12:00:00Z", text)
	}
	if !timed {
		return geo.Instant{Day: day}, nil
	}
	at, err := parseClock(clock)
	if err != nil {
		return geo.Instant{}, fmt.Errorf("%.60q is no clock time in UTC such as 12:00:00Z", clock)
	}
	return geo.Instant{Day: day, Clock: at, Timed: true}, nil
}

func parseDay(text string) (geo.Day, error) {
	t, err := time.Parse("2006-01-02", text)
	if err != nil {
		return 0, err
	}
	return geo.NewDay(t.Year(), int(t.Month()), t.Day()), nil
}

// parseClock reads hh:mm:ss[.f…]Z. time.Parse takes a fraction unasked; its
// comma is not one of RFC 3339.
func parseClock(text string) (time.Duration, error) {
	t, err := time.Parse("15:04:05Z", text)
	if err != nil {
		return 0, err
	}
	if len(text) < len("15:04:05Z") || strings.Contains(text, ",") {
		return 0, strconv.ErrSyntax
	}
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute +
		time.Duration(t.Second())*time.Second + time.Duration(t.Nanosecond()), nil
}

// formatInstant writes what parseInstant reads.
func formatInstant(i geo.Instant) string {
	if !i.Timed {
		return i.Day.String()
	}
	return i.Day.String() + "T" + i.Day.Time().Add(i.Clock).Format("15:04:05.999999999") + "Z"
}
