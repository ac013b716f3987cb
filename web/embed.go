package web

import (
	"embed"
	"io/fs"
)

//go:embed all:app/dist
var dist embed.FS

// tokens are the names of the page's colours and sizes.
//
//go:embed app/src/styles/tokens.css
var tokens []byte

// Page returns the built front end that is part of the program. It is empty
// if the page was not built before the program.
func Page() fs.FS {
	page, err := fs.Sub(dist, "app/dist")
	if err != nil { // the path is constant and right
		panic(err)
	}
	return page
}
