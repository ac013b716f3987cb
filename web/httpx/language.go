package httpx

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/mapd/mapd/geo"
)

// Fallback is the language given where none of those asked for is there.
const Fallback = "en"

// maxLanguages bounds how many languages of a request are looked for.
const maxLanguages = 16

// Language returns the languages to give texts in, best first: the parameter
// lang, then the header Accept-Language, then Fallback. What cannot be read in
// the header is passed over.
func Language(r *http.Request, values url.Values) []string {
	var prefs []string
	if lang, err := parseTag(values.Get("lang")); err == nil {
		prefs = append(prefs, lang)
	}
	for _, lang := range accepted(r.Header.Get("Accept-Language")) {
		if !slices.Contains(prefs, lang) {
			prefs = append(prefs, lang)
		}
	}
	if !slices.Contains(prefs, Fallback) {
		prefs = append(prefs, Fallback)
	}
	return prefs
}

// parseTag reads a language tag and writes it in the usual capitals. The
// language stays the one that was named, for texts are found by that.
func parseTag(text string) (string, error) {
	tag, err := language.Raw.Parse(text)
	if err == nil && tag == language.Und {
		err = errors.New("it names no language")
	}
	return tag.String(), err
}

// accepted returns the languages of an Accept-Language header, those of the
// greatest weight first.
func accepted(header string) []string {
	type weighted struct {
		lang   string
		weight float64
	}
	var list []weighted
	for part := range strings.SplitSeq(header, ",") {
		name, parameters, _ := strings.Cut(part, ";")
		lang, err := parseTag(strings.TrimSpace(name))
		if weight := weightOf(parameters); err == nil && weight > 0 {
			list = append(list, weighted{lang, weight})
		}
		if len(list) == maxLanguages {
			break
		}
	}
	slices.SortStableFunc(list, func(a, b weighted) int { return cmp.Compare(b.weight, a.weight) })
	langs := make([]string, len(list))
	for i, w := range list {
		langs[i] = w.lang
	}
	return langs
}

// Pick returns the text in the first language of prefs that t has, and which
// language that is. "zh-Hant-TW" is also met by zh-Hant and zh, "zh" also by
// zh-Hans. Without any match it is the first text by language tag; both
// results are empty if t holds none.
func Pick(t geo.Texts, prefs []string) (text, lang string) {
	if len(t) == 0 {
		return "", ""
	}
	tags := make([]string, 0, len(t))
	for tag := range t {
		tags = append(tags, tag)
	}
	if len(tags) == 1 { // as most texts of the data are
		return t[tags[0]], tags[0]
	}
	slices.Sort(tags)
	for _, pref := range prefs {
		if tag, ok := pickTag(tags, pref); ok {
			return t[tag], tag
		}
	}
	return t[tags[0]], tags[0]
}

// pickTag looks for pref, then for what is more special, then drops subtags
// from its end.
func pickTag(tags []string, pref string) (string, bool) {
	for pref != "" {
		for _, tag := range tags {
			if strings.EqualFold(tag, pref) {
				return tag, true
			}
		}
		for _, tag := range tags {
			if len(tag) > len(pref) && tag[len(pref)] == '-' && strings.EqualFold(tag[:len(pref)], pref) {
				return tag, true
			}
		}
		cut := strings.LastIndexByte(pref, '-')
		if cut < 0 {
			return "", false
		}
		pref = pref[:cut]
	}
	return "", false
}
