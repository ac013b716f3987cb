package record

import (
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

// cutEvent is an event or a flow whose record is cut, not decoded: what it holds
// is written out as it is stored, but for texts of which one language is chosen.
type cutEvent struct {
	geo.Written
	item  *snapshot.Item
	words *Words

	chosen      bool // the title
	title, lang string
}

// cutFields append the properties of a cut event by their names.
var cutFields = map[string]func(b []byte, e *cutEvent) []byte{
	"kind":  func(b []byte, e *cutEvent) []byte { return append(b, e.Kind...) },
	"title": func(b []byte, e *cutEvent) []byte { return appendOr(b, e.titled().title, null) },
	"summary": func(b []byte, e *cutEvent) []byte {
		text, _ := e.pick(e.Summary, func(r *geo.Event) geo.Texts { return r.Summary })
		return appendOr(b, text, null)
	},
	"lang": func(b []byte, e *cutEvent) []byte {
		if e.titled().title == "" {
			return append(b, null...)
		}
		return geo.AppendText(b, e.lang)
	},
	"when":       func(b []byte, e *cutEvent) []byte { return appendText(b, e.When) },
	"start":      func(b []byte, e *cutEvent) []byte { return appendDay(b, e.item.Extent.Start, e.item.Extent.Dated()) },
	"end":        func(b []byte, e *cutEvent) []byte { return appendDay(b, e.item.Extent.End, e.item.Extent.Dated()) },
	"sure_start": func(b []byte, e *cutEvent) []byte { return appendDay(b, e.item.Extent.SureStart, e.item.Extent.Sure()) },
	"sure_end":   func(b []byte, e *cutEvent) []byte { return appendDay(b, e.item.Extent.SureEnd, e.item.Extent.Sure()) },
	"time_precision": func(b []byte, e *cutEvent) []byte {
		if e.item.Extent.Precision == "" {
			return append(b, null...)
		}
		return geo.AppendText(b, string(e.item.Extent.Precision))
	},
	"ongoing": func(b []byte, e *cutEvent) []byte {
		if e.item.Extent.Ongoing {
			return append(b, "true"...)
		}
		return append(b, "false"...)
	},
	"place":     func(b []byte, e *cutEvent) []byte { return appendText(b, e.Place) },
	"countries": func(b []byte, e *cutEvent) []byte { return appendCut(b, e.Countries, "[]") },
	"precision": func(b []byte, e *cutEvent) []byte { return appendText(b, e.Precision) },
	"radius_m": func(b []byte, e *cutEvent) []byte {
		if e.RadiusM == "0" || e.RadiusM[0] == '-' {
			return append(b, null...)
		}
		return append(b, e.RadiusM...)
	},
	"hotspots": func(b []byte, e *cutEvent) []byte { return appendCut(b, e.Hotspots, "[]") },
	"figures": func(b []byte, e *cutEvent) []byte {
		if holdsObjects(e.Figures) {
			return AppendFigures(b, figuresOf(e.item.Event().Figures, e.words))
		}
		return appendCut(b, e.Figures, "[]")
	},
	"sources": func(b []byte, e *cutEvent) []byte {
		if holdsObjects(e.Claims) {
			return AppendClaims(b, claimsOf(e.item.Event().Claims, e.words))
		}
		return appendCut(b, e.Claims, "[]")
	},
	"confidence": func(b []byte, e *cutEvent) []byte { return appendText(b, e.Confidence) },
	"dataset":    func(b []byte, e *cutEvent) []byte { return append(b, e.Dataset...) },
	"extra":      func(b []byte, e *cutEvent) []byte { return appendOr(b, e.Extra, null) },
	"version":    func(b []byte, e *cutEvent) []byte { return appendVersion(b, e.item.Version) },
	"from":       func(b []byte, e *cutEvent) []byte { return appendText(b, e.From) },
	"to":         func(b []byte, e *cutEvent) []byte { return appendText(b, e.To) },
	"event":      func(b []byte, e *cutEvent) []byte { return appendText(b, e.Of) },
}

const null = "null"

// holdsObjects reports whether the members of a list's objects may be objects:
// texts, of which one is chosen. It errs where a text looks like one.
func holdsObjects(list string) bool { return strings.Contains(list, `":{`) }

// appendOr appends JSON, or something else in place of nothing.
func appendOr(b []byte, value, missing string) []byte {
	if value == "" {
		value = missing
	}
	return append(b, value...)
}

// appendText appends a string, an empty or missing one as null.
func appendText(b []byte, text string) []byte {
	if text == `""` {
		text = null
	}
	return appendOr(b, text, null)
}

// appendCut appends a list, a missing one as an empty one.
func appendCut(b []byte, list, missing string) []byte {
	if list == null {
		list = missing
	}
	return append(b, list...)
}

// appendDay appends an end of a time, an open one as null.
func appendDay(b []byte, day geo.Day, given bool) []byte {
	if !given || !day.Known() {
		return append(b, null...)
	}
	return append(day.AppendText(append(b, '"')), '"')
}

// titled chooses the title and its language.
func (e *cutEvent) titled() *cutEvent {
	if !e.chosen {
		e.chosen = true
		e.title, e.lang = e.pick(e.Title, func(r *geo.Event) geo.Texts { return r.Title })
	}
	return e
}

// pick is Words.pick for texts that are JSON; what it returns is JSON too, "" if
// there is no text. Several texts are taken from the decoded record.
func (e *cutEvent) pick(texts string, of func(*geo.Event) geo.Texts) (text, lang string) {
	if text, lang, ok := geo.OnlyText(texts); ok && lang != "" {
		e.words.Gave(lang)
		return text, lang
	}
	if texts == null || texts == "{}" {
		return "", ""
	}
	text, lang, ok := e.words.pick(of(e.item.Event()))
	if !ok {
		return "", ""
	}
	return string(geo.AppendText(nil, text)), lang
}
