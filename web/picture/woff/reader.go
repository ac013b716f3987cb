package woff

import "encoding/binary"

// reader reads big-endian values. Beyond the end it gives zeros and is short.
type reader struct {
	data  []byte
	short bool
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.short = true
		r.data = nil
		return make([]byte, min(max(n, 0), 8))
	}
	taken := r.data[:n]
	r.data = r.data[n:]
	return taken
}

func (r *reader) u8() uint8   { return r.take(1)[0] }
func (r *reader) u16() uint16 { return binary.BigEndian.Uint16(r.take(2)) }
func (r *reader) u32() uint32 { return binary.BigEndian.Uint32(r.take(4)) }

// base128 reads a number of 1 to 5 bytes (UIntBase128).
func (r *reader) base128() int {
	n := 0
	for range 5 {
		b := r.u8()
		n = n<<7 | int(b&0x7f)
		if b&0x80 == 0 {
			return n
		}
	}
	r.short = true
	return 0
}

// short255 reads a number of 1 to 3 bytes (255UInt16).
func (r *reader) short255() int {
	switch b := r.u8(); b {
	case 253:
		return int(r.u16())
	case 254:
		return int(r.u8()) + 2*253
	case 255:
		return int(r.u8()) + 253
	default:
		return int(b)
	}
}

// part takes a stream of its own out of the data.
func (r *reader) part(n uint32) *reader { return &reader{data: r.take(int(n))} }
