package snapshot

import (
	"maps"
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
	whole := parts[0]
	for _, part := range parts[1:] {
		whole.join(part)
	}
	return whole.index()
}

// wordBuilder collects the postings of each term.
type wordBuilder struct {
	folder   fold.Folder
	numbers  map[string]uint32 // of the terms, in the order in which they came
	postings [][]posting
	runs     map[uint32][]unbrokenRun
}

// readWords collects the words of rows [from, to).
func readWords(items []*Item, from, to int) *wordBuilder {
	b := &wordBuilder{numbers: map[string]uint32{}, runs: map[uint32][]unbrokenRun{}}
	var texts []text
	for row := from; row < to; row++ {
		texts = appendTexts(texts[:0], items[row].Record)
		for _, t := range texts {
			b.read(uint32(row), t)
		}
	}
	return b
}

// join takes over the words of later rows.
func (b *wordBuilder) join(later *wordBuilder) {
	for term, number := range later.numbers {
		mine := b.number(term)
		b.postings[mine] = append(b.postings[mine], later.postings[number]...)
	}
	maps.Copy(b.runs, later.runs)
}

// number returns the number of a term.
func (b *wordBuilder) number(term string) uint32 {
	number, ok := b.numbers[term]
	if !ok {
		number = uint32(len(b.postings))
		b.numbers[term] = number
		b.postings = append(b.postings, nil)
	}
	return number
}

func (b *wordBuilder) index() *wordIndex {
	w := &wordIndex{terms: slices.Sorted(maps.Keys(b.numbers)), runs: b.runs}
	w.postings = make([][]posting, len(w.terms))
	for i, term := range w.terms {
		w.postings[i] = slices.Clip(b.postings[b.numbers[term]])
	}
	return w
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
	number, ok := b.numbers[string(term)] // makes no string
	if !ok {
		number = b.number(string(term))
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
