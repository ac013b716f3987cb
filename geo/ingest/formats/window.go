package formats

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// window is a part of a decoded text that moves on over it. A window starts
// at the row that is being read and grows until it holds the row.
type window struct {
	ctx  context.Context
	src  io.Reader
	dec  *decoder // nil if the text is UTF-8
	file *counter
	c    charset
	// buf[from:to] is the window.
	buf      []byte
	from, to int
	limit    int
	// chunk is how much is read at once.
	chunk int
	// offset is that of buf[from] in the text, line its line from 1.
	offset, line int64
	// end is why there is no more; io.EOF at the end of the text.
	end error
}

// counter counts the bytes that come out of a file.
type counter struct {
	io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

// newWindow opens the text of an input at its beginning. A row may have up
// to limit bytes.
func newWindow(ctx context.Context, in rows.Input, c charset, limit int) *window {
	file := &counter{Reader: io.NewSectionReader(in.Data, int64(c.mark), in.Size-int64(c.mark))}
	w := &window{ctx: ctx, src: file, file: file, c: c, limit: limit, line: 1}
	w.chunk = int(min(256<<10, in.Size+1))
	if c.decoder != nil {
		w.dec = newDecoder(file, c)
		w.src = w.dec
	}
	return w
}

// over opens a window over a text in memory.
func over(text []byte) *window {
	file := &counter{Reader: bytes.NewReader(text)}
	return &window{ctx: context.Background(), src: file, file: file, c: charset{title: "UTF-8"}, limit: len(text) + 1, chunk: len(text) + 1, line: 1}
}

// bytes is what the window shows.
func (w *window) bytes() []byte { return w.buf[w.from:w.to] }

// more makes the window longer. It says no at the end of the text, after an
// error, and if the window has as many bytes as a row may have.
func (w *window) more() bool {
	if w.end != nil || w.to-w.from >= w.limit {
		return false
	}
	if err := w.ctx.Err(); err != nil {
		w.end = err
		return false
	}
	if w.from > 0 {
		w.to = copy(w.buf, w.buf[w.from:w.to])
		w.from = 0
	}
	if w.to == len(w.buf) {
		w.buf = append(w.buf, make([]byte, max(w.chunk, len(w.buf)))...)
	}
	for range 100 {
		n, err := w.src.Read(w.buf[w.to:])
		w.to += n
		w.end = err
		if n > 0 || err != nil {
			return n > 0
		}
	}
	w.end = io.ErrNoProgress
	return false
}

// full says whether the window cannot grow since the row is too long.
func (w *window) full() bool { return w.to-w.from >= w.limit }

// failed is the error that ended the text, nil at its proper end.
func (w *window) failed() error {
	if errors.Is(w.end, io.EOF) {
		return nil
	}
	return w.end
}

// pass moves the beginning of the window on by n bytes with so many lines.
func (w *window) pass(n int, lines int64) {
	w.from += n
	w.offset += int64(n)
	w.line += lines
}

// faultOf says what is wrong as text with p, which stands at that offset.
func (w *window) faultOf(offset int64, p []byte) error {
	if w.dec != nil {
		if s, ok := w.dec.within(offset, offset+int64(len(p))); ok {
			return undecodable(s.file, w.c.title)
		}
	} else if !utf8.Valid(p) {
		return undecodable(int64(w.c.mark)+offset+int64(invalid(p)), w.c.title)
	}
	if i := bytes.IndexByte(p, 0); i >= 0 {
		return fmt.Errorf("there is a zero byte in the text, %d bytes after the beginning of the row: the file is damaged here", i)
	}
	return nil
}

// invalid is the index of the first byte that is not UTF-8.
func invalid(p []byte) int {
	for i := 0; i < len(p); {
		r, size := utf8.DecodeRune(p[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(p)
}

// tooLong is the Fault of a row with more bytes than the limit.
func tooLong(limit int) error {
	return fmt.Errorf("the row has more than %d bytes, which is the limit", limit)
}
