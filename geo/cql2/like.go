package cql2

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mapd/mapd/geo"
)

// like compiles LIKE. In a pattern % stands for any text, _ for one
// character, and a backslash takes its meaning from the character behind it.
func (c compiler) like(e *Expr) (condition, error) {
	operand, err := c.value(e.Args[0])
	if err != nil {
		return nil, err
	}
	if operand.kind != texts {
		return nil, invalid(e.Args[0].at, "LIKE is said of texts, not of %s", operand.kind)
	}
	written := e.Args[1]
	for written.Op == CaseI || written.Op == AccentI {
		written = written.Args[0]
	}
	if written.Op != Text {
		return nil, invalid(written.at, "a pattern is a text that is written out")
	}
	pattern, err := c.value(e.Args[1])
	if err != nil {
		return nil, err
	}
	text, _ := pattern.text(nil)
	matches := compilePattern(text).matcher()
	return func(row geo.Row) truth {
		value, ok := operand.text(row)
		if !ok {
			return unknown
		}
		return truthOf(matches(value))
	}, nil
}

// The signs of a pattern that stand for other characters.
const (
	anyText rune = -1
	anyRune rune = -2
)

// pattern is a pattern, its signs replaced by anyText and anyRune.
type pattern []rune

func compilePattern(text string) pattern {
	var p pattern
	escaped := false
	for _, r := range text {
		switch {
		case escaped:
			escaped = false
			p = append(p, r)
		case r == '\\':
			escaped = true
		case r == '%':
			if len(p) == 0 || p[len(p)-1] != anyText {
				p = append(p, anyText)
			}
		case r == '_':
			p = append(p, anyRune)
		default:
			p = append(p, r)
		}
	}
	if escaped {
		p = append(p, '\\')
	}
	return p
}

// matcher returns the function that tells what matches: where no single
// character is left open, one that looks for the pieces between the %.
func (p pattern) matcher() func(string) bool {
	if slices.Contains(p, anyRune) {
		return p.match
	}
	pieces := []string{""}
	for _, r := range p {
		if r == anyText {
			pieces = append(pieces, "")
		} else {
			pieces[len(pieces)-1] += string(r)
		}
	}
	return func(text string) bool { return holdsPieces(text, pieces) }
}

// holdsPieces reports whether a text begins with the first piece, ends with
// the last one, and holds the others between them, in their order.
func holdsPieces(text string, pieces []string) bool {
	first, last := pieces[0], pieces[len(pieces)-1]
	if len(pieces) == 1 {
		return text == first
	}
	if len(text) < len(first)+len(last) || !strings.HasPrefix(text, first) || !strings.HasSuffix(text, last) {
		return false
	}
	text = text[len(first) : len(text)-len(last)]
	for _, piece := range pieces[1 : len(pieces)-1] {
		_, behind, found := strings.Cut(text, piece)
		if !found {
			return false
		}
		text = behind
	}
	return true
}

// match reports whether the whole text matches. It remembers one % alone, the
// last: its time is bounded by the product of both lengths.
func (p pattern) match(text string) bool {
	at, next := 0, 0          // in text, in p
	restAt, restNext := 0, -1 // where to go on behind the last %
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case next < len(p) && (p[next] == anyRune || p[next] == r):
			at, next = at+size, next+1
		case next < len(p) && p[next] == anyText:
			next++
			restAt, restNext = at, next
		case restNext >= 0:
			_, size := utf8.DecodeRuneInString(text[restAt:])
			restAt += size
			at, next = restAt, restNext
		default:
			return false
		}
	}
	return next == len(p) || next == len(p)-1 && p[next] == anyText
}
