package snapshot

import (
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

// terms returns what a run without breaks is found by: each pair of its runes
// and the last one.
func (r run) terms() []string { return append(r.pairs(), r.text[lastRune(r.text):]) }

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

// folder collects the folded letters of a text and where its runs begin.
type folder struct {
	letters  []byte
	from, to []int32 // of each byte of letters, if located
	located  bool
	runs     []foldedRun
	inRun    bool
}

// foldedRun is a run of the letters [start, end).
type foldedRun struct {
	start, end int
	unbroken   bool
}

// fold splits a text into folded runs: compatibility forms and capitals are
// evened out, accents and invisible signs left out.
func fold(text string) []run {
	f := folder{located: true}
	f.read(text)
	letters := string(f.letters)
	runs := make([]run, len(f.runs))
	for i, r := range f.runs {
		runs[i] = run{letters[r.start:r.end], r.unbroken, f.from[r.start:r.end], f.to[r.start:r.end]}
	}
	return runs
}

// reset empties the folder.
func (f *folder) reset() {
	f.letters, f.runs, f.inRun = f.letters[:0], f.runs[:0], false
}

// read adds a text.
func (f *folder) read(text string) {
	var it norm.Iter
	for at := 0; at < len(text); {
		// A letter of ASCII that no mark follows stands for itself.
		if text[at] < utf8.RuneSelf && (at+1 == len(text) || text[at+1] < utf8.RuneSelf) {
			f.add(rune(text[at]), at, at+1)
			at++
			continue
		}
		end := at + 1
		for end < len(text) && (text[end] >= utf8.RuneSelf || text[end-1] >= utf8.RuneSelf) {
			end++
		}
		f.readMarked(&it, text[at:end], at)
		at = end
	}
}

// readMarked reads a piece of a text that is not plain ASCII. base is where
// the piece begins in the text.
func (f *folder) readMarked(it *norm.Iter, piece string, base int) {
	it.InitString(norm.NFKD, piece)
	for !it.Done() {
		from := base + it.Pos()
		segment := it.Next()
		for len(segment) > 0 {
			r, n := utf8.DecodeRune(segment)
			f.add(r, from, base+it.Pos())
			segment = segment[n:]
		}
	}
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
	switch c := classOf(r); c {
	case gap:
		f.inRun = false
	case silent:
	case mark:
		f.write(r, !f.inRun || f.runs[len(f.runs)-1].unbroken, from, to)
	default:
		f.write(r, c == unbroken, from, to)
	}
}

// write adds a letter to the run, or begins another one with it.
func (f *folder) write(r rune, unbroken bool, from, to int) {
	start := len(f.letters)
	f.letters = appendSpelled(f.letters, r)
	if !f.inRun || f.runs[len(f.runs)-1].unbroken != unbroken {
		f.runs = append(f.runs, foldedRun{start: start, unbroken: unbroken})
		f.inRun = true
	}
	f.runs[len(f.runs)-1].end = len(f.letters)
	for range len(f.letters) - start {
		if f.located {
			f.from, f.to = append(f.from, int32(from)), append(f.to, int32(to))
		}
	}
}

func appendSpelled(letters []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(letters, byte(r))
	}
	if plain, ok := spelled[r]; ok {
		return append(letters, plain...)
	}
	return utf8.AppendRune(letters, r)
}
