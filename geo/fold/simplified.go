package fold

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// simplifiedText is the table of characters; its head says where it is from.
//
//go:embed simplified.txt
var simplifiedText string

// simplified has the simplified form of each traditional Chinese character
// that has one. It is read when the first Chinese character is folded.
var simplified = sync.OnceValue(func() map[rune]rune {
	table := make(map[rune]rune, 3300)
	for line := range strings.Lines(simplifiedText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for line = strings.TrimSpace(line); line != ""; {
			from, n := utf8.DecodeRuneInString(line)
			to, m := utf8.DecodeRuneInString(line[n:])
			table[from] = to
			line = line[n+m:]
		}
	}
	return table
})

// firstHan is the first ideograph that has a simplified form: those of
// Unicode's extension A come first.
const firstHan = 0x3400

// simplify returns the simplified form of a character, or the character.
func simplify(r rune) rune {
	if r < firstHan {
		return r
	}
	if s, ok := simplified()[r]; ok {
		return s
	}
	return r
}
