package snapshot

import (
	"slices"
	"unsafe"
)

// block is a list of values of fixed size in one piece of memory, which may be
// moved elsewhere.
type block struct {
	bytes func() []byte
	move  func(to []byte) // takes memory that holds these bytes
}

// fixed are the types whose values hold no pointers.
type fixed interface {
	~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float64 | ~[2]float64 | bounds | curved
}

// blockOf makes a block of a list.
func blockOf[L ~[]T, T fixed](list *L) block {
	size := int(unsafe.Sizeof(*new(T)))
	return block{
		bytes: func() []byte {
			if len(*list) == 0 {
				return nil
			}
			return unsafe.Slice((*byte)(unsafe.Pointer(&(*list)[0])), size*len(*list))
		},
		move: func(to []byte) {
			if len(to) > 0 {
				*list = unsafe.Slice((*T)(unsafe.Pointer(&to[0])), len(to)/size)
			}
		},
	}
}

// textList is a list of texts one behind the other.
type textList struct {
	ends []uint64
	data []byte
}

// add appends a text.
func (l *textList) add(text string) {
	l.data = append(l.data, text...)
	l.ends = append(l.ends, uint64(len(l.data)))
}

// grow makes room for that many texts of that many bytes together.
func (l *textList) grow(texts, total int) {
	l.ends, l.data = slices.Grow(l.ends, texts), slices.Grow(l.data, total)
}

func (l *textList) count() int { return len(l.ends) }

// bytes returns a text, as it lies in the list.
func (l *textList) bytes(i int) []byte {
	from := uint64(0)
	if i > 0 {
		from = l.ends[i-1]
	}
	return l.data[from:l.ends[i]:l.ends[i]]
}

// view returns a text that must not be kept beyond the list.
func (l *textList) view(i int) string {
	b := l.bytes(i)
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// text returns a text.
func (l *textList) text(i int) string { return string(l.bytes(i)) }

func (l *textList) blocks() []block { return []block{blockOf(&l.ends), blockOf(&l.data)} }
