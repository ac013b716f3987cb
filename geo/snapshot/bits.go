package snapshot

import "math/bits"

// rowSet is a set of the rows of one segment, one bit per row.
type rowSet []uint64

func newRowSet(rows int) rowSet { return make(rowSet, (rows+63)/64) }

// allRows returns the set of rows 0 to n-1.
func allRows(n int) rowSet {
	s := newRowSet(n)
	for i := range s {
		s[i] = ^uint64(0)
	}
	if n%64 != 0 {
		s[len(s)-1] = 1<<(n%64) - 1
	}
	return s
}

func (s rowSet) add(row uint32)      { s[row/64] |= 1 << (row % 64) }
func (s rowSet) remove(row uint32)   { s[row/64] &^= 1 << (row % 64) }
func (s rowSet) has(row uint32) bool { return s[row/64]&(1<<(row%64)) != 0 }

func (s rowSet) addAll(rows []uint32) {
	for _, row := range rows {
		s.add(row)
	}
}

// keep leaves only the rows that are in t too.
func (s rowSet) keep(t rowSet) {
	for i := range s {
		s[i] &= t[i]
	}
}

// drop takes out the rows that are in t.
func (s rowSet) drop(t rowSet) {
	for i := range s {
		s[i] &^= t[i]
	}
}

// union adds the rows of t.
func (s rowSet) union(t rowSet) {
	for i := range s {
		s[i] |= t[i]
	}
}

func (s rowSet) clone() rowSet { return append(rowSet(nil), s...) }

func (s rowSet) count() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// countBefore counts the rows before one.
func (s rowSet) countBefore(row int) int {
	whole := row / 64
	n := s[:whole].count()
	if row%64 != 0 {
		n += bits.OnesCount64(s[whole] & (1<<(row%64) - 1))
	}
	return n
}

// next returns the first row that is not before from, or -1.
func (s rowSet) next(from int) int {
	for i := from / 64; i < len(s); i++ {
		w := s[i]
		if i == from/64 {
			w &= ^uint64(0) << (from % 64)
		}
		if w != 0 {
			return i*64 + bits.TrailingZeros64(w)
		}
	}
	return -1
}

// each calls yield with the rows in order until it returns false.
func (s rowSet) each(yield func(row uint32) bool) {
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			if !yield(uint32(i*64 + bits.TrailingZeros64(w))) {
				return
			}
		}
	}
}
