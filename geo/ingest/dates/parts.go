package dates

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
)

// FromParts reads year, month and day that stand in three columns, as numbers,
// as text or as the name of a month. A missing day gives a month, a missing
// month a year, a missing year an unknown When. 0, 99 and -1 for a month or a
// day are missing ones. Years have four digits; a day without a month is
// refused.
func FromParts(year, month, day any) (geo.When, error) {
	y, err := part4(year)
	if err != nil || y < 0 {
		return "", err
	}
	m, err := part2(month, "month")
	if err != nil {
		return "", err
	}
	d, err := part2(day, "day")
	if err != nil {
		return "", err
	}
	if err := checkDay(y, m, d); err != nil {
		return "", err
	}
	return write(y, m, d), nil
}

// part4 reads a year; -1 is a missing one.
func part4(value any) (int, error) {
	text := cellText(value)
	if missing[text] {
		return -1, nil
	}
	n, err := strconv.Atoi(text)
	switch {
	case err != nil:
		return 0, fmt.Errorf("%q is no year", text)
	case n < 0:
		return 0, fmt.Errorf("the year %d lies before the common era, which cannot be written", n)
	case n < 1000 && len(text) < 4:
		return 0, fmt.Errorf("the year %q has too few digits", text)
	case n >= thaiReform && n <= lastPlainYear+543:
		return 0, fmt.Errorf("the year %d may be one of the Thai calendar; write the year of the common era", n)
	case n > lastPlainYear:
		return 0, fmt.Errorf("the year %d lies too far ahead", n)
	}
	return n, nil
}

// part2 reads a month or a day; 0 is a missing one.
func part2(value any, what string) (int, error) {
	text := cellText(value)
	if missing[text] || text == "00" || text == "99" || text == "-1" {
		return 0, nil
	}
	if w, known := words[strings.Trim(text, ".")]; known && what == "month" && w.kind == kindMonth {
		return w.n, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 31 {
		return 0, fmt.Errorf("%q is no %s", text, what)
	}
	return n, nil
}

// cellText writes a cell as plain text, whole numbers without a point.
func cellText(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < 1e15 {
			return strconv.FormatInt(int64(v), 10)
		}
		return strconv.FormatFloat(v, 'f', -1, 64)
	case string:
		text, _ := plain(strings.TrimSpace(v))
		if whole, fraction, point := strings.Cut(text, "."); point && isDigits(whole) && fraction != "" && strings.Trim(fraction, "0") == "" {
			return whole
		}
		return text
	}
	return fmt.Sprint(value)
}
