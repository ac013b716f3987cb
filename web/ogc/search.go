package ogc

import (
	"net/http"
	"unicode/utf16"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/record"
)

const (
	defaultHits = 10
	maxHits     = 50
	maxQuestion = 200 // bytes of the text searched for
)

// searchAnswer groups what was found, best first in each group.
type searchAnswer struct {
	DataVersion geo.Version `json:"dataVersion"`
	Query       string      `json:"query"`
	Hotspots    []hit       `json:"hotspots"`
	Events      []hit       `json:"events"`
	Places      []hit       `json:"places"`
}

type hit struct {
	ID    string  `json:"id"`
	Label string  `json:"label"`
	Lang  *string `json:"lang"`
	// Match lists the [start, end) of what matched in the label, counted in
	// UTF-16 units as browsers do.
	Match [][2]int    `json:"match"`
	BBox  *[4]float64 `json:"bbox"`
	Kind  *string     `json:"kind,omitempty"`
	When  *string     `json:"when,omitempty"`
	Href  string      `json:"href"`
}

func (a *resource) search(w http.ResponseWriter, r *http.Request) error {
	values, err := read(r, "q", "limit")
	if err != nil {
		return err
	}
	text := values.Get("q")
	if text == "" || len(text) > maxQuestion {
		return geo.InvalidParam("q", "write what to look for, at most %d bytes", maxQuestion)
	}
	limit := defaultHits
	if values.Has("limit") {
		if limit, err = httpx.Clamped("limit", values.Get("limit"), 1, maxHits); err != nil {
			return err
		}
	}
	s := a.snapshots()
	l := wordsFor(r, values)
	return serve(w, r, s, l, httpx.Content{Type: httpx.JSON}, func() (any, error) {
		hotspots, events := s.Search(r.Context(), text, l.Asked()[0], limit)
		return searchAnswer{
			DataVersion: s.Info().Version,
			Query:       text,
			Hotspots:    hitsOf(r, hotspots, l),
			Events:      hitsOf(r, events, l),
			Places:      a.placesCalled(r, s, text, limit, l),
		}, nil
	})
}

func hitsOf(r *http.Request, found []snapshot.Hit, l *record.Words) []hit {
	hits := make([]hit, len(found))
	for i, f := range found {
		key := f.Item.Record().Key()
		hits[i] = hit{
			ID:    key.ID,
			Label: f.Label,
			Lang:  record.Optional(f.Lang),
			Match: utf16Ranges(f.Label, f.Match),
			BBox:  boxOf(f.Item),
			Href:  address(r, itemPath(key)),
		}
		if f.Lang != "" {
			l.Gave(f.Lang)
		}
		if e, ok := f.Item.Record().(*geo.Event); ok {
			hits[i].Kind, hits[i].When = record.Optional(e.Kind), record.Optional(e.When)
		}
	}
	return hits
}

func boxOf(item *snapshot.Item) *[4]float64 {
	if item.Geometry == nil {
		return nil
	}
	b := item.Bound
	return &[4]float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}
}

// utf16Ranges turns byte ranges of text into ranges of UTF-16 units.
func utf16Ranges(text string, ranges [][2]int) [][2]int {
	units := func(end int) int {
		n := 0
		for _, c := range text[:min(max(end, 0), len(text))] {
			n += utf16.RuneLen(c)
		}
		return n
	}
	out := make([][2]int, len(ranges))
	for i, r := range ranges {
		out[i] = [2]int{units(r[0]), units(r[1])}
	}
	return out
}
