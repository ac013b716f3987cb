package snapshot

import (
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

// unbroken returns the rows that hold a run of a script without breaks, at
// most limit of them (0: all). The pairs of its runes give the candidates, the
// runs themselves decide.
func (w *wordIndex) unbroken(r fold.Run, limit int) []posting {
	pairs := distinct(pairsOf(r.Text)...)
	if len(pairs) == 0 {
		return w.singleRune(r)
	}
	return w.holding(w.sharing(pairs, len(pairs)), limit, func(in unbrokenRun) (part, bool) {
		from := strings.Index(in.text, r.Text)
		return in.part.at(from, len(in.text)-len(r.Text)), from >= 0
	})
}

// unbrokenMended returns the rows that hold the run with one slip, which can
// spoil two of its pairs.
func (w *wordIndex) unbrokenMended(r fold.Run) []posting {
	pairs := distinct(pairsOf(r.Text)...)
	candidates := w.sharing(pairs, max(1, len(pairs)-2))
	return w.holding(candidates[:min(len(candidates), maxMended)], 0, func(in unbrokenRun) (part, bool) {
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
func (w *wordIndex) holding(rows []posting, limit int, find func(unbrokenRun) (part, bool)) []posting {
	var found []posting
	for _, p := range rows {
		p.part = 0
		for _, in := range w.runs[p.row] {
			if part, ok := find(in); ok {
				p.part |= part
			}
		}
		if p.part != 0 {
			found = append(found, p)
		}
		if limit > 0 && len(found) == limit {
			break
		}
	}
	return found
}

// singleRune returns the rows that hold a run of one rune.
func (w *wordIndex) singleRune(r fold.Run) []posting {
	var found []posting
	from, to := w.withPrefix(r.Text)
	for i := from; i < to; i++ {
		found = append(found, w.postings[i]...)
	}
	return found
}

// sharing returns the rows that hold at least need of the terms.
func (w *wordIndex) sharing(terms []string, need int) []posting {
	count := map[uint32]int{}
	var rows []posting
	for _, term := range terms {
		for _, p := range w.rowsOf(term) {
			if count[p.row]++; count[p.row] == need {
				rows = append(rows, p)
			}
		}
	}
	return rows
}
