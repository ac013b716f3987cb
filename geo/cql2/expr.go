package cql2

import (
	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// Op says what an Expr is. Operators and standardized functions are spelled as
// in CQL2 JSON.
type Op string

// The logical operators. And and Or have two arguments or more.
const (
	And Op = "and"
	Or  Op = "or"
	Not Op = "not"
)

// The comparisons. The arguments of In are a value and the list, one by one.
const (
	Equal        Op = "="
	NotEqual     Op = "<>"
	Less         Op = "<"
	Greater      Op = ">"
	LessEqual    Op = "<="
	GreaterEqual Op = ">="
	Like         Op = "like"
	Between      Op = "between"
	In           Op = "in"
	IsNull       Op = "isNull"
)

// The functions on texts.
const (
	CaseI   Op = "casei"
	AccentI Op = "accenti"
)

// The arithmetic operators.
const (
	Plus   Op = "+"
	Minus  Op = "-"
	Times  Op = "*"
	Over   Op = "/"
	Modulo Op = "%"
	Div    Op = "div"
	Power  Op = "^"
)

// Values. An Interval has two arguments, each an Instant, Open, a property or
// a function; the arguments of an Array are its elements.
const (
	PropertyRef Op = "property"
	Text        Op = "text"
	Number      Op = "number"
	Boolean     Op = "boolean"
	Instant     Op = "instant"
	Interval    Op = "interval"
	Open        Op = ".."
	Array       Op = "array"
	Shape       Op = "geometry"
	BBox        Op = "bbox"
	Function    Op = "function"
)

// Expr is a node of the tree of a filter. Of the fields, Op and those that
// belong to it are set.
type Expr struct {
	Op   Op
	Args []*Expr
	// Name of a property or function.
	Name string
	// Text, Number, Boolean and Instant are values. A day is an Instant that
	// is not Timed.
	Text    string
	Number  float64
	Boolean bool
	Instant geo.Instant
	// Geometry is that of a Shape: two coordinates in the order in which they
	// are written; heights are left out.
	Geometry orb.Geometry
	// Box of a BBox: first and second coordinate of the lower corner, then of
	// the upper one. A first coordinate that is greater than that of the upper
	// corner means that the box crosses the date line.
	Box [4]float64

	at          place
	parentheses int // around it, as long as a text is read
}

// place says where in the source an expression stands.
type place struct {
	source  string // of a text
	offset  int    // bytes of source before it
	pointer string // of JSON
	json    bool   // pointer counts, and not source
	known   bool
}

// signature says how an operator is written and what it takes.
type signature struct {
	class class
	min   int // arguments
	max   int
}

// class groups the operators that are read, written and compiled alike.
type class int

const (
	logical class = iota
	comparison
	special // like, between, in, isNull: each has a form of its own
	folding // casei, accenti
	arithmetic
	spatial
	temporal
	listed // array functions
)

// many is the greatest number of arguments; limits bound them before it.
const many = 1 << 30

// signatures lists the operators and standardized functions.
var signatures = listSignatures()

func listSignatures() map[Op]signature {
	list := map[Op]signature{
		And: {logical, 2, many}, Or: {logical, 2, many}, Not: {logical, 1, 1},
		Equal: {comparison, 2, 2}, NotEqual: {comparison, 2, 2}, Less: {comparison, 2, 2},
		Greater: {comparison, 2, 2}, LessEqual: {comparison, 2, 2}, GreaterEqual: {comparison, 2, 2},
		Like: {special, 2, 2}, Between: {special, 3, 3}, In: {special, 2, many}, IsNull: {special, 1, 1},
		CaseI: {folding, 1, 1}, AccentI: {folding, 1, 1},
		Plus: {arithmetic, 2, 2}, Minus: {arithmetic, 2, 2}, Times: {arithmetic, 2, 2}, Over: {arithmetic, 2, 2},
		Modulo: {arithmetic, 2, 2}, Div: {arithmetic, 2, 2}, Power: {arithmetic, 2, 2},
	}
	for op := range relations {
		list[op] = signature{spatial, 2, 2}
	}
	for op := range temporalTests {
		list[op] = signature{temporal, 2, 2}
	}
	for op := range setTests {
		list[op] = signature{listed, 2, 2}
	}
	return list
}
