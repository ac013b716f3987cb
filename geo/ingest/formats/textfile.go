package formats

import (
	"context"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// textFile is an input of text, the common part of its readers.
type textFile struct {
	in      rows.Input
	limits  rows.Limits
	charset charset
	present *window
}

func openText(ctx context.Context, in rows.Input, opt Options) (textFile, error) {
	c, err := charsetOf(ctx, in, opt)
	return textFile{in: in, limits: opt.Limits, charset: c}, err
}

// window opens the text at its beginning.
func (f *textFile) window(ctx context.Context) *window {
	f.present = newWindow(ctx, f.in, f.charset, f.limits.Row)
	return f.present
}

// windowAt opens the text at an offset, which is in that line.
func (f *textFile) windowAt(ctx context.Context, offset, line int64) *window {
	w := f.window(ctx)
	if w.dec == nil {
		w = newWindow(ctx, f.in, charset{title: f.charset.title, mark: f.charset.mark + int(offset)}, f.limits.Row)
		w.c, w.offset, w.line = f.charset, offset, line
		w.file.n = offset
		f.present = w
		return w
	}
	for w.offset < offset && (w.to > w.from || w.more()) {
		w.pass(int(min(offset-w.offset, int64(w.to-w.from))), 0)
	}
	w.line = line
	return w
}

// Read is how far the present Rows is.
func (f *textFile) Read() int64 {
	if f.present == nil {
		return 0
	}
	return min(f.present.file.n+int64(f.charset.mark), f.in.Size)
}

// Close does nothing: the input is the caller's.
func (f *textFile) Close() error { return nil }
