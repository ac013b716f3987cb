package geo

import (
	"fmt"
	"regexp"
	"strconv"
)

// duration is how ISO 8601 writes how long something lasts, with its years,
// months, weeks and days. A time of day is allowed and, as everywhere, left out.
var duration = regexp.MustCompile(`^P(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,6})W)?(?:(\d{1,7})D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:[.,]\d+)?S)?)?$`)

// lasting is the window that begins with a day and lasts so long (forward 1), or
// that ends with it (forward -1). Both ends belong to it.
func lasting(end, long string, forward int) (Window, error) {
	parts := duration.FindStringSubmatch(long)
	if parts == nil || long[len(long)-1] == 'P' || long[len(long)-1] == 'T' {
		return Window{}, fmt.Errorf("%q does not say how long; write it as P1Y2M3D", long)
	}
	if end == "" || end == ".." {
		return Window{}, fmt.Errorf("%q wants a day to count from", long)
	}
	w, err := parseSpan(end)
	if err != nil {
		return w, err
	}
	var n [4]int
	for i, digits := range parts[1:] {
		n[i], _ = strconv.Atoi(digits) // nothing is 0
	}
	shift := func(d Day) Day {
		y, m, day := d.Date()
		return max(FirstDay, min(LastDay, NewDay(y+forward*n[0], m+forward*n[1], day+forward*(7*n[2]+n[3]))))
	}
	if forward > 0 {
		w.End = shift(w.Start)
	} else {
		w.Start = shift(w.End)
	}
	return w, nil
}
