package record

import (
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/httpx"
)

// Words gives texts in the languages that somebody asks for, and remembers
// which were given. It is for one answer, and one goroutine.
type Words struct {
	asked []string
	given map[string]bool
	last  string // that was given, for most texts are in the same language
}

// NewWords returns the words in the languages asked for (BCP 47), best first.
func NewWords(asked []string) *Words { return &Words{asked: asked, given: map[string]bool{}} }

// Pick returns the text and its language; both nil if there is none.
func (w *Words) Pick(t geo.Texts) (text, lang *string) {
	s, tag, ok := w.pick(t)
	if !ok {
		return nil, nil
	}
	return &s, &tag
}

func (w *Words) pick(t geo.Texts) (text, lang string, ok bool) {
	text, lang = httpx.Pick(t, w.asked)
	if lang == "" {
		return "", "", false
	}
	w.Gave(lang)
	return text, lang, true
}

// Text is Pick without the language.
func (w *Words) Text(t geo.Texts) *string {
	if s, _, ok := w.pick(t); ok {
		return &s
	}
	return nil
}

// Gave remembers a language that was given in another way.
func (w *Words) Gave(lang string) {
	if lang == w.last {
		return
	}
	w.last = strings.Clone(lang) // it may be a part of a record
	w.given[w.last] = true
}

// Asked returns the languages asked for, best first.
func (w *Words) Asked() []string { return w.asked }

// Given returns the languages that were given so far, sorted.
func (w *Words) Given() []string {
	tags := make([]string, 0, len(w.given))
	for tag := range w.given {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	return tags
}
