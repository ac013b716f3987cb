package snapshot

import (
	"errors"
	"io"
	"os"
	"runtime"
	"time"
)

// worthMoving is how many bytes the columns of a segment have at least when
// they are moved out of the heap.
const worthMoving = 4 << 20

// blockAlign is what the offsets of columns in a file are multiples of.
const blockAlign = 8

// outside is memory outside the heap: a temporary file, mapped into memory,
// that has no name any more. The system takes pages of it out of memory and
// reads them again as it sees fit. It is given back some time after nobody
// refers to it any more.
type outside struct{ data []byte }

// lastLook is how long after the last reference to outside memory a list that
// lies in it may still be read. It is longer than any request may take.
const lastLook = 10 * time.Minute

// moveOutside moves blocks out of the heap, if they have at least that many
// bytes; else it returns nil. After an error they stay as they are.
func moveOutside(blocks []block, least int) (*outside, error) {
	total := 0
	for _, c := range blocks {
		total = aligned(total + len(c.bytes()))
	}
	if total == 0 || total < least {
		return nil, nil
	}
	data, err := mappedCopy(blocks, total)
	if err != nil {
		return nil, err
	}
	at := 0
	for _, c := range blocks {
		n := len(c.bytes())
		c.move(data[at : at+n : at+n])
		at = aligned(at + n)
	}
	return newOutside(data), nil
}

// newOutside takes care of mapped memory.
func newOutside(data []byte) *outside {
	out := &outside{data}
	runtime.AddCleanup(out, func(data []byte) { time.AfterFunc(lastLook, func() { unmap(data) }) }, data)
	return out
}

func aligned(n int) int { return (n + blockAlign - 1) / blockAlign * blockAlign }

// mappedCopy writes the blocks to a nameless file and maps it.
func mappedCopy(blocks []block, total int) ([]byte, error) {
	if !canMap {
		return nil, errors.ErrUnsupported
	}
	file, err := os.CreateTemp("", "mapd-snapshot-*")
	if err != nil {
		return nil, err
	}
	defer file.Close() // the mapping stays
	if err := os.Remove(file.Name()); err != nil {
		return nil, err
	}
	if err := writeBlocks(file, blocks); err != nil {
		return nil, err
	}
	return mapFile(file, total)
}

// writeBlocks writes blocks one behind the other, each at a multiple of
// blockAlign.
func writeBlocks(w io.Writer, blocks []block) error {
	var padding [blockAlign]byte
	for _, c := range blocks {
		b := c.bytes()
		if _, err := w.Write(b); err != nil {
			return err
		}
		if _, err := w.Write(padding[:aligned(len(b))-len(b)]); err != nil {
			return err
		}
	}
	return nil
}
