package cql2

import (
	"cmp"

	"github.com/mapd/mapd/geo"
)

// outcomes says which results of a comparison (-1, 0, +1) an operator wants.
var outcomes = map[Op][3]bool{
	Equal: {false, true, false}, NotEqual: {true, false, true},
	Less: {true, false, false}, LessEqual: {true, true, false},
	Greater: {false, false, true}, GreaterEqual: {false, true, true},
}

// comparator compares two values of a row; ok is false if one is null.
type comparator func(geo.Row) (result int, ok bool)

// comparison compiles a binary comparison.
func (c compiler) comparison(e *Expr) (condition, error) {
	operands, err := c.alike(e.Args)
	if err != nil {
		return nil, err
	}
	compare, err := compared(e, operands[0], operands[1])
	if err != nil {
		return nil, err
	}
	wanted := outcomes[e.Op]
	return func(row geo.Row) truth {
		result, ok := compare(row)
		if !ok {
			return unknown
		}
		return truthOf(wanted[result+1])
	}, nil
}

// alike compiles values that are to be compared with the first one. A text
// that is written among days and times is read as one of them.
func (c compiler) alike(args []*Expr) ([]value, error) {
	values := make([]value, len(args))
	temporal := false
	for i, arg := range args {
		v, err := c.value(arg)
		if err != nil {
			return nil, err
		}
		values[i] = v
		temporal = temporal || v.kind == instants
	}
	for i, arg := range args {
		if temporal && values[i].kind == texts && values[i].literal != nil {
			instant, err := parseInstant(arg.Text)
			if err != nil {
				return nil, invalid(arg.at, "%v", err)
			}
			values[i] = instantValue(arg, instant)
		}
		if values[i].kind != values[0].kind {
			return nil, invalid(arg.at, "%s cannot be compared with %s", values[i].kind, values[0].kind)
		}
	}
	return values, nil
}

// compared returns how two values of one kind compare.
func compared(e *Expr, a, b value) (comparator, error) {
	switch a.kind {
	case texts:
		return func(row geo.Row) (int, bool) { return ordered(row, a.text, b.text) }, nil
	case numbers:
		return func(row geo.Row) (int, bool) { return ordered(row, a.number, b.number) }, nil
	case booleans:
		return func(row geo.Row) (int, bool) {
			x, y := a.truth(row), b.truth(row)
			return cmp.Compare(x, y), x != unknown && y != unknown
		}, nil
	case instants:
		return func(row geo.Row) (int, bool) {
			x, ok := a.time(row)
			y, ok2 := b.time(row)
			return x.Start.Compare(y.Start), ok && ok2
		}, nil
	}
	prefix := map[kind]string{intervals: "T_", geometries: "S_", arrays: "A_"}[a.kind]
	return nil, invalid(e.at, "%s is not compared with %s; use the functions whose names begin with %s", a.kind, e.Op, prefix)
}

// ordered compares two values that Go can order.
func ordered[T cmp.Ordered](row geo.Row, a, b func(geo.Row) (T, bool)) (int, bool) {
	x, ok := a(row)
	if !ok {
		return 0, false
	}
	y, ok := b(row)
	return cmp.Compare(x, y), ok
}

// special compiles LIKE, BETWEEN, IN and IS NULL.
func (c compiler) special(e *Expr) (condition, error) {
	switch e.Op {
	case Like:
		return c.like(e)
	case IsNull:
		return c.isNull(e.Args[0])
	}
	operands, err := c.alike(e.Args)
	if err != nil {
		return nil, err
	}
	if e.Op == Between {
		return between(e, operands)
	}
	return in(e, operands)
}

func between(e *Expr, operands []value) (condition, error) {
	low, err := compared(e, operands[1], operands[0])
	if err != nil {
		return nil, err
	}
	high, err := compared(e, operands[0], operands[2])
	if err != nil {
		return nil, err
	}
	atMost := func(compare comparator) condition {
		return func(row geo.Row) truth {
			result, ok := compare(row)
			if !ok {
				return unknown
			}
			return truthOf(result <= 0)
		}
	}
	parts := []condition{atMost(low), atMost(high)}
	return func(row geo.Row) truth { return all(parts, row) }, nil
}

// in compiles x IN (a, b): x = a OR x = b.
func in(e *Expr, operands []value) (condition, error) {
	if operands[0].kind == texts {
		if known, ok := literals(operands[1:], func(v value) func(geo.Row) (string, bool) { return v.text }); ok {
			return among(operands[0].text, known), nil
		}
	}
	if operands[0].kind == numbers {
		if known, ok := literals(operands[1:], func(v value) func(geo.Row) (float64, bool) { return v.number }); ok {
			return among(operands[0].number, known), nil
		}
	}
	var parts []condition
	for _, item := range operands[1:] {
		compare, err := compared(e, operands[0], item)
		if err != nil {
			return nil, err
		}
		parts = append(parts, func(row geo.Row) truth {
			result, ok := compare(row)
			if !ok {
				return unknown
			}
			return truthOf(result == 0)
		})
	}
	return func(row geo.Row) truth { return anyOf(parts, row) }, nil
}

// literals returns the values of a list, if all of it was written out.
func literals[T comparable](items []value, get func(value) func(geo.Row) (T, bool)) (map[T]bool, bool) {
	known := make(map[T]bool, len(items))
	for _, item := range items {
		if item.literal == nil {
			return nil, false
		}
		v, _ := get(item)(nil)
		known[v] = true
	}
	return known, true
}

// among asks whether a value is one of those known.
func among[T comparable](get func(geo.Row) (T, bool), known map[T]bool) condition {
	return func(row geo.Row) truth {
		v, ok := get(row)
		if !ok {
			return unknown
		}
		return truthOf(known[v])
	}
}

// isNull compiles IS NULL, which is never unknown.
func (c compiler) isNull(e *Expr) (condition, error) {
	v, err := c.value(e)
	if err != nil {
		return nil, err
	}
	return func(row geo.Row) truth { return truthOf(!v.given(row)) }, nil
}

// given reports whether the value of a row is not null.
func (v value) given(row geo.Row) (ok bool) {
	switch v.kind {
	case booleans:
		return v.truth(row) != unknown
	case texts:
		_, ok = v.text(row)
	case numbers:
		_, ok = v.number(row)
	case instants, intervals:
		_, ok = v.time(row)
	case geometries:
		_, ok = v.shape(row)
	case arrays:
		_, ok = v.set(row)
	}
	return ok
}
