package formats

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// Packed data is refused if it unpacks to more than maxRatio times its size,
// once that is more than ratioFrom bytes: tables do not.
const (
	maxRatio  = 300
	ratioFrom = 64 << 20
)

// maxPackings is how many archives a file may lie in: a gzip in a ZIP.
const maxPackings = 2

// packed is a Source out of packed data.
type packed struct {
	rows.Source
	packing string
	size    int64 // packed
	full    int64 // unpacked
	remove  func() error
}

func isGzip(s *sample) bool { return s.begins("\x1f\x8b") }

func isZstd(s *sample) bool { return s.begins("\x28\xb5\x2f\xfd") }

func openGzip(ctx context.Context, in rows.Input, opt Options) (rows.Source, error) {
	r, err := gzip.NewReader(io.NewSectionReader(in.Data, 0, in.Size))
	if err != nil {
		return nil, err
	}
	return openPacked(ctx, in, r, "gzip", opt)
}

func openZstd(ctx context.Context, in rows.Input, opt Options) (rows.Source, error) {
	r, err := zstd.NewReader(io.NewSectionReader(in.Data, 0, in.Size),
		zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return openPacked(ctx, in, r, "zstd", opt)
}

// openPacked unpacks one file and opens it.
func openPacked(ctx context.Context, in rows.Input, r io.Reader, packing string, opt Options) (rows.Source, error) {
	opt, err := inner(opt)
	if err != nil {
		return nil, err
	}
	unpacked, remove, err := unpack(ctx, r, in.Size, unpackedName(in.Name), opt.Limits.Unpacked)
	if err != nil {
		return nil, err
	}
	source, err := Open(ctx, unpacked, opt)
	if err != nil {
		return nil, errors.Join(err, remove())
	}
	return &packed{source, packing, in.Size, unpacked.Size, remove}, nil
}

// inner is the options for what is in an archive. The format that was asked
// for is that of the file in it.
func inner(opt Options) (Options, error) {
	opt.packings++
	if opt.packings > maxPackings {
		return opt, errors.New("it is an archive in an archive in an archive: unpack it first")
	}
	return opt, nil
}

// unpack spills what was packed in so many bytes, within the limits.
func unpack(ctx context.Context, r io.Reader, size int64, name string, limit int64) (rows.Input, func() error, error) {
	ratio := max(ratioFrom, size*maxRatio)
	in, remove, err := spill(ctx, r, name, min(limit, ratio))
	var much tooMuch
	if errors.As(err, &much) && ratio < limit {
		err = fmt.Errorf("it unpacks to more than %d times its size, as no honest table does", maxRatio)
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = fmt.Errorf("it is cut off: %w", err)
	}
	return in, remove, err
}

// unpackedName is a name without the ending of its packing.
func unpackedName(name string) string {
	for _, ending := range []string{".gz", ".gzip", ".zst", ".zstd"} {
		if n := len(name) - len(ending); n > 0 && strings.EqualFold(name[n:], ending) {
			return name[:n]
		}
	}
	return name
}

// Format names the format and the packing.
func (p *packed) Format() string { return p.Source.Format() + ", in " + p.packing }

// Read is how far it is, in bytes of the packed file.
func (p *packed) Read() int64 {
	if p.full == 0 {
		return 0
	}
	return int64(float64(p.size) * float64(p.Source.Read()) / float64(p.full))
}

func (p *packed) Close() error { return errors.Join(p.Source.Close(), p.remove()) }
