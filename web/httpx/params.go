package httpx

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mapd/mapd/geo"
)

// Params reads the query of a request strictly: a wrong escape, a semicolon,
// bytes that are no UTF-8, NUL, or a parameter given twice with different
// values are errors, never left out unseen as r.URL.Query does.
func Params(r *http.Request) (url.Values, error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, geo.Errorf(geo.Invalid, "the query cannot be read (%v); write name=value pairs joined by &, with %%XX escapes", err)
	}
	for name, list := range values {
		if !PlainText(name) {
			return nil, geo.Errorf(geo.Invalid, "a parameter's name holds bytes that are not UTF-8 text")
		}
		for _, value := range list {
			if value != list[0] {
				return nil, geo.InvalidParam(name, "it is given twice with different values; give it once, several values joined by commas")
			}
			if !PlainText(value) {
				return nil, geo.InvalidParam(name, "it holds bytes that are not UTF-8 text")
			}
		}
		values[name] = list[:1]
	}
	return values, checkLanguage(values)
}

// PlainText reports whether s is UTF-8 without NUL, as every name and id is.
func PlainText(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

func checkLanguage(values url.Values) error {
	if !values.Has("lang") {
		return nil
	}
	if _, err := parseTag(values.Get("lang")); err != nil {
		return geo.InvalidParam("lang", "%q is not a language tag; write for example en, km or zh-Hans", values.Get("lang"))
	}
	return nil
}

// VersionParameter asks for the data as it was in an earlier version. Resources
// need not know it: the site refuses it where it has no meaning, and answers from
// the snapshot of that version elsewhere. It stays in the query, and so in the
// links of the answer.
const VersionParameter = "version"

// Allow returns an error if values hold a parameter that is not listed.
func Allow(values url.Values, names ...string) error {
	for _, name := range sortedNames(values) {
		if name != VersionParameter && !slices.Contains(names, name) {
			return unknownParam(name, names)
		}
	}
	return nil
}

func unknownParam(name string, known []string) error {
	if name == "" {
		return geo.Errorf(geo.Invalid, "a value stands without a name; write name=value pairs joined by &")
	}
	if len(known) == 0 {
		return geo.InvalidParam(name, "there is no such parameter; this address takes none")
	}
	return geo.InvalidParam(name, "there is no such parameter here; known are %s", strings.Join(known, ", "))
}

func sortedNames(values url.Values) []string {
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// PrefersHTML reports whether an Accept header would rather have HTML than any
// kind of JSON, as those of browsers do.
func PrefersHTML(accept string) bool {
	weights := weightsOf(accept)
	html := max(weights["text/html"], weights["application/xhtml+xml"])
	for mediaType, weight := range weights {
		if weight >= html && (strings.Contains(mediaType, "json") || mediaType == "*/*" || mediaType == "application/*") {
			return false
		}
	}
	return html > 0
}
