package formats

import (
	"bufio"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

const (
	// surveyed is how many rows of a sheet are looked at to find its header.
	surveyed = 64
	// maxMerged is how many merged ranges a sheet may have.
	maxMerged = 1 << 20
)

// survey finds the header of the sheet and its merged cells.
func (s *sheet) survey(ctx context.Context) error {
	var head []line
	if err := s.scan(ctx, func(l line) bool {
		head = append(head, l)
		return len(head) < surveyed
	}); err != nil {
		return err
	}
	if len(head) == 0 {
		s.empty = true
		return nil
	}
	if err := s.loadMerged(ctx); err != nil {
		return err
	}
	widest := 0
	for _, l := range head {
		widest = max(widest, len(l.cells))
	}
	titles := make([]string, widest)
	if i := headerOf(head); i >= 0 {
		s.header = s.title(titles, head[i:])
	}
	s.columns = columnNames(titles)
	return nil
}

// headerOf is the index of the first row that looks like a header: of text
// alone, and about as wide as the rows are. It is -1 if there is none, as
// where the first wide row holds numbers.
func headerOf(head []line) int {
	wide := 0
	for _, l := range head {
		wide = max(wide, filledCells(l, nil))
	}
	for i, l := range head {
		n := filledCells(l, nil)
		if n*2 < wide || n < min(wide, 2) {
			continue
		}
		text := func(v any) bool { _, ok := v.(string); return ok && !isoDate(v.(string)) }
		if filledCells(l, text)*2 > n && (filledCells(l, text) == n || years(l)) {
			return i
		}
		if n*10 >= wide*7 {
			return -1
		}
	}
	return -1
}

// filledCells counts the cells that hold something, or such a thing.
func filledCells(l line, such func(any) bool) (n int) {
	for _, v := range l.cells {
		if v != nil && (such == nil || such(v)) {
			n++
		}
	}
	return n
}

// isoDate says whether a text came from a date: those are no titles.
func isoDate(s string) bool {
	return len(s) >= 10 && s[4] == '-' && s[7] == '-' && strings.Trim(s[:4]+s[5:7]+s[8:10], "0123456789") == ""
}

// years says whether the numbers in the row are years, as a header has them.
func years(l line) bool {
	for _, v := range l.cells {
		if n, ok := v.(int64); v != nil && (!ok || n < 1000 || n > 2999) {
			if _, text := v.(string); !text {
				return false
			}
		}
	}
	return true
}

// title sets the titles of the columns and returns the last row of the
// header. A header whose cells are merged downwards has several rows; then
// the titles are put together: "Place latitude".
func (s *sheet) title(titles []string, head []line) int64 {
	first := head[0].number
	last := first
	for _, m := range s.merged {
		if m.top <= first && m.bottom > last && m.bottom < first+5 {
			last = m.bottom
		}
	}
	for _, l := range head {
		if l.number > last {
			break
		}
		for column := range titles {
			if t := s.titleCell(l, column); t != "" && !slices.Contains(strings.Split(titles[column], "\x00"), t) {
				titles[column] = strings.TrimPrefix(titles[column]+"\x00"+t, "\x00")
			}
		}
	}
	for i, t := range titles {
		titles[i] = strings.ReplaceAll(t, "\x00", " ")
	}
	return last
}

// titleCell is the text of a cell of the header, that of the merged cells
// that it belongs to.
func (s *sheet) titleCell(l line, column int) string {
	if s.header == 0 {
		for _, m := range s.merged {
			if m.top == l.number && m.bottom <= l.number+5 && m.left < column && column <= m.right {
				column = m.left
				break
			}
		}
	}
	if column >= len(l.cells) || l.cells[column] == nil {
		return ""
	}
	return fmt.Sprint(l.cells[column])
}

// merge is a range of cells that are merged, inclusive; columns from 0.
type merge struct {
	top, bottom int64
	left, right int
}

// loadMerged reads the merged ranges, which stand behind the rows.
func (s *sheet) loadMerged(ctx context.Context) error {
	r, err := openMember(s.book.archive[strings.ToLower(s.part)], s.book.limits)
	if err != nil {
		return err
	}
	defer r.Close()
	buffered := bufio.NewReaderSize(&cancelled{ctx, r}, 256<<10)
	if err := tail(buffered, "sheetData"); errors.Is(err, io.EOF) {
		return nil
	} else if err != nil {
		return err
	}
	dec := xml.NewDecoder(io.MultiReader(strings.NewReader("<"), io.LimitReader(buffered, int64(s.book.limits.Row)*4)))
	dec.Strict = false
	for {
		token, err := dec.RawToken()
		if err != nil { // the end, or what the rows' own reading will tell
			break
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "mergeCell" {
			continue
		}
		m, ok := mergeOf(attr(start.Attr, "ref"))
		if !ok {
			continue
		}
		if s.merged = append(s.merged, m); len(s.merged) > maxMerged {
			return fmt.Errorf("it has more than %d merged ranges", maxMerged)
		}
	}
	slices.SortFunc(s.merged, func(a, b merge) int { return int(a.top - b.top) })
	return nil
}

// mergeOf reads "B2:C5".
func mergeOf(ref string) (m merge, ok bool) {
	from, to, ok := strings.Cut(ref, ":")
	if !ok {
		return m, false
	}
	var left, right bool
	m.left, left = columnOf(from)
	m.right, right = columnOf(to)
	top, err := strconv.ParseInt(strings.TrimLeft(from, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 10, 64)
	bottom, err2 := strconv.ParseInt(strings.TrimLeft(to, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 10, 64)
	m.top, m.bottom = top, bottom
	return m, left && right && err == nil && err2 == nil && top <= bottom
}

// filler repeats what stands in cells that are merged downwards.
type filler struct {
	merged []merge // sorted by top; those not yet reached
	open   []held
}

// held is a merged range that has begun.
type held struct {
	merge
	value any
}

// fill fills the cells of the next row.
func (f *filler) fill(l *line) {
	f.open = slices.DeleteFunc(f.open, func(h held) bool { return h.bottom < l.number })
	for _, h := range f.open {
		for len(l.cells) <= h.left {
			l.cells = append(l.cells, nil)
		}
		if l.cells[h.left] == nil {
			l.cells[h.left] = h.value
		}
	}
	for len(f.merged) > 0 && f.merged[0].top <= l.number {
		m := f.merged[0]
		f.merged = f.merged[1:]
		if m.top < l.number || m.bottom == m.top || m.left >= len(l.cells) {
			continue
		}
		switch value := l.cells[m.left].(type) {
		case string, bool:
			f.open = append(f.open, held{m, value})
		}
	}
}
