package geo

import (
	"cmp"
	"time"

	"github.com/paulmach/orb"
)

// Filter is a condition on the properties of records, beside the other fields
// of a Query. Package cql2 reads it from the language of the OGC.
type Filter interface {
	// Compile binds the filter to the properties that the rows of a collection
	// have. A name that the schema does not know, and values whose types do
	// not fit, are Invalid errors that say where in the filter they stand.
	Compile(Schema) (Predicate, error)
	// String writes the filter in one canonical form: what is written alike
	// selects alike.
	String() string
}

// Predicate reports whether a row meets a filter. It may be called by many
// goroutines at once, each with a row of its own.
type Predicate func(Row) bool

// Schema names the properties by which the records of a collection can be
// filtered.
type Schema interface {
	// Property returns the property of that very name.
	Property(name string) (Property, bool)
	// Names lists all names, in the order in which they are shown.
	Names() []string
}

// Property is a property by which records can be filtered.
type Property struct {
	Name string
	Type PropertyType
	// Column is the number by which a Row knows the property.
	Column int
}

// PropertyType is what the values of a property are.
type PropertyType string

// The types of properties. Each names the method of Row that answers it.
const (
	StringProperty    PropertyType = "string"    // Text
	NumberProperty    PropertyType = "number"    // Number
	IntegerProperty   PropertyType = "integer"   // Number
	BooleanProperty   PropertyType = "boolean"   // Truth
	DateProperty      PropertyType = "date"      // Time, a single day
	TimestampProperty PropertyType = "timestamp" // Time, a single instant
	IntervalProperty  PropertyType = "interval"  // Time
	GeometryProperty  PropertyType = "geometry"  // Geometry
	ArrayProperty     PropertyType = "array"     // List
)

// Sortable reports whether items can be sorted by properties of the type: by
// texts, numbers, days and booleans, but not by lists, places and intervals.
func (t PropertyType) Sortable() bool {
	switch t {
	case ArrayProperty, GeometryProperty, IntervalProperty:
		return false
	}
	return true
}

// Row is one record as a filter sees it. A value that a record does not have
// is null: ok is false, a geometry nil. What is returned is not changed.
type Row interface {
	Text(column int) (value string, ok bool)
	List(column int) (values []string, ok bool)
	Number(column int) (value float64, ok bool)
	Truth(column int) (value, ok bool)
	Time(column int) (value Interval, ok bool)
	Geometry(column int) orb.Geometry
}

// Interval is the time from Start to End, both included. An instant is an
// interval that starts and ends with it.
type Interval struct{ Start, End Instant }

// Instant is a day, or, if it is Timed, a point of time of that day in UTC.
// The days OpenStart and OpenEnd are before and after all others.
type Instant struct {
	Day   Day
	Clock time.Duration // since midnight; 0 if not Timed
	Timed bool
}

// Compare returns -1 if a is before b, +1 if it is after b, and 0 if both are
// the same. Where one of them is a whole day, the clock time of the other
// does not count.
func (a Instant) Compare(b Instant) int {
	if a.Day != b.Day || !a.Timed || !b.Timed {
		return cmp.Compare(a.Day, b.Day)
	}
	return cmp.Compare(a.Clock, b.Clock)
}
