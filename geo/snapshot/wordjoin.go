package snapshot

import (
	"slices"
	"sync"
)

// indexWords joins the words of parts, which follow each other, to an index.
// It counts first, so that each part can fill its own places of the lists.
func indexWords(parts []*wordBuilder) *wordIndex {
	terms := allTerms(parts)
	w := &wordIndex{ends: make([]uint32, len(terms))}
	ranks := make(map[string]uint32, len(terms))
	for rank, term := range terms {
		ranks[term] = uint32(rank)
		w.terms.add(term)
	}
	counted := make([][]uint32, len(parts))
	for i, b := range parts {
		w.runs.addAll(b.runs)
		counted[i] = b.countTerms()
		for number, n := range counted[i] {
			w.ends[ranks[b.terms[number]]] += n
		}
	}
	next := make([]uint32, len(terms)) // where the next row of each term goes
	total := uint32(0)
	for rank, n := range w.ends {
		next[rank] = total
		total += n
		w.ends[rank] = total
	}
	w.rows, w.parts = make([]uint32, total), make([]part, total)
	var filling sync.WaitGroup
	for i, b := range parts {
		mine := make([]uint32, len(b.terms))
		for number, n := range counted[i] {
			rank := ranks[b.terms[number]]
			mine[number] = next[rank]
			next[rank] += n
		}
		filling.Go(func() { b.fill(w, mine) })
	}
	filling.Wait()
	return w
}

// allTerms returns the terms of all parts, sorted.
func allTerms(parts []*wordBuilder) []string {
	var all []string
	for _, b := range parts {
		all = append(all, b.terms...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// countTerms returns in how many rows each term stands.
func (b *wordBuilder) countTerms() []uint32 {
	counts := make([]uint32, len(b.terms))
	for _, f := range b.found {
		counts[f.term]++
	}
	return counts
}

// fill puts the rows of each term into the lists, from where its own begin.
func (b *wordBuilder) fill(w *wordIndex, at []uint32) {
	start := 0
	for i, end := range b.ends {
		for _, f := range b.found[start:end] {
			w.rows[at[f.term]], w.parts[at[f.term]] = b.first+uint32(i), f.part
			at[f.term]++
		}
		start = end
	}
}
