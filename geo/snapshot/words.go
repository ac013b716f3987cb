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
	terms textList // sorted
	ends  []uint32 // where in rows and parts those of each term end
	rows  []uint32
	parts []part // those of a row that hold the term
	runs  unbrokenRuns
}

// postings are the rows in which a term stands, with the parts of the records
// that hold it.
type postings struct {
	rows  []uint32
	parts []part
}

// postings returns those of a term.
func (w *wordIndex) postings(term int) postings {
	from := uint32(0)
	if term > 0 {
		from = w.ends[term-1]
	}
	return postings{w.rows[from:w.ends[term]], w.parts[from:w.ends[term]]}
}

func (w *wordIndex) blocks() []block {
	return slices.Concat(w.terms.blocks(), []block{blockOf(&w.ends), blockOf(&w.rows), blockOf(&w.parts)}, w.runs.blocks())
}

// newWordIndex reads the records on all processors, each a part of the rows.
func newWordIndex(records []*draft) *wordIndex {
	const enough = 1000 // records for a processor
	parts := make([]*wordBuilder, min(runtime.GOMAXPROCS(0), len(records)/enough+1))
	var reading sync.WaitGroup
	for n := range parts {
		reading.Go(func() {
			parts[n] = readWords(records, len(records)*n/len(parts), len(records)*(n+1)/len(parts))
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
	runs    unbrokenRuns
}

// foundTerm is a term that a row has, by its number.
type foundTerm struct {
	term uint32
	part part
}

// readWords collects the words of rows [from, to).
func readWords(records []*draft, from, to int) *wordBuilder {
	const usual = 8 // terms of a row
	b := &wordBuilder{first: uint32(from), numbers: map[string]uint32{}, found: make([]foundTerm, 0, usual*(to-from)),
		ends: make([]int, 0, to-from)}
	var texts []text
	for row := from; row < to; row++ {
		texts = appendTexts(texts[:0], records[row].record)
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
		b.runs.add(row, whole, p)
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
	n := w.terms.count()
	from = sort.Search(n, func(i int) bool { return w.terms.view(i) >= text })
	to = from + sort.Search(n-from, func(i int) bool { return !strings.HasPrefix(w.terms.view(from+i), text) })
	return from, to
}

// mendable returns the range of the terms that a word with a slip may mean.
func (w *wordIndex) mendable(word string) (from, to int) {
	if utf8.RuneCountInString(word) >= longWord {
		return 0, w.terms.count()
	}
	_, first := utf8.DecodeRuneInString(word)
	return w.withPrefix(word[:first])
}

// rowsOf returns where a term stands.
func (w *wordIndex) rowsOf(term string) postings {
	n := w.terms.count()
	if i := sort.Search(n, func(i int) bool { return w.terms.view(i) >= term }); i < n && w.terms.view(i) == term {
		return w.postings(i)
	}
	return postings{}
}
