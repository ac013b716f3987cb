package mvt

import "encoding/binary"

// Wire types of protobuf.
const (
	wireVarint  = 0
	wireFixed64 = 1
	wireBytes   = 2
)

func appendTag(b []byte, field, wire int) []byte {
	return binary.AppendUvarint(b, uint64(field<<3|wire))
}

func appendUint(b []byte, field int, n uint64) []byte {
	return binary.AppendUvarint(appendTag(b, field, wireVarint), n)
}

func appendBytes[T ~string | ~[]byte](b []byte, field int, content T) []byte {
	b = binary.AppendUvarint(appendTag(b, field, wireBytes), uint64(len(content)))
	return append(b, content...)
}

// appendPacked writes a packed repeated uint32. The scratch space is returned
// for use by the next call.
func appendPacked(b []byte, field int, numbers []uint32, scratch []byte) (out, space []byte) {
	scratch = scratch[:0]
	for _, n := range numbers {
		scratch = binary.AppendUvarint(scratch, uint64(n))
	}
	return appendBytes(b, field, scratch), scratch
}

func zigzag(n int64) uint64 { return uint64(n<<1) ^ uint64(n>>63) }
