package cql2

import "github.com/mapd/mapd/geo"

// Filter is an expression that says something true or false of a record. It
// is a geo.Filter.
type Filter struct{ root *Expr }

// Expr returns the tree of the filter. It is shared: it must not be changed.
func (f *Filter) Expr() *Expr { return f.root }

// String writes the filter as CQL2 JSON in one form.
func (f *Filter) String() string { return f.root.JSON() }

// Compile binds the filter to the properties of a schema.
func (f *Filter) Compile(schema geo.Schema) (geo.Predicate, error) {
	c := compiler{schema}
	test, err := c.condition(f.root)
	if err != nil {
		return nil, err
	}
	return func(row geo.Row) bool { return test(row) == yes }, nil
}

// truth is the answer of a predicate. The order counts: AND is the least, OR
// the greatest.
type truth int8

const (
	no truth = iota
	unknown
	yes
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

// condition is a compiled predicate.
type condition func(geo.Row) truth

// always is the condition that is the same for all rows.
func always(is truth) condition { return func(geo.Row) truth { return is } }

// compiler turns expressions into functions of rows.
type compiler struct{ schema geo.Schema }

// condition compiles an expression that has to be true or false.
func (c compiler) condition(e *Expr) (condition, error) {
	if e.Op == And || e.Op == Or || e.Op == Not {
		return c.logical(e)
	}
	v, err := c.value(e)
	if err != nil {
		return nil, err
	}
	if v.kind != booleans {
		return nil, invalid(e.at, "a condition that is true or false is expected, not %s", v.kind)
	}
	return v.truth, nil
}

func (c compiler) logical(e *Expr) (condition, error) {
	var parts []condition
	for _, arg := range e.Args {
		part, err := c.condition(arg)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	switch e.Op {
	case Not:
		return func(row geo.Row) truth { return yes - parts[0](row) }, nil
	case And:
		return func(row geo.Row) truth { return all(parts, row) }, nil
	}
	return func(row geo.Row) truth { return anyOf(parts, row) }, nil
}

// all is the AND of the parts (table 1 of the standard).
func all(parts []condition, row geo.Row) truth {
	least := yes
	for _, part := range parts {
		if least = min(least, part(row)); least == no {
			break
		}
	}
	return least
}

// anyOf is the OR of the parts.
func anyOf(parts []condition, row geo.Row) truth {
	greatest := no
	for _, part := range parts {
		if greatest = max(greatest, part(row)); greatest == yes {
			break
		}
	}
	return greatest
}
