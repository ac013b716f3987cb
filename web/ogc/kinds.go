package ogc

import (
	"net/http"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/httpx"
)

// kindDocument describes a kind of event.
type kindDocument struct {
	ID      string     `json:"id"`
	Label   *string    `json:"label"`
	Lang    *string    `json:"lang"`
	Glyph   string     `json:"glyph"`
	Family  geo.Family `json:"family"`
	Dataset string     `json:"dataset"`
}

// kinds lists the kinds of events by family.
func (a *resource) kinds(w http.ResponseWriter, r *http.Request) error {
	values, err := read(r)
	if err != nil {
		return err
	}
	s := a.snapshots()
	l := wordsFor(r, values)
	return serve(w, r, s, l, httpx.Content{Type: httpx.JSON}, func() (any, error) {
		kinds := []kindDocument{}
		for _, k := range s.Kinds() {
			label, lang := l.Pick(k.Label)
			kinds = append(kinds, kindDocument{k.ID, label, lang, k.Glyph, s.Family(k.ID), k.Dataset})
		}
		return map[string]any{"families": geo.Families, "kinds": kinds}, nil
	})
}
