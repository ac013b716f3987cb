package formats

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// elements yields the elements of an array, from its first one on.
func (s *scanner) elements(yield func(value) bool) error {
	for b, ok := s.space(); ok; {
		if b == ']' {
			return s.failed()
		}
		v, err := s.value()
		if err != nil {
			return err
		}
		if !yield(v) {
			return nil
		}
		b, ok = s.space()
		if ok && b != ',' && b != ']' {
			return fmt.Errorf("%w in line %d: after an element there is %q instead of a comma", errBroken, s.line, b)
		}
		if ok && b == ',' {
			s.next()
			b, ok = s.space()
		}
	}
	if err := s.failed(); err != nil {
		return err
	}
	return io.ErrUnexpectedEOF
}

// nothing is an error if anything but white space stands behind the array.
func (s *scanner) nothing() error {
	s.next()
	if b, ok := s.space(); ok {
		return fmt.Errorf("%w in line %d: behind the end of the array there is %q", errBroken, s.line, b)
	}
	return s.failed()
}

// sequence yields values that stand one after the other.
func (s *scanner) sequence(yield func(value) bool) error {
	for {
		if _, ok := s.space(); !ok {
			return s.failed()
		}
		v, err := s.value()
		if err != nil {
			return err
		}
		if !yield(v) {
			return nil
		}
	}
}

// lines yields the lines that are not empty.
func (s *scanner) lines(yield func(value) bool) error { return s.parts('\n', yield) }

// records yields what stands between record separators.
func (s *scanner) records(yield func(value) bool) error { return s.parts(recordMark, yield) }

// parts yields the parts of the text between separators that are not empty.
func (s *scanner) parts(separator byte, yield func(value) bool) error {
	split := splitter{window: s.window, dialect: dialect{newline: separator}}
	for {
		at := s.line
		offset := s.offset
		n, found := split.endOfLine()
		if n == 0 && !found {
			return s.failed()
		}
		if n > s.limit {
			split.at = at
			split.skip()
			if !yield(value{raw: split.raw, offset: offset, line: at, fault: split.wrong}) {
				return nil
			}
			continue
		}
		part := s.bytes()[:n]
		size := n
		if found {
			size++
		}
		s.pass(size, int64(bytes.Count(s.bytes()[:size], []byte{'\n'})))
		text := bytes.TrimLeft(part, " \t\r\n\x1e")
		blanks := part[:len(part)-len(text)]
		offset += int64(len(blanks))
		at += int64(bytes.Count(blanks, []byte{'\n'}))
		if text = bytes.TrimRight(text, " \t\r\n"); len(text) > 0 && !yield(s.part(text, offset, at)) {
			return nil
		}
	}
}

// errCut is the Fault of a part that is not a whole JSON text.
var errCut = errors.New("it is cut off")

// part is a part of the text as a value.
func (s *scanner) part(text []byte, offset, line int64) value {
	v := value{raw: text, offset: offset, line: line, fault: s.faultOf(offset, text)}
	c := cursor{}
	c.run(text)
	switch {
	case v.fault != nil:
	case c.deepest > s.depth:
		v.fault = fmt.Errorf("it nests deeper than %d levels, which is the limit", s.depth)
	case !c.ended && !c.scalar():
		v.fault = errCut
	}
	return v
}
