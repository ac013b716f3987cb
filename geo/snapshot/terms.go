package snapshot

import "unicode/utf8"

// termsOf returns what a run without breaks is found by: each pair of its
// runes and the last one.
func termsOf(run string) []string { return append(pairsOf(run), run[lastRune(run):]) }

// pairsOf returns each pair of neighbouring runes of a run.
func pairsOf(run string) []string {
	var pairs []string
	for i := 0; i < lastRune(run); {
		_, first := utf8.DecodeRuneInString(run[i:])
		_, second := utf8.DecodeRuneInString(run[i+first:])
		pairs = append(pairs, run[i:i+first+second])
		i += first
	}
	return pairs
}

// lastRune returns where the last rune of a text begins.
func lastRune(text string) int {
	_, n := utf8.DecodeLastRuneInString(text)
	return len(text) - n
}
