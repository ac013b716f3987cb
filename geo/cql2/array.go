package cql2

import (
	"maps"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
)

// element is a value within an array, to be compared with others. Of the
// fields, that of its kind is set; of geometries and arrays it is the text
// that they are written as.
type element struct {
	kind   kind
	text   string
	number float64
	time   geo.Interval
}

// set is an array: its order and repetitions do not count (section 7.9).
type set map[element]bool

func textSet(values []string, ok bool) (set, bool) {
	if !ok {
		return nil, false
	}
	s := make(set, len(values))
	for _, v := range values {
		s[element{kind: texts, text: v}] = true
	}
	return s, true
}

// array compiles an array of literals, properties and expressions. If one of
// them is null, so is the array.
func (c compiler) array(e *Expr) (value, error) {
	elements := make([]func(geo.Row) (element, bool), len(e.Args))
	literal := true
	for i, arg := range e.Args {
		var err error
		if elements[i], err = c.element(arg, &literal); err != nil {
			return value{}, err
		}
	}
	build := func(row geo.Row) (set, bool) {
		s := make(set, len(elements))
		for _, each := range elements {
			element, ok := each(row)
			if !ok {
				return nil, false
			}
			s[element] = true
		}
		return s, true
	}
	if !literal {
		return value{kind: arrays, set: build}, nil
	}
	s, ok := build(nil)
	return value{kind: arrays, literal: e, set: func(geo.Row) (set, bool) { return s, ok }}, nil
}

// element compiles one element of an array. literal becomes false if its
// value depends on the row.
func (c compiler) element(e *Expr, literal *bool) (func(geo.Row) (element, bool), error) {
	if e.Op == Array || e.Op == Shape || e.Op == BBox {
		if !allLiteral(e) {
			return nil, invalid(e.at, "arrays within arrays hold literals alone")
		}
		kind := geometries
		if e.Op == Array {
			kind = arrays
		}
		written := element{kind: kind, text: e.JSON()}
		return func(geo.Row) (element, bool) { return written, true }, nil
	}
	v, err := c.value(e)
	if err != nil {
		return nil, err
	}
	*literal = *literal && v.literal != nil
	switch v.kind {
	case texts:
		return func(row geo.Row) (element, bool) {
			text, ok := v.text(row)
			return element{kind: texts, text: text}, ok
		}, nil
	case numbers:
		return func(row geo.Row) (element, bool) {
			number, ok := v.number(row)
			return element{kind: numbers, number: number}, ok
		}, nil
	case booleans:
		return func(row geo.Row) (element, bool) {
			is := v.truth(row)
			return element{kind: booleans, number: float64(is)}, is != unknown
		}, nil
	case instants, intervals:
		return func(row geo.Row) (element, bool) {
			time, ok := v.time(row)
			return element{kind: v.kind, time: time}, ok
		}, nil
	}
	return nil, invalid(e.at, "%s cannot be an element of an array here", v.kind)
}

// allLiteral reports whether nothing of an expression depends on the row.
func allLiteral(e *Expr) bool {
	if _, operator := signatures[e.Op]; operator || e.Op == PropertyRef || e.Op == Function {
		return false
	}
	for _, arg := range e.Args {
		if !allLiteral(arg) {
			return false
		}
	}
	return true
}

// setTests are the array functions.
var setTests = map[Op]func(a, b set) bool{
	"a_equals":      func(a, b set) bool { return maps.Equal(a, b) },
	"a_contains":    holds,
	"a_containedBy": func(a, b set) bool { return holds(b, a) },
	"a_overlaps": func(a, b set) bool {
		for e := range b {
			if a[e] {
				return true
			}
		}
		return false
	},
}

// holds reports whether all of b is in a.
func holds(a, b set) bool {
	for e := range b {
		if !a[e] {
			return false
		}
	}
	return true
}

// listed compiles an array function.
func (c compiler) listed(e *Expr) (condition, error) {
	var operands [2]value
	for i, arg := range e.Args {
		v, err := c.value(arg)
		if err != nil {
			return nil, err
		}
		if v.kind != arrays {
			return nil, invalid(arg.at, "%s compares arrays, not %s; write ('a', 'b')", strings.ToUpper(string(e.Op)), v.kind)
		}
		operands[i] = v
	}
	if operands[0].list != nil {
		if wanted, ok := literalSet(operands[1]); ok {
			return ofList(operands[0].list, wanted, listTests[e.Op]), nil
		}
	}
	test := setTests[e.Op]
	whole := func(row geo.Row) truth {
		a, ok := operands[0].set(row)
		b, ok2 := operands[1].set(row)
		if !ok || !ok2 {
			return unknown
		}
		return truthOf(test(a, b))
	}
	if operands[0].literal != nil && operands[1].literal != nil {
		return always(whole(nil)), nil
	}
	return whole, nil
}

// literalSet returns the texts of an array that is written out and holds texts
// alone.
func literalSet(v value) (map[string]bool, bool) {
	if v.literal == nil {
		return nil, false
	}
	elements, _ := v.set(nil)
	wanted := make(map[string]bool, len(elements))
	for e := range elements {
		if e.kind != texts {
			return nil, false
		}
		wanted[e.text] = true
	}
	return wanted, true
}

// listTests are the array functions for a list of texts and a set of them.
var listTests = map[Op]func(list []string, wanted map[string]bool) bool{
	"a_equals":      func(list []string, wanted map[string]bool) bool { return within(list, wanted) && covers(list, wanted) },
	"a_contains":    covers,
	"a_containedBy": within,
	"a_overlaps": func(list []string, wanted map[string]bool) bool {
		return slices.ContainsFunc(list, func(text string) bool { return wanted[text] })
	},
}

// covers reports whether all that is wanted is in the list.
func covers(list []string, wanted map[string]bool) bool {
	for text := range wanted {
		if !slices.Contains(list, text) {
			return false
		}
	}
	return true
}

// within reports whether all of the list is wanted.
func within(list []string, wanted map[string]bool) bool {
	return !slices.ContainsFunc(list, func(text string) bool { return !wanted[text] })
}

// ofList answers for a property that is a list of texts.
func ofList(list func(geo.Row) ([]string, bool), wanted map[string]bool, test func([]string, map[string]bool) bool) condition {
	return func(row geo.Row) truth {
		values, ok := list(row)
		if !ok {
			return unknown
		}
		return truthOf(test(values, wanted))
	}
}
