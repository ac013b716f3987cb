package formats

import (
	"bytes"
	"fmt"
	"strings"
)

// foreign are formats that are known but not read, with what to do.
var foreign = []struct {
	is     func(s *sample) bool
	title  string
	remedy string
}{
	{func(s *sample) bool { return s.begins("PK") && s.members == nil }, "a ZIP archive or workbook that is damaged or cut off", "get it again"},
	{magic("\xd0\xcf\x11\xe0"), "an old Excel workbook (XLS) or another old Office file", "save it as XLSX or CSV"},
	{members(".shp"), "a Shapefile in a ZIP archive", "convert it with: ogr2ogr -f GPKG out.gpkg FILE"},
	{magic("\x00\x00\x27\x0a"), "a Shapefile", "convert it with: ogr2ogr -f GPKG out.gpkg FILE"},
	{func(s *sample) bool { return s.member("mimetype") && s.member("content.xml") }, "an OpenDocument file (ODS)", "save it as XLSX or CSV"},
	{members("word/document.xml"), "a Word document", "save its tables as CSV"},
	{members(".gdbtable"), "an Esri file geodatabase", "convert it with: ogr2ogr -f GPKG out.gpkg FILE"},
	{magic("%PDF-"), "a PDF document", "ask for the data behind it as CSV or XLSX"},
	{magic("\x89PNG"), "a picture", ""},
	{magic("\xff\xd8\xff"), "a picture", ""},
	{magic("GIF8"), "a picture", ""},
	{magic("Rar!"), "a RAR archive", "unpack it"},
	{magic("7z\xbc\xaf\x27\x1c"), "a 7z archive", "unpack it"},
	{magic("BZh"), "a file packed with bzip2", "unpack it"},
	{magic("\xfd7zXZ\x00"), "a file packed with xz", "unpack it"},
	{func(s *sample) bool { return len(s.head) > 262 && string(s.head[257:262]) == "ustar" }, "a tar archive", "unpack it"},
	{magic("ARROW1"), "an Arrow file", "save it as Parquet"},
	{magic("Obj\x01"), "an Avro file", "save it as Parquet or newline-delimited JSON"},
	{magic("$FL2"), "an SPSS file", "save it as CSV"},
	{magic("<stata_dta>"), "a Stata file", "save it as CSV"},
	{magic("\x00\x01\x00\x00Standard "), "an Access database", "save its tables as CSV"},
	{markup("<html", "<!doctype html"), "a web page", "if it stands for a download, sign in or download it again"},
}

func magic(m string) func(*sample) bool { return func(s *sample) bool { return s.begins(m) } }

// members tells ZIP archives that hold a name with that ending.
func members(ending string) func(*sample) bool {
	return func(s *sample) bool {
		for _, m := range s.members {
			if strings.HasSuffix(strings.ToLower(m), ending) {
				return true
			}
		}
		return false
	}
}

// markup tells texts that begin with one of these.
func markup(tags ...string) func(*sample) bool {
	return func(s *sample) bool {
		text := bytes.ToLower(bytes.TrimSpace(s.text[:min(len(s.text), 1024)]))
		for _, tag := range tags {
			if bytes.HasPrefix(text, []byte(tag)) {
				return true
			}
		}
		return false
	}
}

var isXML = markup("<")

// unknown is the error for a file that is of no format in the table.
func unknown(s *sample) error {
	looks, remedy := looksLike(s)
	if remedy != "" {
		remedy = "; " + remedy
	}
	titles := make([]string, len(formats))
	for i, f := range formats {
		titles[i] = f.title
	}
	return &unknownFormat{fmt.Sprintf("%s looks like %s, which is not read%s. Formats that are read: %s, and these in ZIP, gzip or zstd", s.name, looks, remedy, strings.Join(titles, ", "))}
}

// unknownFormat is the error for a file of no format in the table.
type unknownFormat struct{ text string }

func (e *unknownFormat) Error() string { return e.text }

// foreignTo is the index of the foreign format that the file is of.
func foreignTo(s *sample) (index int, ok bool) {
	for i, f := range foreign {
		if f.is(s) {
			return i, true
		}
	}
	return 0, false
}

// looksLike says in words what the file seems to be, and what to do.
func looksLike(s *sample) (looks, remedy string) {
	if i, ok := foreignTo(s); ok {
		return foreign[i].title, foreign[i].remedy
	}
	switch {
	case isXML(s):
		return "XML", ""
	case len(s.head) == 0:
		return "an empty file", ""
	case len(bytes.TrimSpace(s.text)) == 0 && s.text != nil:
		return "a file of nothing but white space", ""
	case s.text != nil:
		return "text without columns", "if it is a table of one column, say so with the format csv"
	}
	return "binary data", ""
}
