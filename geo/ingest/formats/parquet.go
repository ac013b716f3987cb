//go:build !js

package formats

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	pqformat "github.com/parquet-go/parquet-go/format"

	"github.com/mapd/mapd/geo/ingest/rows"
)

const (
	parquetTail     = 8
	maxParquetTail  = 64 << 20
	parquetAtOnce   = 64
	parquetNestedAt = 4
)

// parquetFile is an opened Parquet file.
type parquetFile struct {
	in     rows.Input
	limits rows.Limits
	file   *parquet.File
	meta   *pqformat.FileMetaData
	schema *parquetNode
	geo    parquetGeo
	// fields are the columns that are read, with their names; the height of
	// a point comes last.
	fields []*parquetNode
	names  []string
	read   int64
	sound  map[int]bool
}

// openParquet opens a Parquet file, with or without the metadata of
// GeoParquet. It is one table; the geometry is the primary column of
// GeoParquet, or the first column of Parquet's own type of geometry. Row
// groups are read page by page.
//
// Lists, maps and groups come as such. DATE and TIMESTAMP come as ISO 8601
// text: with a Z if the file says that they are in UTC, without if they are
// local. DECIMAL is a number if it has up to 15 digits, else text. Binary
// values that are UTF-8 without control characters are text, as older
// writers left their texts unmarked; others come as hexadecimal digits.
func openParquet(_ context.Context, in rows.Input, opt Options) (rows.Source, error) {
	f := &parquetFile{in: in, limits: opt.Limits, sound: map[int]bool{}}
	err := guarded(func() (err error) {
		if f.meta, err = parquetMeta(in); err != nil {
			return err
		}
		if f.schema, err = parquetSchema(f.meta, opt.Limits); err != nil {
			return err
		}
		f.file, err = parquet.OpenFile(in.Data, in.Size, &parquet.FileConfig{
			SkipPageIndex: true, SkipBloomFilters: true, ReadBufferSize: 64 << 10,
		})
		return err
	})
	if err != nil {
		return nil, err
	}
	if f.geo, err = parquetGeometry(f.meta, f.schema); err != nil {
		return nil, err
	}
	var raw []string
	for _, field := range f.schema.kids {
		if field != f.geo.column && field.name != f.geo.covering {
			f.fields, raw = append(f.fields, field), append(raw, field.name)
		}
	}
	if f.geo.height {
		raw = append(raw, "z")
	}
	f.names = columnNames(raw)
	return f, nil
}

// parquetMeta reads the metadata at the end of the file.
func parquetMeta(in rows.Input) (*pqformat.FileMetaData, error) {
	short := errors.New("the file is cut short: its description, which stands at the end, is missing")
	var tail [parquetTail]byte
	if in.Size < 3*parquetTail/2 {
		return nil, short
	}
	if _, err := in.Data.ReadAt(tail[:], in.Size-parquetTail); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	sealed := errors.New("it is encrypted; save it without a key")
	size := int64(binary.LittleEndian.Uint32(tail[:]))
	switch magic := string(tail[4:]); {
	case magic == parquetSealed:
		return nil, sealed
	case magic != parquetMagic || size > in.Size-3*parquetTail/2:
		return nil, short
	case size > maxParquetTail:
		return nil, fmt.Errorf("its description has %d bytes; the limit is %d", size, maxParquetTail)
	}
	b := make([]byte, size)
	if _, err := in.Data.ReadAt(b, in.Size-parquetTail-size); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if err := soundThrift(b); err != nil {
		return nil, err
	}
	var protocol thrift.CompactProtocol
	meta := new(pqformat.FileMetaData)
	if err := thrift.NewDecoder(protocol.NewReaderFromBytes(b)).Decode(meta); err != nil {
		return nil, fmt.Errorf("its description is damaged: %w", err)
	}
	if meta.EncryptionAlgorithm.Value != nil {
		return nil, sealed
	}
	return meta, nil
}

func (f *parquetFile) Format() string {
	if f.geo.column != nil {
		return "GeoParquet"
	}
	return "Parquet"
}

func (f *parquetFile) Tables() []rows.Table {
	return []rows.Table{{Columns: f.names, Rows: f.file.NumRows(), Located: f.geo.column != nil}}
}

func (f *parquetFile) Read() int64 { return f.read }

func (f *parquetFile) Close() error { return nil }

func (f *parquetFile) Rows(ctx context.Context, table string) iter.Seq2[rows.Row, error] {
	return func(yield func(rows.Row, error) bool) {
		if table != "" {
			yield(rows.Row{}, rows.NoTable(table, f.Tables()))
			return
		}
		number := int64(0)
		for i, group := range f.file.RowGroups() {
			more, err := f.group(ctx, i, group, &number, yield)
			if err != nil {
				yield(rows.Row{}, fmt.Errorf("row %d: %w", number+1, err))
			}
			if err != nil || !more {
				return
			}
		}
		f.read = f.in.Size
	}
}

// group yields the rows of a row group.
func (f *parquetFile) group(ctx context.Context, i int, group parquet.RowGroup, number *int64, yield func(rows.Row, error) bool) (more bool, err error) {
	if !f.sound[i] {
		if err := guarded(func() error { return f.check(i) }); err != nil {
			return false, err
		}
		f.sound[i] = true
	}
	var reader parquet.Rows
	if err := guarded(func() error { reader = group.Rows(); return nil }); err != nil {
		return false, err
	}
	defer func() {
		err = errors.Join(err, guarded(reader.Close))
	}()
	buf := make([]parquet.Row, f.atOnce())
	for {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		var n int
		err := guarded(func() (err error) {
			n, err = reader.ReadRows(buf)
			return err
		})
		for _, values := range buf[:n] {
			*number++
			f.read = min(int64(float64(*number)/float64(max(f.file.NumRows(), 1))*float64(f.in.Size)), f.in.Size)
			if !yield(f.row(*number, values), nil) {
				return false, nil
			}
		}
		if errors.Is(err, io.EOF) {
			return true, nil
		}
		if err != nil {
			return false, fmt.Errorf("the file is damaged: %w", err)
		}
	}
}

// atOnce is how many rows are read at once.
func (f *parquetFile) atOnce() int {
	for _, leaf := range f.schema.leaves() {
		if leaf.rep > 0 {
			return parquetNestedAt
		}
	}
	return parquetAtOnce
}

// row makes a row of the values of all leaves.
func (f *parquetFile) row(number int64, values parquet.Row) rows.Row {
	row := rows.Row{Number: number, Names: f.names, Values: make([]any, len(f.names))}
	row.Fault = guarded(func() error {
		columns := make([][]parquet.Value, f.schema.to)
		values.Range(func(column int, values []parquet.Value) bool {
			columns[column] = values
			return true
		})
		var fault error
		for i, field := range f.fields {
			value, err := field.value(columns[field.from:field.to])
			if row.Values[i] = value; err != nil && fault == nil {
				fault = fmt.Errorf("column %q: %w", field.name, err)
			}
		}
		where, err := f.geo.placed(columns, f.limits.Depth)
		if row.Geometry = where.geometry; err != nil && fault == nil {
			fault = err
		}
		if f.geo.height {
			row.Values[len(row.Values)-1] = where.z
		}
		return fault
	})
	return row
}
