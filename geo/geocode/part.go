package geocode

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// part is a part of a question that may name a place.
type part struct {
	text  string // as it was written, or folded if it was cut out of a word
	words []string
	keys  key.Keys
	sort  key.Sort // what its generic words ask for
}

func newPart(text string) part { return partOf(strings.TrimSpace(text), key.Words(text)) }

func partOf(text string, words []string) part {
	return part{text, words, key.OfWords(words), key.SortOf(words)}
}

// letters returns how much the part says: its letters, Han characters twice.
func (p part) letters() int {
	n := 0
	for _, r := range p.keys.Full {
		n++
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}

// code returns the part as the code of a country, if it is written as one.
func (p part) code() (string, bool) {
	t := p.text
	return t, len(t) == 2 && t == strings.ToUpper(t) && t[0] >= 'A' && t[0] <= 'Z' && t[1] >= 'A' && t[1] <= 'Z'
}

// unit is a piece of a name that is never cut: a word, or a letter with its
// marks of a script without breaks between words.
type unit struct {
	word int // number of the word that it belongs to
	text string
}

// units cuts a part into units.
func (p part) units() []unit {
	var out []unit
	for i, w := range p.words {
		if !unbroken(w) {
			out = append(out, unit{i, w})
			continue
		}
		for from := 0; from < len(w); {
			to := from
			for first := true; to < len(w); first = false {
				r, n := utf8.DecodeRuneInString(w[to:])
				if !first && !unicode.Is(unicode.M, r) {
					break
				}
				to += n
			}
			out = append(out, unit{i, w[from:to]})
			from = to
		}
	}
	return out
}

// unbroken reports whether a folded word is of a script without breaks between
// words: Thai, Lao, Tibetan, Burmese, Khmer, and Chinese and Japanese.
func unbroken(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.In(r, unicode.Thai, unicode.Lao, unicode.Tibetan, unicode.Myanmar, unicode.Khmer,
		unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// joined returns the part that some units make.
func joined(units []unit) part {
	var words []string
	for i, u := range units {
		if i > 0 && units[i-1].word == u.word {
			words[len(words)-1] += u.text
		} else {
			words = append(words, u.text)
		}
	}
	return partOf(strings.Join(words, " "), words)
}
