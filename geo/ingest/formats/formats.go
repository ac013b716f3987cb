package formats

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// Options say how to read an input where that is not to be found out. The
// zero Options find out everything.
type Options struct {
	// Format is the name of a format as Names lists them. Empty: it is found
	// out from the content, then from the ending of the name.
	Format string
	// Encoding is the encoding of text by its name in the WHATWG's registry:
	// "utf-8", "windows-1252", "utf-16le", "windows-874". Empty: it is found
	// out from the content.
	Encoding string
	// Delimiter stands between the cells of CSV. Zero: it is found out.
	Delimiter rune
	// Limits are the protection from harmful inputs. What is zero in them is
	// as in rows.DefaultLimits.
	Limits rows.Limits

	// packings counts how many archives the input has been taken out of.
	packings int
}

// format is a format that can be read.
type format struct {
	// name is how Options.Format names it.
	name string
	// title is how people call it.
	title string
	// is says whether the file begins as one of this format. The formats are
	// asked in the order of the table and the first one that says yes is it.
	is func(s *sample) bool
	// open opens it. The input stays the caller's: Close does not close it.
	open func(ctx context.Context, in rows.Input, opt Options) (rows.Source, error)
}

// formats is the table of all that can be read, packings that of what they
// may come in. A workbook is a ZIP archive too: the formats are asked first.
var formats, packings []format

// The readers of archives look into the table again: it is filled here, as
// Go has no order for a table that needs itself. Text comes last and CSV at
// the end: any text with cells may be CSV.
func init() {
	formats = []format{
		{"xlsx", "Excel workbook (XLSX)", isXLSX, openXLSX},
		{"kml", "KML", isKML, openKML},
		{"kmz", "KMZ", isKMZ, openKMZ},
		{"gpx", "GPX", isGPX, openGPX},
		{"gpkg", "GeoPackage", isGPKG, openSQLite},
		{"sqlite", "SQLite", isSQLite, openSQLite},
		{"fgb", "FlatGeobuf", isFGB, openFGB},
		{"parquet", "Parquet", isParquet, openParquet},
		{"geojson", "GeoJSON", isGeoJSON, openGeoJSON},
		{"json", "JSON", isJSON, openJSON},
		{"csv", "CSV", isCSV, openCSV},
	}
	packings = []format{
		{"zip", "ZIP", isZip, openZip},
		{"gzip", "gzip", isGzip, openGzip},
		{"zstd", "zstd", isZstd, openZstd},
	}
}

// Names are the names of all formats, for Options.Format.
func Names() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return names
}

// Open opens an input in the format that it has. The input must stay
// readable until the Source is closed and is closed by the caller.
func Open(ctx context.Context, in rows.Input, opt Options) (rows.Source, error) {
	opt.Limits = filled(opt.Limits)
	f, err := formatOf(in, opt)
	if err != nil {
		return nil, err
	}
	source, err := f.open(ctx, in, opt)
	if err != nil {
		return nil, fmt.Errorf("%s (%s): %w", in.Name, f.title, err)
	}
	return source, nil
}

// OpenFile opens the file at the path; "-" is the standard input, which is
// copied to a temporary file first. Close closes the file as well.
func OpenFile(ctx context.Context, path string, opt Options) (rows.Source, error) {
	if path == "-" {
		return openReader(ctx, os.Stdin, "standard input", opt)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && info.IsDir() {
		err = fmt.Errorf("%s is a directory: name the files in it", path)
	}
	if err == nil && !info.Mode().IsRegular() {
		defer file.Close()
		return openReader(ctx, file, filepath.Base(path), opt)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return openOwned(ctx, rows.Input{Name: filepath.Base(path), Path: path, Data: file, Size: info.Size()}, opt, file.Close)
}

// openReader opens what comes out of a pipe.
func openReader(ctx context.Context, r io.Reader, name string, opt Options) (rows.Source, error) {
	in, remove, err := spill(ctx, r, name, filled(opt.Limits).Unpacked)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return openOwned(ctx, in, opt, remove)
}

// openOwned opens an input that is released when the Source is closed.
func openOwned(ctx context.Context, in rows.Input, opt Options, release func() error) (rows.Source, error) {
	source, err := Open(ctx, in, opt)
	if err != nil {
		return nil, errors.Join(err, release())
	}
	return &owned{source, release}, nil
}

// owned is a Source that holds a file or the like, released by Close.
type owned struct {
	rows.Source
	release func() error
}

func (o *owned) Close() error { return errors.Join(o.Source.Close(), o.release()) }

// formatOf finds the format of the input.
func formatOf(in rows.Input, opt Options) (*format, error) {
	s, err := newSample(in, opt)
	if err != nil {
		return nil, err
	}
	if opt.Format != "" {
		return namedFormat(s, opt.Format)
	}
	for _, table := range [][]format{formats, packings} {
		for i := range table {
			if table[i].is(s) {
				return &table[i], nil
			}
		}
	}
	return nil, unknown(s)
}

// namedFormat is the format with that name, or the packing that a file of
// this format comes in.
func namedFormat(s *sample, name string) (*format, error) {
	i := slices.IndexFunc(formats, func(f format) bool { return strings.EqualFold(f.name, name) })
	if i < 0 {
		return nil, fmt.Errorf("there is no format %q; there are %s", name, strings.Join(Names(), ", "))
	}
	if !formats[i].is(s) {
		for j := range packings {
			if packings[j].is(s) {
				return &packings[j], nil
			}
		}
	}
	return &formats[i], nil
}

// filled is the limits with the default ones where they are zero.
func filled(l rows.Limits) rows.Limits {
	d := rows.DefaultLimits
	if l.Unpacked == 0 {
		l.Unpacked = d.Unpacked
	}
	if l.Members == 0 {
		l.Members = d.Members
	}
	if l.Row == 0 {
		l.Row = d.Row
	}
	if l.Columns == 0 {
		l.Columns = d.Columns
	}
	if l.Depth == 0 {
		l.Depth = d.Depth
	}
	return l
}
