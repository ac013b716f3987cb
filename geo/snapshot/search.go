package snapshot

import (
	"context"
	"strings"

	"github.com/mapd/mapd/geo"
)

// Hit is an item that a search found.
type Hit struct {
	Item *Item
	// Label is the name or title to show, Lang its language ("" if unknown).
	Label, Lang string
	// Match holds the byte ranges of Label that the search matched.
	Match [][2]int
	// Score is higher for better hits. It compares only within one answer.
	Score float64
}

// Search finds hotspots by name and events by title, summary and place.
func (s *Snapshot) Search(ctx context.Context, text string, lang string, limit int) (hotspots, events []Hit) {
	q := s.textQuery(text)
	find := func(c geo.Collection) (hits []Hit) {
		for _, g := range s.segments[c] {
			for row := range q.rows(g).each {
				if ctx.Err() != nil || len(hits) == limit {
					return hits
				}
				hits = append(hits, hit(g.items[row], lang))
			}
		}
		return hits
	}
	return find(geo.Hotspots), find(geo.Events)
}

func hit(item *Item, lang string) Hit {
	texts := geo.Texts{}
	switch r := item.Record.(type) {
	case *geo.Hotspot:
		texts = r.Name
	case *geo.Event:
		texts = r.Title
	}
	for _, l := range []string{lang, "en"} {
		if texts[l] != "" {
			return Hit{Item: item, Label: texts[l], Lang: l, Score: 1}
		}
	}
	return Hit{Item: item, Label: item.ID(), Score: 1}
}

// textQuery is a text to look for.
type textQuery struct{ text string }

func (s *Snapshot) textQuery(text string) *textQuery { return &textQuery{strings.ToLower(text)} }

func (q *textQuery) rows(g *segment) rowSet {
	found := newRowSet(len(g.items))
	for i, text := range g.words.texts {
		if strings.Contains(text, q.text) {
			found.add(uint32(i))
		}
	}
	return found
}

// wordIndex holds the texts of the rows.
type wordIndex struct{ texts []string }

func newWordIndex(items []*Item) *wordIndex {
	w := &wordIndex{}
	for _, item := range items {
		var texts []string
		switch r := item.Record.(type) {
		case *geo.Hotspot:
			for _, t := range r.Name {
				texts = append(texts, t)
			}
			for _, n := range r.Names {
				texts = append(texts, n.Text)
			}
		case *geo.Event:
			for _, t := range r.Title {
				texts = append(texts, t)
			}
		}
		w.texts = append(w.texts, strings.ToLower(strings.Join(texts, "\n")))
	}
	return w
}
