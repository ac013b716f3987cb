package web

import (
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/go-chi/chi/v5"

	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/onefile"
)

const indexFile = "index.html"

// page holds the files of the built front end, ready to be sent.
type page struct {
	files map[string]httpx.File // by path, without a slash in front
}

// newPage reads all files below root. Without an index.html it shows how to
// build the page.
func newPage(root fs.FS) (*page, error) {
	p := &page{files: map[string]httpx.File{}}
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && name == onefile.Folder {
			return fs.SkipDir // it is no part of the site
		}
		if err != nil || entry.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		content, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		p.files[name] = httpx.NewFile(mediaType(name), cacheControl(name), content)
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read the page's files: %w", err)
	}
	if _, built := p.files[indexFile]; !built {
		p.files[indexFile] = httpx.NewFile(mediaType(indexFile), httpx.Revalidate, []byte(notBuilt))
	}
	return p, nil
}

// routes gives each file an address of its own.
func (p *page) routes(r chi.Router) {
	r.Get("/", p.files[indexFile].Serve)
	for name, file := range p.files {
		r.Get("/"+name, served(name, file))
	}
}

// lookWorker begins the name of the script of the worker that looks at files of
// the reader. What runs there is WebAssembly, which a policy has to allow; it
// may do less than the page otherwise.
const (
	lookWorker       = "assets/look-worker-"
	lookWorkerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
)

// served is the handler of a file, with a policy of its own where it needs one.
func served(name string, file httpx.File) http.HandlerFunc {
	if !strings.HasPrefix(name, lookWorker) {
		return file.Serve
	}
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", lookWorkerPolicy)
		file.Serve(w, r)
	}
}

// mediaTypes holds those that the operating system's table may lack or get
// wrong.
var mediaTypes = map[string]string{
	".gz":          "application/gzip",
	".css":         "text/css; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".map":         "application/json",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json",
	".woff2":       "font/woff2",
}

func mediaType(name string) string {
	ext := path.Ext(name)
	if t, ok := mediaTypes[ext]; ok {
		return t
	}
	if t := mime.TypeByExtension(ext); t != "" {
		return t
	}
	return "application/octet-stream"
}

// cacheControl lets files be kept for ever whose names hold a hash of their
// content: those that the build puts into assets/.
func cacheControl(name string) string {
	if strings.HasPrefix(name, "assets/") {
		return httpx.Immutable
	}
	return httpx.Revalidate
}

// notBuilt is shown in the place of the page when it has not been built.
const notBuilt = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>mapd</title>
<h1>mapd is running</h1>
<p>The map page is not part of this build. Build it and start mapd again:</p>
<pre>make run</pre>
<p>The data is here all the same: <a href="api">/api</a>.</p>
`
