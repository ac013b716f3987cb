package onefile

import (
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// Pattern is the address of the files, for chi.
const Pattern = `/briefings/{file:[^/]+\.html}`

// Handler answers with the file of the briefing that the address names, to be
// saved.
func (m *Maker) Handler(snapshots func() *snapshot.Snapshot) http.HandlerFunc {
	return httpx.Handle(func(w http.ResponseWriter, r *http.Request) error {
		values, err := httpx.Params(r)
		if err != nil {
			return err
		}
		if err := httpx.Allow(values); err != nil {
			return err
		}
		id := strings.TrimSuffix(chi.URLParam(r, "file"), ".html")
		s := snapshots()
		b, err := Find(s, id)
		if err != nil {
			return err
		}
		header := w.Header()
		header.Set("Content-Security-Policy", m.page.Policy()) // that of this site would stop its code
		header.Set("Content-Disposition", `attachment; filename="`+FileName(id)+`"`)
		err = httpx.Serve(w, r, s, httpx.Content{Type: "text/html; charset=utf-8", Key: m.page.name(),
			Body: func() ([]byte, error) { return m.Make(r.Context(), s, b) }})
		if err != nil {
			header.Del("Content-Disposition")
		}
		return err
	})
}

// FileName is the name of the file of a briefing.
func FileName(id string) string { return id + ".html" }
