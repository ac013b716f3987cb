package geocode

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// A slip is mended in names of mendable letters and more, and in the first
// letter only of those of longName and more. Where a name of several words is
// written with as many, the word with the slip must have mendable letters too,
// unless two letters are swapped: Mong Ton is not Mong Pan.
const (
	mendable = 5
	longName = 8
)

// slipped returns places whose names differ from the part in one letter: one
// too many, too few, another, or two neighbours swapped. There are none for
// scripts other than Latin, Greek and Cyrillic, and none where the letter is a
// digit.
func (c *Geocoder) slipped(p part) []hit {
	h := hits{}
	for asked, text := range []string{Full: p.keys.Full, Core: p.keys.Core} {
		if !isMendable(text) {
			continue
		}
		for _, k := range c.index.keys {
			if !isSlip(text, k) {
				continue
			}
			for _, n := range c.index.byKey[k] {
				if n.form != Sorted && slipInWord(p, n.form, []Name{n.name}, k) {
					m := match{asked: Form(asked), known: n.form, curated: true, main: n.main, slip: true}
					h.add(hit{n.spot, -1, k, m})
				}
			}
		}
		for k, e := range c.rows.Slips(text) {
			if e.Form != Sorted && isSlip(text, k) && slipInWord(p, e.Form, c.namesOfRow(e.Row), k) {
				m := match{asked: Form(asked), known: e.Form, main: e.Main, slip: true}
				h.add(hit{c.spotOf(e.Row), e.Row, k, m})
			}
		}
	}
	return h.list
}

// isMendable reports whether a slip in a key may be mended.
func isMendable(text string) bool {
	return utf8.RuneCountInString(text) >= mendable && !strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsDigit(r) && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
	})
}

// isSlip reports whether two keys differ in one letter as a slip may.
func isSlip(a, b string) bool {
	if a == "" || b == "" || len(a)-len(b) > utf8.UTFMax || len(b)-len(a) > utf8.UTFMax || a[0] != b[0] && min(len(a), len(b)) < longName {
		return false
	}
	ra, rb := []rune(a), []rune(b)
	front := 0
	for front < len(ra) && front < len(rb) && ra[front] == rb[front] {
		front++
	}
	back := 0
	for back < min(len(ra), len(rb))-front && ra[len(ra)-1-back] == rb[len(rb)-1-back] {
		back++
	}
	if front == 0 && min(len(ra), len(rb)) < longName {
		return false
	}
	da, db := ra[front:len(ra)-back], rb[front:len(rb)-back]
	if hasDigit(da) || hasDigit(db) {
		return false
	}
	swapped := len(da) == 2 && len(db) == 2 && da[0] == db[1] && da[1] == db[0]
	return swapped || max(len(da), len(db)) == 1
}

func hasDigit(runes []rune) bool {
	for _, r := range runes {
		if unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// slipInWord reports whether the slip lies in a word that is long enough, in
// one of the names that have the key.
func slipInWord(p part, form Form, names []Name, known string) bool {
	for _, n := range names {
		words := key.Words(n.Text)
		if form == Core {
			words = key.CoreWords(words)
		}
		if strings.Join(words, "") == known && (slipAmong(p.words, words) || slipAmong(key.CoreWords(p.words), words)) {
			return true
		}
	}
	return false
}

// slipAmong reports whether the words differ in a long one only, or are
// written together differently.
func slipAmong(asked, known []string) bool {
	if len(asked) != len(known) {
		return true
	}
	for i, w := range asked {
		short := min(utf8.RuneCountInString(w), utf8.RuneCountInString(known[i])) < mendable
		if w != known[i] && short && !sameLetters(w, known[i]) {
			return false
		}
	}
	return true
}

func sameLetters(a, b string) bool {
	return slices.Equal(slices.Sorted(slices.Values([]rune(a))), slices.Sorted(slices.Values([]rune(b))))
}
