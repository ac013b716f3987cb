package cql2

import (
	"slices"
	"strconv"
	"strings"
)

// reserved are the words that are no names of properties unless quoted.
var reserved = []string{"AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL", "TRUE", "FALSE", "DIV"}

// callable are the operators by the name with which they are called in a
// text, in small letters.
var callable = listCallable()

func listCallable() map[string]Op {
	list := map[string]Op{}
	for op, s := range signatures {
		if s.class >= folding && s.class != arithmetic {
			list[strings.ToLower(string(op))] = op
		}
	}
	return list
}

// sum reads terms joined by + and - (rule arithmeticExpression).
func (p *textParser) sum() (*Expr, error) { return p.arithmetic(p.product, Plus, Minus) }

// product reads factors joined by *, /, % and div (rule arithmeticTerm).
func (p *textParser) product() (*Expr, error) { return p.arithmetic(p.power, Times, Over, Modulo, Div) }

// arithmetic reads what operators of one rank join, from the left.
func (p *textParser) arithmetic(part func() (*Expr, error), ops ...Op) (*Expr, error) {
	from := p.peek()
	left, err := part()
	for err == nil {
		op, ok := p.takeOperator(ops)
		if !ok {
			break
		}
		var right *Expr
		if right, err = part(); err == nil {
			left, err = p.node(from, op, left, right)
		}
	}
	return left, err
}

// takeOperator passes one of some operators if it comes next.
func (p *textParser) takeOperator(ops []Op) (Op, bool) {
	t := p.peek()
	op := Op(lower(t))
	if t.kind != tokenSign && t.kind != tokenName || !slices.Contains(ops, op) {
		return "", false
	}
	p.next++
	return op, true
}

// power reads a factor that may be raised to another (rule powerTerm).
func (p *textParser) power() (*Expr, error) {
	from := p.peek()
	base, err := p.factor()
	if err != nil || !p.takeSign("^") {
		return base, err
	}
	exponent, err := p.factor()
	if err != nil {
		return nil, err
	}
	if p.peek().isSign("^") {
		return nil, invalid(p.place(p.peek()), "powers of powers are written with parentheses")
	}
	return p.node(from, Power, base, exponent)
}

// factor reads a value that may have a sign (rule arithmeticFactor). The
// negative of a property is written as its product with -1.
func (p *textParser) factor() (*Expr, error) {
	from := p.peek()
	sign := 1.0
	switch {
	case p.takeSign("-"):
		sign = -1
	case p.takeSign("+"):
		if p.peek().kind != tokenNumber {
			return nil, p.unexpected("a number")
		}
	default:
		return p.primary()
	}
	if p.peek().kind == tokenNumber {
		return p.number(from, sign)
	}
	operand, err := p.primary()
	if err != nil {
		return nil, err
	}
	minus, err := p.node(from, Number)
	if err != nil {
		return nil, err
	}
	minus.Number = sign
	return p.node(from, Times, minus, operand)
}

// number reads an unsigned number and gives it a sign.
func (p *textParser) number(from token, sign float64) (*Expr, error) {
	value, err := p.literalNumber(from, sign)
	if err != nil {
		return nil, err
	}
	e, err := p.node(from, Number)
	e.Number = value
	return e, err
}

// literalNumber reads the digits of a number that has the sign given.
func (p *textParser) literalNumber(from token, sign float64) (float64, error) {
	t := p.peek()
	if t.kind != tokenNumber {
		return 0, p.unexpected("a number")
	}
	p.next++
	value, err := strconv.ParseFloat(t.text, 64)
	if err != nil {
		return 0, invalid(p.place(from), "%.60s is too great a number", t.text)
	}
	if value == 0 {
		return 0, nil // and not -0, which would be written as another number
	}
	return sign * value, nil
}

// primary reads a literal, a name, a call, or what stands in parentheses.
func (p *textParser) primary() (*Expr, error) {
	t := p.peek()
	switch {
	case t.kind == tokenNumber:
		return p.number(t, 1)
	case t.kind == tokenText:
		p.next++
		e, err := p.node(t, Text)
		e.Text = t.text
		return e, err
	case t.is("TRUE") || t.is("FALSE"):
		p.next++
		e, err := p.node(t, Boolean)
		e.Boolean = t.is("TRUE")
		return e, err
	case t.isSign("("):
		return p.parenthesised()
	case t.kind == tokenName && p.opens():
		return p.call()
	case t.kind == tokenQuoted, t.kind == tokenName && !isReserved(t.text):
		p.next++
		return p.named(t, PropertyRef)
	}
	return nil, p.unexpected("a value")
}

// lower returns the text of a token in small letters.
func lower(t token) string { return strings.ToLower(t.text) }

func isReserved(name string) bool { return slices.Contains(reserved, strings.ToUpper(name)) }

// opens reports whether the name that comes next is that of a call.
func (p *textParser) opens() bool {
	if isReserved(p.peek().text) {
		return false
	}
	return p.behind(1).isSign("(") || p.behind(1).is("Z") && p.behind(2).isSign("(")
}

func (p *textParser) named(t token, op Op, args ...*Expr) (*Expr, error) {
	e, err := p.node(t, op, args...)
	e.Name = t.text
	return e, err
}

// parenthesised reads what stands in parentheses: one expression, or the
// elements of an array.
func (p *textParser) parenthesised() (*Expr, error) {
	from := p.take()
	if p.takeSign(")") {
		return p.node(from, Array)
	}
	elements, err := p.until(p.disjunction)
	if err != nil {
		return nil, err
	}
	if len(elements) == 1 {
		elements[0].parentheses++
		return elements[0], nil
	}
	if err := p.asArrays(elements); err != nil {
		return nil, err
	}
	return p.node(from, Array, elements...)
}

// asArrays makes arrays of one element of what stands alone in parentheses,
// among arguments that may be arrays.
func (p *textParser) asArrays(args []*Expr) error {
	for i, e := range args {
		for ; e.parentheses > 0; e.parentheses-- {
			if err := p.budget.take(Array, e.at); err != nil {
				return err
			}
			args[i] = &Expr{Op: Array, Args: []*Expr{args[i]}, at: e.at}
		}
	}
	return nil
}
