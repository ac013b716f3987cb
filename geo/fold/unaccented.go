package fold

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// capitals are the letters of spelled that have a capital form, as that is
// commonly typed.
var capitals = map[rune]string{
	'Đ': "D", 'Ø': "O", 'Ł': "L", 'ẞ': "SS", 'Æ': "AE", 'Œ': "OE", 'Þ': "TH", 'Ð': "D",
}

// Unaccented returns a text without its accents and strokes: Kobenhavn for
// København. All else stays, capital letters and punctuation too, and so do
// the vowel signs and tones of scripts in which they are part of the word.
func Unaccented(text string) string {
	if isASCII(text) {
		return text
	}
	var letters []byte
	for _, r := range norm.NFD.String(text) {
		plain, ok := spelled[r]
		if !ok {
			plain, ok = capitals[r]
		}
		switch {
		case ok && r != 'ς':
			letters = append(letters, plain...)
		case !unicode.Is(accents, r):
			letters = utf8.AppendRune(letters, r)
		}
	}
	return norm.NFC.String(string(letters))
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
