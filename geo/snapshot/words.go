package snapshot

import (
	"slices"
	"sort"
	"strings"
)

// wordIndex tells in which rows of a segment a word stands.
type wordIndex struct {
	terms    []string // sorted
	postings [][]posting
}

// posting is a row with the parts of the record that hold the term.
type posting struct {
	row  uint32
	part part
}

func newWordIndex(items []*Item) *wordIndex {
	byTerm := map[string][]posting{}
	for i, item := range items {
		for _, t := range textsOf(item.Record) {
			indexText(byTerm, uint32(i), t)
		}
	}
	w := &wordIndex{terms: make([]string, 0, len(byTerm))}
	for term := range byTerm {
		w.terms = append(w.terms, term)
	}
	slices.Sort(w.terms)
	for _, term := range w.terms {
		w.postings = append(w.postings, slices.Clip(byTerm[term]))
	}
	return w
}

// indexText notes the terms of a text. A name of several words can be found
// written as one, too.
func indexText(byTerm map[string][]posting, row uint32, t text) {
	runs := fold(t.text)
	for i, r := range runs {
		p := t.part
		if p == inName && i == 0 {
			p |= atFront
			if len(runs) == 1 {
				p |= isWhole
			}
		}
		for j, term := range r.terms() {
			if j > 0 {
				p = t.part
			}
			note(byTerm, term, posting{row, p})
		}
	}
	if joined, ok := joined(t, runs); ok {
		note(byTerm, joined, posting{row, t.part})
	}
}

// note adds a posting. Rows come in order, so one that is there is the last.
func note(byTerm map[string][]posting, term string, p posting) {
	list := byTerm[term]
	if n := len(list); n > 0 && list[n-1].row == p.row {
		list[n-1].part |= p.part
		return
	}
	byTerm[term] = append(list, p)
}

// joined returns the words of a short name as one.
func joined(t text, runs []run) (string, bool) {
	if t.part != inName || len(runs) < 2 || len(runs) > 3 {
		return "", false
	}
	var b strings.Builder
	for _, r := range runs {
		if r.unbroken {
			return "", false
		}
		b.WriteString(r.text)
	}
	return b.String(), true
}

// withPrefix returns the range of the terms that begin with a text.
func (w *wordIndex) withPrefix(text string) (from, to int) {
	from = sort.SearchStrings(w.terms, text)
	to = from + sort.Search(len(w.terms)-from, func(i int) bool { return !strings.HasPrefix(w.terms[from+i], text) })
	return from, to
}

// rowsOf returns where a term stands.
func (w *wordIndex) rowsOf(term string) []posting {
	if i, ok := slices.BinarySearch(w.terms, term); ok {
		return w.postings[i]
	}
	return nil
}
