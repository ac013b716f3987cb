package httpx

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/mapd/mapd/geo"
)

// Fallback is the language given where none of those asked for is there.
const Fallback = "en"

// Language returns the languages to give texts in, best first: the parameter
// lang, then the header Accept-Language, then Fallback.
func Language(r *http.Request, values url.Values) []string {
	var prefs []string
	if lang := values.Get("lang"); lang != "" {
		prefs = append(prefs, lang)
	}
	tags, weights, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err == nil {
		for i, tag := range tags {
			if weights[i] > 0 && tag != language.Und {
				prefs = append(prefs, tag.String())
			}
		}
	}
	if !slices.Contains(prefs, Fallback) {
		prefs = append(prefs, Fallback)
	}
	return prefs
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
