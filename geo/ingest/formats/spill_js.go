package formats

import (
	"bytes"
	"context"
	"io"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// memory is how many bytes a browser unpacks at most.
const memory = 512 << 20

// spill copies a stream to memory, as a browser has no files. More than
// limit bytes are an error.
func spill(ctx context.Context, r io.Reader, name string, limit int64) (in rows.Input, remove func() error, err error) {
	var b bytes.Buffer
	if _, err := copyLimited(ctx, &b, r, min(limit, memory)); err != nil {
		return in, nil, err
	}
	in = rows.Input{Name: name, Data: bytes.NewReader(b.Bytes()), Size: int64(b.Len())}
	return in, func() error { return nil }, nil
}
