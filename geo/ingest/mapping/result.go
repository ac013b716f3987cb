package mapping

import (
	"strconv"

	"github.com/mapd/mapd/geo"
)

// Result is what became of a row.
type Result struct {
	// Record is a *geo.Event; of an export of mapd also a *geo.Flow,
	// *geo.Hotspot or *geo.Source.
	Record geo.Record
	// Sources are those that the record names and that the row brings. Two
	// with the same id have the same content.
	Sources []*geo.Source
	// Kinds is the record's kind, if it is not one of Options.Kinds. Two with
	// the same id have the same content.
	Kinds []*geo.Kind
	// Partial says that the record is from an export, which gives each text in
	// one language only: Merge it with the one that the store has.
	Partial bool
	// Key is the row's key within its dataset, without a repeat number.
	Key string
	// Hashed says that the key comes from the values of the row. Rows that are
	// the same in all values have the same one: see Repeat.
	Hashed bool
	// Review is set if somebody should look at the place.
	Review *Review
	// Notes say what was made of cells beyond reading them: English sentences.
	Notes []string
}

// Event is the event or the event in the flow; nil for hotspots and sources.
func (r *Result) Event() *geo.Event {
	switch record := r.Record.(type) {
	case *geo.Event:
		return record
	case *geo.Flow:
		return &record.Event
	}
	return nil
}

// Repeat makes the record that of the nth row with the same hashed key, n
// counted from 1 in the order of the rows. The first has no number.
func (r *Result) Repeat(n int) {
	if e := r.Event(); e != nil && n > 1 && r.Hashed {
		e.ID += "-" + strconv.Itoa(n)
	}
}

// Reject says why no record can be made of a row.
type Reject struct {
	// Column is the one at fault, empty if it is the row as a whole.
	Column string
	// Reason says what is wrong, Remedy what would be right: English
	// sentences.
	Reason, Remedy string
}

// Error is the reject in one line.
func (r *Reject) Error() string {
	text := r.Reason
	if r.Column != "" {
		text = r.Column + ": " + text
	}
	if r.Remedy != "" {
		text += "; " + r.Remedy
	}
	return text
}
