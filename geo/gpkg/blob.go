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
// WKB. A point needs no envelope. Nil is nil, the SQL NULL.
func encodeBlob(g orb.Geometry) ([]byte, error) {
	if g == nil {
		return nil, nil
	}
	body, err := wkb.Marshal(g, binary.LittleEndian)
	if err != nil {
		return nil, fmt.Errorf("geometry: %w", err)
	}
	_, point := g.(orb.Point)
	flags := byte(blobLittle)
	if !point {
		flags |= blobEnvelopeXY
	}
	blob := make([]byte, 0, blobWithBoxSize+len(body))
	blob = append(blob, blobMagic...)
	blob = append(blob, blobVersion, flags)
	blob = binary.LittleEndian.AppendUint32(blob, srsWGS84)
	if !point {
		b := g.Bound()
		for _, v := range []float64{b.Min[0], b.Max[0], b.Min[1], b.Max[1]} {
			blob = binary.LittleEndian.AppendUint64(blob, math.Float64bits(v))
		}
	}
	return append(blob, body...), nil
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
