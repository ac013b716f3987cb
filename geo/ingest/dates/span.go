package dates

import (
	"fmt"

	"github.com/mapd/mapd/geo"
)

// Lasted joins the start and the end of something that went on from the one to
// the other: A/B. The same date twice is that date. An end alone is "../B"; a
// start alone is the start, since nothing is said of the time after it.
func Lasted(start, end geo.When) (geo.When, error) {
	switch {
	case start == end, end == "":
		return start, nil
	case start == "":
		return checked("../" + end)
	}
	return checked(start + "/" + end)
}

// Between joins the first and the last possible day of something that happened
// once: [A..B]. The same date twice is that date; one alone is that date too.
func Between(first, last geo.When) (geo.When, error) {
	switch {
	case first == last, last == "":
		return first, nil
	case first == "":
		return last, nil
	}
	return checked("[" + first + ".." + last + "]")
}

func checked(w geo.When) (geo.When, error) {
	if _, err := w.Extent(geo.OpenEnd); err != nil {
		return "", err
	}
	return w, nil
}

// FromParts reads year, month and day that stand in three columns, as numbers,
// as text or as the name of a month. A missing day gives a month, a missing
// month a year, a missing year an unknown When. 0 and 99 for a month or a day
// are missing ones. Years have four digits; a day without a month is refused.
func FromParts(year, month, day any) (geo.When, error) {
	return "", fmt.Errorf("%v-%v-%v is no date", year, month, day)
}
