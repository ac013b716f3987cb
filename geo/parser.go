package geo

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// parser reads compact JSON from left to right. At the first thing that it
// does not expect it has failed, and what it returns from then on means
// nothing.
type parser struct {
	rest   string
	depth  int
	failed bool
}

// fail gives up. Nothing is left to read, so that every loop ends.
func (p *parser) fail() { p.failed, p.rest = true, "" }

// follows reads a word if it comes next.
func (p *parser) follows(word string) bool {
	rest, ok := strings.CutPrefix(p.rest, word)
	p.rest = rest
	return ok
}

func (p *parser) expect(word string) {
	if !p.follows(word) {
		p.fail()
	}
}

// text reads a string. One without escapes is a part of what is read.
func (p *parser) text() string {
	if len(p.rest) == 0 || p.rest[0] != '"' {
		p.fail()
		return ""
	}
	var all byte
	for i := 1; i < len(p.rest); i++ {
		c := p.rest[i]
		switch {
		case c == '"':
			text := p.rest[1:i]
			p.rest = p.rest[i+1:]
			if all >= utf8.RuneSelf && !utf8.ValidString(text) {
				p.fail()
			}
			return text
		case c == '\\':
			return p.escaped(i)
		case c < ' ':
			p.fail()
			return ""
		}
		all |= c
	}
	p.fail()
	return ""
}

// escaped reads a string with a backslash at byte i.
func (p *parser) escaped(i int) (text string) {
	for ; i < len(p.rest) && p.rest[i] != '"'; i++ {
		if p.rest[i] == '\\' {
			i++
		}
	}
	if i >= len(p.rest) || json.Unmarshal([]byte(p.rest[:i+1]), &text) != nil {
		p.fail()
		return ""
	}
	p.rest = p.rest[i+1:]
	return text
}

// number reads a number that a float64 can hold.
func (p *parser) number() float64 {
	n := numberLength(p.rest)
	value, err := strconv.ParseFloat(p.rest[:n], 64)
	if err != nil { // also if there is none
		p.fail()
		return 0
	}
	p.rest = p.rest[n:]
	return value
}

// numberLength returns the length of the number that text begins with, 0 if it
// begins with none.
func numberLength(text string) int {
	digits := func(i int) int {
		for i < len(text) && '0' <= text[i] && text[i] <= '9' {
			i++
		}
		return i
	}
	at := func(i int, set string) bool { return i < len(text) && strings.IndexByte(set, text[i]) >= 0 }
	start := 0
	if at(0, "-") {
		start = 1
	}
	i := digits(start)
	if i == start || text[start] == '0' && i > start+1 {
		return 0
	}
	if at(i, ".") {
		if end := digits(i + 1); end > i+1 {
			i = end
		}
	}
	if at(i, "eE") {
		from := i + 1
		if at(from, "+-") {
			from++
		}
		if end := digits(from); end > from {
			i = end
		}
	}
	return i
}

func (p *parser) numberOrNull() *float64 {
	if p.follows("null") {
		return nil
	}
	value := p.number()
	return &value
}

// list reads an array, or null.
func list[T any](p *parser, read func(*parser) T) []T { return listIn([]T{}, p, read) }

// listIn is list with room for the values. Those that do not fit are moved.
func listIn[T any](all []T, p *parser, read func(*parser) T) []T {
	if p.follows("null") {
		return nil
	}
	p.expect("[")
	if p.follows("]") {
		return all
	}
	for !p.failed {
		all = append(all, read(p))
		if !p.follows(",") {
			p.expect("]")
			return all
		}
	}
	return nil
}

// dictionary reads an object with members of one sort, or null.
func dictionary[T any](p *parser, read func(*parser) T) map[string]T {
	if p.follows("null") {
		return nil
	}
	p.expect("{")
	all := map[string]T{}
	if p.follows("}") {
		return all
	}
	for !p.failed {
		name := p.text()
		p.expect(":")
		all[name] = read(p)
		if !p.follows(",") {
			p.expect("}")
			return all
		}
	}
	return nil
}

// deepest is how deep a value may be nested. encoding/json reads what is
// deeper, up to a bound of its own.
const deepest = 100

// value reads any value, as encoding/json does.
func (p *parser) value() any {
	switch {
	case p.follows("null"):
		return nil
	case p.follows("true"):
		return true
	case p.follows("false"):
		return false
	case strings.HasPrefix(p.rest, `"`):
		return p.text()
	case !strings.HasPrefix(p.rest, "[") && !strings.HasPrefix(p.rest, "{"):
		return p.number()
	}
	p.depth++
	defer func() { p.depth-- }()
	switch {
	case p.depth > deepest:
		p.fail()
		return nil
	case p.rest[0] == '[':
		return list(p, (*parser).value)
	}
	return dictionary(p, (*parser).value)
}
