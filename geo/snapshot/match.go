package snapshot

import (
	"unicode/utf8"

	"github.com/mapd/mapd/geo"
)

// The quality of a match. A prefix counts more the more of the word it is.
const (
	exactly   = 1.0
	beginning = 0.6
	withSlip  = 0.4
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

// queryRun is a run with the hotspots whose names it matches.
type queryRun struct {
	run
	hotspots map[string]float64
	mended   map[geo.Collection]bool // nothing in the collection has it as it is written
}

// textQuery prepares a text. What is longer than a question may be is cut.
func (s *Snapshot) textQuery(text string) *textQuery {
	q := &textQuery{s: s}
	runs := fold(cutText(text))
	for _, r := range runs[:min(len(runs), maxRuns)] {
		qr := queryRun{run: r, hotspots: map[string]float64{}, mended: map[geo.Collection]bool{}}
		for c, segments := range s.segments {
			qr.mended[c] = !known(segments, r)
		}
		for _, g := range s.segments[geo.Hotspots] {
			for row, score := range qr.scores(g) {
				if score > 0 {
					qr.hotspots[g.items[row].ID()] = score
				}
			}
		}
		q.runs = append(q.runs, qr)
	}
	return q
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
	if utf8.RuneCountInString(text) > maxText || len(fold(text)) > maxRuns {
		return geo.InvalidParam("q", "it is too long; write at most %d words and %d characters", maxRuns, maxText)
	}
	return nil
}

// known reports whether a run stands in a segment as it is written.
func known(segments []*segment, r run) bool {
	for _, g := range segments {
		if r.unbroken {
			if len(g.words.unbroken(r, 1)) > 0 {
				return true
			}
		} else if from, to := g.words.withPrefix(r.text); from < to {
			return true
		}
	}
	return false
}

// rows returns the rows that match the whole text.
func (q *textQuery) rows(g *segment) rowSet {
	found := newRowSet(len(g.items))
	for row, score := range q.scores(g) {
		if score > 0 {
			found.add(uint32(row))
		}
	}
	return found
}

// scores returns for each row how well it matches the whole text, 0 for not.
func (q *textQuery) scores(g *segment) []float64 {
	total := make([]float64, len(g.items))
	for i, r := range q.runs {
		scores := r.scores(g)
		if g.collection == geo.Events || g.collection == geo.Flows {
			q.addHotspots(g, r, scores)
		}
		for row, score := range scores {
			if score == 0 || i > 0 && total[row] == 0 {
				total[row] = 0
			} else {
				total[row] += score / float64(len(q.runs))
			}
		}
	}
	return total
}

// addHotspots raises the scores of what happened at the hotspots of a run.
func (q *textQuery) addHotspots(g *segment, r queryRun, scores []float64) {
	for id, score := range r.hotspots {
		for _, at := range q.s.withParts(id) {
			for _, row := range g.values[fieldHotspot].having(at) {
				scores[row] = max(scores[row], score*inPlace.weight()/2)
			}
		}
	}
}

// scores returns for each row how well it matches the run.
func (r queryRun) scores(g *segment) []float64 {
	scores := make([]float64, len(g.items))
	add := func(postings []posting, quality float64) {
		for _, p := range postings {
			if quality < exactly {
				p.part &^= isWhole
			}
			scores[p.row] = max(scores[p.row], quality*p.part.weight())
		}
	}
	mend := r.mends(g.collection)
	switch {
	case r.unbroken && mend:
		add(g.words.unbrokenMended(r.run), withSlip)
	case r.unbroken:
		add(g.words.unbroken(r.run, 0), exactly)
	case mend:
		from, to := g.words.mendable(r.text)
		for i := from; i < to; i++ {
			if quality := slipQuality(r.text, g.words.terms[i]); quality > 0 {
				add(g.words.postings[i], quality)
			}
		}
	default:
		from, to := g.words.withPrefix(r.text)
		for i := from; i < to; i++ {
			add(g.words.postings[i], wordQuality(r.text, g.words.terms[i]))
		}
	}
	return scores
}

// mends reports whether the run may have a slip in a collection.
func (r queryRun) mends(c geo.Collection) bool {
	if r.unbroken {
		return r.mended[c] && r.runes() >= mendableRun
	}
	return r.mended[c] && r.runes() >= mendable
}

// wordQuality says how well a word matches a term that begins with it.
func wordQuality(word, term string) float64 {
	if word == term {
		return exactly
	}
	return beginning * (1 + float64(len(word))/float64(len(term))) / 2
}

// slipQuality says how well a word with a slip matches a term, 0 for not.
func slipQuality(word, term string) float64 {
	switch {
	case slipped(word, term, false):
		return withSlip
	case slipped(word, term, true):
		return withSlip / 2
	}
	return 0
}
