package snapshot

import (
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
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

// newWordIndex reads the items on all processors, each a part of the rows.
func newWordIndex(items []*Item) *wordIndex {
	const enough = 1000 // items for a processor
	parts := make([]*wordBuilder, min(runtime.GOMAXPROCS(0), len(items)/enough+1))
	var reading sync.WaitGroup
	for n := range parts {
		reading.Go(func() {
			parts[n] = readWords(items, len(items)*n/len(parts), len(items)*(n+1)/len(parts))
		})
	}
	reading.Wait()
	return indexWords(parts)
}

// wordBuilder collects the terms of a range of rows, row by row.
type wordBuilder struct {
	folder  fold.Folder
	first   uint32            // row
	numbers map[string]uint32 // of the terms, in the order in which they came
	terms   []string          // by number
	last    []int             // of each term: one more than where in found it stands last
	found   []foundTerm       // of all rows, one after the other
	ends    []int             // where in found each row ends
	runs    map[uint32][]unbrokenRun
}

// foundTerm is a term that a row has, by its number.
type foundTerm struct {
	term uint32
	part part
}

// readWords collects the words of rows [from, to).
func readWords(items []*Item, from, to int) *wordBuilder {
	const usual = 8 // terms of a row
	b := &wordBuilder{first: uint32(from), numbers: map[string]uint32{}, found: make([]foundTerm, 0, usual*(to-from)),
		ends: make([]int, 0, to-from), runs: map[uint32][]unbrokenRun{}}
	var texts []text
	for row := from; row < to; row++ {
		texts = appendTexts(texts[:0], items[row].Record)
		start := len(b.found)
		for _, t := range texts {
			b.read(uint32(row), start, t)
		}
		b.ends = append(b.ends, len(b.found))
	}
	return b
}

// read notes the terms of a text of a row, of which the first stands at start.
// A short name of several words can be found written as one, too.
func (b *wordBuilder) read(row uint32, start int, t text) {
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
			b.note(letters[r.Start:r.End], p, start)
			continue
		}
		whole := string(letters[r.Start:r.End])
		b.runs[row] = append(b.runs[row], unbrokenRun{whole, p})
		for _, term := range termsOf(whole) {
			b.note([]byte(term), p, start)
		}
	}
	if t.part == inName && joins(len(runs), func(i int) bool { return runs[i].Unbroken }) {
		b.note(letters, t.part, start)
	}
}

// joins reports whether a name of n runs may be written as one word.
func joins(n int, unbroken func(run int) bool) bool {
	return (n == 2 || n == 3) && !unbroken(0) && !unbroken(1) && !unbroken(n-1)
}

// note adds a term to the row that starts at a place in found, once for all its
// parts.
func (b *wordBuilder) note(term []byte, p part, start int) {
	number, ok := b.numbers[string(term)] // makes no string
	if !ok {
		number = b.number(string(term))
	}
	if last := b.last[number]; last > start {
		b.found[last-1].part |= p
		return
	}
	b.found = append(b.found, foundTerm{number, p})
	b.last[number] = len(b.found)
}

// number gives a new term its number.
func (b *wordBuilder) number(term string) uint32 {
	number := uint32(len(b.terms))
	b.numbers[term] = number
	b.terms, b.last = append(b.terms, term), append(b.last, 0)
	return number
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
