package cql2

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
)

// ParseJSON reads a filter that is written as CQL2 JSON.
func ParseJSON(source string) (*Filter, error) {
	root, err := parseJSON(source)
	if err != nil {
		return nil, err
	}
	return &Filter{root}, nil
}

func parseJSON(source string) (*Expr, error) {
	if err := checkSource(source); err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader([]byte(source)))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, badJSON(source, err, decoder.InputOffset())
	}
	end := int(decoder.InputOffset())
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, invalid(atCharacter(source, end), "something stands behind the filter")
	}
	root, err := new(jsonParser).expr(value, "")
	if err != nil {
		return nil, err
	}
	return root, checkTree(root)
}

// badJSON says where a source is no JSON.
func badJSON(source string, err error, offset int64) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		offset = syntax.Offset - 1
	}
	if source == "" {
		return invalid(place{}, "it is empty")
	}
	return invalid(atCharacter(source, int(max(0, min(offset, int64(len(source)))))), "that is no JSON: %v", err)
}

// jsonParser turns decoded JSON into expressions. Each method is given the
// JSON pointer of what it reads.
type jsonParser struct{ budget budget }

// expr reads any expression.
func (p *jsonParser) expr(value any, at string) (*Expr, error) {
	if err := p.budget.enter(atPointer(at)); err != nil {
		return nil, err
	}
	defer func() { p.budget.depth-- }()
	switch v := value.(type) {
	case map[string]any:
		return p.object(v, at)
	case []any:
		args, err := p.exprs(v, at)
		if err != nil {
			return nil, err
		}
		return p.node(at, Expr{Op: Array, Args: args})
	case string:
		if !validText(v) {
			return nil, invalid(atPointer(at), "a text holds a zero byte")
		}
		return p.node(at, Expr{Op: Text, Text: v})
	case bool:
		return p.node(at, Expr{Op: Boolean, Boolean: v})
	case json.Number:
		n, err := finite(v, at)
		if err != nil {
			return nil, err
		}
		return p.node(at, Expr{Op: Number, Number: n})
	}
	return nil, invalid(atPointer(at), "null is no value; write {\"op\": \"isNull\", …}")
}

// node counts and returns a new expression.
func (p *jsonParser) node(at string, e Expr) (*Expr, error) {
	e.at = atPointer(at)
	return &e, p.budget.take(e.Op, e.at)
}

func (p *jsonParser) exprs(values []any, at string) ([]*Expr, error) {
	var all []*Expr
	for i, value := range values {
		e, err := p.expr(value, at+"/"+strconv.Itoa(i))
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

// object reads what its members say it is.
func (p *jsonParser) object(o map[string]any, at string) (*Expr, error) {
	readers := []struct {
		member string
		read   func(*jsonParser, map[string]any, string) (*Expr, error)
	}{
		{"op", (*jsonParser).operation}, {"property", (*jsonParser).property},
		{"date", (*jsonParser).instant}, {"timestamp", (*jsonParser).instant}, {"interval", (*jsonParser).interval},
		{"type", (*jsonParser).geometry}, {"bbox", (*jsonParser).bbox},
	}
	for _, r := range readers {
		if _, ok := o[r.member]; ok {
			return r.read(p, o, at)
		}
	}
	return nil, invalid(atPointer(at), "an object has one of the members op, property, date, timestamp, interval, type (GeoJSON) and bbox")
}

func (p *jsonParser) property(o map[string]any, at string) (*Expr, error) {
	name, ok := o["property"].(string)
	if !ok || name == "" || !validText(name) {
		return nil, invalid(atPointer(at+"/property"), "a name is expected")
	}
	return p.node(at, Expr{Op: PropertyRef, Name: name})
}

// operation reads an operator or function with its arguments.
func (p *jsonParser) operation(o map[string]any, at string) (*Expr, error) {
	name, ok := o["op"].(string)
	if !ok || name == "" || !validText(name) {
		return nil, invalid(atPointer(at+"/op"), "the name of an operator is expected")
	}
	args, ok := o["args"].([]any)
	if !ok {
		return nil, invalid(atPointer(at), "%.60q needs args, an array", name)
	}
	if Op(name) == In {
		return p.in(args, at)
	}
	read, err := p.exprs(args, at+"/args")
	if err != nil {
		return nil, err
	}
	s, known := signatures[Op(name)]
	if !known {
		return p.unknown(name, read, at)
	}
	if len(args) < s.min || len(args) > s.max {
		return nil, invalid(atPointer(at+"/args"), "%q takes %d, not %d", name, s.min, len(args))
	}
	return p.node(at, Expr{Op: Op(name), Args: read})
}

// unknown reads a function that is not of the standard. Its name has to be
// one that can be written in a text too.
func (p *jsonParser) unknown(name string, args []*Expr, at string) (*Expr, error) {
	if !canCall(name) {
		return nil, invalid(atPointer(at+"/op"), "there is no operator %.60q", name)
	}
	return p.node(at, Expr{Op: Function, Name: name, Args: args})
}

// canCall reports whether a name followed by parentheses is read as the call
// of a function that is not of the standard.
func canCall(name string) bool {
	l := lexer{source: name}
	t, err := l.next()
	if err != nil || t.kind != tokenName || t.text != name || isReserved(name) {
		return false
	}
	small := strings.ToLower(name)
	_, taken := callable[small]
	_, shape := shapes[small]
	return !taken && !shape && small != "date" && small != "timestamp" && small != "interval" && small != "bbox"
}

// in reads a value and the list in which it is sought.
func (p *jsonParser) in(args []any, at string) (*Expr, error) {
	list := []any(nil)
	if len(args) == 2 {
		list, _ = args[1].([]any)
	}
	if len(list) == 0 {
		return nil, invalid(atPointer(at+"/args"), `"in" takes a value and an array of one value or more`)
	}
	value, err := p.expr(args[0], at+"/args/0")
	if err != nil {
		return nil, err
	}
	items, err := p.exprs(list, at+"/args/1")
	if err != nil {
		return nil, err
	}
	return p.node(at, Expr{Op: In, Args: append([]*Expr{value}, items...)})
}

// finite returns the value of a number, unless it is too great.
func finite(n json.Number, at string) (float64, error) {
	value, err := n.Float64()
	if err != nil {
		return 0, invalid(atPointer(at), "%.60s is too great a number", n)
	}
	if value == 0 {
		return 0, nil // and not -0, which a text cannot tell from 0
	}
	return value, nil
}
