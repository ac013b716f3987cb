package formats

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// sampleSize is how much of a file is looked at to find out what it is.
const sampleSize = 256 << 10

// sample is what a format is recognised from.
type sample struct {
	// name is the name of the file, in lower case.
	name string
	// head is how the file begins, as it stands: the whole of a small one.
	head []byte
	// text is the head as UTF-8 without a byte order mark if it is text in
	// any encoding, else nil. Bytes that are not UTF-8 stay as they are.
	text []byte
	// members are the names in a ZIP archive, nil if it is none.
	members []string
}

// newSample reads the sample of an input.
func newSample(in rows.Input, opt Options) (*sample, error) {
	head := make([]byte, min(in.Size, sampleSize))
	n, err := in.Data.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("reading %s: %w", in.Name, err)
	}
	s := &sample{name: strings.ToLower(in.Name), head: head[:n]}
	if bytes.HasPrefix(s.head, []byte("PK")) {
		if archive, err := zip.NewReader(in.Data, in.Size); err == nil {
			for _, f := range archive.File[:min(len(archive.File), opt.Limits.Members)] {
				s.members = append(s.members, f.Name)
			}
		}
		return s, nil
	}
	s.text = textOf(s.head, opt.Encoding)
	return s, nil
}

// begins says whether the file begins with these bytes.
func (s *sample) begins(magic string) bool { return bytes.HasPrefix(s.head, []byte(magic)) }

// ends says whether the name of the file has one of these endings, given
// with their dot.
func (s *sample) ends(endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(s.name, e) {
			return true
		}
	}
	return false
}

// member says whether it is a ZIP archive with a member of that name.
func (s *sample) member(name string) bool {
	for _, m := range s.members {
		if strings.EqualFold(m, name) {
			return true
		}
	}
	return false
}
