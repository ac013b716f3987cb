package snapshot

import (
	"strings"
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
	mended   map[geo.Collection]bool // no word of the collection has it, so a slip is allowed
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
			if len(g.unbroken(r, false)) > 0 {
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
	mend := r.mended[g.collection]
	if r.unbroken {
		add(g.unbroken(r.run, false), exactly)
		if mend {
			add(g.unbroken(r.run, true), withSlip)
		}
		return scores
	}
	from, to := g.words.withPrefix(r.text)
	for i := from; i < to; i++ {
		add(g.words.postings[i], wordQuality(r.text, g.words.terms[i]))
	}
	if mend && r.runes() >= mendable {
		for i, term := range g.words.terms {
			add(g.words.postings[i], slipQuality(r.text, term))
		}
	}
	return scores
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
	case !mends(word, term):
		return 0
	case slipped(word, term, false):
		return withSlip
	case utf8.RuneCountInString(word) > mendable && slipped(word, term, true):
		return withSlip / 2
	}
	return 0
}

// unbroken returns the rows that hold a run of a script without breaks, as it
// is written, or with one slip. The pairs of its runes give the candidates,
// the texts themselves decide.
func (g *segment) unbroken(r run, slip bool) []posting {
	pairs := r.pairs()
	if len(pairs) == 0 {
		return g.singleRune(r, slip)
	}
	need := len(pairs)
	if slip {
		if r.runes() < mendable {
			return nil
		}
		need = max(1, need-2)
	}
	var found []posting
	for _, p := range g.sharing(distinct(pairs...), min(need, len(distinct(pairs...)))) {
		if part := g.holds(p.row, r, slip); part != 0 {
			found = append(found, posting{p.row, part})
		}
	}
	return found
}

// singleRune returns the rows that hold a run of one rune.
func (g *segment) singleRune(r run, slip bool) []posting {
	var found []posting
	if slip {
		return nil
	}
	from, to := g.words.withPrefix(r.text)
	for _, postings := range g.words.postings[from:to] {
		found = append(found, postings...)
	}
	return found
}

// sharing returns the rows that hold at least need of the terms.
func (g *segment) sharing(terms []string, need int) []posting {
	count := map[uint32]int{}
	var rows []posting
	for _, term := range terms {
		for _, p := range g.words.rowsOf(term) {
			if count[p.row]++; count[p.row] == need {
				rows = append(rows, p)
			}
		}
	}
	return rows
}

// holds returns the parts of a row whose texts hold the run.
func (g *segment) holds(row uint32, r run, slip bool) part {
	var parts part
	for _, t := range textsOf(g.items[row].Record) {
		runs := fold(t.text)
		for i, have := range runs {
			from, to, ok := find(r, have, slip)
			if !ok {
				continue
			}
			parts |= t.part
			if t.part == inName && i == 0 && from == 0 {
				parts |= atFront
				if len(runs) == 1 && to == len(have.text) {
					parts |= isWhole
				}
			}
		}
	}
	return parts
}

// find returns where a run without breaks stands in another.
func find(r, in run, slip bool) (from, to int, ok bool) {
	if !in.unbroken {
		return 0, 0, false
	}
	if !slip {
		from = strings.Index(in.text, r.text)
		return from, from + len(r.text), from >= 0
	}
	for from = range in.text {
		if slipped(r.text, in.text[from:], true) {
			return from, len(in.text), true
		}
	}
	return 0, 0, false
}
