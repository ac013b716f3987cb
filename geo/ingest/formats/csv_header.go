package formats

import (
	"strconv"
	"strings"
)

// titles is how many records may stand above the header.
const titles = 40

// first is the index of the header, or of the first row if there is no
// header: the first record that fills as many cells as most records have.
// Titles and comments above it are passed over.
func (r *reading) first() int {
	loose := -1
	for i, cells := range r.records[:min(len(r.records), titles)] {
		if !fills(cells, r.columns) {
			continue
		}
		if len(cells) == r.columns && !(comment(cells) && r.columns == 1) {
			return r.between(loose, i)
		}
		if loose < 0 || comment(r.records[loose]) {
			loose = i
		}
	}
	return max(loose, 0)
}

// between chooses the header of two: one that has about as many cells as the
// rows, and one below it that has as many.
func (r *reading) between(loose, exact int) int {
	if loose >= 0 && r.headless(exact) && !r.headless(loose) {
		return loose
	}
	if next := exact + 1; comment(r.records[exact]) && next < len(r.records) &&
		len(r.records[next]) == r.columns && !tags(r.records[next]) && r.votes(next) > 0 {
		return next
	}
	return exact
}

// fills says whether at least half the columns, and two if there are two,
// have something in them.
func fills(cells []string, columns int) bool {
	n := 0
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n >= max(min(2, columns), (columns+1)/2)
}

// comment says whether a record is a comment.
func comment(cells []string) bool { return strings.HasPrefix(cells[0], "#") && !tags(cells) }

// tags says whether a record holds the hashtags of the Humanitarian Exchange
// Language, which stand below a header: "#date+start", "#geo+lat".
func tags(cells []string) bool {
	n := 0
	for _, c := range cells {
		c = strings.TrimSpace(c)
		if c == "" {
			continue
		}
		if len(c) < 3 || c[0] != '#' || c[1] < 'a' || c[1] > 'z' {
			return false
		}
		n++
	}
	return n > 1
}

// headless says whether the record looks like a row rather than a header.
func (r *reading) headless(i int) bool { return r.votes(i) < 0 }

// votes counts the columns that speak for the record as a header, text above
// figures, less those that speak against it, figures above figures. Years
// may well be names of columns and have no vote.
func (r *reading) votes(i int) int {
	if i >= len(r.records) {
		return 0
	}
	votes := 0
	below := r.records[i+1:]
	for column, cell := range r.records[i] {
		k := kindOf(cell)
		if figures := figuresIn(below, column); k == kindText && figures && len(below) > 0 {
			votes++
		} else if k == kindFigure && (figures || len(below) == 0) {
			votes--
		}
	}
	return votes
}

// figuresIn says whether four in five of the cells of a column are numbers
// or dates.
func figuresIn(records [][]string, column int) bool {
	figures, all := 0, 0
	for _, cells := range records {
		if column >= len(cells) || tags(cells) {
			continue
		}
		switch kindOf(cells[column]) {
		case kindFigure, kindYear:
			figures++
			all++
		case kindText:
			all++
		}
	}
	return all > 0 && figures*5 >= all*4
}

// kind is what a cell looks like.
type kind uint8

const (
	kindEmpty kind = iota
	kindText
	kindFigure
	kindYear
)

// kindOf tells numbers, dates and clock times from text.
func kindOf(cell string) kind {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return kindEmpty
	}
	if n, err := strconv.Atoi(cell); err == nil && len(cell) == 4 && n >= 1800 && n <= 2200 {
		return kindYear
	}
	digits := 0
	for _, c := range cell {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case strings.ContainsRune("+-.,/: TZeE°'", c):
		default:
			return kindText
		}
	}
	if digits*2 < len(cell) {
		return kindText
	}
	return kindFigure
}
