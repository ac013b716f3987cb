package coords

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mapd/mapd/geo/fold"
)

// The marks of degrees, minutes and seconds in a plain text.
const (
	degreeMark = '°'
	minuteMark = '\''
	secondMark = '"'
)

// plain brings a text into the one spelling that the parsers read: small
// letters, ASCII digits, one sign for each mark, blanks for white space; line
// breaks become ";".
func plain(text string) string {
	text = strings.TrimSpace(text)
	simple := true
	for i := 0; i < len(text) && simple; i++ {
		c := text[i]
		simple = c < utf8.RuneSelf && c >= ' ' && c != '\'' && c != '`' && (c < 'A' || c > 'Z')
	}
	if simple {
		return text
	}
	text = strings.Map(plainRune, text)
	return strings.ReplaceAll(text, "''", `"`)
}

func plainRune(r rune) rune {
	switch r {
	case '°', 'º', '˚', '∘', '⁰', '度':
		return degreeMark
	case '\'', '’', '‘', '′', '´', '`', 'ʹ', 'ʼ', '＇', '‛', '分':
		return minuteMark
	case '"', '”', '“', '″', '〃', '˝', 'ʺ', '＂', '‟', '秒':
		return secondMark
	case '\n', '\r', '；', ';':
		return ';'
	case '，', '、', '٫':
		return ','
	case '．':
		return '.'
	case '−', '–', '‐', '‑', '—', '－':
		return '-'
	case '＋':
		return '+'
	}
	switch {
	case unicode.IsSpace(r), r == '\t':
		return ' '
	case r > utf8.RuneSelf && unicode.Is(unicode.Nd, r):
		return fold.Digit(r)
	case r > utf8.RuneSelf && unicode.Is(unicode.Cf, r):
		return -1
	}
	return unicode.ToLower(r)
}
