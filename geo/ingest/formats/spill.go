//go:build !js

package formats

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// spill copies a stream to a temporary file, so that it can be read often
// and anywhere. More than limit bytes are an error. The file lies in the
// directory that TMPDIR names and is gone after remove.
func spill(ctx context.Context, r io.Reader, name string, limit int64) (in rows.Input, remove func() error, err error) {
	file, err := os.CreateTemp("", "mapd-import-*")
	if err != nil {
		return in, nil, fmt.Errorf("a temporary file is needed: %w", err)
	}
	remove = func() error { return errors.Join(file.Close(), os.Remove(file.Name())) }
	size, err := copyLimited(ctx, file, r, limit)
	if err != nil {
		return in, nil, errors.Join(err, remove())
	}
	return rows.Input{Name: name, Path: file.Name(), Data: file, Size: size}, remove, nil
}
