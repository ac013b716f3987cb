package gpkg

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
)

// srsWGS84 is the reference system of all layers: longitude, latitude.
const srsWGS84 = 4326

// The header of a GeoPackage geometry (OGC 12-128r18, section 2.1.3).
const (
	blobMagic       = "GP"
	blobVersion     = 0
	blobLittle      = 1 << 0
	blobEnvelopeXY  = 1 << 1
	blobHeaderSize  = 8
	blobWithBoxSize = blobHeaderSize + 4*8
)

// encodeBlob writes a geometry as GeoPackage does: a header, its envelope and
// WKB. A point needs no envelope.
func encodeBlob(g orb.Geometry) []byte {
	flags, size := byte(blobLittle), blobHeaderSize
	points, many := g.(orb.MultiPoint)
	_, point := g.(orb.Point)
	if !point {
		flags, size = flags|blobEnvelopeXY, blobWithBoxSize
	}
	blob := make([]byte, 0, size+9+21*len(points))
	blob = append(blob, blobMagic...)
	blob = append(blob, blobVersion, flags)
	blob = binary.LittleEndian.AppendUint32(blob, srsWGS84)
	if !point {
		b := g.Bound()
		blob = appendNumbers(blob, b.Min[0], b.Max[0], b.Min[1], b.Max[1])
	}
	if many { // what imports write by the million
		return appendMultiPoint(blob, points)
	}
	return append(blob, wkb.MustMarshal(g, binary.LittleEndian)...) // into memory, of a type that it knows
}

// appendMultiPoint appends the WKB of points.
func appendMultiPoint(blob []byte, points orb.MultiPoint) []byte {
	const little, typePoint, typeMultiPoint = 1, 1, 4
	blob = binary.LittleEndian.AppendUint32(append(blob, little), typeMultiPoint)
	blob = binary.LittleEndian.AppendUint32(blob, uint32(len(points)))
	for _, p := range points {
		blob = binary.LittleEndian.AppendUint32(append(blob, little), typePoint)
		blob = appendNumbers(blob, p[0], p[1])
	}
	return blob
}

func appendNumbers(blob []byte, numbers ...float64) []byte {
	for _, v := range numbers {
		blob = binary.LittleEndian.AppendUint64(blob, math.Float64bits(v))
	}
	return blob
}

// decodeBlob reads what encodeBlob wrote.
func decodeBlob(blob []byte) (orb.Geometry, error) {
	if blob == nil {
		return nil, nil
	}
	if len(blob) < blobHeaderSize || string(blob[:2]) != blobMagic || blob[2] != blobVersion {
		return nil, fmt.Errorf("not a GeoPackage geometry")
	}
	size := blobHeaderSize
	switch blob[3] {
	case blobLittle:
	case blobLittle | blobEnvelopeXY:
		size = blobWithBoxSize
	default:
		return nil, fmt.Errorf("a GeoPackage geometry with flags %#x, which mapd does not write", blob[3])
	}
	if len(blob) < size {
		return nil, fmt.Errorf("a GeoPackage geometry that is cut short")
	}
	g, err := wkb.Unmarshal(blob[size:])
	if err != nil {
		return nil, fmt.Errorf("geometry: %w", err)
	}
	return g, nil
}
