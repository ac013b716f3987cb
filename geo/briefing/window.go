package briefing

import (
	"fmt"
	"regexp"
	"strconv"

	"github.com/mapd/mapd/geo"
)

// dayPattern keeps seasons and other dates out that the page's address has no
// word for.
var dayPattern = regexp.MustCompile(`^[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?$`)

// day reads a year, a month or a day.
func day(text string) (geo.Window, error) {
	if !dayPattern.MatchString(text) {
		return geo.Window{}, fmt.Errorf("%q is no date", text)
	}
	return geo.ParseWindow(text)
}

// Window is the window of time that a scene shows, with an open start in the
// mode upto. The error says which date cannot be read, or that the window ends
// before it starts.
func Window(t geo.SceneTime) (geo.Window, error) {
	to, err := day(t.To)
	if err != nil {
		return geo.Window{}, err
	}
	w := geo.Window{Start: geo.OpenStart, End: to.End}
	switch t.Mode {
	case geo.WindowMode:
		from, err := day(t.From)
		if err != nil {
			return geo.Window{}, err
		}
		w.Start = from.Start
	case geo.TrailingMode:
		if w.Start, err = before(w.End, t.Trail); err != nil {
			return geo.Window{}, err
		}
	}
	if w.End < w.Start {
		return geo.Window{}, fmt.Errorf("the window ends before it starts")
	}
	return w, nil
}

// before is the first day of a length of time that ends with a day. Where its
// month is shorter, months end with its last day.
func before(end geo.Day, trail string) (geo.Day, error) {
	if !trailPattern.MatchString(trail) {
		return 0, fmt.Errorf("%q is no length of time", trail)
	}
	n, err := strconv.Atoi(trail[:len(trail)-1])
	if err != nil {
		return 0, err
	}
	next := end + 1
	months := 0
	switch trail[len(trail)-1] {
	case 'd':
		return next - geo.Day(n), nil
	case 'w':
		return next - geo.Day(7*n), nil
	case 'm':
		months = n
	case 'q':
		months = 3 * n
	case 'y':
		months = 12 * n
	}
	year, month, d := next.Date()
	first, last := geo.NewDay(year, month-months, 1), geo.NewDay(year, month-months+1, 1)-1
	return min(first+geo.Day(d)-1, last), nil
}
