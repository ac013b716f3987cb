package snapshot

import (
	"maps"
	"slices"
	"sync"
)

// indexWords joins the words of parts, which follow each other, to an index.
// It counts first, so that all postings fit in one piece of memory, of which
// each part fills its own places.
func indexWords(parts []*wordBuilder) *wordIndex {
	w := &wordIndex{terms: allTerms(parts), runs: map[uint32][]unbrokenRun{}}
	ranks := make(map[string]uint32, len(w.terms))
	for rank, term := range w.terms {
		ranks[term] = uint32(rank)
	}
	totals, counted := make([]int, len(w.terms)), make([][]int, len(parts))
	for i, b := range parts {
		maps.Copy(w.runs, b.runs)
		counted[i] = b.countTerms()
		for number, n := range counted[i] {
			totals[ranks[b.terms[number]]] += n
		}
	}
	w.postings = spaces(totals)
	var filling sync.WaitGroup
	used := make([]int, len(w.terms))
	for i, b := range parts {
		mine := make([][]posting, len(b.terms))
		for number, n := range counted[i] {
			rank := ranks[b.terms[number]]
			mine[number] = w.postings[rank][used[rank] : used[rank] : used[rank]+n]
			used[rank] += n
		}
		filling.Go(func() { b.fill(mine) })
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

// spaces returns lists of the given lengths in one piece of memory.
func spaces(lengths []int) [][]posting {
	total := 0
	for _, n := range lengths {
		total += n
	}
	memory, lists := make([]posting, total), make([][]posting, len(lengths))
	for i, n := range lengths {
		lists[i], memory = memory[:n:n], memory[n:]
	}
	return lists
}

// countTerms returns in how many rows each term stands.
func (b *wordBuilder) countTerms() []int {
	counts := make([]int, len(b.terms))
	for _, f := range b.found {
		counts[f.term]++
	}
	return counts
}

// fill appends the rows of each term to its list.
func (b *wordBuilder) fill(lists [][]posting) {
	start := 0
	for i, end := range b.ends {
		for _, f := range b.found[start:end] {
			lists[f.term] = append(lists[f.term], posting{b.first + uint32(i), f.part})
		}
		start = end
	}
}
