package formats

import (
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zip"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// A member of a document in a ZIP archive is taken for a bomb if it is
// larger than bombSize and more than bombRatio times its packed size: sheets
// of equal cells pack to a fiftieth.
const (
	bombSize  = 256 << 20
	bombRatio = 300
)

// openArchive opens the archive that a document consists of.
func openArchive(in rows.Input, limits rows.Limits) (*zip.Reader, error) {
	archive, err := zip.NewReader(in.Data, in.Size)
	if err != nil {
		return nil, fmt.Errorf("its archive is damaged or cut short: %w", err)
	}
	if len(archive.File) > limits.Members {
		return nil, fmt.Errorf("its archive has %d members; the limit is %d", len(archive.File), limits.Members)
	}
	return archive, nil
}

// unpacked is a member being read.
type unpacked struct {
	io.Reader
	io.Closer
}

// openMember opens a member of an archive. Its reader ends with an error if
// there is more than the archive says.
func openMember(f *zip.File, limits rows.Limits) (io.ReadCloser, error) {
	size, packed := f.UncompressedSize64, f.CompressedSize64
	switch {
	case f.Flags&1 != 0:
		return nil, errors.New("it is encrypted: save it without a password")
	case size > uint64(limits.Unpacked):
		return nil, tooMuch{limits.Unpacked}
	case size > bombSize && size/bombRatio > packed:
		return nil, fmt.Errorf("%s unpacks to %d bytes from %d, which no honest file does", f.Name, size, packed)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name, err)
	}
	return unpacked{&bounded{r, f.Name, int64(size)}, r}, nil
}

// bounded fails when more than left bytes come.
type bounded struct {
	io.Reader
	name string
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, fmt.Errorf("%s: the archive is damaged: more comes than it says", b.name)
	}
	return n, err
}
