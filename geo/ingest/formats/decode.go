package formats

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/transform"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// charsetOf finds the encoding of a text: as the options or a byte order
// mark say, else from all of its bytes.
func charsetOf(ctx context.Context, in rows.Input, opt Options) (charset, error) {
	head := make([]byte, min(in.Size, 4096))
	n, err := in.Data.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return charset{}, err
	}
	head = head[:n]
	if opt.Encoding != "" {
		return named(opt.Encoding, head)
	}
	if c, ok := marked(head); ok {
		return c, nil
	}
	if c, ok := wide(head); ok {
		return c, nil
	}
	var c census
	all := &cancelled{ctx, io.NewSectionReader(in.Data, 0, in.Size)}
	if _, err := io.CopyBuffer(&c, all, make([]byte, 256<<10)); err != nil {
		return charset{}, err
	}
	c.end()
	return c.verdict()
}

// spot is a place in a text whose bytes cannot be decoded.
type spot struct {
	// text is its offset in the decoded text, file that in the file.
	text, file int64
}

// decoder is a reader of text as UTF-8. What cannot be decoded becomes
// U+FFFD, and broken says where.
type decoder struct {
	src  io.Reader
	t    transform.Transformer
	raw  []byte // what is not decoded yet, in in
	out  []byte // what is not delivered yet, in to
	in   []byte
	to   []byte
	file int64 // offset of raw in the file
	text int64 // offset of out in the text
	end  error
	// broken are the spots since the last forget, in their order.
	broken []spot
}

func newDecoder(src io.Reader, c charset) *decoder {
	const size = 32 << 10
	return &decoder{
		src: src, t: c.decoder.NewDecoder(), file: int64(c.mark),
		in: make([]byte, size), to: make([]byte, 3*size+utf8.UTFMax),
	}
}

func (d *decoder) Read(p []byte) (int, error) {
	for len(d.out) == 0 {
		if d.end != nil && len(d.raw) == 0 {
			return 0, d.end
		}
		if err := d.fill(); err != nil {
			return 0, err
		}
	}
	n := copy(p, d.out)
	d.out = d.out[n:]
	d.text += int64(n)
	return n, nil
}

// fill decodes the next piece of the file.
func (d *decoder) fill() error {
	if d.end == nil {
		n := copy(d.in, d.raw)
		m, err := d.src.Read(d.in[n:])
		d.raw, d.end = d.in[:n+m], err
	}
	nDst, nSrc, err := d.t.Transform(d.to, d.raw, d.end != nil)
	if err != nil && !errors.Is(err, transform.ErrShortSrc) && !errors.Is(err, transform.ErrShortDst) {
		return err
	}
	d.out = d.to[:nDst]
	if bytes.ContainsRune(d.out, utf8.RuneError) {
		d.find(d.raw[:nSrc])
	}
	d.raw = d.raw[nSrc:]
	d.file += int64(nSrc)
	return nil
}

// find notes where in raw, which has just been decoded to out, the bytes are
// that cannot be decoded. It decodes again in steps so small that U+FFFD
// comes alone.
func (d *decoder) find(raw []byte) {
	text, file := d.text, d.file
	var small [utf8.UTFMax]byte
	for size := 3; len(raw) > 0; {
		nDst, nSrc, err := d.t.Transform(small[:size], raw, true)
		if nDst == 0 && errors.Is(err, transform.ErrShortDst) && size == 3 {
			size = utf8.UTFMax
			continue
		}
		if nSrc == 0 {
			return
		}
		size = 3
		if bytes.ContainsRune(small[:nDst], utf8.RuneError) {
			d.broken = append(d.broken, spot{text, file})
		}
		raw = raw[nSrc:]
		text += int64(nDst)
		file += int64(nSrc)
	}
}

// within is the first spot in the text from one offset to another. It
// forgets those before.
func (d *decoder) within(from, to int64) (spot, bool) {
	for len(d.broken) > 0 && d.broken[0].text < from {
		d.broken = d.broken[1:]
	}
	if len(d.broken) > 0 && d.broken[0].text < to {
		return d.broken[0], true
	}
	return spot{}, false
}

// undecodable is the Fault of a row with bytes that are no text.
func undecodable(offset int64, title string) error {
	return fmt.Errorf("the bytes at offset %d of the file are not %s: mend them or name the encoding", offset, title)
}
