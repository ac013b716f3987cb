package formats

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"iter"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/charmap"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// zipFile reads the files in a ZIP archive. If there is one that can be
// read, the archive reads as that file; else the table of a file has its
// name, and that of a workbook's sheet "book.xlsx/Sheet1". Files of no known
// format are left out and Format names them.
type zipFile struct {
	opt     Options
	files   []*zipMember
	tables  []rows.Table
	places  map[string]zipTable
	leftOut []string
	// source is the file that is unpacked now, that of member open.
	source rows.Source
	open   *zipMember
}

// zipMember is a file in an archive.
type zipMember struct {
	*zip.File
	name   string
	format string
	tables []rows.Table
}

// zipTable is a table of a file in an archive.
type zipTable struct {
	member *zipMember
	table  string
}

func isZip(s *sample) bool { return s.begins("PK") && s.members != nil }

func openZip(ctx context.Context, in rows.Input, opt Options) (rows.Source, error) {
	opt, err := inner(opt)
	if err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(in.Data, in.Size)
	if err != nil {
		return nil, err
	}
	archive.RegisterDecompressor(zip.Deflate, flate.NewReader)
	archive.RegisterDecompressor(zstd.ZipMethodWinZip, zstd.ZipDecompressor())
	z := &zipFile{opt: opt, places: map[string]zipTable{}}
	if err := z.list(ctx, archive.File); err != nil {
		return nil, errors.Join(err, z.Close())
	}
	if len(z.files) == 0 {
		return nil, z.nothing(in)
	}
	z.name()
	return z, nil
}

// list opens each file to see its tables.
func (z *zipFile) list(ctx context.Context, files []*zip.File) error {
	if len(files) > z.opt.Limits.Members {
		return fmt.Errorf("it holds %d files and the limit is %d", len(files), z.opt.Limits.Members)
	}
	for _, f := range files {
		m := &zipMember{File: f, name: memberName(f)}
		if err := soundName(m.name); err != nil {
			return err
		}
		if f.FileInfo().IsDir() || beside(m.name) || f.UncompressedSize64 == 0 {
			continue
		}
		source, size, err := z.unpack(ctx, m)
		z.opt.Limits.Unpacked -= size
		var none *unknownFormat
		if errors.As(err, &none) {
			z.leftOut = append(z.leftOut, m.name)
			continue
		}
		if err != nil {
			return err
		}
		m.format, m.tables = source.Format(), source.Tables()
		z.files = append(z.files, m)
		if err := z.keep(m, source); err != nil {
			return err
		}
	}
	return nil
}

// nothing is the error for an archive without a file that can be read.
func (z *zipFile) nothing(in rows.Input) error {
	s, err := newSample(in, z.opt)
	if err != nil {
		return err
	}
	if _, ok := foreignTo(s); ok {
		return unknown(s)
	}
	return fmt.Errorf("of the files in it none is of a format that is read: %s", strings.Join(z.leftOut, ", "))
}

// keep makes the source the one that is open.
func (z *zipFile) keep(m *zipMember, source rows.Source) error {
	err := z.Close()
	z.source, z.open = source, m
	return err
}

// unpack unpacks a file and opens it. The size is that of the file unpacked.
func (z *zipFile) unpack(ctx context.Context, m *zipMember) (rows.Source, int64, error) {
	if m.Flags&1 != 0 {
		return nil, 0, fmt.Errorf("%s is locked with a password: unpack it first", m.name)
	}
	r, err := m.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return nil, 0, fmt.Errorf("%s is packed in a way that is not read (method %d): unpack it first", m.name, m.Method)
	}
	if err != nil {
		return nil, 0, fmt.Errorf("%s: %w", m.name, err)
	}
	defer r.Close()
	in, remove, err := unpack(ctx, r, int64(m.CompressedSize64), path.Base(m.name), z.opt.Limits.Unpacked)
	if err != nil {
		return nil, 0, fmt.Errorf("%s: %w", m.name, err)
	}
	source, err := Open(ctx, in, z.opt)
	if err != nil {
		return nil, in.Size, errors.Join(err, remove())
	}
	return &packed{source, "ZIP", int64(m.CompressedSize64), in.Size, remove}, in.Size, nil
}

// name gives the tables names that are unique in the archive.
func (z *zipFile) name() {
	used := map[string]int{}
	for _, m := range z.files {
		for _, t := range m.tables {
			inside := t.Name
			if len(z.files) > 1 {
				t.Name = m.name
				if inside != "" {
					t.Name += "/" + inside
				}
			}
			t.Name = another(t.Name, used, nil)
			z.tables = append(z.tables, t)
			z.places[t.Name] = zipTable{m, inside}
		}
	}
}

// memberName is the name of a file. Old archives have names in the code page
// of DOS.
func memberName(f *zip.File) string {
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	name, err := charmap.CodePage437.NewDecoder().String(f.Name)
	if err != nil {
		return strings.ToValidUTF8(f.Name, "_")
	}
	return name
}

// soundName refuses names that are made to do harm. Files are never written
// under them, but who made them has no table to offer.
func soundName(name string) error {
	slashes := strings.ReplaceAll(name, `\`, "/")
	if len(name) > 1024 || strings.HasPrefix(slashes, "/") || strings.Contains("/"+slashes+"/", "/../") ||
		strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) {
		return fmt.Errorf("it holds a file with the harmful name %q", name[:min(len(name), 100)])
	}
	return nil
}

// beside says whether a file is one that systems put beside others.
func beside(name string) bool {
	return strings.HasPrefix(name, "__MACOSX/") || strings.HasPrefix(path.Base(name), ".") || path.Base(name) == "Thumbs.db"
}

// Format names the format of the files.
func (z *zipFile) Format() string {
	text := z.files[0].format
	if len(z.files) > 1 {
		text = fmt.Sprintf("ZIP of %d files", len(z.files))
	}
	if len(z.leftOut) > 0 {
		text += ", left out: " + strings.Join(z.leftOut, ", ")
	}
	return text
}

func (z *zipFile) Tables() []rows.Table { return z.tables }

func (z *zipFile) Rows(ctx context.Context, table string) iter.Seq2[rows.Row, error] {
	return func(yield func(rows.Row, error) bool) {
		place, ok := z.places[table]
		if !ok {
			yield(rows.Row{}, rows.NoTable(table, z.tables))
			return
		}
		if place.member != z.open {
			source, _, err := z.unpack(ctx, place.member)
			if err == nil {
				err = z.keep(place.member, source)
			}
			if err != nil {
				yield(rows.Row{}, err)
				return
			}
		}
		for row, err := range z.source.Rows(ctx, place.table) {
			if !yield(row, err) {
				return
			}
		}
	}
}

// Read is how far the present table's file is.
func (z *zipFile) Read() int64 {
	if z.source == nil {
		return 0
	}
	return z.source.Read()
}

// Close takes away what is unpacked.
func (z *zipFile) Close() error {
	if z.source == nil {
		return nil
	}
	source := z.source
	z.source, z.open = nil, nil
	return source.Close()
}
