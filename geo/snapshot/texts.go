package snapshot

import (
	"maps"
	"slices"

	"github.com/mapd/mapd/geo"
)

// part says in which part of a record a word stands.
type part uint8

// The parts. A word may stand in several.
const (
	inName  part = 1 << iota // a name or title
	inPlace                  // the place in words
	inText                   // the summary
	atFront                  // it begins a name or title
	isWhole                  // it is a whole name or title
)

// weight is how much a word counts that stands in these parts.
func (p part) weight() float64 {
	w := 0.0
	switch {
	case p&inName != 0:
		w = 1
	case p&inPlace != 0:
		w = 0.5
	case p&inText != 0:
		w = 0.25
	}
	if p&atFront != 0 {
		w += 0.25
	}
	if p&isWhole != 0 {
		w++
	}
	return w
}

// text is one text of a record that can be searched.
type text struct {
	text, lang string
	part       part
	main       bool // it is the name or title itself, not another name
}

// textsOf returns the texts of a record, in a fixed order.
func textsOf(r geo.Record) []text { return appendTexts(nil, r) }

// appendTexts is textsOf for those who read many records.
func appendTexts(out []text, r geo.Record) []text {
	switch r := r.(type) {
	case *geo.Hotspot:
		out = byLanguage(out, r.Name, inName)
		for _, n := range r.Names {
			out = append(out, text{text: n.Text, lang: n.Lang, part: inName})
		}
	case *geo.Source:
		for _, name := range []string{"title", "container-title", "publisher"} {
			if t, ok := r.CSL[name].(string); ok {
				out = append(out, text{text: t, part: inName, main: name == "title"})
			}
		}
	case *geo.Kind:
		out = byLanguage(out, r.Label, inName)
	default:
		e := eventOf(r)
		out = byLanguage(out, e.Title, inName)
		out = byLanguage(out, e.Summary, inText)
		out = append(out, text{text: e.Place, part: inPlace})
	}
	return out
}

func byLanguage(out []text, texts geo.Texts, p part) []text {
	if len(texts) == 1 { // nothing to be sorted
		if t, ok := texts["en"]; ok { // the usual one, without the cost of going through a map
			return append(out, text{t, "en", p, p == inName})
		}
		for lang, t := range texts {
			return append(out, text{t, lang, p, p == inName})
		}
	}
	for _, lang := range slices.Sorted(maps.Keys(texts)) {
		out = append(out, text{texts[lang], lang, p, p == inName})
	}
	return out
}
