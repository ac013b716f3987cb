package formats

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// sheet is a table of a workbook.
type sheet struct {
	book   *workbook
	name   string
	part   string
	hidden bool
	empty  bool
	// header is the last row of the header, 0 if there is none.
	header  int64
	columns []string
	merged  []merge
}

// line is a row of a sheet that is not empty.
type line struct {
	number int64
	// cells ends with the last one that holds something.
	cells []any
	fault error
}

// scan yields the rows of the sheet that hold something.
func (s *sheet) scan(ctx context.Context, yield func(line) bool) error {
	e, closer, err := s.book.part(s.part)
	if err != nil {
		return err
	}
	defer closer.Close()
	size := float64(max(s.book.archive[strings.ToLower(s.part)].UncompressedSize64, 1))
	s.book.read = func() int64 { return min(int64(float64(e.in.read)/size*float64(s.book.in.Size)), s.book.in.Size) }
	r := sheetReader{elements: e, sheet: s}
	for {
		start, err := e.start()
		switch {
		case errors.Is(err, io.EOF) && e.depth == 0:
			return nil
		case err != nil:
			return unfinished(err)
		case start == nil:
			continue
		}
		switch start.Name.Local {
		case "worksheet", "sheetData":
		case "row":
			if err := r.row(start); err != nil {
				return err
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			if (len(r.cells) > 0 || r.fault != nil) && !yield(r.line) {
				return nil
			}
		default:
			if err := e.skip(); err != nil {
				return err
			}
		}
	}
}

// sheetReader reads the rows of a sheet.
type sheetReader struct {
	*elements
	sheet *sheet
	line
}

// row reads a row. Its number may be left out: then it is the next one.
func (r *sheetReader) row(start *xml.StartElement) error {
	number := r.number + 1
	if n, err := strconv.ParseInt(attr(start.Attr, "r"), 10, 64); err == nil {
		number = n
	}
	r.line = line{number: number, cells: make([]any, 0, len(r.cells))}
	column := 0
	for inside := r.depth; ; {
		token, err := r.next()
		if err != nil {
			return unfinished(err)
		}
		switch t := token.(type) {
		case xml.EndElement:
			if r.depth < inside {
				return nil
			}
		case xml.StartElement:
			if t.Name.Local != "c" {
				continue
			}
			if at, ok := columnOf(attr(t.Attr, "r")); ok {
				column = at
			}
			if err := r.cell(&t, column); err != nil {
				return err
			}
			column++
		}
	}
}

// cell reads a cell into that column, counted from 0.
func (r *sheetReader) cell(start *xml.StartElement, column int) error {
	c := cell{kind: attr(start.Attr, "t"), style: attr(start.Attr, "s")}
	if err := c.read(r.elements); err != nil {
		return err
	}
	value, err := c.value(r.sheet.book)
	if err != nil {
		r.fail(fmt.Errorf("cell %s%d: %w", columnLetters(column), r.number, err))
		value = c.asStored()
	}
	switch limit := r.limits.Columns; {
	case value == nil:
	case column >= limit:
		r.fail(fmt.Errorf("cell %s%d is beyond column %d, which is the limit", columnLetters(column), r.number, limit))
	default:
		for len(r.cells) <= column {
			r.cells = append(r.cells, nil)
		}
		r.cells[column] = value
	}
	return nil
}

func (r *sheetReader) fail(err error) {
	if r.fault == nil {
		r.fault = err
	}
}

// cell is a cell as it is stored.
type cell struct {
	kind, style string
	text        string
	// formula is the formula without its equals sign; the cells that share
	// one have none of their own.
	formula string
	// stored and calculated say that a value or a formula is there.
	stored, calculated bool
}

// asStored is the formula of a cell that holds nothing else.
func (c *cell) asStored() any {
	if strings.TrimSpace(c.text) != "" || c.formula == "" {
		return nil
	}
	return "=" + c.formula
}

// read reads the rest of the element.
func (c *cell) read(e *elements) error {
	for inside := e.depth; ; {
		token, err := e.next()
		if err != nil {
			return unfinished(err)
		}
		switch t := token.(type) {
		case xml.EndElement:
			if e.depth < inside {
				return nil
			}
		case xml.CharData:
			if c.stored && e.depth == inside+1 {
				c.text += string(t)
			}
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				c.stored = true
			case "f":
				el, err := e.whole(&t)
				if err != nil {
					return err
				}
				c.calculated, c.formula = true, el.text
			default:
				el, err := e.whole(&t)
				if err != nil {
					return err
				}
				if el.name == "is" {
					c.text, c.stored = richText(el), true
				}
			}
		}
	}
}

// value is what the cell holds.
func (c *cell) value(book *workbook) (any, error) {
	text := strings.TrimSpace(c.text)
	if !c.stored || text == "" {
		if c.calculated && (c.kind == "" || c.kind == "n") {
			return nil, errors.New("it holds a formula that was never calculated; open the workbook in a spreadsheet program and save it")
		}
		return nil, nil
	}
	switch c.kind {
	case "s":
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("%q is no number of a text", text)
		}
		return filledText(book.texts.get(n))
	case "inlineStr":
		return filledText(c.text, nil)
	case "str":
		return filledText(unescape(c.text), nil)
	case "b":
		return text == "1" || text == "true", nil
	case "e":
		if text == "#N/A" {
			return nil, nil
		}
		return text, nil
	case "d":
		return strings.TrimSuffix(text, "T00:00:00"), nil
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || !finite(n) {
		return nil, fmt.Errorf("%q is no number", text)
	}
	return serial(n, book.clock(c.style), book.from1904), nil
}

// filledText is nothing there for an empty text.
func filledText(text string, err error) (any, error) {
	if text == "" || err != nil {
		return nil, err
	}
	return text, nil
}

// clock says whether the style shows a time.
func (w *workbook) clock(style string) clockwork {
	n, err := strconv.Atoi(style)
	if err != nil || n < 0 || n >= len(w.styles) {
		return noClock
	}
	return w.styles[n]
}

// columnOf is the column of a cell's address, counted from 0: 27 for "AB7".
func columnOf(address string) (int, bool) {
	column := 0
	for i := 0; i < len(address); i++ {
		c := address[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			return column - 1, i > 0
		}
		if column = column*26 + int(c-'A') + 1; column > 1<<20 {
			return 0, false
		}
	}
	return column - 1, column > 0
}

// columnLetters is the name of a column counted from 0.
func columnLetters(column int) string {
	var letters []byte
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		letters = append([]byte{byte('A' + (n-1)%26)}, letters...)
	}
	return string(letters)
}

// rows yields the rows below the header.
func (s *sheet) rows(ctx context.Context, yield func(rows.Row, error) bool) error {
	number := int64(0)
	filler := filler{merged: s.merged}
	wider := namer{}
	return s.scan(ctx, func(l line) bool {
		if l.number <= s.header {
			return true
		}
		filler.fill(&l)
		number++
		row := rows.Row{Number: number, Line: l.number, Names: s.columns, Values: l.cells, Fault: l.fault}
		if len(l.cells) > len(s.columns) {
			more := make([]string, len(l.cells))
			copy(more, s.columns)
			row.Names = wider.names(more)
		}
		for len(row.Values) < len(row.Names) {
			row.Values = append(row.Values, nil)
		}
		return yield(row, nil)
	})
}
