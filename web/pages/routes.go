package pages

import (
	_ "embed"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/go-chi/chi/v5"

	"github.com/mapd/mapd/web/httpx"
)

var (
	//go:embed style.css
	style []byte

	//go:embed copy.js
	script []byte
)

// Routes returns the style and the script of pages, to be mounted at Root.
// tokens are the names of the map's colours and sizes as CSS; fonts are taken
// from the built map, whose files lie at the site's root: nil for none.
func Routes(tokens []byte, built fs.FS) chi.Router {
	r := chi.NewRouter()
	r.NotFound(httpx.NotFound)
	r.MethodNotAllowed(httpx.MethodNotAllowed)
	serve := func(name, mediaType string, content []byte) {
		r.Get(name, httpx.NewFile(mediaType, httpx.Revalidate, content).Serve)
	}
	serve("/style.css", "text/css; charset=utf-8", slices.Concat(faces(built), tokens, style))
	serve("/copy.js", "text/javascript; charset=utf-8", script)
	return r
}

// faces are the map's own fonts, as far as it was built with them. The build
// puts a hash into their names.
func faces(built fs.FS) []byte {
	if built == nil {
		return nil
	}
	files, err := fs.Glob(built, "assets/source-*-latin*.woff2")
	if err != nil {
		return nil // the pattern is right: there is no such folder
	}
	var css strings.Builder
	for _, file := range files {
		family := "Source Sans 3"
		if strings.Contains(file, "serif") {
			family = "Source Serif 4"
		}
		letters := latin
		if strings.Contains(file, "latin-ext") {
			letters = latinExtended
		}
		css.WriteString(`@font-face { font-family: "` + family + `"; src: url(../assets/` + path.Base(file) +
			`) format("woff2"); font-weight: 200 900; font-display: swap; unicode-range: ` + letters + "; }\n")
	}
	return []byte(css.String())
}

// The letters that the two files of each font hold.
const (
	latin         = "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2212"
	latinExtended = "U+0100-0130, U+0132-0151, U+0154-02BA, U+1E00-1EFF, U+20A0-20AB, U+2113, U+2C60-2C7F, U+A720-A7FF"
)

// Wanted reports whether a request asks for a page rather than for data: with
// f=html, or by preferring HTML in Accept, as browsers do and tools do not.
func Wanted(r *http.Request) bool {
	if values, err := httpx.Params(r); err != nil {
		return false
	} else if values.Has("f") {
		return values.Get("f") == "html"
	}
	return httpx.PrefersHTML(r.Header.Get("Accept"))
}
