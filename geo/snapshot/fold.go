package snapshot

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// run is a stretch of folded letters and digits of a text: a word, or, in
// scripts that are written without breaks between words, all up to the next
// break.
type run struct {
	text     string
	unbroken bool
	from, to []int32 // for each byte of text, the bytes of the source that it stands for
}

// source returns the range of the source that bytes [i, j) of the run stand for.
func (r run) source(i, j int) [2]int { return [2]int{int(r.from[i]), int(r.to[j-1])} }

// runes returns the length of the run in runes.
func (r run) runes() int { return utf8.RuneCountInString(r.text) }

// terms returns what the run is found by: a word by itself, a run without
// breaks by each pair of its runes and by the last one.
func (r run) terms() []string {
	if !r.unbroken {
		return []string{r.text}
	}
	return append(r.pairs(), r.text[lastRune(r.text):])
}

// pairs returns each pair of neighbouring runes.
func (r run) pairs() []string {
	var pairs []string
	for i := 0; i < lastRune(r.text); {
		_, first := utf8.DecodeRuneInString(r.text[i:])
		_, second := utf8.DecodeRuneInString(r.text[i+first:])
		pairs = append(pairs, r.text[i:i+first+second])
		i += first
	}
	return pairs
}

// lastRune returns where the last rune of a text begins.
func lastRune(text string) int {
	_, n := utf8.DecodeLastRuneInString(text)
	return len(text) - n
}

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

// folder collects the runs of a text.
type folder struct {
	runs     []run
	text     strings.Builder
	unbroken bool
	from, to []int32
}

// fold splits a text into folded runs: compatibility forms and capitals are
// evened out, accents and invisible signs left out.
func fold(text string) []run {
	var f folder
	var it norm.Iter
	it.InitString(norm.NFKD, text)
	for !it.Done() {
		from := it.Pos()
		segment := it.Next()
		for len(segment) > 0 {
			r, n := utf8.DecodeRune(segment)
			f.add(r, from, it.Pos())
			segment = segment[n:]
		}
	}
	f.end()
	return f.runs
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
	case unicode.Is(accents, r), unicode.Is(unicode.Cf, r):
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

// add takes the next rune, which stands for the bytes [from, to) of the text.
func (f *folder) add(r rune, from, to int) {
	r = unicode.ToLower(r)
	switch c := classOf(r); {
	case c == gap:
		f.end()
		return
	case c == silent:
		return
	case c == mark && len(f.to) > 0:
	case f.unbroken != (c != letter):
		f.end()
		f.unbroken = c != letter
	}
	letters, ok := spelled[r]
	if !ok {
		letters = string(r)
	}
	f.text.WriteString(letters)
	for range len(letters) {
		f.from, f.to = append(f.from, int32(from)), append(f.to, int32(to))
	}
}

// end closes the run.
func (f *folder) end() {
	if f.text.Len() > 0 {
		f.runs = append(f.runs, run{f.text.String(), f.unbroken, f.from, f.to})
	}
	f.text.Reset()
	f.from, f.to = nil, nil
}
