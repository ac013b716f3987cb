package formats

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// document is an XML file: the input itself or a member of an archive.
type document struct {
	name string
	open func() (io.ReadCloser, error)
	// size is how many bytes open gives.
	size int64
}

// isKML also takes the parts of KML that some programs write without its
// root.
func isKML(s *sample) bool {
	switch rootOf(s.text) {
	case "kml":
		return true
	case "Document", "Folder", "Placemark":
		return s.ends(".kml")
	}
	return false
}

func isKMZ(s *sample) bool {
	return s.member("doc.kml") || s.ends(".kmz") && len(s.members) > 0
}

// openKML opens a KML document. Each Placemark is a row: its own members
// (name, description, address …) and those of its ExtendedData are columns,
// the names of the folders that it lies in are the column "folder" ("Asia /
// Myanmar"), a TimeStamp is "when", the ends of a TimeSpan are "begin" and
// "end", nil where they are open. Nothing is fetched from elsewhere: what
// NetworkLinks point to is left out.
func openKML(_ context.Context, in rows.Input, opt Options) (rows.Source, error) {
	open := func() (io.ReadCloser, error) { return io.NopCloser(io.NewSectionReader(in.Data, 0, in.Size)), nil }
	return &markupFile{
		title: "KML", in: in, opt: opt, read: readKML,
		documents: []document{{"", open, in.Size}},
	}, nil
}

// openKMZ opens the archive that KML comes in. If it has several documents,
// each of them is a table, the main one first.
func openKMZ(_ context.Context, in rows.Input, opt Options) (rows.Source, error) {
	archive, err := openArchive(in, opt.Limits)
	if err != nil {
		return nil, err
	}
	f := &markupFile{title: "KMZ", in: in, opt: opt, read: readKML}
	for _, member := range archive.File {
		if !strings.EqualFold(path.Ext(member.Name), ".kml") {
			continue
		}
		open := func() (io.ReadCloser, error) { return openMember(member, opt.Limits) }
		f.documents = append(f.documents, document{member.Name, open, int64(member.UncompressedSize64)})
	}
	if len(f.documents) == 0 {
		return nil, errors.New("there is no KML document in the archive")
	}
	if len(f.documents) == 1 {
		f.documents[0].name = ""
	}
	main := func(d document) bool { return strings.EqualFold(d.name, "doc.kml") }
	slices.SortStableFunc(f.documents, func(a, b document) int {
		switch {
		case main(a) && !main(b):
			return -1
		case main(b) && !main(a):
			return 1
		}
		return 0
	})
	return f, nil
}

// markupFile is an opened KML, KMZ or GPX file.
type markupFile struct {
	title     string
	in        rows.Input
	opt       Options
	documents []document
	read      func(e *elements, put func(xmlRow) bool) error
	progress  func() int64
}

// xmlRow is a row of an XML document before it gets its names.
type xmlRow struct {
	cells
	shape placed
	id    string
	line  int
	fault error
	// from is the element that it is made of.
	from *element
}

func (f *markupFile) Format() string { return f.title }

func (f *markupFile) Close() error { return nil }

func (f *markupFile) Read() int64 {
	if f.progress == nil {
		return 0
	}
	return f.progress()
}

func (f *markupFile) Tables() []rows.Table {
	tables := make([]rows.Table, len(f.documents))
	for i, d := range f.documents {
		tables[i] = rows.Table{Name: d.name, Rows: -1, Located: true}
	}
	return tables
}

func (f *markupFile) Rows(ctx context.Context, table string) iter.Seq2[rows.Row, error] {
	return func(yield func(rows.Row, error) bool) {
		i := slices.IndexFunc(f.documents, func(d document) bool { return d.name == table })
		if i < 0 {
			yield(rows.Row{}, rows.NoTable(table, f.Tables()))
			return
		}
		if err := f.each(ctx, f.documents[i], yield); err != nil {
			yield(rows.Row{}, err)
		}
	}
}

// each yields the rows of a document. It returns nil if it is told to stop.
func (f *markupFile) each(ctx context.Context, d document, yield func(rows.Row, error) bool) error {
	content, err := d.open()
	if err != nil {
		return err
	}
	defer content.Close()
	e, err := newElements(&cancelled{ctx, content}, f.opt.Encoding, f.opt.Limits)
	if err != nil {
		return err
	}
	f.progress = func() int64 { return int64(float64(e.in.read) / float64(max(d.size, 1)) * float64(f.in.Size)) }
	shared, number := namer{}, int64(0)
	return f.read(e, func(r xmlRow) bool {
		number++
		if ctx.Err() != nil {
			yield(rows.Row{}, ctx.Err())
			return false
		}
		row := rows.Row{Number: number, Line: int64(r.line), ID: r.id, Fault: r.fault}
		if row.Fault == nil {
			row.Geometry, row.Fault = crs{}.geometry(r.shape.geometry)
		}
		if r.shape.z != nil {
			r.add("z", r.shape.z)
		}
		if len(r.names) > f.opt.Limits.Columns {
			row.Fault = fmt.Errorf("it has %d columns; the limit is %d", len(r.names), f.opt.Limits.Columns)
		} else {
			row.Names, row.Values = shared.names(r.names), r.values
		}
		if row.Fault != nil {
			row.Raw = r.from.markup()
		}
		return yield(row, nil)
	})
}

// readKML puts the Placemarks of a document.
func readKML(e *elements, put func(xmlRow) bool) error {
	k := kmlReader{elements: e, types: map[string]map[string]string{}}
	for {
		start, err := e.start()
		switch {
		case errors.Is(err, io.EOF) && e.depth == 0 && k.begun:
			return nil
		case err != nil:
			return unfinished(err)
		case start == nil:
			k.leave()
			continue
		}
		k.begun = true
		if more, err := k.enter(start, put); err != nil || !more {
			return err
		}
	}
}

// kmlReader reads one document.
type kmlReader struct {
	*elements
	begun bool
	// within are the containers that are open.
	within []container
	// types are the types of the fields of each Schema by its id.
	types  map[string]map[string]string
	fields int
}

// container is a Document, a Folder or the root.
type container struct{ kind, name string }

func (k *kmlReader) leave() {
	if len(k.within) > 0 {
		k.within = k.within[:len(k.within)-1]
	}
}

// enter reads an element outside of the Placemarks.
func (k *kmlReader) enter(start *xml.StartElement, put func(xmlRow) bool) (more bool, err error) {
	switch name := start.Name.Local; name {
	case "kml", "Document", "Folder":
		k.within = append(k.within, container{kind: name})
		return true, nil
	case "Placemark":
		line, _ := k.dec.InputPos()
		mark, err := k.whole(start)
		if err != nil {
			return false, err
		}
		return put(k.placemark(mark, line)), nil
	case "name":
		el, err := k.whole(start)
		if err == nil && len(k.within) > 0 {
			k.within[len(k.within)-1].name = el.text
		}
		return true, err
	case "Schema":
		el, err := k.whole(start)
		if err == nil {
			err = k.schema(el)
		}
		return true, err
	}
	return true, k.skip()
}

// schema notes the types of the fields.
func (k *kmlReader) schema(el *element) error {
	types := map[string]string{}
	for _, field := range el.kids {
		types[field.attr("name")] = strings.TrimPrefix(field.attr("type"), "xsd:")
	}
	if k.fields += 1 + len(types); k.fields > k.limits.Columns*16 {
		return fmt.Errorf("its schemas have more than %d fields", k.limits.Columns*16)
	}
	k.types[el.attr("id")] = types
	return nil
}

// folder is the path of the folders.
func (k *kmlReader) folder() string {
	var names bytes.Buffer
	for _, c := range k.within {
		if c.kind == "Folder" && c.name != "" {
			if names.Len() > 0 {
				names.WriteString(" / ")
			}
			names.WriteString(c.name)
		}
	}
	return names.String()
}
