package formats

import (
	"bytes"
	"errors"
)

// What may be wrong with a quoted cell.
var (
	errOpen = errors.New("a quote opens and does not close as it should")
	errBare = errors.New(`a quote stands inside a quoted cell without being doubled`)
)

// cell appends the cell at that place of the window to flat and returns
// where the comma or end of line behind it stands, and what is wrong. The
// end is -1 if the cell has none. It adds the ends of line in the cell.
func (s *splitter) cell(at int, lines *int64) (end int, fault error) {
	quote := at
	if s.space {
		for s.has(quote) && (s.bytes()[quote] == ' ' || s.bytes()[quote] == '\t' && s.comma[0] != '\t') {
			quote++
		}
	}
	if s.has(quote) && s.bytes()[quote] == '"' {
		return s.inQuotes(quote+1, lines)
	}
	end = s.bare(at)
	s.stray = s.stray || bytes.IndexByte(s.bytes()[at:end], '"') >= 0
	s.flat = append(s.flat, s.bytes()[at:end]...)
	return end, nil
}

// bare is where the cell without quotes at that place ends.
func (s *splitter) bare(at int) int {
	if s.eol < at {
		s.findEnd(at)
	}
	p := s.chomp(s.bytes()[:s.eol])
	if at > len(p) {
		return at
	}
	if i := bytes.Index(p[at:], s.comma); i >= 0 {
		return at + i
	}
	return len(p)
}

// findEnd finds the end of the line that goes on at that place.
func (s *splitter) findEnd(at int) {
	for from := at; ; {
		p := s.bytes()
		if from < len(p) {
			if i := bytes.IndexByte(p[from:], s.newline); i >= 0 {
				s.eol = from + i
				return
			}
		}
		from = len(p)
		if !s.more() {
			s.eol = from
			return
		}
	}
}

// inQuotes reads the cell behind an opening quote.
func (s *splitter) inQuotes(at int, lines *int64) (end int, fault error) {
	for {
		i, ok := s.mark(at)
		if !ok {
			return -1, errOpen
		}
		p := s.bytes()
		*lines += int64(bytes.Count(p[at:i], []byte{s.newline}))
		s.flat = append(s.flat, p[at:i]...)
		b := p[i]
		switch next, has := s.peek(i + 1); {
		case b == '\\' && has && (next == '"' || next == '\\'):
			s.flat = append(s.flat, next)
			at = i + 2
		case b == '\\':
			s.flat = append(s.flat, '\\')
			at = i + 1
		case has && next == '"':
			s.flat = append(s.flat, '"')
			at = i + 2
		default:
			if end := s.closed(i + 1); end >= 0 {
				return end, fault
			}
			if *lines > 1 {
				return -1, errOpen
			}
			fault = errBare
			if !s.closes(i + 1) {
				return -1, fault
			}
			s.flat = append(s.flat, '"')
			at = i + 1
		}
	}
}

// closes says whether a quote stands in the rest of the line.
func (s *splitter) closes(at int) bool {
	s.findEnd(at)
	return bytes.IndexByte(s.bytes()[at:s.eol], '"') >= 0
}

// mark finds the next quote or, in that dialect, backslash.
func (s *splitter) mark(at int) (int, bool) {
	for from := at; ; {
		p := s.bytes()
		if s.impatient() {
			p = p[:min(len(p), max(from, nearby))]
		}
		i := -1
		if s.backslash {
			i = bytes.IndexAny(p[from:], `"\`)
		} else {
			i = bytes.IndexByte(p[from:], '"')
		}
		if i >= 0 {
			s.looked = max(s.looked, from+i)
			return from + i, true
		}
		from = len(p)
		s.looked = max(s.looked, from)
		if s.impatient() && from >= nearby || !s.more() {
			return 0, false
		}
	}
}

// peek is the byte at that place of the window.
func (s *splitter) peek(at int) (byte, bool) {
	if !s.has(at) {
		return 0, false
	}
	return s.bytes()[at], true
}

// closed is where a comma, an end of line or the end of the text stands
// behind a closing quote, blanks left out; -1 if something else does.
func (s *splitter) closed(at int) int {
	for end := at; ; end++ {
		b, has := s.peek(end)
		switch {
		case !has || b == s.newline || s.returns(end):
			return end
		case s.has(end+len(s.comma)-1) && bytes.HasPrefix(s.bytes()[end:], s.comma):
			return end
		case b != ' ':
			return -1
		}
	}
}
