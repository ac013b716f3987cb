package dates

import (
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
