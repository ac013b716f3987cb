package snapshot

import (
	"maps"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/mapd/mapd/geo/fold"
)

// wordIndex tells in which rows of a segment a word stands.
type wordIndex struct {
	terms    []string // sorted
	postings [][]posting
	runs     map[uint32][]unbrokenRun // of the rows that have some
}

// posting is a row with the parts of the record that hold the term.
type posting struct {
	row  uint32
	part part
}

func newWordIndex(items []*Item) *wordIndex {
	b := wordBuilder{numbers: map[string]int{}, runs: map[uint32][]unbrokenRun{}}
	for i, item := range items {
		for _, t := range textsOf(item.Record) {
			b.read(uint32(i), t)
		}
	}
	w := &wordIndex{terms: slices.Sorted(maps.Keys(b.numbers)), runs: b.runs}
	w.postings = make([][]posting, len(w.terms))
	for i, term := range w.terms {
		w.postings[i] = slices.Clip(b.postings[b.numbers[term]])
	}
	return w
}

// wordBuilder collects the postings of each term.
type wordBuilder struct {
	folder   fold.Folder
	numbers  map[string]int // of the terms, in the order in which they came
	postings [][]posting
	runs     map[uint32][]unbrokenRun
}

// read notes the terms of a text. A short name of several words can be found
// written as one, too.
func (b *wordBuilder) read(row uint32, t text) {
	b.folder.Reset()
	b.folder.Read(t.text)
	runs, letters := b.folder.Spans(), b.folder.Letters()
	for i, r := range runs {
		p := t.part
		if p == inName && i == 0 {
			p |= atFront
			if len(runs) == 1 {
				p |= isWhole
			}
		}
		if !r.Unbroken {
			b.note(letters[r.Start:r.End], posting{row, p})
			continue
		}
		whole := string(letters[r.Start:r.End])
		b.runs[row] = append(b.runs[row], unbrokenRun{whole, p})
		for _, term := range termsOf(whole) {
			b.note([]byte(term), posting{row, p})
		}
	}
	if t.part == inName && joins(len(runs), func(i int) bool { return runs[i].Unbroken }) {
		b.note(letters, posting{row, t.part})
	}
}

// joins reports whether a name of n runs may be written as one word.
func joins(n int, unbroken func(run int) bool) bool {
	return (n == 2 || n == 3) && !unbroken(0) && !unbroken(1) && !unbroken(n-1)
}

// note adds a posting. Rows come in order, so one that is there is the last.
func (b *wordBuilder) note(term []byte, p posting) {
	number, ok := b.numbers[string(term)]
	if !ok {
		number = len(b.postings)
		b.numbers[string(term)] = number
		b.postings = append(b.postings, nil)
	}
	list := b.postings[number]
	if n := len(list); n > 0 && list[n-1].row == p.row {
		list[n-1].part |= p.part
		return
	}
	b.postings[number] = append(list, p)
}

// withPrefix returns the range of the terms that begin with a text.
func (w *wordIndex) withPrefix(text string) (from, to int) {
	from = sort.SearchStrings(w.terms, text)
	to = from + sort.Search(len(w.terms)-from, func(i int) bool { return !strings.HasPrefix(w.terms[from+i], text) })
	return from, to
}

// mendable returns the range of the terms that a word with a slip may mean.
func (w *wordIndex) mendable(word string) (from, to int) {
	if utf8.RuneCountInString(word) >= longWord {
		return 0, len(w.terms)
	}
	_, first := utf8.DecodeRuneInString(word)
	return w.withPrefix(word[:first])
}

// rowsOf returns where a term stands.
func (w *wordIndex) rowsOf(term string) []posting {
	if i, ok := slices.BinarySearch(w.terms, term); ok {
		return w.postings[i]
	}
	return nil
}
