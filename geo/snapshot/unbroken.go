package snapshot

import (
	"iter"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo/fold"
)

// maxMended bounds how many rows are looked at for a slip in a script without
// breaks between words.
const maxMended = 10_000

// unbrokenRun is a run of a script without breaks between words in a record.
type unbrokenRun struct {
	text string
	part part
}

// unbrokenRuns are those of all rows, in the order of these.
type unbrokenRuns struct {
	rows  []uint32
	texts textList
	parts []part
}

func (u *unbrokenRuns) add(row uint32, text string, p part) {
	u.rows, u.parts = append(u.rows, row), append(u.parts, p)
	u.texts.add(text)
}

// addAll appends the runs of later rows.
func (u *unbrokenRuns) addAll(later unbrokenRuns) {
	for i, row := range later.rows {
		u.add(row, later.texts.view(i), later.parts[i])
	}
}

// of goes through the runs of a row. Their texts must not be kept.
func (u *unbrokenRuns) of(row uint32) iter.Seq[unbrokenRun] {
	return func(yield func(unbrokenRun) bool) {
		i, _ := slices.BinarySearch(u.rows, row)
		for ; i < len(u.rows) && u.rows[i] == row; i++ {
			if !yield(unbrokenRun{u.texts.view(i), u.parts[i]}) {
				return
			}
		}
	}
}

func (u *unbrokenRuns) blocks() []block {
	return append(u.texts.blocks(), blockOf(&u.rows), blockOf(&u.parts))
}

// unbroken returns the rows that hold a run of a script without breaks. The
// pairs of its runes give the candidates, the runs themselves decide.
func (w *wordIndex) unbroken(r fold.Run) postings {
	pairs := distinct(pairsOf(r.Text)...)
	if len(pairs) == 0 {
		return w.singleRune(r)
	}
	return w.holding(w.sharing(pairs, len(pairs)), func(in unbrokenRun) (part, bool) {
		from := strings.Index(in.text, r.Text)
		return in.part.at(from, len(in.text)-len(r.Text)), from >= 0
	})
}

// unbrokenMended returns the rows that hold the run with one slip, which can
// spoil two of its pairs.
func (w *wordIndex) unbrokenMended(r fold.Run) postings {
	pairs := distinct(pairsOf(r.Text)...)
	candidates := w.sharing(pairs, max(1, len(pairs)-2))
	return w.holding(candidates[:min(len(candidates), maxMended)], func(in unbrokenRun) (part, bool) {
		from := findSlipped(r.Text, in.text)
		return in.part.at(from, 1), from >= 0
	})
}

// at returns the part of what is found at an offset of a run in which rest
// bytes are left over.
func (p part) at(offset, rest int) part {
	if offset != 0 {
		p &^= atFront
	}
	if rest != 0 {
		p &^= isWhole
	}
	return p
}

// findSlipped returns where a run with one slip begins in a text, or -1.
func findSlipped(run, text string) int {
	for from := range text {
		if slipped(run, text[from:], true) {
			return from
		}
	}
	return -1
}

// holding leaves the rows of which a run is found, with the parts that hold it.
func (w *wordIndex) holding(rows []uint32, find func(unbrokenRun) (part, bool)) postings {
	var found postings
	for _, row := range rows {
		var parts part
		for in := range w.runs.of(row) {
			if part, ok := find(in); ok {
				parts |= part
			}
		}
		if parts != 0 {
			found.add(postings{[]uint32{row}, []part{parts}})
		}
	}
	return found
}

// singleRune returns the rows that hold a run of one rune.
func (w *wordIndex) singleRune(r fold.Run) postings {
	var found postings
	from, to := w.withPrefix(r.Text)
	for i := from; i < to; i++ {
		found.add(w.postings(i))
	}
	return found
}

// add appends postings.
func (p *postings) add(more postings) {
	p.rows, p.parts = append(p.rows, more.rows...), append(p.parts, more.parts...)
}

// sharing returns the rows that hold at least need of the terms.
func (w *wordIndex) sharing(terms []string, need int) []uint32 {
	count := map[uint32]int{}
	var rows []uint32
	for _, term := range terms {
		for _, row := range w.rowsOf(term).rows {
			if count[row]++; count[row] == need {
				rows = append(rows, row)
			}
		}
	}
	return rows
}
