package ogc

import (
	"net/http"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/httpx"
)

// datasetDocument describes a dataset: what may be done with its records, and
// whom to name.
type datasetDocument struct {
	ID       string  `json:"id"`
	Title    *string `json:"title"`
	Lang     *string `json:"lang"`
	Licence  string  `json:"licence"`
	Credit   string  `json:"credit"`
	Language string  `json:"language"`
	Edition  *string `json:"edition"` // null if it is not delivered whole
}

// datasets lists the public datasets.
func (a *resource) datasets(w http.ResponseWriter, r *http.Request) error {
	values, err := read(r)
	if err != nil {
		return err
	}
	s := a.snapshots()
	l := wordsFor(r, values)
	return serve(w, r, s, l, httpx.Content{Type: httpx.JSON}, func() (any, error) {
		documents := []datasetDocument{}
		for _, d := range s.Datasets() {
			if d.Visibility != geo.Public {
				continue
			}
			title, lang := l.Pick(d.Title)
			document := datasetDocument{ID: d.ID, Title: title, Lang: lang, Licence: d.Licence, Credit: d.Credit, Language: d.Language}
			if d.Edition != "" {
				document.Edition = &d.Edition
			}
			documents = append(documents, document)
		}
		return map[string]any{"datasets": documents}, nil
	})
}
