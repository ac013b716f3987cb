package geo

import (
	"strings"
	"unicode/utf8"
)

// Written is an event or a flow as EncodeRecord wrote it, cut into its members:
// each is JSON and a part of what was cut. Members that the record does not
// have are empty.
//
// It is for those who write out again what they read: nothing is decoded, so
// it takes a tenth of the time of DecodeText.
type Written struct {
	ID, Dataset, Kind, Title, Summary, When, Place, Points, Countries, Precision, RadiusM string
	Hotspots, Figures, Claims, Confidence, Extra                                          string
	From, To, Of                                                                          string // of a flow
}

// CutRecord cuts an event or a flow that was written by EncodeRecord. It reports
// false for other records, and for those written in another way, which
// DecodeText may still read: members in another order, for example, or blanks
// between them. What lists and objects hold is not checked.
func CutRecord(c Collection, data string) (w Written, ok bool) {
	if c != Events && c != Flows || !utf8.ValidString(data) {
		return w, false
	}
	p := parser{rest: data}
	w.ID = p.cut(`{"id":`)
	w.Dataset = p.cut(`,"dataset":`)
	w.Kind = p.cut(`,"kind":`)
	w.Title = p.cut(`,"title":`)
	w.Summary = p.cut(`,"summary":`)
	w.When = p.cut(`,"when":`)
	w.Place = p.cutIf(`,"place":`)
	w.Points = p.cutIf(`,"points":`)
	w.Countries = p.cut(`,"countries":`)
	w.Precision = p.cut(`,"precision":`)
	w.RadiusM = p.cut(`,"radius_m":`)
	w.Hotspots = p.cut(`,"hotspots":`)
	w.Figures = p.cut(`,"figures":`)
	w.Claims = p.cut(`,"sources":`)
	w.Confidence = p.cut(`,"confidence":`)
	w.Extra = p.cutIf(`,"extra":`)
	if c == Flows {
		w.From = p.cut(`,"from":`)
		w.To = p.cut(`,"to":`)
		w.Of = p.cutIf(`,"event":`)
	}
	p.expect("}")
	return w, !p.failed && p.rest == ""
}

// CutTitle cuts the title out of an event or a flow that was written by
// EncodeRecord, as JSON. It is CutRecord for those who want no more of many.
func CutTitle(data string) (title string, ok bool) {
	p := parser{rest: data}
	title = p.cutTitle()
	return title, !p.failed
}

// CutShown is CutTitle with the radius in metres.
func CutShown(data string) (title string, radiusM float64, ok bool) {
	p := parser{rest: data}
	title = p.cutTitle()
	p.cut(`,"summary":`)
	p.cut(`,"when":`)
	p.cutIf(`,"place":`)
	p.cutIf(`,"points":`)
	p.cut(`,"countries":`)
	p.cut(`,"precision":`)
	p.expect(`,"radius_m":`)
	radiusM = p.number()
	return title, radiusM, !p.failed
}

func (p *parser) cutTitle() string {
	p.cut(`{"id":`)
	p.cut(`,"dataset":`)
	p.cut(`,"kind":`)
	return p.cut(`,"title":`)
}

// cut reads the value of a member that has to follow.
func (p *parser) cut(name string) string {
	p.expect(name)
	n := valueLength(p.rest)
	if n == 0 {
		p.fail()
	}
	value := p.rest[:n]
	p.rest = p.rest[n:]
	return value
}

// cutIf reads the value of a member if it follows.
func (p *parser) cutIf(name string) string {
	if !strings.HasPrefix(p.rest, name) {
		return ""
	}
	return p.cut(name)
}

// valueLength returns the length of the value that JSON begins with, 0 if it
// does not end.
func valueLength(text string) int {
	if text == "" {
		return 0
	}
	switch text[0] {
	case '"':
		return textLength(text)
	case '[', '{':
		return nestedLength(text)
	}
	for i := range len(text) {
		if c := text[i]; c == ',' || c == '}' || c == ']' {
			return i
		}
	}
	return 0
}

// textLength is valueLength of a string.
func textLength(text string) int {
	for i := 1; ; {
		end := strings.IndexByte(text[i:], '"')
		if end < 0 {
			return 0
		}
		escape := strings.IndexByte(text[i:i+end], '\\')
		if escape < 0 {
			return i + end + 1
		}
		if i += escape + 2; i > len(text) {
			return 0
		}
	}
}

// nestedLength is valueLength of a list or an object.
func nestedLength(text string) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			n := textLength(text[i:])
			if n == 0 {
				return 0
			}
			i += n - 1
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// OnlyText returns the one text of Texts as EncodeRecord writes them, as JSON,
// with its language. It reports false if there is none, or more than one.
func OnlyText(texts string) (text, lang string, ok bool) {
	const open = `{"`
	rest, ok := strings.CutPrefix(texts, open)
	if !ok {
		return "", "", false
	}
	lang, rest, ok = strings.Cut(rest, `"`)
	if !ok || strings.IndexByte(lang, '\\') >= 0 || len(rest) < 2 || rest[0] != ':' || rest[1] != '"' {
		return "", "", false
	}
	n := textLength(rest[1:])
	return rest[1 : 1+n], lang, n > 0 && rest[1+n:] == "}"
}
