package snapshot

import (
	"encoding/base64"
	"encoding/binary"

	"github.com/mapd/mapd/geo"
)

var tokenText = base64.RawURLEncoding.Strict()

// token writes where a page ends: the collection's first letter, the rank, the
// first day and the id of its last item. It goes on behind that item even if
// the item itself is gone in a newer version.
func token(c geo.Collection, key orderKey) string {
	data := []byte{c[0], key.rank}
	data = binary.BigEndian.AppendUint32(data, uint32(key.start))
	return tokenText.EncodeToString(append(data, key.id...))
}

// parseToken reads what token wrote for the same collection.
func parseToken(c geo.Collection, text string) (orderKey, error) {
	data, err := tokenText.DecodeString(text)
	if err != nil || len(data) < 7 || data[0] != c[0] || data[1] > 3 {
		return orderKey{}, geo.InvalidParam("after", "it is not where a page of %s ended; take it from a next link", c)
	}
	return orderKey{rank: data[1], start: geo.Day(binary.BigEndian.Uint32(data[2:6])), id: string(data[6:])}, nil
}
