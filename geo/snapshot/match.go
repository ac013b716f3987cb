package snapshot

import "github.com/mapd/mapd/geo"

// The quality of a match. A prefix counts more the more of the word it is.
const (
	exactly   = 1.0
	beginning = 0.6
	withSlip  = 0.4
)

// rows returns the rows that match the whole text.
func (q *textQuery) rows(g *heldSegment) rowSet {
	found := newRowSet(g.size)
	for row, score := range q.scores(g) {
		if score > 0 {
			found.add(uint32(row))
		}
	}
	return found
}

// scores returns for each row how well it matches the whole text, 0 for not.
func (q *textQuery) scores(g *heldSegment) []float64 {
	total := make([]float64, g.size)
	for i, r := range q.runs {
		scores := r.scores(g)
		if g.collection == geo.Events || g.collection == geo.Flows {
			q.addHotspots(g, r, scores)
			addKinds(g, r, scores)
		}
		for row, score := range scores {
			if score == 0 || i > 0 && total[row] == 0 {
				total[row] = 0
			} else {
				total[row] += score
			}
		}
	}
	for row := range g.gone.each {
		total[row] = 0
	}
	return total
}

// addHotspots raises the scores of what happened at the hotspots of a run.
func (q *textQuery) addHotspots(g *heldSegment, r queryRun, scores []float64) {
	for id, score := range r.hotspots {
		for _, at := range q.s.withParts(id) {
			for _, row := range g.values[fieldHotspot].having(at) {
				scores[row] = max(scores[row], score*inPlace.weight()/2)
			}
		}
	}
}

// addKinds raises the scores of the events and flows of a run's kinds.
func addKinds(g *heldSegment, r queryRun, scores []float64) {
	for kind, score := range r.kinds {
		for _, row := range g.values[fieldKind].having(kind) {
			scores[row] = max(scores[row], score*inPlace.weight()/2)
		}
	}
}

// scores returns for each row how well it matches the run.
func (r queryRun) scores(g *heldSegment) []float64 {
	scores := make([]float64, g.size)
	add := func(found postings, quality float64) {
		for i, row := range found.rows {
			parts := found.parts[i]
			if quality < exactly {
				parts &^= isWhole
			}
			scores[row] = max(scores[row], quality*parts.weight())
		}
	}
	mend := r.mends(g.collection)
	switch {
	case r.Unbroken && mend:
		add(g.words.unbrokenMended(r.Run), withSlip)
	case r.Unbroken:
		add(g.words.unbroken(r.Run), exactly)
	case mend:
		from, to := g.words.mendable(r.Text)
		for i := from; i < to; i++ {
			if quality := slipQuality(r.Text, g.words.terms.view(i)); quality > 0 {
				add(g.words.postings(i), quality)
			}
		}
	default:
		from, to := g.words.withPrefix(r.Text)
		for i := from; i < to; i++ {
			add(g.words.postings(i), wordQuality(r.Text, g.words.terms.view(i)))
		}
	}
	return scores
}

// mends reports whether the run may have a slip in a collection.
func (r queryRun) mends(c geo.Collection) bool {
	if r.Unbroken {
		return r.mended[c] && r.Runes() >= mendableRun
	}
	return r.mended[c] && r.Runes() >= mendable
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
