package cql2

import (
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
	"golang.org/x/text/unicode/norm"
)

// kind says what the values of a compiled expression are.
type kind int

const (
	booleans kind = iota
	texts
	numbers
	instants
	intervals
	geometries
	arrays
)

// String names the kind in messages.
func (k kind) String() string {
	return []string{"a boolean", "a text", "a number", "a day or time", "an interval", "a geometry", "an array"}[k]
}

// value is a compiled expression. The function of its kind is set; ok is
// false where the value is null.
type value struct {
	kind   kind
	truth  condition
	text   func(geo.Row) (value string, ok bool)
	number func(geo.Row) (value float64, ok bool)
	time   func(geo.Row) (value geo.Interval, ok bool) // of instants too
	shape  func(geo.Row) (value *shape, ok bool)
	set    func(geo.Row) (value set, ok bool)
	// place and list are set where a property is asked as it is: what is true
	// of most rows is then found out without turning it into a shape or set.
	place func(geo.Row) orb.Geometry
	list  func(geo.Row) (values []string, ok bool)
	// literal is set where the value is the same for all rows and was written
	// as such.
	literal *Expr
}

// value compiles any expression.
func (c compiler) value(e *Expr) (value, error) {
	switch e.Op {
	case PropertyRef:
		return c.property(e)
	case Text:
		text := norm.NFC.String(e.Text)
		return value{kind: texts, literal: e, text: func(geo.Row) (string, bool) { return text, true }}, nil
	case Number:
		return value{kind: numbers, literal: e, number: func(geo.Row) (float64, bool) { return e.Number, true }}, nil
	case Boolean:
		return value{kind: booleans, literal: e, truth: always(truthOf(e.Boolean))}, nil
	case Instant:
		return instantValue(e, e.Instant), nil
	case Interval:
		return c.interval(e)
	case Array:
		return c.array(e)
	case Shape, BBox:
		return shapeValue(e)
	case Function:
		return value{}, invalid(e.at, "there is no function %.60q", e.Name)
	case Open:
		return value{}, invalid(e.at, `".." stands in intervals alone`)
	}
	return c.operation(e)
}

// operation compiles an operator or standardized function.
func (c compiler) operation(e *Expr) (value, error) {
	switch signatures[e.Op].class {
	case folding:
		return c.folded(e)
	case arithmetic:
		return c.arithmetic(e)
	}
	var test condition
	var err error
	switch signatures[e.Op].class {
	case logical:
		test, err = c.logical(e)
	case comparison:
		test, err = c.comparison(e)
	case spatial:
		test, err = c.spatial(e)
	case temporal:
		test, err = c.temporal(e)
	case listed:
		test, err = c.listed(e)
	default:
		test, err = c.special(e)
	}
	return value{kind: booleans, truth: test}, err
}

// property compiles the name of a property.
func (c compiler) property(e *Expr) (value, error) {
	p, ok := c.schema.Property(e.Name)
	if !ok {
		return value{}, invalid(e.at, "there is no property %.60q; %s", e.Name, c.suggest(e.Name))
	}
	column := p.Column
	switch p.Type {
	case geo.StringProperty:
		return value{kind: texts, text: func(row geo.Row) (string, bool) { return row.Text(column) }}, nil
	case geo.NumberProperty, geo.IntegerProperty:
		return value{kind: numbers, number: func(row geo.Row) (float64, bool) { return row.Number(column) }}, nil
	case geo.BooleanProperty:
		return value{kind: booleans, truth: func(row geo.Row) truth {
			is, ok := row.Truth(column)
			if !ok {
				return unknown
			}
			return truthOf(is)
		}}, nil
	case geo.DateProperty, geo.TimestampProperty:
		return value{kind: instants, time: func(row geo.Row) (geo.Interval, bool) { return row.Time(column) }}, nil
	case geo.IntervalProperty:
		return value{kind: intervals, time: func(row geo.Row) (geo.Interval, bool) { return row.Time(column) }}, nil
	case geo.GeometryProperty:
		return value{kind: geometries,
			shape: func(row geo.Row) (*shape, bool) { return rowShape(row.Geometry(column)) },
			place: func(row geo.Row) orb.Geometry { return row.Geometry(column) },
		}, nil
	}
	return value{kind: arrays,
		set:  func(row geo.Row) (set, bool) { return textSet(row.List(column)) },
		list: func(row geo.Row) ([]string, bool) { return row.List(column) },
	}, nil
}

// suggest names properties that are called alike, or all.
func (c compiler) suggest(name string) string {
	names := c.schema.Names()
	var alike []string
	for _, known := range names {
		if near(strings.ToLower(name), strings.ToLower(known)) {
			alike = append(alike, known)
		}
	}
	if len(alike) > 0 {
		return "did you mean " + strings.Join(alike[:min(len(alike), 3)], ", ") + "?"
	}
	const shown = 30
	if len(names) > shown {
		return "known are " + strings.Join(names[:shown], ", ") + "…"
	}
	return "known are " + strings.Join(names, ", ")
}

// near reports whether two names differ by a slip or two, or one holds the
// other.
func near(a, b string) bool {
	if min(len(a), len(b)) >= 3 && (strings.Contains(a, b) || strings.Contains(b, a)) {
		return true
	}
	return distance([]rune(a), []rune(b)) <= (max(len(a), len(b))+1)/3
}

// distance counts the letters to be added, left out or changed to make one
// word of another (Levenshtein).
func distance(a, b []rune) int {
	if len(a) > 100 || len(b) > 100 {
		return len(a) + len(b)
	}
	costs := make([]int, len(b)+1)
	for j := range costs {
		costs[j] = j
	}
	for i := range a {
		diagonal := costs[0]
		costs[0] = i + 1
		for j := range b {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = costs[j+1]
			costs[j+1] = slices.Min([]int{change, costs[j] + 1, diagonal + 1})
		}
	}
	return costs[len(b)]
}
