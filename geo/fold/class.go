package fold

import (
	"unicode"
	"unicode/utf8"
)

// unbrokenScripts are written without breaks between words.
var unbrokenScripts = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer,
	unicode.Myanmar, unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham, unicode.Tai_Viet, unicode.Tibetan,
}

// accents are marks that a reader may leave out: those of Latin, Greek and
// Cyrillic, of Hebrew and of Arabic. The vowel signs and tones of other
// scripts are part of the word.
var accents = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0300, Hi: 0x036f, Stride: 1}, {Lo: 0x0591, Hi: 0x05c7, Stride: 1}, {Lo: 0x064b, Hi: 0x065f, Stride: 1},
	{Lo: 0x0670, Hi: 0x0670, Stride: 1}, {Lo: 0x1ab0, Hi: 0x1aff, Stride: 1}, {Lo: 0x1dc0, Hi: 0x1dff, Stride: 1},
	{Lo: 0x20d0, Hi: 0x20ff, Stride: 1}, {Lo: 0xfe20, Hi: 0xfe2f, Stride: 1},
}}

// spelled are letters that do not decompose, as they are commonly typed.
var spelled = map[rune]string{
	'đ': "d", 'ø': "o", 'ł': "l", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ð': "d", 'ı': "i", 'ς': "σ",
}

// The classes of a rune.
type class uint8

const (
	gap      class = iota // it ends a run
	silent                // it is left out
	mark                  // it belongs to the run that it follows
	letter                // it is a part of a word
	unbroken              // it is a letter of a script without breaks
)

func classOf(r rune) class {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return letter
	case r == '\'', r == '’', r == 'ʼ', r == 'ʻ':
		return silent
	case r < utf8.RuneSelf, r == utf8.RuneError:
		return gap
	case unicode.Is(accents, r), unicode.Is(unicode.Cf, r), r == '\u17b4', r == '\u17b5': // the last two are vowels of Khmer without a sign
		return silent
	case unicode.Is(unicode.M, r):
		return mark
	case unicode.In(r, unbrokenScripts...), r == 'ー':
		return unbroken
	case unicode.In(r, unicode.L, unicode.N):
		return letter
	}
	return gap
}

// What plain says of those bytes that are no letters; letters are greater.
const (
	endsRun = 0
	leftOut = 1
)

// plain holds each byte of ASCII as add folds it.
var plain = func() (table [utf8.RuneSelf]byte) {
	for c := range table {
		r := unicode.ToLower(rune(c))
		switch classOf(r) {
		case letter:
			table[c] = byte(r)
		case silent:
			table[c] = leftOut
		}
	}
	return table
}()

// appendPlain adds a letter as it is compared.
func appendPlain(letters []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(letters, byte(r))
	}
	if plain, ok := spelled[r]; ok {
		return append(letters, plain...)
	}
	return utf8.AppendRune(letters, simplify(r))
}
