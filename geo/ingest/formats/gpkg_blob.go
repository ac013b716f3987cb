package formats

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// blobForm is how a database keeps geometries.
type blobForm uint8

const (
	blobGeoPackage blobForm = iota
	blobSpatiaLite
	blobWKB
)

// decode reads a geometry. Nothing is no geometry.
func (f blobForm) decode(blob []byte, depth int) (placed, error) {
	switch {
	case len(blob) == 0:
		return placed{}, nil
	case f == blobGeoPackage:
		return decodeGeoPackage(blob, depth)
	case f == blobSpatiaLite:
		return decodeSpatiaLite(blob, depth)
	}
	return decodeWKB(blob, depth)
}

// decodeGeoPackage reads a geometry of GeoPackage: a header with an envelope,
// then well-known binary (OGC 12-128r18, section 2.1.3).
func decodeGeoPackage(blob []byte, depth int) (placed, error) {
	const header, extended, empty = 8, 1 << 5, 1 << 4
	if len(blob) < header || string(blob[:2]) != "GP" {
		return placed{}, errors.New("it has no geometry of a GeoPackage where one should be")
	}
	flags := blob[3]
	envelopes := [...]int{0, 32, 48, 48, 64}
	envelope := int(flags >> 1 & 7)
	switch {
	case flags&extended != 0:
		return placed{}, errors.New("its geometry is of an extension of GeoPackage, which is not read")
	case envelope >= len(envelopes):
		return placed{}, fmt.Errorf("its geometry has an envelope of the unknown kind %d", envelope)
	case len(blob) < header+envelopes[envelope]:
		return placed{}, errShort
	case flags&empty != 0:
		return placed{}, nil
	}
	return decodeWKB(blob[header+envelopes[envelope]:], depth)
}

// decodeSpatiaLite reads a geometry of SpatiaLite: a header with an envelope,
// then the geometry in something much like well-known binary, then a mark.
func decodeSpatiaLite(blob []byte, depth int) (placed, error) {
	const header, mark, last, end = 39, 38, 0x7c, 0xfe
	if len(blob) < header+5 || blob[0] != 0 || blob[1] > 1 || blob[mark] != last || blob[len(blob)-1] != end {
		return placed{}, errors.New("it has no geometry of SpatiaLite where one should be")
	}
	r := wkbReader{b: blob[header : len(blob)-1], lite: true, order: binary.BigEndian}
	if blob[1] == 1 {
		r.order = binary.LittleEndian
	}
	g, err := r.body(depth)
	if err != nil {
		return placed{}, err
	}
	return r.shape(g), nil
}
