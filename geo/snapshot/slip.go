package snapshot

import (
	"strings"
	"unicode/utf8"
)

// Words of fewer letters than mendable are not mended, nor are runs without
// breaks of fewer than mendableRun; words of fewer than longWord only if they
// begin with the right letter.
const (
	mendable    = 5
	mendableRun = 4
	longWord    = 6
)

// slipped reports whether text, or its beginning if prefix is set, is word
// with one slip: a letter too many, too few, another, or two swapped.
func slipped(word, text string, prefix bool) bool {
	same := func(a, b string) bool { return a == b }
	if prefix {
		same = func(a, b string) bool { return strings.HasPrefix(b, a) }
	}
	for word != "" {
		w, n := utf8.DecodeRuneInString(word)
		t, m := utf8.DecodeRuneInString(text)
		if w == t && n == m {
			word, text = word[n:], text[m:]
			continue
		}
		if same(word[n:], text) || text != "" && (same(word[n:], text[m:]) || same(word, text[m:])) {
			return true
		}
		return swapped(w, word[n:], t, text[m:], same)
	}
	return prefix || len(text) == lastRuneLen(text)
}

// swapped reports whether the rests begin with each other's first letter and
// are the same after that.
func swapped(w rune, word string, t rune, text string, same func(a, b string) bool) bool {
	w2, n := utf8.DecodeRuneInString(word)
	t2, m := utf8.DecodeRuneInString(text)
	return n > 0 && m > 0 && w == t2 && w2 == t && same(word[n:], text[m:])
}

func lastRuneLen(text string) int { return len(text) - lastRune(text) }
