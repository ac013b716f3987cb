package cql2

import (
	"math"

	"github.com/mapd/mapd/geo"
)

// operators compute with numbers of double precision.
var operators = map[Op]func(a, b float64) float64{
	Plus:   func(a, b float64) float64 { return a + b },
	Minus:  func(a, b float64) float64 { return a - b },
	Times:  func(a, b float64) float64 { return a * b },
	Over:   func(a, b float64) float64 { return a / b },
	Modulo: math.Mod, // with the sign of a
	Div:    func(a, b float64) float64 { return math.Trunc(a / b) },
	Power:  math.Pow,
}

// arithmetic compiles an arithmetic operation. What has no finite result, such
// as a division by zero, is null.
func (c compiler) arithmetic(e *Expr) (value, error) {
	var operands [2]value
	for i, arg := range e.Args {
		v, err := c.value(arg)
		if err != nil {
			return value{}, err
		}
		if v.kind != numbers {
			return value{}, invalid(arg.at, "%s computes with numbers, not with %s", e.Op, v.kind)
		}
		operands[i] = v
	}
	compute := operators[e.Op]
	return value{kind: numbers, number: func(row geo.Row) (float64, bool) {
		a, ok := operands[0].number(row)
		if !ok {
			return 0, false
		}
		b, ok := operands[1].number(row)
		result := compute(a, b)
		return result, ok && !math.IsNaN(result) && !math.IsInf(result, 0)
	}}, nil
}
