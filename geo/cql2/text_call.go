package cql2

import (
	"strings"

	"github.com/mapd/mapd/geo"
)

// call reads a name and the arguments behind it.
func (p *textParser) call() (*Expr, error) {
	t := p.peek()
	name := lower(t)
	if op, ok := callable[name]; ok && p.behind(1).isSign("(") {
		return p.function(op)
	}
	switch name {
	case "date", "timestamp":
		return p.instant(name == "timestamp")
	case "interval":
		return p.interval()
	case "bbox":
		return p.bbox()
	}
	if read, ok := shapes[name]; ok {
		return p.shape(read)
	}
	return p.function(Function)
}

// function reads the arguments of a standardized function, or of one that is
// not known.
func (p *textParser) function(op Op) (*Expr, error) {
	t := p.take()
	if err := p.need("("); err != nil {
		return nil, err
	}
	var args []*Expr
	if !p.takeSign(")") {
		var err error
		if args, err = p.until(p.disjunction); err != nil {
			return nil, err
		}
	}
	if op == Function {
		if err := p.asArrays(args); err != nil {
			return nil, err
		}
		return p.named(t, Function, args...)
	}
	s := signatures[op]
	if len(args) < s.min || len(args) > s.max {
		return nil, invalid(p.place(t), "%s takes %d, not %d", strings.ToUpper(string(op)), s.min, len(args))
	}
	if s.class == listed {
		if err := p.asArrays(args); err != nil {
			return nil, err
		}
	}
	return p.node(t, op, args...)
}

// instant reads DATE('…') or TIMESTAMP('…').
func (p *textParser) instant(timed bool) (*Expr, error) {
	t := p.take()
	if err := p.need("("); err != nil {
		return nil, err
	}
	written := p.peek()
	if written.kind != tokenText {
		return nil, p.unexpected("a text such as '2024-01-05'")
	}
	p.next++
	value, err := parseInstant(written.text)
	if err != nil {
		return nil, invalid(p.place(written), "%v", err)
	}
	if value.Timed != timed {
		return nil, invalid(p.place(written), "%s", wrongInstant(timed))
	}
	e, err := p.node(t, Instant)
	if err != nil {
		return nil, err
	}
	e.Instant = value
	return e, p.need(")")
}

func wrongInstant(timed bool) string {
	if timed {
		return "a timestamp has a clock time, as in 2024-01-05T12:00:00Z"
	}
	return "a date has no clock time: write 2024-01-05, or a timestamp"
}

// interval reads INTERVAL(start, end).
func (p *textParser) interval() (*Expr, error) {
	t := p.take()
	if err := p.need("("); err != nil {
		return nil, err
	}
	ends, err := p.until(p.intervalEnd)
	if err != nil {
		return nil, err
	}
	if len(ends) != 2 {
		return nil, invalid(p.place(t), "an interval has a start and an end, not %d values", len(ends))
	}
	return p.node(t, Interval, ends...)
}

// intervalEnd reads one end of an interval (rule instantParameter).
func (p *textParser) intervalEnd() (*Expr, error) {
	t := p.peek()
	if t.kind != tokenText {
		e, err := p.primary()
		if err == nil && e.Op != PropertyRef && e.Op != Function {
			return nil, invalid(e.at, "an interval ends with a text such as '2024-01-05', with '..' or with a property")
		}
		return e, err
	}
	p.next++
	op, value, err := parseEnd(t.text)
	if err != nil {
		return nil, invalid(p.place(t), "%v", err)
	}
	e, err := p.node(t, op)
	e.Instant = value
	return e, err
}

// parseEnd reads an end of an interval: an instant, or ".." for an open one.
func parseEnd(text string) (Op, geo.Instant, error) {
	if text == ".." {
		return Open, geo.Instant{}, nil
	}
	value, err := parseInstant(text)
	return Instant, value, err
}
