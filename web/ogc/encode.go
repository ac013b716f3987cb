package ogc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/record"
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

// wordsFor gives texts in the languages that a request asks for.
func wordsFor(r *http.Request, values url.Values) *record.Words {
	return record.NewWords(httpx.Language(r, values))
}

// serve serves a document made from a snapshot, with texts in l's languages.
func serve(w http.ResponseWriter, r *http.Request, s *snapshot.Snapshot, l *record.Words, c httpx.Content, document func() (any, error)) error {
	c.Body = func() ([]byte, error) {
		d, err := document()
		if err != nil {
			return nil, err
		}
		return encode(d)
	}
	return serveContent(w, r, s, l, c)
}

// serveContent is serve for content that makes its body itself.
func serveContent(w http.ResponseWriter, r *http.Request, s *snapshot.Snapshot, l *record.Words, c httpx.Content) error {
	c.Format = format
	c.Key += strings.Join(l.Asked(), ",")
	c.Vary = append(c.Vary, "Accept", "Accept-Language") // a page may be at the same address
	c.Languages = l.Given
	return httpx.Serve(w, r, s, c)
}
