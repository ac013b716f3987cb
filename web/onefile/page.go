package onefile

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"

	"github.com/mapd/mapd/geo"
)

// Folder is where the built page has what goes into files.
const Folder = "onefile"

const (
	scriptFile = Folder + "/page.js"
	styleFile  = Folder + "/page.css"
	zhFile     = Folder + "/zh.json"
)

// format is the version of the form of files. Count it up when the same data
// and page give other bytes.
const format = 1

// Page is the code that goes into each file.
type Page struct {
	script, style []byte
	// zh are the Chinese texts, for files in Chinese.
	zh []byte
}

// errNotBuilt says what to do about a program without the page.
var errNotBuilt = geo.Errorf(geo.Unavailable, "this mapd was built without its page, which a file carries; build it with make and try again")

// ReadPage reads the built page. A program that was built without it has a Page
// all the same, which makes no files.
func ReadPage(root fs.FS) (*Page, error) {
	p := &Page{}
	for name, content := range map[string]*[]byte{scriptFile: &p.script, styleFile: &p.style, zhFile: &p.zh} {
		read, err := fs.ReadFile(root, name)
		if errors.Is(err, fs.ErrNotExist) {
			return &Page{}, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read the page of files: %w", err)
		}
		*content = bytes.TrimSpace(read)
	}
	return p, p.check()
}

// check makes sure that the code stands in a document as it is: that nothing in
// it ends its element, and that no line end is made another one.
func (p *Page) check() error {
	for _, bad := range []string{"</script", "<!--", "\r", "\x00"} {
		if bytes.Contains(bytes.ToLower(p.script), []byte(bad)) {
			return fmt.Errorf("%s holds %q, which cannot stand in a document", scriptFile, bad)
		}
	}
	for _, bad := range []string{"</style", "\r", "\x00"} {
		if bytes.Contains(bytes.ToLower(p.style), []byte(bad)) {
			return fmt.Errorf("%s holds %q, which cannot stand in a document", styleFile, bad)
		}
	}
	return nil
}

func (p *Page) built() bool { return len(p.script) > 0 && len(p.style) > 0 && len(p.zh) > 0 }

// name is that of the code and of the form of files, for ETags.
func (p *Page) name() string {
	return fmt.Sprint(format, " ", digest(p.script), " ", digest(p.style), " ", digest(p.zh))
}

// Policy is the Content-Security-Policy of each file: its own script and its
// own styles, pictures and fonts that stand in it, and nothing from anywhere.
func (p *Page) Policy() string {
	return "default-src 'none'; script-src 'sha256-" + digest(p.script) + "'; style-src 'sha256-" + digest(p.style) +
		"'; img-src data: blob:; font-src data:; worker-src blob:"
}

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return base64.StdEncoding.EncodeToString(sum[:])
}
