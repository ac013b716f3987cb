package geocode

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// match says how well a name that was asked for is one that is known.
type match struct {
	asked, known Form
	curated      bool    // the spelling is of a curated place
	main         bool    // it is the name to show
	code         bool    // it is another spelling so short that it may be a code: BAV is Baotou\'s
	slip         bool    // one letter differs
	prefix       bool    // the known name goes on
	share        float64 // of the known name that was typed, if prefix
}

// exact reports whether the name is known as it was asked for, generic words
// aside.
func (m match) exact() bool { return !m.slip && !m.prefix }

// hit is a place that a name finds.
type hit struct {
	spot  spot
	row   int // the row whose name matched, -1 if it is a curated spelling
	key   string
	match match
}

// exact returns the places that are called as the part says, each once with
// its best match.
func (c *Geocoder) exact(p part) []hit {
	h := hits{}
	for asked, text := range []string{Full: p.keys.Full, Core: p.keys.Core, Sorted: p.keys.Sorted} {
		if text != "" {
			c.collect(&h, p, Form(asked), text)
		}
	}
	return h.list
}

// collect adds what one key finds.
func (c *Geocoder) collect(h *hits, p part, asked Form, text string) {
	for _, n := range c.index.byKey[text] {
		m := match{asked: asked, known: n.form, curated: true, main: n.main}
		if inOrder(asked, n.form) || sameWords(p, n.name) {
			h.add(hit{n.spot, -1, text, m})
		}
	}
	for e := range c.rows.Exact(text) {
		m := match{asked: asked, known: e.Form, main: e.Main, code: !e.Main && len(text) <= longestCode}
		if c.loose(e) || !e.Main && isLatin(text) && c.isTranscript(e, text) {
			continue
		}
		if inOrder(asked, e.Form) || c.hasSameWords(p, e.Row) {
			h.add(hit{c.spotOf(e.Row), e.Row, text, m})
		}
	}
}

// loose reports whether an entry leaves generic words out of the name of a town
// far away: "Park" is not Bridgeport, which was Park City once.
func (c *Geocoder) loose(e Entry) bool {
	country, _, _, kind := c.rows.Light(e.Row)
	return e.Form != Full && realmOf(country) == elsewhere && !kind.isArea()
}

// isTranscript reports whether a row has a key only by spellings without a
// capital: GeoNames has such ones of names in other scripts, made by rule. "ba
// se" is how the Chinese name of Pakse sounds.
func (c *Geocoder) isTranscript(e Entry, text string) bool {
	for _, n := range c.rows.Place(e.Row).Names {
		first, _ := utf8.DecodeRuneInString(n.Text)
		if !unicode.IsLower(first) && keyOf(n, e.Form) == text {
			return false
		}
	}
	return true
}

func isLatin(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.Is(unicode.Latin, r)
}

// longestCode is the length of the codes of airports, in bytes: names in other
// scripts are longer.
const longestCode = 3

// inOrder reports whether equal keys of these forms are of names whose words
// stand in the same order.
func inOrder(asked, known Form) bool { return asked != Sorted && known != Sorted }

// sameWords reports whether the name has the words of the part, in whatever
// order: keys alone do not tell "La Mong" from "Lamong".
func sameWords(p part, n Name) bool {
	return slices.Equal(sortedCore(p.words), sortedCore(key.Words(n.Text)))
}

func sortedCore(words []string) []string {
	return slices.Sorted(slices.Values(key.CoreWords(words)))
}

func (c *Geocoder) hasSameWords(p part, row int) bool {
	place := c.rows.Place(row)
	return sameWords(p, Name{Text: place.Name}) ||
		slices.ContainsFunc(place.Names, func(n Name) bool { return sameWords(p, n) })
}

// spotOf returns the spot that stands for a row.
func (c *Geocoder) spotOf(row int) spot {
	if s, ok := c.index.stands[row]; ok {
		return s
	}
	return spot(row)
}

// hits collects places, each with its best match.
type hits struct {
	list []hit
	at   map[spot]int
}

func (h *hits) add(new hit) {
	if h.at == nil {
		h.at = map[spot]int{}
	}
	i, known := h.at[new.spot]
	switch {
	case !known:
		h.at[new.spot] = len(h.list)
		h.list = append(h.list, new)
	case new.match.quality() > h.list[i].match.quality():
		h.list[i] = new
	}
}

// starting returns places whose names begin as the part does.
func (c *Geocoder) starting(p part) []hit {
	h := hits{}
	text := p.keys.Full
	m := func(known string, form Form, main bool) match {
		share := float64(utf8.RuneCountInString(text)) / float64(utf8.RuneCountInString(known))
		return match{known: form, main: main, prefix: true, share: share}
	}
	from, _ := slices.BinarySearch(c.index.keys, text)
	for _, k := range c.index.keys[from:] {
		if !strings.HasPrefix(k, text) {
			break
		}
		for _, n := range c.index.byKey[k] {
			if n.form != Sorted {
				found := m(k, n.form, n.main)
				found.curated = true
				h.add(hit{n.spot, -1, k, found})
			}
		}
	}
	for k, e := range c.rows.Prefix(text, mostPrefixed) {
		if e.Form != Sorted {
			h.add(hit{c.spotOf(e.Row), e.Row, k, m(k, e.Form, e.Main)})
		}
	}
	return h.list
}

// mostPrefixed bounds how many rows are looked at that begin with a text.
const mostPrefixed = 200
