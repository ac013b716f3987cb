package snapshot

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/fold"
)

// Hit is an item that a search found.
type Hit struct {
	Item *Item
	// Label is the name or title to show, Lang its language ("" if unknown).
	// It is the one that was matched, if it was a name or title.
	Label, Lang string
	// Match holds the byte ranges of Label that the search matched, in order
	// and apart. There are none if another text of the item was matched.
	Match [][2]int
	// Score is higher for better hits. It compares only within one answer.
	Score float64
}

// Search finds hotspots by name and events by title, place, summary, kind and
// the names of their hotspots, the best first, at most limit of each (0: all).
// Every word of the text has to match. Capitals and accents do not matter, a
// word may be cut short, and one that is found nowhere may have one slip.
// Texts in scripts without breaks between words are found from any
// character. lang is preferred for the label where several match alike.
//
// A search whose context ends answers what it has found by then.
func (s *Snapshot) Search(ctx context.Context, text string, lang string, limit int) (hotspots, events []Hit) {
	q := s.textQuery(text)
	return q.hits(ctx, geo.Hotspots, lang, limit), q.hits(ctx, geo.Events, lang, limit)
}

func (q *textQuery) hits(ctx context.Context, c geo.Collection, lang string, limit int) []Hit {
	best := ranking{limit: limit}
	for _, g := range q.s.segments[c] {
		if ctx.Err() != nil {
			break
		}
		for row, score := range q.scores(g) {
			if score > 0 {
				best.add(candidate{g, row, score})
			}
		}
	}
	best.trim()
	hits := make([]Hit, 0, len(best.list))
	for _, c := range best.list {
		hits = append(hits, q.hit(c, lang))
	}
	return hits
}

// candidate is a row with its score.
type candidate struct {
	segment *heldSegment
	row     int
	score   float64
}

func (c candidate) at() Row { return Row{c.segment, uint32(c.row)} }

func (c candidate) compare(d candidate) int {
	switch {
	case c.score != d.score:
		return cmp.Compare(d.score, c.score)
	case c.segment == d.segment:
		return cmp.Compare(c.row, d.row)
	}
	return c.at().order().compare(d.at().order())
}

// ranking keeps the best candidates. The list is sorted and cut whenever it
// has grown to a few times the limit; what is worse than the last one then
// does not come in any more.
type ranking struct {
	limit int
	list  []candidate
	worst *candidate
}

func (r *ranking) add(c candidate) {
	if r.worst != nil && r.worst.compare(c) < 0 {
		return
	}
	r.list = append(r.list, c)
	if r.limit > 0 && len(r.list) >= 4*r.limit+64 {
		r.trim()
		worst := r.list[r.limit-1]
		r.worst = &worst
	}
}

func (r *ranking) trim() {
	slices.SortFunc(r.list, candidate.compare)
	if r.limit > 0 && len(r.list) > r.limit {
		r.list = r.list[:r.limit]
	}
}

// hit chooses the label to show: the name or title that matches best, then
// the one in the language asked for, then a main one, then English, then the
// first.
func (q *textQuery) hit(c candidate, lang string) Hit {
	item := c.at().Item()
	h := Hit{Item: item, Label: item.ID(), Score: c.score}
	best := [4]float64{-1}
	for _, t := range textsOf(item.Record()) {
		if t.part != inName || t.text == "" {
			continue
		}
		match, quality := q.mark(t, item)
		rank := [4]float64{quality, number(t.lang == lang), number(t.main), number(t.lang == "en")}
		if slices.Compare(rank[:], best[:]) > 0 {
			best = rank
			h.Label, h.Lang, h.Match = t.text, t.lang, match
		}
	}
	return h
}

func number(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// mark returns the ranges of a text that the runs of the question match, and
// how well they do, added up.
func (q *textQuery) mark(t text, item *Item) (ranges [][2]int, quality float64) {
	runs := fold.Runs(t.text)
	for _, r := range q.runs {
		marks, best := r.mark(runs, r.mends(item.Record().Key().Collection))
		if len(marks) == 0 {
			marks, best = r.markJoined(t.text)
		}
		ranges, quality = append(ranges, marks...), quality+best
	}
	return apart(ranges), quality
}

// mark returns what a run of the question matches among the runs of a text,
// and the best quality.
func (r queryRun) mark(runs []fold.Run, mend bool) (ranges [][2]int, best float64) {
	for _, have := range runs {
		from, to, quality := r.markRun(have, mend)
		if quality > 0 {
			ranges = append(ranges, have.Source(from, to))
			best = max(best, quality)
		}
	}
	return ranges, best
}

func (r queryRun) markRun(have fold.Run, mend bool) (from, to int, quality float64) {
	if r.Unbroken {
		return r.markUnbroken(have, mend)
	}
	if strings.HasPrefix(have.Text, r.Text) {
		return 0, len(r.Text), wordQuality(r.Text, have.Text)
	}
	if mend {
		return 0, len(have.Text), slipQuality(r.Text, have.Text)
	}
	return 0, 0, 0
}

func (r queryRun) markUnbroken(have fold.Run, mend bool) (from, to int, quality float64) {
	if !have.Unbroken {
		return 0, 0, 0
	}
	if from := strings.Index(have.Text, r.Text); from >= 0 {
		return from, from + len(r.Text), exactly
	}
	if from := findSlipped(r.Text, have.Text); mend && from >= 0 {
		return from, len(have.Text), withSlip
	}
	return 0, 0, 0
}

// markJoined marks the whole of a name that was written as one word.
func (r queryRun) markJoined(name string) ([][2]int, float64) {
	runs := fold.Runs(name)
	if !joins(len(runs), func(i int) bool { return runs[i].Unbroken }) {
		return nil, 0
	}
	word := ""
	for _, have := range runs {
		word += have.Text
	}
	if !strings.HasPrefix(word, r.Text) {
		return nil, 0
	}
	last := runs[len(runs)-1]
	return [][2]int{{int(runs[0].From[0]), int(last.To[len(last.To)-1])}}, wordQuality(r.Text, word)
}

// apart orders ranges and joins those that touch.
func apart(ranges [][2]int) [][2]int {
	slices.SortFunc(ranges, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	var out [][2]int
	for _, r := range ranges {
		if n := len(out); n > 0 && r[0] <= out[n-1][1] {
			out[n-1][1] = max(out[n-1][1], r[1])
			continue
		}
		out = append(out, r)
	}
	return out
}
