package gpkg

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// shape says of each column of a statement that writes rows what its
// parameters are: one for each row, one that all rows share, or, from 0 on,
// that of another column of the same row. To bind a text takes as long as to
// write it, so that what repeats is bound once.
type shape []int8

const (
	own    = -1
	shared = -2
)

// shapeOf finds out what repeats in rows, of which there is at least one.
func shapeOf(rows [][]any) shape {
	s := make(shape, len(rows[0]))
	for c := range s {
		s[c] = own
		if len(rows) == 1 {
			continue
		}
		switch like := s.likeBefore(rows, c); {
		case inAll(rows, func(row []any) bool { return same(row[c], rows[0][c]) }):
			s[c] = shared
		case like >= 0:
			s[c] = int8(like)
		}
	}
	return s
}

// likeBefore returns a column before c that holds the same in each row, -1 if
// there is none.
func (s shape) likeBefore(rows [][]any, c int) int {
	for before := range c {
		if s[before] == own && inAll(rows, func(row []any) bool { return same(row[c], row[before]) }) {
			return before
		}
	}
	return -1
}

func inAll(rows [][]any, holds func(row []any) bool) bool {
	for _, row := range rows {
		if !holds(row) {
			return false
		}
	}
	return true
}

// same reports whether two values are bound alike.
func same(a, b any) bool {
	switch a.(type) {
	case nil, string, int64, float64, bool:
		return a == b
	}
	return false // a list of bytes cannot be compared so
}

// text writes n rows with this shape: (?,?),(?,?2). SQLite numbers each ? one
// above the greatest so far.
func (s shape) text(n int) string {
	var b strings.Builder
	numbers, greatest := make([]int, len(s)), 0
	for row := range n {
		for c, is := range s {
			if c == 0 {
				b.WriteString("(?")
			} else {
				b.WriteString(",?")
			}
			switch {
			case is >= 0:
				b.WriteString(strconv.Itoa(numbers[is]))
			case is == shared && row > 0:
				b.WriteString(strconv.Itoa(numbers[c]))
			default:
				greatest++
				numbers[c] = greatest
			}
		}
		b.WriteString("),")
	}
	return strings.TrimSuffix(b.String(), ",")
}

// args are the parameters of rows with this shape.
func (s shape) args(rows [][]any) []any {
	args := make([]any, 0, len(rows)*len(s))
	for i, row := range rows {
		for c, is := range s {
			if is == own || is == shared && i == 0 {
				args = append(args, row[c])
			}
		}
	}
	return args
}

// mostShapes bounds the statements that one change prepares for shapes.
const mostShapes = 64

// insert writes rows of as many values each; head is what precedes the values
// in the statement, tail what follows them.
func (w *writer) insert(head string, rows [][]any, tail string) error {
	return inParts(len(rows), func(from, to int) error {
		part := rows[from:to]
		s := shapeOf(part)
		key := fmt.Sprint(head, s, len(part), tail)
		if _, known := w.shapes[key]; !known {
			if len(w.shapes) >= mostShapes {
				return w.exec(head+tuples(len(part), len(s))+tail, slices.Concat(part...)...)
			}
			w.shapes[key] = head + s.text(len(part)) + tail
		}
		return w.exec(w.shapes[key], s.args(part)...)
	})
}
