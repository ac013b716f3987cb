package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/mapd/mapd/geo/fold"
)

// plain brings a text into the one spelling that the lexer reads: small
// letters, ASCII digits and signs, single kinds of blanks and dashes. same
// says that every byte of the result stands where it stood.
func plain(text string) (result string, same bool) {
	upper, ascii := false, true
	for i := 0; i < len(text); i++ {
		c := text[i]
		upper = upper || c >= 'A' && c <= 'Z' || c == '\t' || c == '\n' || c == '\r'
		ascii = ascii && c < utf8.RuneSelf
	}
	if ascii && !upper {
		return text, true
	}
	if ascii {
		return strings.Map(plainRune, text), true
	}
	return strings.Map(plainRune, norm.NFKC.String(text)), false
}

func plainRune(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r < utf8.RuneSelf:
		if r == '\t' || r == '\n' || r == '\r' {
			return ' '
		}
		return r
	case unicode.Is(unicode.Nd, r):
		return fold.Digit(r)
	case unicode.Is(unicode.Pd, r), r == '−':
		return '-'
	case unicode.IsSpace(r):
		return ' '
	case r == '⁄', r == '∕':
		return '/'
	case r == '。', r == '．':
		return '.'
	case r == '、', r == '，':
		return ','
	case r == '’', r == '‘', r == 'ʼ':
		return '\''
	case r == '〜', r == '～', r == '∼':
		return '-'
	case r == '（', r == '）':
		return ' '
	case unicode.Is(unicode.Cf, r):
		return -1
	}
	return unicode.ToLower(r)
}
