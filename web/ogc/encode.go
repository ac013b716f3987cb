package ogc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

func encode(document any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(document); err != nil {
		return nil, fmt.Errorf("encode an answer: %w", err)
	}
	return buf.Bytes(), nil
}

// words gives texts in the languages that a request asks for and remembers
// which were given.
type words struct {
	prefs []string
	given map[string]bool
}

func wordsFor(r *http.Request, values url.Values) *words {
	return &words{prefs: httpx.Language(r, values), given: map[string]bool{}}
}

// pick returns the text and its language; both nil if there is none.
func (l *words) pick(t geo.Texts) (text, lang *string) {
	s, tag := httpx.Pick(t, l.prefs)
	if tag == "" {
		return nil, nil
	}
	l.given[tag] = true
	return &s, &tag
}

// text is pick without the language.
func (l *words) text(t geo.Texts) *string {
	s, _ := l.pick(t)
	return s
}

func (l *words) languages() []string {
	tags := make([]string, 0, len(l.given))
	for tag := range l.given {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	return tags
}

// serve serves a document made from a snapshot, with texts in l's languages.
func serve(w http.ResponseWriter, r *http.Request, s *snapshot.Snapshot, l *words, c httpx.Content, document func() (any, error)) error {
	c.Format = format
	c.Key += strings.Join(l.prefs, ",")
	c.Vary = append(c.Vary, "Accept-Language")
	c.Languages = l.languages
	c.Body = func() ([]byte, error) {
		d, err := document()
		if err != nil {
			return nil, err
		}
		return encode(d)
	}
	return httpx.Serve(w, r, s, c)
}
