package load

import (
	"bufio"
	"bytes"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"

	"github.com/mapd/mapd/geo"
)

// entry is a record on its way to the store.
type entry struct {
	key geo.Key
	// input and row say where it comes from, in the order of the call.
	input int
	row   int64
	line  int64
	// main is set for the record that a row is, and not for a source or kind
	// that it merely names.
	main bool
	// hashed says that the id comes from the values of the row.
	hashed  bool
	content []byte
}

// runBytes is how much a sorter holds in memory.
const runBytes = 32 << 20

// sorter puts entries into the order of the store, by collection as in
// geo.Collections and id, and those of one key into the order of the rows, rows first that are
// the record themselves. It
// holds a part of them in memory and the rest in a temporary file.
type sorter struct {
	dir   string // "": the system's folder for temporary files
	limit int    // bytes in memory
	text  []byte // encoded entries
	items []item
	file  *os.File
	size  int64 // of file
	runs  []span
}

// item is an entry within text: its key ends at middle.
type item struct{ from, middle, to int }

// span is a run within the file.
type span struct{ from, to int64 }

func newSorter(dir string) *sorter { return &sorter{dir: dir, limit: runBytes} }

// add takes an entry. Nothing of it is kept.
func (s *sorter) add(e entry) error {
	from := len(s.text)
	s.text = append(s.text, byte(slices.Index(geo.Collections, e.key.Collection)))
	s.text = append(append(s.text, e.key.ID...), 0)
	named := byte(1) // what is merely named comes after the row itself
	if e.main {
		named = 0
	}
	s.text = append(s.text, named)
	s.text = binary.BigEndian.AppendUint32(s.text, uint32(e.input))
	s.text = binary.BigEndian.AppendUint64(s.text, uint64(e.row))
	middle := len(s.text)
	hashed := byte(0)
	if e.hashed {
		hashed = 1
	}
	s.text = binary.BigEndian.AppendUint64(append(s.text, hashed), uint64(e.line))
	s.text = append(s.text, e.content...)
	s.items = append(s.items, item{from, middle, len(s.text)})
	if len(s.text)+24*len(s.items) >= s.limit {
		return s.spill()
	}
	return nil
}

// empty reports whether nothing has been added.
func (s *sorter) empty() bool { return len(s.items) == 0 && len(s.runs) == 0 }

func (s *sorter) sort() {
	slices.SortFunc(s.items, func(a, b item) int {
		return bytes.Compare(s.text[a.from:a.middle], s.text[b.from:b.middle])
	})
}

// spill writes what is in memory to the file, as one run.
func (s *sorter) spill() error {
	if s.file == nil {
		file, err := os.CreateTemp(s.dir, "mapd-import-*")
		if err != nil {
			return fmt.Errorf("sort the records: %w", err)
		}
		s.file = file
		_ = os.Remove(file.Name()) // where an open file may be removed, none is left after a crash
	}
	s.sort()
	run := span{from: s.size}
	w := bufio.NewWriterSize(s.file, 1<<20)
	var head [2 * binary.MaxVarintLen64]byte
	for _, i := range s.items {
		n := binary.PutUvarint(head[:], uint64(i.middle-i.from))
		n += binary.PutUvarint(head[n:], uint64(i.to-i.middle))
		_, err := w.Write(head[:n])
		if err == nil {
			_, err = w.Write(s.text[i.from:i.to])
		}
		if err != nil {
			return fmt.Errorf("sort the records: %w", err)
		}
		s.size += int64(n + i.to - i.from)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("sort the records: %w", err)
	}
	run.to = s.size
	s.runs, s.text, s.items = append(s.runs, run), s.text[:0], s.items[:0]
	return nil
}

// close removes the file.
func (s *sorter) close() error {
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	if gone := os.Remove(s.file.Name()); !errors.Is(gone, fs.ErrNotExist) {
		err = errors.Join(err, gone)
	}
	return err
}

// sorted yields all entries in order. It may be ranged over again, but not
// when more has been added. An entry is valid until the next.
func (s *sorter) sorted() iter.Seq2[entry, error] {
	return func(yield func(entry, error) bool) {
		s.sort()
		h := runHeap{&memoryRun{s: s}}
		for _, r := range s.runs {
			section := io.NewSectionReader(s.file, r.from, r.to-r.from)
			h = append(h, &fileRun{in: bufio.NewReaderSize(section, 1<<18)})
		}
		h, err := h.started()
		for err == nil && len(h) > 0 {
			var e entry
			if e, err = decodeEntry(h[0].head()); err != nil || !yield(e, nil) {
				break
			}
			var more bool
			if more, err = h[0].next(); err != nil {
				break
			}
			if more {
				heap.Fix(&h, 0)
			} else {
				heap.Pop(&h)
			}
		}
		if err != nil {
			yield(entry{}, fmt.Errorf("read the sorted records: %w", err))
		}
	}
}

// sortTail is what follows the id in the key: a zero, whether the record is
// merely named, the input and the row.
const sortTail = 1 + 1 + 4 + 8

func decodeEntry(key, data []byte) (entry, error) {
	if len(key) < 1+sortTail || len(data) < 9 || int(key[0]) >= len(geo.Collections) {
		return entry{}, errors.New("the temporary file is damaged")
	}
	tail := key[len(key)-sortTail:]
	return entry{
		key:   geo.Key{Collection: geo.Collections[key[0]], ID: string(key[1 : len(key)-sortTail])},
		main:  tail[1] == 0,
		input: int(binary.BigEndian.Uint32(tail[2:])), row: int64(binary.BigEndian.Uint64(tail[6:])),
		hashed: data[0] == 1,
		line:   int64(binary.BigEndian.Uint64(data[1:])), content: data[9:],
	}, nil
}

// run is a sequence of entries in order.
type run interface {
	// next goes on to the next entry; false at the end.
	next() (bool, error)
	// head is the entry it is at.
	head() (key, data []byte)
}

type memoryRun struct {
	s *sorter
	n int // of the entry it is at, from 1
}

func (r *memoryRun) next() (bool, error) {
	r.n++
	return r.n <= len(r.s.items), nil
}

func (r *memoryRun) head() (key, data []byte) {
	i := r.s.items[r.n-1]
	return r.s.text[i.from:i.middle], r.s.text[i.middle:i.to]
}

type fileRun struct {
	in     *bufio.Reader
	text   []byte
	middle int
}

func (r *fileRun) next() (bool, error) {
	key, err := binary.ReadUvarint(r.in)
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	data, err := binary.ReadUvarint(r.in)
	if err != nil {
		return false, err
	}
	r.middle = int(key)
	r.text = slices.Grow(r.text[:0], int(key+data))[:key+data]
	_, err = io.ReadFull(r.in, r.text)
	return err == nil, err
}

func (r *fileRun) head() (key, data []byte) { return r.text[:r.middle], r.text[r.middle:] }

// runHeap has the run with the least entry first.
type runHeap []run

// started goes to the first entry of each run and leaves out empty ones.
func (h runHeap) started() (runHeap, error) {
	var full runHeap
	for _, r := range h {
		more, err := r.next()
		if err != nil {
			return nil, err
		}
		if more {
			full = append(full, r)
		}
	}
	heap.Init(&full)
	return full, nil
}

func (h runHeap) Len() int { return len(h) }
func (h runHeap) Less(i, j int) bool {
	a, _ := h[i].head()
	b, _ := h[j].head()
	return bytes.Compare(a, b) < 0
}
func (h runHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

// Push adds a run; it is for container/heap.
func (h *runHeap) Push(r any) { *h = append(*h, r.(run)) }

// Pop takes away the last run; it is for container/heap.
func (h *runHeap) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
