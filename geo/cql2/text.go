package cql2

import (
	"strconv"
	"strings"
)

// Parse reads a filter that is written as CQL2 text.
func Parse(source string) (*Filter, error) {
	root, err := parseText(source)
	if err != nil {
		return nil, err
	}
	return &Filter{root}, nil
}

func parseText(source string) (*Expr, error) {
	if err := checkSource(source); err != nil {
		return nil, err
	}
	all, err := tokens(source)
	if err != nil {
		return nil, err
	}
	p := &textParser{source: source, tokens: all}
	root, err := p.disjunction()
	if err != nil {
		return nil, err
	}
	if t := p.peek(); t.kind != tokenEnd {
		return nil, p.unexpected("an operator or the end")
	}
	return root, checkTree(root)
}

// textParser reads tokens by recursive descent. Its methods are named after
// what they read and follow the rules of the standard's Annex B.
type textParser struct {
	source string
	tokens []token
	next   int
	budget budget
}

func (p *textParser) peek() token { return p.tokens[p.next] }

// behind returns the token n places behind the next one.
func (p *textParser) behind(n int) token { return p.tokens[min(p.next+n, len(p.tokens)-1)] }

func (p *textParser) take() token {
	t := p.peek()
	if t.kind != tokenEnd {
		p.next++
	}
	return t
}

// takeKeyword passes a keyword if it comes next.
func (p *textParser) takeKeyword(word string) bool {
	if !p.peek().is(word) {
		return false
	}
	p.next++
	return true
}

// takeSign passes a sign if it comes next.
func (p *textParser) takeSign(sign string) bool {
	if !p.peek().isSign(sign) {
		return false
	}
	p.next++
	return true
}

// need passes a sign that has to come next.
func (p *textParser) need(sign string) error {
	if !p.takeSign(sign) {
		return p.unexpected(strconv.Quote(sign))
	}
	return nil
}

func (p *textParser) place(t token) place { return atCharacter(p.source, t.offset) }

func (p *textParser) unexpected(wanted string) error {
	return invalid(p.place(p.peek()), "%s is expected, not %.60s", wanted, p.peek())
}

// node returns a new expression that begins with a token.
func (p *textParser) node(from token, op Op, args ...*Expr) (*Expr, error) {
	e := &Expr{Op: op, Args: args, at: p.place(from)}
	return e, p.budget.take(op, e.at)
}

// disjunction reads terms joined by OR (rule booleanExpression).
func (p *textParser) disjunction() (*Expr, error) {
	if err := p.budget.enter(p.place(p.peek())); err != nil {
		return nil, err
	}
	defer func() { p.budget.depth-- }()
	return p.joined(Or, p.conjunction)
}

// conjunction reads factors joined by AND (rule booleanTerm).
func (p *textParser) conjunction() (*Expr, error) { return p.joined(And, p.negation) }

// joined reads what one operator joins; what stands alone is itself.
func (p *textParser) joined(op Op, part func() (*Expr, error)) (*Expr, error) {
	from := p.peek()
	first, err := part()
	if err != nil || !p.peek().is(string(op)) {
		return first, err
	}
	args := []*Expr{first}
	for p.takeKeyword(string(op)) {
		next, err := part()
		if err != nil {
			return nil, err
		}
		args = append(args, next)
	}
	return p.node(from, op, args...)
}

// negation reads a predicate that NOT may precede (rule booleanFactor).
func (p *textParser) negation() (*Expr, error) {
	from := p.peek()
	if !p.takeKeyword("NOT") {
		return p.predicate()
	}
	if err := p.budget.enter(p.place(from)); err != nil {
		return nil, err
	}
	defer func() { p.budget.depth-- }()
	inner, err := p.negation()
	if err != nil {
		return nil, err
	}
	return p.node(from, Not, inner)
}

// predicate reads a value and what may be said of it (rule predicate).
func (p *textParser) predicate() (*Expr, error) {
	from := p.peek()
	left, err := p.sum()
	if err != nil {
		return nil, err
	}
	if t := p.peek(); t.kind == tokenSign && signatures[Op(t.text)].class == comparison && strings.ContainsAny(t.text, "<>=") {
		p.next++
		right, err := p.sum()
		if err != nil {
			return nil, err
		}
		return p.node(from, Op(t.text), left, right)
	}
	if p.takeKeyword("IS") {
		not := p.takeKeyword("NOT")
		if !p.takeKeyword("NULL") {
			return nil, p.unexpected("NULL")
		}
		return p.negated(from, not, IsNull, left)
	}
	not := p.peek().is("NOT") && (p.behind(1).is("LIKE") || p.behind(1).is("BETWEEN") || p.behind(1).is("IN"))
	if not {
		p.next++
	}
	switch {
	case p.takeKeyword("LIKE"):
		return p.rest(from, not, Like, left, p.pattern)
	case p.takeKeyword("BETWEEN"):
		return p.rest(from, not, Between, left, p.bounds)
	case p.takeKeyword("IN"):
		return p.rest(from, not, In, left, p.list)
	}
	return left, nil
}

// rest reads the arguments that stand behind LIKE, BETWEEN or IN.
func (p *textParser) rest(from token, not bool, op Op, left *Expr, read func() ([]*Expr, error)) (*Expr, error) {
	args, err := read()
	if err != nil {
		return nil, err
	}
	return p.negated(from, not, op, append([]*Expr{left}, args...)...)
}

// negated returns a predicate, within NOT if that stood in its midst.
func (p *textParser) negated(from token, not bool, op Op, args ...*Expr) (*Expr, error) {
	e, err := p.node(from, op, args...)
	if err != nil || !not {
		return e, err
	}
	return p.node(from, Not, e)
}

func (p *textParser) pattern() ([]*Expr, error) {
	pattern, err := p.sum()
	return []*Expr{pattern}, err
}

func (p *textParser) bounds() ([]*Expr, error) {
	low, err := p.sum()
	if err != nil {
		return nil, err
	}
	if !p.takeKeyword("AND") {
		return nil, p.unexpected("AND")
	}
	high, err := p.sum()
	return []*Expr{low, high}, err
}

func (p *textParser) list() ([]*Expr, error) {
	if err := p.need("("); err != nil {
		return nil, err
	}
	return p.until(p.sum)
}

// until reads what commas join up to the closing bracket, one at least.
func (p *textParser) until(part func() (*Expr, error)) ([]*Expr, error) {
	var all []*Expr
	for {
		e, err := part()
		if err != nil {
			return nil, err
		}
		all = append(all, e)
		if !p.takeSign(",") {
			return all, p.need(")")
		}
	}
}
