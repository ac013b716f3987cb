package snapshot

import (
	"slices"
	"unicode/utf8"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/fold"
)

// maxText and maxRuns bound the text of a question.
const (
	maxText = 200 // runes
	maxRuns = 16
)

// textQuery is a text to look for: every run of it has to match.
type textQuery struct {
	s    *Snapshot
	runs []queryRun
}

// queryRun is a run with the scores of the hotspots and kinds whose names it
// matches, by their ids.
type queryRun struct {
	fold.Run
	hotspots map[string]float64
	kinds    map[string]float64
	mended   map[geo.Collection]bool // nothing in the collection has it as it is written
}

// textQuery prepares a text. What is longer than a question may be is cut.
func (s *Snapshot) textQuery(text string) *textQuery {
	q := &textQuery{s: s}
	runs := fold.Runs(cutText(text))
	for _, r := range runs[:min(len(runs), maxRuns)] {
		qr := queryRun{Run: r, mended: map[geo.Collection]bool{}}
		for c, segments := range s.segments {
			qr.mended[c] = !known(segments, r)
		}
		qr.hotspots = qr.named(s.segments[geo.Hotspots])
		qr.kinds = qr.named([]*heldSegment{s.kindNames})
		if len(qr.kinds) > 0 {
			qr.mended[geo.Events], qr.mended[geo.Flows] = false, false
		}
		q.runs = append(q.runs, qr)
	}
	return q
}

// named returns the scores of the items whose names match the run.
func (r queryRun) named(segments []*heldSegment) map[string]float64 {
	found := map[string]float64{}
	for _, g := range segments {
		for row, score := range r.scores(g) {
			if score > 0 && g.has(uint32(row)) {
				found[g.id(uint32(row))] = score
			}
		}
	}
	return found
}

func cutText(text string) string {
	n := 0
	for i := range text {
		if n++; n > maxText {
			return text[:i]
		}
	}
	return text
}

// checkText says what is wrong with the text of a query.
func checkText(text string) error {
	if utf8.RuneCountInString(text) > maxText || len(fold.Runs(text)) > maxRuns {
		return geo.InvalidParam("q", "it is too long; write at most %d words and %d characters", maxRuns, maxText)
	}
	return nil
}

// known reports whether a run stands in a segment as it is written.
func known(segments []*heldSegment, r fold.Run) bool {
	for _, g := range segments {
		if r.Unbroken {
			if slices.ContainsFunc(g.words.unbroken(r).rows, g.has) {
				return true
			}
			continue
		}
		for i, to := g.words.withPrefix(r.Text); i < to; i++ {
			if slices.ContainsFunc(g.words.postings(i).rows, g.has) {
				return true
			}
		}
	}
	return false
}
