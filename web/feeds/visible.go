package feeds

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// visible makes a text one that every format can hold: control characters but
// tab and line ends become their pictures (␀), as an import makes them, and
// what is no character becomes U+FFFD.
func visible(s string) string {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 0x7F {
			return strings.Map(shown, strings.ToValidUTF8(s, string(utf8.RuneError)))
		}
	}
	return s
}

func shown(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return r
	case r < ' ':
		return '␀' + r
	case r == 0x7F:
		return '␡'
	case r >= 0x80 && r < 0xA0, r == 0xFFFE, r == 0xFFFF:
		return utf8.RuneError
	}
	return r
}

// count writes a number.
func count[T int | int64](n T) string { return strconv.FormatInt(int64(n), 10) }
