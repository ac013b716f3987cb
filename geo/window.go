package geo

import (
	"fmt"
	"strings"
)

// Window is a span of days to ask about, inclusive at both ends. Its ends may
// be open.
type Window struct{ Start, End Day }

// AllTime is the window that every dated extent meets.
var AllTime = Window{OpenStart, OpenEnd}

// Contains reports whether d lies in w.
func (w Window) Contains(d Day) bool { return w.Start <= d && d <= w.End }

// ParseWindow reads the datetime parameter of OGC API Features (section
// 7.15.4): a date or date-time, or an interval A/B with ".." or nothing for an
// open end. In place of one end there may be how long it lasts, as the standard's
// tests have it: 2018-02-12/P1M6D. A date-time counts as its day; YYYY and
// YYYY-MM mean the whole year or month. A window is exact: "~", "?" and "%" are
// refused.
func ParseWindow(text string) (Window, error) {
	from, to, interval := strings.Cut(text, "/")
	if strings.Contains(to, "/") {
		return Window{}, fmt.Errorf("an interval has one \"/\"")
	}
	switch {
	case !interval:
		return parseSpan(text)
	case strings.HasPrefix(to, "P"):
		return lasting(from, to, 1)
	case strings.HasPrefix(from, "P"):
		return lasting(to, from, -1)
	}
	w := AllTime
	if from != "" && from != ".." {
		first, err := parseSpan(from)
		if err != nil {
			return Window{}, err
		}
		w.Start = first.Start
	}
	if to != "" && to != ".." {
		last, err := parseSpan(to)
		if err != nil {
			return Window{}, err
		}
		w.End = last.End
	}
	if w.End < w.Start {
		return Window{}, fmt.Errorf("the interval ends before it starts")
	}
	return w, nil
}

// parseSpan reads the days of one date that is asked about.
func parseSpan(text string) (Window, error) {
	d, err := parseDate(text)
	if err == nil && (d.approximate || d.uncertain) {
		err = fmt.Errorf("%q is not exact; leave \"~\", \"?\" and \"%%\" out", text)
	}
	return Window{d.first, d.last}, err
}
