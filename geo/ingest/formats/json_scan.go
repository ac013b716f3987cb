package formats

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// scanner finds where the values of a JSON text begin and end, without
// looking at what is in them.
type scanner struct {
	*window
	depth int // how deep a value may nest
}

// value is a JSON value in a text.
type value struct {
	// raw is valid until the scanner goes on.
	raw []byte
	// offset and line are where it begins.
	offset, line int64
	// fault says why it cannot be read though its end is known.
	fault error
}

// errBroken is the error for text that is no JSON, so that the end of the
// value is not known.
var errBroken = errors.New("the JSON is broken")

// space passes white space and returns the byte behind it, false at the end
// of the text.
func (s *scanner) space() (byte, bool) {
	for {
		p := s.bytes()
		for i, b := range p {
			if b != ' ' && b != '\n' && b != '\r' && b != '\t' {
				s.pass(i, int64(bytes.Count(p[:i], []byte{'\n'})))
				return b, true
			}
		}
		s.pass(len(p), int64(bytes.Count(p, []byte{'\n'})))
		if !s.more() {
			return 0, false
		}
	}
}

// next passes one byte, which is no end of line.
func (s *scanner) next() { s.pass(1, 0) }

// cursor is where the search for the end of a value is.
type cursor struct {
	at       int
	depth    int
	deepest  int
	inString bool
	escaped  bool
	ended    bool
	before   bool // it ended before the byte at at
	broken   bool
}

// value passes the value that stands at the beginning of the window. The
// error is io.ErrUnexpectedEOF if the text ends in it and errBroken if it
// is no JSON.
func (s *scanner) value() (value, error) {
	v := value{offset: s.offset, line: s.line}
	var c cursor
	for {
		c.run(s.bytes())
		if c.broken {
			return v, fmt.Errorf("%w in line %d: there is an end of line in a text, or a bracket without its pair", errBroken, s.line+int64(bytes.Count(s.bytes()[:c.at], []byte{'\n'})))
		}
		if c.ended {
			break
		}
		if s.full() {
			if v.fault == nil {
				v.raw = bytes.ToValidUTF8(bytes.Clone(s.bytes()[:min(1<<10, s.limit)]), nil)
				v.fault = tooLong(s.limit)
			}
			s.pass(c.at, int64(bytes.Count(s.bytes()[:c.at], []byte{'\n'})))
			c.at = 0
		}
		if !s.more() {
			if err := s.failed(); err != nil {
				return v, err
			}
			if c.scalar() {
				break
			}
			return v, io.ErrUnexpectedEOF
		}
	}
	raw := s.bytes()[:c.at]
	s.pass(c.at, int64(bytes.Count(raw, []byte{'\n'})))
	if v.fault == nil {
		v.raw = raw
		v.fault = s.faultOf(v.offset, raw)
	}
	if v.fault == nil && c.deepest > s.depth {
		v.fault = fmt.Errorf("it nests deeper than %d levels, which is the limit", s.depth)
	}
	return v, nil
}

// scalar says whether the text that ends here may be a whole number or word.
func (c *cursor) scalar() bool { return c.depth == 0 && !c.inString && c.at > 0 }

// What a byte is to a cursor: bytes that are nothing are passed over.
const (
	inText   = 1 << iota // it matters in a text
	inValue              // it matters in an object or array
	inScalar             // it matters in a number or word
)

var matters = func() (table [256]uint8) {
	for _, b := range "\"\\\n\r" {
		table[b] |= inText
	}
	for _, b := range "\"{}[]" {
		table[b] |= inValue | inScalar
	}
	for _, b := range ",: \n\r\t" {
		table[b] |= inScalar
	}
	return table
}()

// run goes on to the end of the value or of p.
func (c *cursor) run(p []byte) {
	for !c.ended && !c.broken {
		at, mask := c.at, uint8(inValue)
		if c.inString {
			mask = inText
		} else if c.depth == 0 {
			mask = inScalar
		}
		if !c.escaped {
			for at < len(p) && matters[p[at]]&mask == 0 {
				at++
			}
		}
		c.at = at
		if at >= len(p) {
			return
		}
		if c.inString {
			c.text(p[at])
		} else {
			c.mark(p[at])
		}
		if !c.broken && !c.before {
			c.at++
		}
	}
}

// mark takes in a byte outside of texts.
func (c *cursor) mark(b byte) {
	switch b {
	case '"':
		c.inString = true
	case '{', '[':
		c.depth++
		c.deepest = max(c.deepest, c.depth)
	default:
		if c.depth == 0 {
			c.ended, c.before, c.broken = true, true, c.at == 0
			return
		}
		if b == '}' || b == ']' {
			c.depth--
			c.ended = c.depth == 0
		}
	}
}

// text takes in a byte of a text.
func (c *cursor) text(b byte) {
	switch {
	case c.escaped:
		c.escaped = false
	case b == '\\':
		c.escaped = true
	case b == '"':
		c.inString = false
		c.ended = c.depth == 0
	case b == '\n' || b == '\r':
		c.broken = true
	}
}
