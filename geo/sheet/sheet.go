// Package sheet makes texts harmless for spreadsheets, which run what begins
// like a formula in the cells of a CSV file, and takes that back.
package sheet

import (
	"strings"
	"unicode/utf8"
)

// Guard makes a text that a spreadsheet would run one that it shows: an
// apostrophe goes before it. The same is done to what has apostrophes before
// the beginning of a formula, so that Unguard gives back each text as it was.
func Guard(s string) string {
	if runs(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// Unguard takes away what Guard has added.
func Unguard(s string) string {
	if strings.HasPrefix(s, "'") && runs(strings.TrimLeft(s, "'")) {
		return s[1:]
	}
	return s
}

// runs reports whether a spreadsheet may take a text for a formula: with one of
// these characters at its beginning, behind spaces too, or with a control
// character that some pass over.
func runs(s string) bool {
	if s == "" {
		return false
	}
	if strings.IndexByte("\t\r\n", s[0]) >= 0 {
		return true
	}
	first, size := utf8.DecodeRuneInString(strings.TrimSpace(s))
	return size > 0 && strings.ContainsRune("=+-@＝＋－＠", first)
}
