package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A signature is the make-up of a date, one letter for each part: "n/n/Y" is
// 31/12/2024, "nMY" is 31 December 2024. Its letters are the kinds of words
// and those of numbers:
//
//	n  one or two digits    h  three    Y  four    L  more
//
// and, between two numbers, the separators "/", "-", ".", " ", and "~" for a
// dash with a blank on either side.
const (
	sigTwo   = 'n'
	sigThree = 'h'
	sigFour  = 'Y'
	sigLong  = 'L'
)

const (
	maxText  = 120 // longer texts are no dates
	maxParts = 32
)

// part is a part of a date: a number, or a word by its meaning.
type part struct {
	kind  byte
	width uint8 // digits
	at    uint8 // where it begins
	n     int32 // the number, at most 999999999; what the word means
}

func (p part) isNumber() bool {
	return p.kind == sigTwo || p.kind == sigThree || p.kind == sigFour || p.kind == sigLong
}

// lexer cuts a plain text (see plain) into parts.
type lexer struct {
	text  string
	parts [maxParts]part
	n     int
	// unknown is a word or sign that no date has; empty if there is none.
	unknown string
	thai    bool // there is a Thai month name
}

func (l *lexer) add(p part) {
	if l.n == maxParts {
		l.unknown = l.text
		return
	}
	l.parts[l.n] = p
	l.n++
}

// run reads the whole text.
func (l *lexer) run() {
	for i := 0; i < len(l.text) && l.unknown == ""; {
		c := l.text[i]
		switch {
		case c >= '0' && c <= '9':
			i = l.number(i)
		case isSeparator(c):
			i = l.separator(i)
		case c == '?':
			l.add(part{kind: kindMaybe, at: uint8(i)})
			i++
		case c == '~' && l.n == 0:
			l.add(part{kind: kindAbout, at: uint8(i)})
			i++
		default:
			i = l.word(i)
		}
	}
}

func (l *lexer) number(i int) int {
	start, n := i, 0
	for i < len(l.text) && l.text[i] >= '0' && l.text[i] <= '9' {
		if i-start < 9 {
			n = n*10 + int(l.text[i]-'0')
		}
		i++
	}
	p := part{kind: sigLong, n: int32(n), width: uint8(i - start), at: uint8(start)}
	switch {
	case p.width <= 2:
		p.kind = sigTwo
	case p.width == 3:
		p.kind = sigThree
	case p.width == 4:
		p.kind = sigFour
	}
	l.add(p)
	return l.ordinal(i, p.width)
}

// ordinals are the endings of "1st", "1er", "1º".
var ordinals = [...]string{"st", "nd", "rd", "th", "er", "o", "a"}

// ordinal goes on over the ending of a number.
func (l *lexer) ordinal(i int, width uint8) int {
	if width > 2 || i == len(l.text) || l.text[i] < 'a' || l.text[i] > 'z' {
		return i
	}
	for _, ending := range ordinals {
		if rest, ok := strings.CutPrefix(l.text[i:], ending); ok && !startsWithLetter(rest) {
			return i + len(ending)
		}
	}
	return i
}

func startsWithLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}

func isSeparator(c byte) bool {
	switch c {
	case ' ', '/', '-', '.', ',', '(', ')', '\'', '@':
		return true
	}
	return false
}

// separator reads a run of separators, of which the strongest counts.
func (l *lexer) separator(i int) int {
	start := i
	kind, blanks := byte(' '), 0
	for i < len(l.text) && isSeparator(l.text[i]) {
		switch c := l.text[i]; {
		case c == ' ':
			blanks++
		case c == '/', c == '-' && kind != '/', c == '.' && kind == ' ':
			kind = c
		}
		i++
	}
	if kind == '-' && blanks >= 2 {
		kind = '~'
	}
	if l.n > 0 && i < len(l.text) { // none in front, none at the end
		l.add(part{kind: kind, at: uint8(start)})
	} else if kind != ' ' && kind != '.' && !strings.Contains(l.text[start:i], "(") {
		l.unknown = l.text[start:i] // "-2024"
	}
	return i
}

func (l *lexer) word(i int) int {
	start := i
	for i < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[i:])
		dot := r == '.' && i > start && startsWithLetter(l.text[i+1:])
		if !dot && !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		i += size
	}
	if i == start {
		_, size := utf8.DecodeRuneInString(l.text[i:])
		l.unknown = l.text[i : i+size]
		return i + size
	}
	text := l.text[start:i]
	if r, _ := utf8.DecodeRuneInString(text); unicode.In(r, unicode.Han, unicode.Hangul) {
		return l.eastWord(start, i)
	}
	if strings.Contains(text, ".") {
		text = strings.ReplaceAll(text, ".", "")
	}
	meaning, known := words[text]
	for _, prefix := range prefixes {
		if rest, cut := strings.CutPrefix(text, prefix); cut && !known {
			meaning, known = words[rest]
		}
	}
	if !known {
		l.unknown = text
	} else {
		l.meaning(meaning, start, i)
	}
	return i
}

// meaning adds a word of the text [start, end).
func (l *lexer) meaning(w word, start, end int) {
	switch w.kind {
	case kindFiller:
		return
	case kindClock:
		w.n = end - start
	case kindMonth:
		r, _ := utf8.DecodeRuneInString(l.text[start:])
		l.thai = l.thai || unicode.Is(unicode.Thai, r)
	}
	l.add(part{kind: w.kind, n: int32(w.n), at: uint8(start)})
}

// eastWord reads the longest known word of a text without blanks.
func (l *lexer) eastWord(start, end int) int {
	best, length := word{}, 0
	at := start
	for range 4 {
		if at >= end {
			break
		}
		_, size := utf8.DecodeRuneInString(l.text[at:])
		at += size
		if meaning, known := words[l.text[start:at]]; known {
			best, length = meaning, at-start
		}
	}
	switch {
	case length == 0 && strings.HasPrefix(l.text[start:], "元年"): // the first year of an era
		l.add(part{kind: sigTwo, n: 1, width: 1, at: uint8(start)})
		return start + len("元")
	case length == 0:
		l.unknown = l.text[start:end]
		return end
	}
	l.meaning(best, start, start+length)
	return start + length
}
