package ogc

import (
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/pages"
	"github.com/mapd/mapd/web/record"
)

//go:embed html/*.html
var pageFiles embed.FS

// either answers with a page where one is asked for, as browsers do, and with
// data otherwise.
func either(page, data httpx.HandlerFunc) http.HandlerFunc {
	return httpx.Handle(func(w http.ResponseWriter, r *http.Request) error {
		if pages.Wanted(r) {
			return page(w, r)
		}
		return data(w, r)
	})
}

// pageRequest is a request for the page of a resource.
type pageRequest struct {
	pages.Words
	r      *http.Request
	values url.Values    // without f
	texts  *record.Words // of the data
}

// readPage reads the query of a page, which takes lang and what is named. The
// parameters are checked by who reads them if names is nil.
func readPage(r *http.Request, names ...string) (pageRequest, error) {
	p, err := openPage(r)
	if err != nil {
		return p, err
	}
	return p, httpx.Allow(p.values, append(names, "lang")...)
}

// openPage is readPage for pages whose parameters somebody else checks.
func openPage(r *http.Request) (pageRequest, error) {
	values, err := httpx.Params(r)
	values.Del("f")
	prefs := httpx.Language(r, values)
	return pageRequest{pages.WordsIn(prefs), r, values, record.NewWords(prefs)}, err
}

// to is the address of another page below Root, in the same language.
func (p pageRequest) to(path string) string { return withQuery(address(p.r, path), p.language()) }

// language is what other pages' addresses repeat of the query.
func (p pageRequest) language() url.Values {
	if !p.values.Has("lang") {
		return nil
	}
	return url.Values{"lang": {p.values.Get("lang")}}
}

// self is the page's own address with a parameter changed.
func (p pageRequest) self(name, value string) string {
	path := strings.TrimSuffix(p.r.URL.EscapedPath(), "/")
	return withQuery(httpx.BaseURL(p.r)+path, with(p.values, name, value))
}

// frame is what stands around a page; path leads to it from the API's landing
// page.
func (p pageRequest) frame(title, lede string, path ...pages.Link) pages.Frame {
	f := pages.Frame{
		Words: p.Words, Base: httpx.BaseURL(p.r), Title: title, Lede: lede,
		Path:    append([]pages.Link{{Text: p.Say("api"), Address: p.to("")}}, path...),
		Formats: []pages.Link{{Text: "JSON", Address: p.self("f", "json"), Type: httpx.JSON}},
	}
	for _, l := range pages.Languages {
		f.Languages = append(f.Languages, pages.Link{Text: l.Text, Address: p.self("lang", l.Type), Type: l.Type, Here: l.Type == p.Lang})
	}
	return f
}

// collectionsLink leads to the list of collections.
func (p pageRequest) collectionsLink() pages.Link {
	return pages.Link{Text: p.Say("collections"), Address: p.to("/collections")}
}

func (p pageRequest) collectionLink(d description) pages.Link {
	return pages.Link{Text: d.title, Address: p.to(d.path())}
}

// template is a page's own, by the name of its file.
func pageTemplate(name string) *template.Template {
	return pages.Parse(pageFiles, "html/parts.html", "html/"+name+".html")
}

// serve answers with a page made of a snapshot; s is nil if it does not depend
// on data.
func (p pageRequest) serve(w http.ResponseWriter, s *snapshot.Snapshot, t *template.Template, content func() (any, error)) error {
	c := httpx.Content{
		Type: pages.Type, Format: format, Key: fmt.Sprint("page ", p.Lang, " ", p.texts.Asked()),
		Vary: []string{"Accept", "Accept-Language"},
		Body: func() ([]byte, error) {
			of, err := content()
			if err != nil {
				return nil, err
			}
			return pages.Make(t, of)
		},
	}
	c.Languages = func() []string { return []string{p.Lang} }
	if s == nil {
		return httpx.Serve(w, p.r, nil, c)
	}
	return httpx.Serve(w, p.r, s, c)
}
