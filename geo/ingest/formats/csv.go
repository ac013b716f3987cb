package formats

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// csvFile reads CSV, TSV and their relatives.
//
// An empty cell is nil, quoted or not, and all others are text as it stands,
// numbers too. Lines with nothing but commas are no rows. A row that has a
// cell too many or too few comes with a Fault, unless those are empty: it
// cannot be known which column the others belong to. So does a row whose
// quotes are in doubt and one that repeats the header. Only where very many
// rows end early, and what stands in them is like what stands in the others,
// the writer has plainly left out empty cells, and Format says so.
type csvFile struct {
	textFile
	dialect dialect
	// names are the columns; those from nameless on have no name.
	names    []string
	nameless int
	header   []string
	// from is where the rows begin in the text.
	from  int64
	early *early
	notes []string
}

// isCSV says whether a text is a table by its ending or by its cells.
func isCSV(s *sample) bool {
	if len(bytes.TrimSpace(s.text)) == 0 {
		return false
	}
	if _, foreign := foreignTo(s); foreign {
		return false
	}
	if s.ends(".csv", ".tsv", ".tab", ".psv") {
		return true
	}
	if isXML(s) {
		return false
	}
	text := s.text[:min(len(s.text), enoughBytes)]
	r := findDialect(text, len(text) == len(s.text) && len(s.head) < sampleSize, 0)
	return r.columns > 1 && r.score >= 0.75 && len(r.records) > 1
}

func openCSV(ctx context.Context, in rows.Input, opt Options) (rows.Source, error) {
	text, err := openText(ctx, in, opt)
	if err != nil {
		return nil, err
	}
	if strings.ContainsRune("\"\r\n\\", opt.Delimiter) || opt.Delimiter == utf8.RuneError {
		return nil, fmt.Errorf("%q cannot stand between cells", opt.Delimiter)
	}
	f := &csvFile{textFile: text}
	r, err := f.sample(ctx, opt.Delimiter)
	if err != nil {
		return nil, err
	}
	if len(r.records) == 0 {
		return nil, errors.New("there is no row in it")
	}
	f.dialect = r.dialect
	f.setHeader(&r)
	if len(f.names) > f.limits.Columns {
		return nil, fmt.Errorf("it has %d columns and the limit is %d", len(f.names), f.limits.Columns)
	}
	return f, nil
}

// sample reads the beginning of the text: more of it if there is no whole row
// and another one in it.
func (f *csvFile) sample(ctx context.Context, comma rune) (reading, error) {
	for size := enoughBytes; ; size *= 4 {
		w := newWindow(ctx, f.in, f.charset, size)
		for w.more() {
		}
		if err := w.failed(); err != nil {
			return reading{}, err
		}
		whole := w.end != nil && w.to-w.from <= size
		r := findDialect(w.bytes()[:min(size, w.to-w.from)], whole, comma)
		if len(r.records) > 1 || whole || size > f.limits.Row && len(r.records) > 0 && r.ends[0] < int64(size) {
			return r, nil
		}
		if size > f.limits.Row {
			return r, tooLong(f.limits.Row)
		}
	}
}

// setHeader takes the names of the columns and the beginning of the rows
// from how the sample reads.
func (f *csvFile) setHeader(r *reading) {
	i := r.first()
	if r.headless(i) {
		f.names = columnNames(make([]string, max(r.columns, len(r.records[i]))))
		f.notes = append(f.notes, "no header")
		if i > 0 {
			f.from = r.ends[i-1]
		}
		return
	}
	f.header = slices.Clone(r.records[i])
	names := slices.Clone(f.header)
	if rest := strings.TrimLeft(names[0], "# "); rest != "" && strings.HasPrefix(names[0], "#") {
		names[0] = rest
	}
	f.names = columnNames(names)
	f.nameless = len(names)
	for f.nameless > 0 && strings.TrimSpace(names[f.nameless-1]) == "" {
		f.nameless--
	}
	f.from = r.ends[i]
	if r.lines[i] > 1 {
		f.notes = append(f.notes, fmt.Sprintf("header in line %d", r.lines[i]))
	}
	if f.early = endsEarly(r.records[i+1:], len(f.names)); f.early != nil {
		f.notes = append(f.notes, "empty cells left out at the ends of rows")
	}
	if i+1 < len(r.records) && tags(r.records[i+1]) {
		f.from = r.ends[i+1]
		f.notes = append(f.notes, fmt.Sprintf("HXL tags in line %d", r.lines[i+1]))
	}
}

// Format names the encoding and the comma.
func (f *csvFile) Format() string {
	name := "CSV"
	comma := string(f.dialect.comma)
	if comma == "\t" {
		name = "TSV"
	}
	parts := []string{name, f.charset.title}
	if title, ok := commaNames[comma]; !ok {
		parts = append(parts, "cells between "+comma)
	} else if len(f.names) > 1 && comma != "\t" {
		parts = append(parts, title)
	}
	if f.dialect.backslash {
		parts = append(parts, "quotes with backslash")
	}
	return strings.Join(append(parts, f.notes...), ", ")
}

func (f *csvFile) Tables() []rows.Table { return []rows.Table{{Columns: f.names, Rows: -1}} }

func (f *csvFile) Rows(ctx context.Context, table string) iter.Seq2[rows.Row, error] {
	return func(yield func(rows.Row, error) bool) {
		if table != "" {
			yield(rows.Row{}, rows.NoTable(table, f.Tables()))
			return
		}
		s := splitter{window: f.window(ctx), dialect: f.dialect}
		var number int64
		last := make([]any, len(f.names))
		for s.next() {
			if s.start < f.from || blank(&s) {
				continue
			}
			number++
			if !yield(f.row(&s, number, last), nil) {
				return
			}
		}
		if err := s.failed(); err != nil {
			yield(rows.Row{}, fmt.Errorf("line %d: %w", s.line, err))
		}
	}
}

// row makes a row of the record. Cells that are as in the row before, in
// last, share their value with it.
func (f *csvFile) row(s *splitter, number int64, last []any) rows.Row {
	row := rows.Row{Number: number, Line: s.at, Names: f.names, Raw: s.raw}
	row.Fault = f.fault(s)
	row.Values = make([]any, len(f.names))
	if row.Fault != nil {
		f.damaged(s, &row)
		return row
	}
	text := string(s.text)
	for i, c := range s.cuts[:min(len(s.cuts), len(f.names))] {
		if c.to == c.from {
			continue
		}
		cell := text[c.from:c.to]
		if before, ok := last[i].(string); !ok || before != cell {
			last[i] = cell
		}
		row.Values[i] = last[i]
	}
	return row
}

// damaged fills a row with a Fault with what can be read.
func (f *csvFile) damaged(s *splitter, row *rows.Row) {
	for i, c := range s.cuts[:min(len(s.cuts), len(f.names))] {
		if c.to > c.from {
			row.Values[i] = strings.ToValidUTF8(string(s.text[c.from:c.to]), "\uFFFD")
		}
	}
}

// fault is what is wrong with the record.
func (f *csvFile) fault(s *splitter) error {
	if err := s.window.faultOf(s.start, s.raw); err != nil {
		return err
	}
	if s.wrong != nil {
		return s.wrong
	}
	n, columns := len(s.cuts), len(f.names)
	if n < columns && n < f.nameless && !f.early.fits(s.strings) || n > columns && !s.emptyFrom(columns) {
		return fmt.Errorf("the row has %s, the header %d", counted(n, "cell"), columns)
	}
	if f.header != nil && n == len(f.header) && n > 1 && f.repeats(s) {
		return errors.New("the row repeats the header")
	}
	return nil
}

// emptyFrom says whether the cells from that one on are empty.
func (s *splitter) emptyFrom(cell int) bool {
	for _, c := range s.cuts[cell:] {
		if len(bytes.TrimSpace(s.text[c.from:c.to])) > 0 {
			return false
		}
	}
	return true
}

// repeats says whether the record is the header again.
func (f *csvFile) repeats(s *splitter) bool {
	for i, c := range s.cuts {
		if string(s.text[c.from:c.to]) != f.header[i] {
			return false
		}
	}
	return true
}

// counted is "1 cell", "2 cells".
func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprint(n, " ", what)
}
