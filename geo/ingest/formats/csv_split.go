package formats

import (
	"bytes"
	"errors"
	"fmt"
)

// dialect is how a CSV file is written.
type dialect struct {
	// comma stands between cells: one character in UTF-8.
	comma []byte
	// newline ends lines: \n, before which there may be a \r, or \r alone.
	newline byte
	// backslash says that a quote in a quoted cell is \" rather than "".
	backslash bool
	// space says that blanks may stand between a comma and a quote.
	space bool
}

// splitter cuts the text of a window into records and these into cells.
//
// It reads all that encoding/csv reads and gives besides the record as it
// stands, its line, and more dialects. Where quotes are not as they should be
// it costs no more than one line: the record is that line, and wrong says
// what is the matter with it.
type splitter struct {
	*window
	dialect
	// raw is the record as it stands, without its end of line. It is valid
	// until the next one, as all that follows.
	raw []byte
	// at is the line in which the record begins, and start its offset.
	at, start int64
	// text holds the cells, which end at ends.
	text []byte
	cuts []cut
	// wrong says why the cells are in doubt; nil if they are not.
	wrong error
	// stray says that a quote stands in a cell that does not begin with one,
	// where it is a character as any other.
	stray bool

	flat   []byte
	eol    int // the end of the line that is being cut, in the window
	looked int // how far the end of a quoted cell was looked for
	again  int // the sum of this where it was in vain
	passed int
}

// cut is the place of a cell in splitter.text.
type cut struct{ from, to int }

// errQuotes ends a file in which quotes open everywhere and close nowhere,
// so that reading it would take the square of its length.
var errQuotes = errors.New("quotes open in very many lines and do not close: this is no CSV, or one with other quotes")

// nearby is how far the end of a quoted cell is looked for after this has
// been in vain too often.
const nearby = 64 << 10

// impatient says whether ends of quoted cells have been looked for in vain
// through much more text than there is.
func (s *splitter) impatient() bool { return s.again > 256<<20+8*s.passed }

// next reads the next record. It returns false at the end, when failed says
// whether the text ended as it should.
func (s *splitter) next() bool {
	s.wrong, s.stray = nil, false
	s.at, s.start = s.line, s.offset
	n, found := s.endOfLine()
	if n == 0 && !found {
		return false
	}
	if n > s.limit {
		return s.skip()
	}
	line := s.bytes()[:n]
	if bytes.IndexByte(line, '"') >= 0 {
		return s.quoted(n, found)
	}
	s.take(s.chomp(line), n, found, 1)
	s.text = s.raw
	s.cuts = s.plain(s.cuts[:0], s.raw)
	return true
}

// endOfLine is how many bytes of the window stand before the end of the
// line; found is false if the text ends without one. A line that is too long
// is longer than the limit.
func (s *splitter) endOfLine() (n int, found bool) {
	for from := 0; ; {
		p := s.bytes()
		if i := bytes.IndexByte(p[from:], s.newline); i >= 0 {
			return from + i, true
		}
		from = len(p)
		if !s.more() {
			if s.full() {
				return s.limit + 1, false
			}
			return from, false
		}
	}
}

// chomp takes the \r of \r\n off.
func (s *splitter) chomp(line []byte) []byte {
	if n := len(line); s.newline == '\n' && n > 0 && line[n-1] == '\r' {
		return line[:n-1]
	}
	return line
}

// take makes raw the record and passes it, n bytes and its end of line.
func (s *splitter) take(raw []byte, n int, ended bool, lines int64) {
	s.raw = raw
	if ended {
		n++
	} else {
		lines--
	}
	s.passed += n
	s.pass(n, lines)
}

// skip passes a line that is too long and keeps its beginning.
func (s *splitter) skip() bool {
	s.wrong = tooLong(s.limit)
	s.flat = append(s.flat[:0], bytes.ToValidUTF8(s.bytes()[:min(s.limit, 1<<10)], nil)...)
	s.raw, s.text, s.cuts = s.flat, s.flat, append(s.cuts[:0], cut{0, len(s.flat)})
	for {
		p := s.bytes()
		if i := bytes.IndexByte(p, s.newline); i >= 0 {
			s.pass(i+1, 1)
			return true
		}
		s.pass(len(p), 0)
		if !s.more() {
			return true
		}
	}
}

// plain cuts a line at the commas, whatever stands between.
func (s *splitter) plain(cuts []cut, line []byte) []cut {
	for from := 0; ; {
		i := bytes.Index(line[from:], s.comma)
		if i < 0 {
			return append(cuts, cut{from, len(line)})
		}
		cuts = append(cuts, cut{from, from + i})
		from += i + len(s.comma)
	}
}

// quoted cuts a record with quotes, whose first line has n bytes.
func (s *splitter) quoted(n int, found bool) bool {
	s.flat, s.cuts = s.flat[:0], s.cuts[:0]
	at, lines := 0, int64(1)
	s.eol, s.looked = n, 0
	for {
		from := len(s.flat)
		end, fault := s.cell(at, &lines)
		s.cuts = append(s.cuts, cut{from, len(s.flat)})
		if fault != nil && s.wrong == nil {
			s.wrong = fmt.Errorf("%w, in cell %d", fault, len(s.cuts))
		}
		if fault != nil && (lines > 1 || end < 0) {
			return s.oneLine(n, found)
		}
		at = end
		p := s.bytes()
		if at < len(p) && p[at] != s.newline && !s.returns(at) {
			at += len(s.comma)
			continue
		}
		return s.close(at, lines)
	}
}

// close takes the record that ends at an end of line or of the text.
func (s *splitter) close(at int, lines int64) bool {
	n := at
	if s.returns(at) {
		n++
	}
	if at > s.limit {
		s.wrong = tooLong(s.limit)
	}
	s.take(s.bytes()[:at], n, s.has(n), lines)
	s.text = s.flat
	return true
}

// oneLine gives up the quotes of a record and takes its first line alone.
func (s *splitter) oneLine(n int, found bool) bool {
	s.again += s.looked
	if s.again > 1<<30+200*s.passed {
		s.end = errQuotes
		return false
	}
	s.take(s.chomp(s.bytes()[:n]), n, found, 1)
	s.text = s.raw
	s.cuts = s.plain(s.cuts[:0], s.raw)
	return true
}

// returns says whether \r\n stands at that place of the window, or \r at the
// end of the text.
func (s *splitter) returns(at int) bool {
	if s.newline != '\n' || !s.has(at) || s.bytes()[at] != '\r' {
		return false
	}
	return !s.has(at+1) || s.bytes()[at+1] == '\n'
}

// has makes the window long enough for that place.
func (s *splitter) has(at int) bool {
	for at >= s.to-s.from {
		if !s.more() {
			return false
		}
	}
	return true
}
