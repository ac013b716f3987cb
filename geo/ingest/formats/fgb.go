package formats

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"

	flatbuffers "github.com/google/flatbuffers/go"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// fgbMagic begins a FlatGeobuf file of version 3, whatever its patch level.
const fgbMagic = "fgb\x03fgb"

func isFGB(s *sample) bool {
	return s.begins("fgb") && len(s.head) >= 8 && string(s.head[4:7]) == "fgb"
}

// fgbFile is an opened FlatGeobuf file.
type fgbFile struct {
	in     rows.Input
	limits rows.Limits
	fgbHeader
	// begin is where the features begin.
	begin, read int64
}

// openFGB opens a FlatGeobuf file: one table, its features in the order of
// the file. The index is passed over. A column of binary values comes as
// hexadecimal digits; the heights of points are the column "z".
func openFGB(_ context.Context, in rows.Input, opt Options) (rows.Source, error) {
	f := &fgbFile{in: in, limits: opt.Limits}
	var start [12]byte
	if n, _ := in.Data.ReadAt(start[:], 0); n < len(start) {
		return nil, errFGBShort
	}
	if string(start[:7]) != fgbMagic {
		return nil, fmt.Errorf("it is FlatGeobuf of version %d, and version 3 is read; write it anew with: ogr2ogr out.fgb FILE", start[3])
	}
	size := int64(binary.LittleEndian.Uint32(start[8:]))
	if size > int64(opt.Limits.Row) || size < 8 {
		return nil, fmt.Errorf("its header has %d bytes: the file is damaged", size)
	}
	header := make([]byte, size)
	if n, _ := in.Data.ReadAt(header, int64(len(start))); int64(n) < size {
		return nil, errFGBShort
	}
	err := guarded(func() (err error) {
		f.fgbHeader, err = readFGBHeader(header, opt.Limits)
		return err
	})
	if err != nil {
		return nil, err
	}
	index, ok := indexSize(f.count, f.node, in.Size)
	if f.begin = int64(len(start)) + size + index; !ok || f.begin > in.Size {
		return nil, errFGBShort
	}
	return f, nil
}

var errFGBShort = errors.New("the file is cut short")

// guarded turns the panics of the library, by which it tells that an offset
// lies outside of the buffer, into an error.
func guarded(read func() error) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("it is damaged: what it points to is not there")
		}
	}()
	return read()
}

// indexSize is how many bytes the packed R-tree of n features has.
func indexSize(n uint64, node uint16, most int64) (int64, bool) {
	const bytes = 40
	if n == 0 || node == 0 {
		return 0, true
	}
	if node < 2 || n > uint64(most/bytes) {
		return 0, false
	}
	total := n
	for { // a single feature has a node above it too
		n = (n + uint64(node) - 1) / uint64(node)
		if total += n; n == 1 {
			return int64(total * bytes), true
		}
	}
}

func (f *fgbFile) Format() string { return "FlatGeobuf" }

func (f *fgbFile) Tables() []rows.Table {
	count := int64(-1)
	if f.count > 0 && f.count <= uint64(f.in.Size/8) {
		count = int64(f.count)
	}
	return []rows.Table{{Name: f.title, Columns: f.names, Rows: count, Located: true}}
}

func (f *fgbFile) Read() int64 { return f.read }

func (f *fgbFile) Close() error { return nil }

func (f *fgbFile) Rows(ctx context.Context, table string) iter.Seq2[rows.Row, error] {
	return func(yield func(rows.Row, error) bool) {
		if table != f.title {
			yield(rows.Row{}, rows.NoTable(table, f.Tables()))
			return
		}
		if err := f.each(ctx, yield); err != nil {
			yield(rows.Row{}, err)
		}
	}
}

// each yields the features. It returns nil if it is told to stop.
func (f *fgbFile) each(ctx context.Context, yield func(rows.Row, error) bool) error {
	src := bufio.NewReaderSize(io.NewSectionReader(f.in.Data, f.begin, f.in.Size-f.begin), 256<<10)
	f.read = f.begin
	var buf []byte
	for number := int64(1); ; number++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		var prefix [4]byte
		if _, err := io.ReadFull(src, prefix[:]); errors.Is(err, io.EOF) {
			return f.ended(number - 1)
		} else if err != nil {
			return cutShort(err)
		}
		size := int64(binary.LittleEndian.Uint32(prefix[:]))
		f.read += 4 + size
		row := rows.Row{Number: number, Names: f.names, Values: make([]any, len(f.names))}
		switch {
		case f.read > f.in.Size:
			f.read = f.in.Size
			return errFGBShort
		case size > int64(f.limits.Row):
			row.Fault = tooLong(f.limits.Row)
			if _, err := src.Discard(int(size)); err != nil {
				return cutShort(err)
			}
		default:
			if int64(cap(buf)) < size {
				buf = make([]byte, size)
			}
			buf = buf[:size]
			if _, err := io.ReadFull(src, buf); err != nil {
				return cutShort(err)
			}
			row.Fault = guarded(func() error { return f.feature(buf, &row) })
		}
		if !yield(row, nil) {
			return nil
		}
	}
}

func cutShort(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return errFGBShort
	}
	return err
}

// ended says whether all features that the header tells of have come.
func (f *fgbFile) ended(n int64) error {
	if f.count > 0 && uint64(n) < f.count {
		return fmt.Errorf("the file is cut short: it ends after %d of %d features", n, f.count)
	}
	return nil
}

// feature reads a feature into the row.
func (f *fgbFile) feature(buf []byte, row *rows.Row) error {
	feature := rootTable(buf)
	columns := f.columns
	if own, ok := feature.vector(2); ok {
		var err error
		if columns, err = readColumns(own, f.limits); err != nil {
			return err
		}
		row.Names = columnNames(columns.names(f.z))
		row.Values = make([]any, len(row.Names))
	}
	if properties, ok := feature.bytes(1); ok {
		if err := columns.read(properties, row.Values, f.limits.Depth); err != nil {
			return err
		}
	}
	geometry, ok := feature.table(0)
	if !ok {
		return nil
	}
	reader := fgbGeometry{points: len(buf) / 16, parts: len(buf) / 4}
	where, err := reader.read(geometry, f.kind, f.limits.Depth)
	if err != nil {
		return err
	}
	if f.z {
		row.Values[len(row.Values)-1] = where.z
	}
	row.Geometry, err = f.crs.geometry(where.geometry)
	return err
}

// fbTable is a table of a FlatBuffer. Fields are named by their place in the
// schema.
type fbTable struct{ flatbuffers.Table }

func rootTable(buf []byte) fbTable {
	return fbTable{flatbuffers.Table{Bytes: buf, Pos: flatbuffers.GetUOffsetT(buf)}}
}

// at is where the value of a field is; 0 if the field is not there.
func (t fbTable) at(field int) flatbuffers.UOffsetT {
	if o := t.Offset(flatbuffers.VOffsetT(4 + 2*field)); o != 0 {
		return t.Pos + flatbuffers.UOffsetT(o)
	}
	return 0
}

func (t fbTable) table(field int) (fbTable, bool) {
	at := t.at(field)
	if at == 0 {
		return fbTable{}, false
	}
	return fbTable{flatbuffers.Table{Bytes: t.Bytes, Pos: t.Indirect(at)}}, true
}

// maxName is how many bytes a text in the header may have.
const maxName = 64 << 10

func (t fbTable) text(field int) string {
	b, _ := t.bytes(field)
	return string(b[:min(len(b), maxName)])
}

func (t fbTable) bytes(field int) ([]byte, bool) {
	at := t.at(field)
	if at == 0 {
		return nil, false
	}
	return t.ByteVector(at), true
}

func (t fbTable) byte(field int) byte {
	if at := t.at(field); at != 0 {
		return t.GetByte(at)
	}
	return 0
}

// fbVector is a vector of tables or numbers.
type fbVector struct {
	table flatbuffers.Table
	start flatbuffers.UOffsetT
	n     int
}

func (t fbTable) vector(field int) (fbVector, bool) {
	o := t.Offset(flatbuffers.VOffsetT(4 + 2*field))
	if o == 0 {
		return fbVector{}, false
	}
	off := flatbuffers.UOffsetT(o)
	return fbVector{t.Table, t.Vector(off), t.VectorLen(off)}, true
}

// within says whether the vector's elements of that size lie in the buffer.
func (v fbVector) within(size int) bool {
	return v.n >= 0 && int64(v.start)+int64(v.n)*int64(size) <= int64(len(v.table.Bytes))
}

func (v fbVector) tableAt(i int) fbTable {
	at := v.table.Indirect(v.start + flatbuffers.UOffsetT(4*i))
	return fbTable{flatbuffers.Table{Bytes: v.table.Bytes, Pos: at}}
}

func (v fbVector) float(i int) float64 {
	return v.table.GetFloat64(v.start + flatbuffers.UOffsetT(8*i))
}

func (v fbVector) uint(i int) uint32 { return v.table.GetUint32(v.start + flatbuffers.UOffsetT(4*i)) }
