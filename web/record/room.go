package record

import "github.com/mapd/mapd/geo"

// room holds the texts of an event that may be null: one piece of memory for
// what would be a dozen.
type room struct {
	texts [12]string
	used  int
}

// text is Optional.
func (r *room) text(s string) *string {
	if s == "" {
		return nil
	}
	return r.given(s)
}

// given is text for one that is there, though it may be empty.
func (r *room) given(s string) *string {
	text := &r.texts[r.used]
	*text = s
	r.used++
	return text
}

// days writes the ends of a time, open ones as null. A single day is written
// once.
func (r *room) days(start, end geo.Day) (first, last *string) {
	if start.Known() {
		first = r.given(start.String())
	}
	switch {
	case start == end:
		last = first
	case end.Known():
		last = r.given(end.String())
	}
	return first, last
}
