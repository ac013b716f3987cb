package cql2

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenKind says what a token is.
type tokenKind int

const (
	tokenEnd tokenKind = iota
	tokenName
	tokenQuoted // a name in double quotes, never a keyword
	tokenNumber // without a sign
	tokenText
	tokenSign // an operator, bracket or comma
)

// token is a piece of a text. offset is its first byte.
type token struct {
	kind   tokenKind
	text   string // what it means: quotes are off, escapes undone
	offset int
}

// is reports whether the token is a keyword, in any mix of small and capital
// letters.
func (t token) is(keyword string) bool {
	return t.kind == tokenName && strings.EqualFold(t.text, keyword)
}

func (t token) isSign(sign string) bool { return t.kind == tokenSign && t.text == sign }

// String shows the token in messages.
func (t token) String() string {
	switch t.kind {
	case tokenEnd:
		return "the end"
	case tokenText:
		return "'" + t.text + "'"
	case tokenQuoted:
		return `"` + t.text + `"`
	}
	return t.text
}

// lexer cuts a text into tokens.
type lexer struct {
	source string
	at     int
}

// tokens cuts the whole source; the last token is the end.
func tokens(source string) ([]token, error) {
	l := lexer{source: source}
	var all []token
	for {
		t, err := l.next()
		if err != nil {
			return nil, err
		}
		if all = append(all, t); t.kind == tokenEnd {
			return all, nil
		}
	}
}

func (l *lexer) next() (token, error) {
	l.skipSpace()
	start := l.at
	if start == len(l.source) {
		return token{tokenEnd, "", start}, nil
	}
	r, size := utf8.DecodeRuneInString(l.source[start:])
	switch {
	case r == '\'':
		text, err := l.literal()
		return token{tokenText, text, start}, err
	case r == '"':
		text, err := l.quoted()
		return token{tokenQuoted, text, start}, err
	case startsName(r):
		return token{tokenName, l.while(continuesName), start}, nil
	case isDigit(r) || r == '.' && start+1 < len(l.source) && isDigit(rune(l.source[start+1])):
		return token{tokenNumber, l.number(), start}, nil
	}
	for _, sign := range []string{"<>", "<=", ">=", "<", ">", "=", "(", ")", ",", "+", "-", "*", "/", "%", "^"} {
		if strings.HasPrefix(l.source[start:], sign) {
			l.at += len(sign)
			return token{tokenSign, sign, start}, nil
		}
	}
	return token{}, invalid(atCharacter(l.source, start), "%q cannot stand here", l.source[start:start+size])
}

// skipSpace passes what the standard counts as white space.
func (l *lexer) skipSpace() {
	l.while(func(r rune) bool { return unicode.IsSpace(r) || r == 0x200B })
}

// while passes the runes that meet a condition and returns them.
func (l *lexer) while(meets func(rune) bool) string {
	start := l.at
	for l.at < len(l.source) {
		r, size := utf8.DecodeRuneInString(l.source[l.at:])
		if !meets(r) {
			break
		}
		l.at += size
	}
	return l.source[start:l.at]
}

// literal reads a character literal: a quote within is written ” or \'.
func (l *lexer) literal() (string, error) {
	start := l.at
	var text strings.Builder
	for l.at++; l.at < len(l.source); {
		rest := l.source[l.at:]
		switch {
		case strings.HasPrefix(rest, "''"), strings.HasPrefix(rest, `\'`):
			text.WriteByte('\'')
			l.at += 2
		case rest[0] == '\'':
			l.at++
			return text.String(), nil
		default:
			text.WriteByte(rest[0])
			l.at++
		}
	}
	return "", invalid(atCharacter(l.source, start), "the text that begins here has no closing quote")
}

// quoted reads a name in double quotes; a double quote within is doubled.
func (l *lexer) quoted() (string, error) {
	start := l.at
	var name strings.Builder
	for l.at++; l.at < len(l.source); {
		rest := l.source[l.at:]
		switch {
		case strings.HasPrefix(rest, `""`):
			name.WriteByte('"')
			l.at += 2
		case rest[0] == '"' && name.Len() == 0:
			return "", invalid(atCharacter(l.source, start), "the name is empty")
		case rest[0] == '"':
			l.at++
			return name.String(), nil
		default:
			name.WriteByte(rest[0])
			l.at++
		}
	}
	return "", invalid(atCharacter(l.source, start), "the name that begins here has no closing double quote")
}

// number passes an unsigned number: digits, a fraction, an exponent.
func (l *lexer) number() string {
	start := l.at
	l.while(isDigit)
	if l.at < len(l.source) && l.source[l.at] == '.' {
		l.at++
		l.while(isDigit)
	}
	mantissa := l.at
	if l.at < len(l.source) && (l.source[l.at] == 'e' || l.source[l.at] == 'E') {
		l.at++
		if l.at < len(l.source) && (l.source[l.at] == '+' || l.source[l.at] == '-') {
			l.at++
		}
		if l.while(isDigit) == "" {
			l.at = mantissa
		}
	}
	return l.source[start:l.at]
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// nameStart are the characters that may begin a name (rule identifierStart).
var nameStart = &unicode.RangeTable{
	R16: []unicode.Range16{
		{':', ':', 1}, {'A', 'Z', 1}, {'_', '_', 1}, {'a', 'z', 1},
		{0xC0, 0xD6, 1}, {0xD8, 0xF6, 1}, {0xF8, 0x2FF, 1}, {0x370, 0x37D, 1}, {0x37F, 0x1FFE, 1},
		{0x200C, 0x200D, 1}, {0x2070, 0x218F, 1}, {0x2C00, 0x2FEF, 1}, {0x3001, 0xD7FF, 1},
		{0xF900, 0xFDCF, 1}, {0xFDF0, 0xFFFD, 1},
	},
	R32: []unicode.Range32{{0x10000, 0xEFFFF, 1}},
}

// startsName reports whether a name may begin with r. Spaces that lie in the
// ranges of the standard's rule are spaces all the same.
func startsName(r rune) bool { return unicode.Is(nameStart, r) && !unicode.IsSpace(r) }

// continuesName reports whether r may stand within a name (rule
// identifierPart).
func continuesName(r rune) bool {
	return startsName(r) || r == '.' || isDigit(r) || 0x300 <= r && r <= 0x36F || r == 0x203F || r == 0x2040
}
