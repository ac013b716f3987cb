package feeds

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"

	flatbuffers "github.com/google/flatbuffers/go"
	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

// fgbMagic begins a FlatGeobuf file of version 3.0.
const fgbMagic = "fgb\x03fgb\x00"

// The places of the fields in the tables of the schema (header.fbs, feature.fbs
// of flatgeobuf/flatgeobuf 3.x), and the values of its enumerations.
const (
	fgbHeaderName, fgbHeaderEnvelope, fgbHeaderType, fgbHeaderColumns, fgbHeaderCount, fgbHeaderNodeSize = 0, 1, 2, 7, 8, 9
	fgbHeaderCRS, fgbHeaderTitle, fgbHeaderDescription, fgbHeaderMetadata, fgbHeaderFields               = 10, 11, 12, 13, 14
	fgbColumnName, fgbColumnType, fgbColumnDescription, fgbColumnFields                                  = 0, 1, 3, 11
	fgbCRSOrg, fgbCRSCode, fgbCRSFields                                                                  = 0, 1, 6
	fgbGeometryXY, fgbGeometryType, fgbGeometryFields                                                    = 1, 6, 8
	fgbFeatureGeometry, fgbFeatureProperties, fgbFeatureFields                                           = 0, 1, 3

	fgbPoint, fgbLineString, fgbMultiPoint                  = 1, 2, 4
	fgbBool, fgbLong, fgbDouble, fgbString, fgbJSON, fgbDay = 2, 7, 10, 11, 12, 13
)

var fgbGeometries = map[geo.Collection]byte{geo.Hotspots: fgbPoint, geo.Events: fgbMultiPoint, geo.Flows: fgbLineString}

var fgbTypes = map[kind]byte{text: fgbString, date: fgbDay, decimal: fgbDouble, whole: fgbLong, flag: fgbBool, list: fgbString, nested: fgbJSON}

// writeFlatGeobuf makes a FlatGeobuf file with an index. Features are first
// written in the order in which they come, to a file beside, and then in the
// order of the index.
func writeFlatGeobuf(ctx context.Context, f *Feed, path string) (err error) {
	beside, err := os.CreateTemp("", "mapd-feed-*.part")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, beside.Close(), os.Remove(beside.Name())) }()
	features, err := f.writeFeatures(ctx, beside)
	if err != nil {
		return err
	}
	indexed := f.survey.located > 0
	if indexed {
		sortAlongCurve(features, f.survey.bound, func(f *fgbFeature) orb.Bound { return f.box })
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	out := bufio.NewWriterSize(file, 1<<20)
	if _, err := out.WriteString(fgbMagic + string(f.fgbHeader(indexed))); err != nil {
		return err
	}
	if indexed {
		if err := writeIndex(out, features); err != nil {
			return err
		}
	}
	if err := copyFeatures(ctx, out, beside, features); err != nil {
		return err
	}
	return out.Flush()
}

// writeFeatures writes all features and returns where they are.
func (f *Feed) writeFeatures(ctx context.Context, to io.Writer) ([]fgbFeature, error) {
	type written struct {
		bytes    []byte
		features []fgbFeature
		builder  *flatbuffers.Builder
	}
	add := func(w *written, r *row) *written {
		if w == nil {
			w = &written{builder: flatbuffers.NewBuilder(4 << 10)}
		}
		one := f.fgbFeature(w.builder, r)
		box := r.item.Bound
		if r.item.Geometry == nil {
			box = nowhere
		}
		w.features = append(w.features, fgbFeature{box: box, size: uint32(len(one))})
		w.bytes = append(w.bytes, one...)
		return w
	}
	features := make([]fgbFeature, 0, f.survey.count)
	var at int64
	err := rowsInOrder(ctx, f, add, func(w *written) error {
		for _, one := range w.features {
			one.at = at
			at += int64(one.size)
			features = append(features, one)
		}
		if at > maxFile {
			return errTooLarge()
		}
		_, err := to.Write(w.bytes)
		return err
	})
	return features, err
}

// copyFeatures copies features in their order.
func copyFeatures(ctx context.Context, to io.Writer, from io.ReaderAt, features []fgbFeature) error {
	var b []byte
	for i, f := range features {
		if i%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if cap(b) < int(f.size) {
			b = make([]byte, 2*f.size)
		}
		b = b[:f.size]
		if _, err := from.ReadAt(b, f.at); err != nil {
			return err
		}
		if _, err := to.Write(b); err != nil {
			return err
		}
	}
	return nil
}

// fgbHeader returns the header with its length before it.
func (f *Feed) fgbHeader(indexed bool) []byte {
	b := flatbuffers.NewBuilder(16 << 10)
	columns := []flatbuffers.UOffsetT{fgbColumn(b, "id", "", fgbString)}
	for _, c := range f.columns {
		columns = append(columns, fgbColumn(b, c.name, c.description, fgbTypes[c.kind]))
	}
	b.StartVector(4, len(columns), 4)
	for i := len(columns) - 1; i >= 0; i-- {
		b.PrependUOffsetT(columns[i])
	}
	list := b.EndVector(len(columns))
	name, title, description := b.CreateString(string(f.Query.Collection)), b.CreateString(f.about.Name), b.CreateString(visible(f.about.sentence()))
	metadata := b.CreateString(string(appendNested(nil, f.about)))
	crs := fgbCRS(b)
	var envelope flatbuffers.UOffsetT
	if f.survey.located > 0 {
		box := f.survey.bound
		envelope = fgbDoubles(b, box.Min[0], box.Min[1], box.Max[0], box.Max[1])
	}
	b.StartObject(fgbHeaderFields)
	b.PrependUOffsetTSlot(fgbHeaderName, name, 0)
	b.PrependUOffsetTSlot(fgbHeaderEnvelope, envelope, 0)
	b.PrependByteSlot(fgbHeaderType, fgbGeometries[f.Query.Collection], 0)
	b.PrependUOffsetTSlot(fgbHeaderColumns, list, 0)
	b.PrependUint64Slot(fgbHeaderCount, uint64(f.survey.count), 0)
	if !indexed {
		b.PrependUint16Slot(fgbHeaderNodeSize, 0, fgbNodeSize)
	}
	b.PrependUOffsetTSlot(fgbHeaderCRS, crs, 0)
	b.PrependUOffsetTSlot(fgbHeaderTitle, title, 0)
	b.PrependUOffsetTSlot(fgbHeaderDescription, description, 0)
	b.PrependUOffsetTSlot(fgbHeaderMetadata, metadata, 0)
	b.FinishSizePrefixed(b.EndObject())
	return b.FinishedBytes()
}

func fgbColumn(b *flatbuffers.Builder, name, description string, sort byte) flatbuffers.UOffsetT {
	nameAt, descriptionAt := b.CreateString(name), b.CreateString(description)
	b.StartObject(fgbColumnFields)
	b.PrependUOffsetTSlot(fgbColumnName, nameAt, 0)
	b.PrependByteSlot(fgbColumnType, sort, 0)
	b.PrependUOffsetTSlot(fgbColumnDescription, descriptionAt, 0)
	return b.EndObject()
}

func fgbCRS(b *flatbuffers.Builder) flatbuffers.UOffsetT {
	org := b.CreateString("EPSG")
	b.StartObject(fgbCRSFields)
	b.PrependUOffsetTSlot(fgbCRSOrg, org, 0)
	b.PrependInt32Slot(fgbCRSCode, gpkgSRS, 0)
	return b.EndObject()
}

func fgbDoubles(b *flatbuffers.Builder, numbers ...float64) flatbuffers.UOffsetT {
	b.StartVector(8, len(numbers), 8)
	for i := len(numbers) - 1; i >= 0; i-- {
		b.PrependFloat64(numbers[i])
	}
	return b.EndVector(len(numbers))
}

// fgbFeature returns a feature with its length before it. It is in the
// builder's memory.
func (f *Feed) fgbFeature(b *flatbuffers.Builder, r *row) []byte {
	b.Reset()
	geometry := fgbGeometry(b, r.item.Geometry, fgbGeometries[f.Query.Collection])
	properties := b.CreateByteVector(f.fgbProperties(r))
	b.StartObject(fgbFeatureFields)
	b.PrependUOffsetTSlot(fgbFeatureGeometry, geometry, 0)
	b.PrependUOffsetTSlot(fgbFeatureProperties, properties, 0)
	b.FinishSizePrefixed(b.EndObject())
	return b.FinishedBytes()
}

func fgbGeometry(b *flatbuffers.Builder, g orb.Geometry, sort byte) flatbuffers.UOffsetT {
	var numbers []float64
	switch g := g.(type) {
	case nil:
		return 0
	case orb.Point:
		numbers = g[:]
	case orb.MultiPoint:
		for _, p := range g {
			numbers = append(numbers, p[0], p[1])
		}
	case orb.LineString:
		for _, p := range g {
			numbers = append(numbers, p[0], p[1])
		}
	}
	xy := fgbDoubles(b, numbers...)
	b.StartObject(fgbGeometryFields)
	b.PrependUOffsetTSlot(fgbGeometryXY, xy, 0)
	b.PrependByteSlot(fgbGeometryType, sort, 0)
	return b.EndObject()
}

// fgbProperties writes what is in the columns: the number of each, then its
// value.
func (f *Feed) fgbProperties(r *row) []byte {
	b := appendFGBText([]byte{0, 0}, r.id())
	for i := range f.columns {
		c := &f.columns[i]
		v := c.get(r)
		if !v.full {
			continue
		}
		b = binary.LittleEndian.AppendUint16(b, uint16(i+1))
		switch c.kind {
		case decimal:
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v.number))
		case whole:
			b = binary.LittleEndian.AppendUint64(b, uint64(v.whole))
		case flag:
			b = append(b, map[bool]byte{true: 1}[v.flag])
		default:
			b = appendFGBText(b, visible(v.plain(c.kind)))
		}
	}
	return b
}

func appendFGBText(b []byte, s string) []byte {
	return append(binary.LittleEndian.AppendUint32(b, uint32(len(s))), s...)
}
