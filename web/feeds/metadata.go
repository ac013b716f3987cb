package feeds

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/mapd/mapd/web/httpx"
)

// Formats without a place for it say in a document beside them whose data they
// hold, what was asked and of which state: at their address with this behind its
// path. The file's Link header leads to it.
const metadataSuffix = "-metadata.json"

// csvwType is the media type of a metadata document of CSV on the Web.
const csvwType = "application/csvm+json"

// metadataType is the media type of the document beside a format, "" for formats
// that hold all of it themselves.
func (f Format) metadataType() string {
	switch f.Name {
	case "csv":
		return csvwType
	case "geojsonl":
		return httpx.JSON
	}
	return ""
}

// metadata answers with the document beside a feed.
func (a *resource) metadata(w http.ResponseWriter, r *http.Request, q request) error {
	s := a.snapshots()
	content := q.content(q.format.metadataType())
	content.Body = func() ([]byte, error) {
		f, err := Open(r.Context(), s, q.ask)
		if err != nil {
			return nil, err
		}
		if q.format.Name == "csv" {
			return append(appendNested(nil, f.csvw()), '\n'), nil
		}
		return append(appendNested(nil, f.about), '\n'), nil
	}
	return httpx.Serve(w, r, s, content)
}

// csvwDocument is a table of CSV on the Web (W3C, Metadata Vocabulary for Tabular
// Data). Its names are those of that vocabulary, and of Dublin Core.
type csvwDocument struct {
	Context     []any         `json:"@context"`
	URL         string        `json:"url"`
	Title       string        `json:"dc:title"`
	Description string        `json:"dc:description"`
	Licence     []csvwAddress `json:"dc:license,omitempty"`
	Rights      string        `json:"dc:rights,omitempty"`
	Modified    *csvwTime     `json:"dc:modified,omitempty"`
	Version     string        `json:"schema:version"`
	Dialect     csvwDialect   `json:"dialect"`
	Schema      csvwSchema    `json:"tableSchema"`
}

type csvwAddress struct {
	ID string `json:"@id"`
}

type csvwTime struct {
	Value string `json:"@value"`
	Type  string `json:"@type"`
}

type csvwDialect struct {
	Encoding        string   `json:"encoding"`
	LineTerminators []string `json:"lineTerminators"`
	Header          bool     `json:"header"`
}

type csvwSchema struct {
	Columns    []csvwColumn `json:"columns"`
	PrimaryKey string       `json:"primaryKey"`
}

type csvwColumn struct {
	Name        string `json:"name"`
	Title       string `json:"titles"`
	Description string `json:"dc:description,omitempty"`
	Datatype    string `json:"datatype"`
	Separator   string `json:"separator,omitempty"`
	Required    bool   `json:"required,omitempty"`
}

// csvwTypes are the types of columns by the names of that vocabulary.
var csvwTypes = map[kind]string{text: "string", date: "date", decimal: "double", whole: "integer", flag: "boolean", list: "string", nested: "json"}

// csvw describes the CSV of the feed.
func (f *Feed) csvw() csvwDocument {
	a := f.about
	d := csvwDocument{
		Context: []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": "en"}},
		URL:     f.Self, Title: a.Name, Rights: a.Credit, Version: count(a.Version),
		Description: a.sentence() + " A cell that a spreadsheet would run as a formula has an apostrophe before it.",
		Dialect:     csvwDialect{"utf-8", []string{"\r\n"}, true},
		Schema:      csvwSchema{PrimaryKey: "id"},
	}
	for _, licence := range a.licences {
		if at := LicenceAddress(licence); at != "" {
			d.Licence = append(d.Licence, csvwAddress{at})
		}
	}
	if a.Time != "" {
		d.Modified = &csvwTime{a.Time, "xsd:dateTime"}
	}
	for _, c := range f.csvColumns() {
		one := csvwColumn{Name: url.PathEscape(c.name), Title: c.name, Description: c.description, Datatype: csvwTypes[c.kind], Required: c.name == "id"}
		if c.kind == list {
			one.Separator = between
		}
		d.Schema.Columns = append(d.Schema.Columns, one)
	}
	return d
}

// beside is the address of the document beside a feed.
func beside(self string) string {
	path, query, asked := strings.Cut(self, "?")
	if asked {
		query = "?" + query
	}
	return path + metadataSuffix + query
}
