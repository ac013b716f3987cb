package formats

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/klauspost/compress/zip"

	"github.com/mapd/mapd/geo/ingest/rows"
)

func isXLSX(s *sample) bool {
	return slices.ContainsFunc(s.members, func(m string) bool { return strings.HasPrefix(m, "xl/") })
}

// workbook is an opened XLSX file.
//
// Its parts are read here, as libraries that stream rows give their cells as
// they are shown: 1,234.50 or 5/1/24. What counts is what stands in a cell.
type workbook struct {
	in       rows.Input
	limits   rows.Limits
	archive  map[string]*zip.File
	from1904 bool
	styles   []clockwork
	texts    *texts
	sheets   []*sheet
	read     func() int64
}

// openXLSX opens an Excel workbook. Each sheet that is not empty is a table;
// hidden sheets come last and are counted in Format, but are no less tables
// if they are asked for by name.
//
// Numbers are as they are stored, not as they are shown. Numbers that are
// shown as dates come as ISO 8601 text, with a clock time if the cell shows
// or holds one; lengths of time ([h]:mm) stay numbers, in days. A formula is
// the value that it had when the workbook was saved; a row with a formula
// that never had one is a Fault. "#N/A" is nothing there; other errors
// ("#REF!") come as that text. The text or date in cells that are merged
// downwards holds for each of their rows; a number stands in the first one
// alone, that nothing is counted twice.
//
// The names of the columns stand in the first row that looks like a header;
// titles above it are passed over. Row.Line is the row of the sheet.
func openXLSX(ctx context.Context, in rows.Input, opt Options) (rows.Source, error) {
	archive, err := openArchive(in, opt.Limits)
	if err != nil {
		return nil, err
	}
	w := &workbook{in: in, limits: opt.Limits, archive: map[string]*zip.File{}}
	for _, f := range archive.File {
		w.archive[strings.ToLower(strings.TrimPrefix(f.Name, "/"))] = f
	}
	if w.archive["xl/workbook.bin"] != nil {
		return nil, errors.New("it is a binary workbook (XLSB), which is not read; save it as XLSX or CSV")
	}
	if err := w.load(ctx); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

// load reads the parts that all sheets need.
func (w *workbook) load(ctx context.Context) error {
	book := w.target("_rels/.rels", "/officeDocument", "xl/workbook.xml")
	types, targets, err := w.relations(book)
	if err != nil {
		return err
	}
	if err := w.loadBook(book, types, targets); err != nil {
		return err
	}
	if err := w.loadStyles(targets[types["/styles"]]); err != nil {
		return err
	}
	if w.texts, err = w.loadTexts(ctx, targets[types["/sharedStrings"]]); err != nil {
		return err
	}
	for _, s := range w.sheets {
		if err := s.survey(ctx); err != nil {
			return fmt.Errorf("sheet %q: %w", s.name, err)
		}
	}
	w.sheets = slices.DeleteFunc(w.sheets, func(s *sheet) bool { return s.empty })
	slices.SortStableFunc(w.sheets, func(a, b *sheet) int {
		switch {
		case a.hidden == b.hidden:
			return 0
		case b.hidden:
			return -1
		}
		return 1
	})
	if len(w.sheets) == 0 {
		return errors.New("all its sheets are empty")
	}
	return nil
}

// part opens a part of the workbook as XML. A part that is not there is nil.
func (w *workbook) part(name string) (*elements, io.Closer, error) {
	f := w.archive[strings.ToLower(name)]
	if f == nil || name == "" {
		return nil, nil, nil
	}
	r, err := openMember(f, w.limits)
	if err != nil {
		return nil, nil, err
	}
	e, err := newElements(r, "", w.limits)
	if err != nil {
		return nil, nil, errors.Join(err, r.Close())
	}
	e.spaces = true
	return e, r, nil
}

// each calls what is to be done with each element of a part that is at that
// depth, from 1 for the root; it must read or skip the element.
func (w *workbook) each(name string, depth int, do func(e *elements, el *element) error) error {
	e, closer, err := w.part(name)
	if err != nil || e == nil {
		return err
	}
	defer closer.Close()
	for {
		start, err := e.start()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if start == nil || e.depth < depth {
			continue
		}
		el, err := e.whole(start)
		if err == nil {
			err = do(e, el)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
}

// target is where the relations of a part say the first one of a kind lies.
func (w *workbook) target(relations, kind, otherwise string) string {
	found := ""
	err := w.each(relations, 2, func(_ *elements, el *element) error {
		if found == "" && strings.HasSuffix(el.attr("Type"), kind) {
			found = strings.TrimPrefix(el.attr("Target"), "/")
		}
		return nil
	})
	if err != nil || w.archive[strings.ToLower(found)] == nil {
		return otherwise
	}
	return found
}

// relations are the names of the parts that a part refers to: their paths by
// id, and the first id of each type.
func (w *workbook) relations(part string) (types, targets map[string]string, err error) {
	dir, base := path.Split(part)
	types, targets = map[string]string{}, map[string]string{}
	err = w.each(dir+"_rels/"+base+".rels", 2, func(_ *elements, el *element) error {
		id, kind := el.attr("Id"), el.attr("Type")
		kind = kind[strings.LastIndex(kind, "/")+1:]
		if to := el.attr("Target"); strings.HasPrefix(to, "/") {
			targets[id] = strings.TrimPrefix(to, "/")
		} else {
			targets[id] = path.Join(dir, to)
		}
		if _, ok := types["/"+kind]; !ok {
			types["/"+kind] = id
		}
		types[id] = kind
		return nil
	})
	return types, targets, err
}

// loadBook reads which sheets there are.
func (w *workbook) loadBook(part string, types, targets map[string]string) error {
	if w.archive[strings.ToLower(part)] == nil {
		return errors.New("the workbook lacks its list of sheets: it is damaged")
	}
	names := map[string]bool{}
	return w.each(part, 2, func(_ *elements, el *element) error {
		switch el.name {
		case "workbookPr":
			w.from1904 = el.attr("date1904") == "1" || el.attr("date1904") == "true"
		case "sheets":
			for _, s := range el.kids {
				id := s.attr("id")
				if types[id] != "worksheet" || w.archive[strings.ToLower(targets[id])] == nil || names[s.attr("name")] {
					continue
				}
				names[s.attr("name")] = true
				hidden := s.attr("state") != "" && s.attr("state") != "visible"
				w.sheets = append(w.sheets, &sheet{book: w, name: s.attr("name"), part: targets[id], hidden: hidden})
			}
		}
		return nil
	})
}

func (w *workbook) Format() string {
	hidden := 0
	for _, s := range w.sheets {
		if s.hidden {
			hidden++
		}
	}
	if hidden > 0 {
		return fmt.Sprintf("XLSX, %d hidden sheets among %d", hidden, len(w.sheets))
	}
	return "XLSX"
}

func (w *workbook) Tables() []rows.Table {
	tables := make([]rows.Table, len(w.sheets))
	for i, s := range w.sheets {
		tables[i] = rows.Table{Name: s.name, Columns: s.columns, Rows: -1}
	}
	return tables
}

func (w *workbook) Rows(ctx context.Context, table string) iter.Seq2[rows.Row, error] {
	return func(yield func(rows.Row, error) bool) {
		i := slices.IndexFunc(w.sheets, func(s *sheet) bool { return s.name == table })
		if i < 0 {
			yield(rows.Row{}, rows.NoTable(table, w.Tables()))
			return
		}
		if err := w.sheets[i].rows(ctx, yield); err != nil {
			yield(rows.Row{}, err)
		}
	}
}

func (w *workbook) Read() int64 {
	if w.read == nil {
		return 0
	}
	return w.read()
}

func (w *workbook) Close() error {
	if w.texts == nil {
		return nil
	}
	return w.texts.close()
}
