package pages

import (
	"bytes"
	"embed"
	"html/template"
	"io/fs"
	"slices"
	"strings"
)

// Frame is what stands around each page, and what its head says. Pages embed
// it.
type Frame struct {
	Words
	Base  string // of all addresses: that of the map, without a slash at the end
	Title string
	// Lede says in a sentence what the page is about; it may be empty.
	Lede string
	// Path leads from the API to this page.
	Path []Link
	// Formats are the same resource in other formats, Languages in others.
	Formats, Languages []Link
	// Described are descriptions of the page for machines: documents of JSON-LD.
	Described []any
}

// Link is a link with what is read of it. Type is a media type, if it is not
// HTML; Here marks the page itself.
type Link struct {
	Text, Address, Type string
	Here                bool
}

//go:embed parts/*.html
var parts embed.FS

var frame = template.Must(template.New("frame.html").Funcs(template.FuncMap{"day": day}).ParseFS(parts, "parts/*.html"))

// day cuts a date-time down to its day.
func day(s *string) string {
	if s == nil {
		return "…"
	}
	d, _, _ := strings.Cut(*s, "T")
	return d
}

// Parse reads the template of a page from files, one of which defines "content",
// which stands in the frame; they may use the parts that all pages share.
func Parse(files fs.FS, names ...string) *template.Template {
	return template.Must(template.Must(frame.Clone()).ParseFS(files, names...))
}

// Make makes a page of a template that Parse gave.
func Make(page *template.Template, content any) ([]byte, error) {
	var out bytes.Buffer
	if err := page.ExecuteTemplate(&out, "frame.html", content); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Type is the media type of pages.
const Type = "text/html; charset=utf-8"

// Root is where the style and the script of pages are mounted.
const Root = "/pages"

// Tool says which address is for which tool.
type Tool struct{ For, Address, How, Code string }

// Fact is a line of what is known: a label and its values.
type Fact struct {
	Label  string
	Values []Value
}

// Value is a text, with an address if it leads somewhere.
type Value struct{ Text, Address, Lang string }

// Facts leaves out those without a value.
func Facts(list ...Fact) []Fact {
	return slices.DeleteFunc(list, func(f Fact) bool { return len(f.Values) == 0 })
}

// Text is a fact of one text; none if it is empty.
func Text(label, text string) Fact {
	if text == "" {
		return Fact{Label: label}
	}
	return Fact{label, []Value{{Text: text}}}
}
