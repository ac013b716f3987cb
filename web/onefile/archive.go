package onefile

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"maps"
	"slices"
)

// archive holds bodies by their address, which stands without "lang".
type archive map[string][]byte

// pack writes the archive in the form that the page reads: base64 of gzip of
// the length of the index (uint32, little-endian), the index, and the bodies.
// The index gives each address the first byte of its body and its length.
func (a archive) pack() ([]byte, error) {
	index, bodies := map[string][2]int{}, []byte{}
	for _, address := range slices.Sorted(maps.Keys(a)) {
		index[address] = [2]int{len(bodies), len(a[address])}
		bodies = append(bodies, a[address]...)
	}
	head, err := json.Marshal(index)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	coded := base64.NewEncoder(base64.StdEncoding, &out)
	packed, err := gzip.NewWriterLevel(coded, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	for _, part := range [][]byte{binary.LittleEndian.AppendUint32(nil, uint32(len(head))), head, bodies} {
		if _, err := packed.Write(part); err != nil {
			return nil, err
		}
	}
	if err := packed.Close(); err != nil {
		return nil, err
	}
	if err := coded.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
