// Package key turns the name of a place into the keys by which it is looked
// up. The gazetteer's file is made with the same keys as questions are asked
// with, so a change here wants the file to be made anew.
package key

import (
	"slices"
	"strings"

	"github.com/mapd/mapd/geo/fold"
)

// Keys are what a name is found by, from the strictest to the loosest. Each is
// empty where it equals an earlier one.
type Keys struct {
	// Full is the folded name without blanks, hyphens and apostrophes:
	// "poipet" for "Poi Pet". It is empty only if the name has no letters.
	Full string
	// Core is the same without generic words such as city, province or 市:
	// "quezon" for "Quezon City".
	Core string
	// Sorted are the words of the core in the order of the alphabet, if there
	// is more than one: "penhphnom" for "Phnom Penh".
	Sorted string
}

// Of returns the keys of a name.
func Of(name string) Keys { return OfWords(Words(name)) }

// OfWords returns the keys of a name whose words are folded already.
func OfWords(words []string) Keys {
	core, _ := split(words)
	k := Keys{Full: strings.Join(words, ""), Core: strings.Join(core, "")}
	if len(core) > 1 {
		k.Sorted = strings.Join(slices.Sorted(slices.Values(core)), "")
	}
	if k.Sorted == k.Full || k.Sorted == k.Core {
		k.Sorted = ""
	}
	if k.Core == k.Full {
		k.Core = ""
	}
	return k
}

// short are words that are written out in keys if another word follows.
var short = map[string]string{"st": "saint", "sta": "santa", "sto": "santo"}

// Words returns the folded words of a name: letters and digits only, small,
// without accents; a run of a script without breaks between words is one word.
func Words(name string) []string {
	words := strings.Fields(fold.Text(name))
	for i, w := range words {
		if long, ok := short[w]; ok && i+1 < len(words) {
			words[i] = long
		}
	}
	return words
}

// CoreWords returns the words of a name without the generic ones. It is empty
// only if words is.
func CoreWords(words []string) []string {
	core, _ := split(words)
	return core
}

// SortOf returns what the generic words of a name ask for: "Tarlac City" asks
// for a town, "Tarlac province" for a province. It is Any if there are none, or
// if they say nothing of the sort.
func SortOf(words []string) Sort {
	_, sort := split(words)
	return sort
}
