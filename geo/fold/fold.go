package fold

import (
	"strings"
	"unicode/utf8"
)

// Run is a stretch of folded letters and digits of a text: a word, or, in
// scripts that are written without breaks between words, all up to the next
// break.
type Run struct {
	Text     string
	Unbroken bool    // it is of a script without breaks between words
	From, To []int32 // for each byte of Text, the bytes [From, To) of the source that it stands for
}

// Source returns the range of the source that bytes [i, j) of the run stand
// for; i < j.
func (r Run) Source(i, j int) [2]int { return [2]int{int(r.From[i]), int(r.To[j-1])} }

// Runes returns the length of the run in runes.
func (r Run) Runes() int { return utf8.RuneCountInString(r.Text) }

// Runs splits a text into folded runs. A run is never empty. Bytes that are
// no UTF-8 end a run.
func Runs(text string) []Run {
	f := Folder{located: true}
	f.Read(text)
	letters := string(f.letters)
	runs := make([]Run, len(f.spans))
	for i, s := range f.spans {
		runs[i] = Run{letters[s.Start:s.End], s.Unbroken, f.from[s.Start:s.End], f.to[s.Start:s.End]}
	}
	return runs
}

// Text returns the folded runs of a text, joined with one blank.
func Text(text string) string {
	var f Folder
	f.Read(text)
	var b strings.Builder
	for i, s := range f.spans {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.Write(f.letters[s.Start:s.End])
	}
	return b.String()
}
