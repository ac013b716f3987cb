package formats

import (
	"context"
	"fmt"
	"io"
)

// tooMuch is the error for more bytes than the limit allows.
type tooMuch struct{ limit int64 }

func (e tooMuch) Error() string {
	return fmt.Sprintf("it unpacks to more than %d bytes, which is the limit", e.limit)
}

// copyLimited copies at most limit bytes and stops when ctx ends.
func copyLimited(ctx context.Context, w io.Writer, r io.Reader, limit int64) (int64, error) {
	n, err := io.Copy(w, io.LimitReader(&cancelled{ctx, r}, limit+1))
	if err == nil && n > limit {
		err = tooMuch{limit}
	}
	return n, err
}

// cancelled is a reader that fails once its context has ended.
type cancelled struct {
	ctx context.Context
	io.Reader
}

func (c *cancelled) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.Reader.Read(p)
}
