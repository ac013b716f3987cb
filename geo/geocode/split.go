package geocode

import (
	"regexp"
	"strings"
)

// reading is one way to take a text apart: a name, and where that lies.
type reading struct {
	name   part
	within []part
	// open is set where nothing in the text says that it is to be taken apart
	// there: only what is known and agrees counts then.
	open bool
	// before is how many of within stand before the name, set off from it.
	before int
}

// The bounds of taking texts apart.
const (
	mostSegments = 6
	mostUnits    = 48
	mostReadings = 48
	mostWithin   = 3  // parts that are cut off where nothing says so
	contextUnits = 12 // of one of them, unless it is made of whole words
)

// separators stand between a place and where it lies.
var separators = regexp.MustCompile(`\s*[,;/|()\[\]{}，、；／（）【】《》،・]+\s*|\s+(?i:in|near|at)\s+|\s+[-–—]+\s+`)

// segments returns the parts between separators.
func segments(text string) []part {
	var out []part
	for _, s := range separators.Split(text, -1) {
		if p := newPart(s); p.keys.Full != "" {
			out = append(out, p)
		}
	}
	return out
}

// bracketed is a name with something in brackets inside: "Kayin (Karen) State".
var bracketed = regexp.MustCompile(`^([^()（）]+)[(（]([^()（）]+)[)）]\s*([^()（），,、;；/]+)$`)

// readings returns the ways to take the text apart, the text as a whole first.
func (f *finder) readings(text string) []reading {
	out := []reading{{name: newPart(text)}}
	if m := bracketed.FindStringSubmatch(text); m != nil {
		if name, inner := newPart(m[1]+m[3]), newPart(m[2]); inner.keys.Full != "" {
			out = append(out, reading{name: name, within: []part{inner}})
		}
	}
	parts := segments(f.withCode(text))
	if len(parts) > mostSegments {
		return out
	}
	if len(parts) == 1 {
		return append(out, f.peelings(parts[0])...)
	}
	for i, p := range parts {
		others := append(append([]part{}, parts[:i]...), parts[i+1:]...)
		r := reading{name: p, within: others, before: i}
		out = append(out, r)
		for _, inner := range f.peelings(p) {
			inner.within = append(others[:len(others):len(others)], inner.within...)
			inner.before = r.before
			out = append(out, inner)
		}
	}
	return out[:min(len(out), mostReadings)]
}

// peelings takes a part apart that is not known as a whole and in which no
// separator stands: "Poipet Cambodia", "菲律宾打拉省班班".
func (f *finder) peelings(p part) []reading {
	if len(f.places(p)) > 0 {
		return nil
	}
	all := p.units()
	if len(all) < 2 || len(all) > mostUnits {
		return nil
	}
	var out []reading
	f.peel(all, nil, &out)
	return out
}

// peel cuts what says where the place lies off both ends, as often as it can.
func (f *finder) peel(rest []unit, within []part, out *[]reading) {
	if len(within) == mostWithin || len(*out) >= mostReadings {
		return
	}
	for at := 1; at < len(rest); at++ {
		front, back := rest[:at], rest[at:]
		between := rest[at-1].word != rest[at].word
		if between || len(back) <= contextUnits {
			f.cut(joined(back), front, within, out)
		}
		if between || len(front) <= contextUnits {
			f.cut(joined(front), back, within, out)
		}
	}
}

// cut notes a reading, if the part that is cut off says where a place lies.
func (f *finder) cut(off part, rest []unit, within []part, out *[]reading) {
	if len(f.contexts(off)) == 0 {
		return
	}
	within = append(within[:len(within):len(within)], off)
	name := joined(rest)
	*out = append(*out, reading{name: name, within: within, open: true})
	if len(f.places(name)) == 0 {
		f.peel(rest, within, out)
	}
}

// leastContext is how many letters a part has at least that is taken for where
// a place lies although nothing says so.
const leastContext = 3

// contexts returns what a part that was cut off may mean: countries,
// provinces, cities by their own name, and curated places.
func (f *finder) contexts(p part) []hit {
	if p.letters() < leastContext {
		return nil
	}
	var out []hit
	for _, h := range f.places(p) {
		_, _, kind := f.light(h.spot)
		if h.spot.isCurated() || kind.isArea() || kind == City && h.match.main {
			out = append(out, h)
		}
	}
	return out
}

// codeAtEnd is a country's code behind a name.
var codeAtEnd = regexp.MustCompile(`\S\s+[A-Z]{2}\s*$`)

// withCode sets a comma before a country's code at the end of the text.
func (f *finder) withCode(text string) string {
	if !f.capitals() || !codeAtEnd.MatchString(text) {
		return text
	}
	text = strings.TrimSpace(text)
	if at := len(text) - 2; len(f.countryOf(text[at:])) > 0 {
		return text[:at] + ", " + text[at:]
	}
	return text
}

// capitals reports whether capitals mean something in the text: not if there
// are no others.
func (f *finder) capitals() bool { return f.ask.Text != strings.ToUpper(f.ask.Text) }
