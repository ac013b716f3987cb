package atlas

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"
)

// FindKey returns the number of a key among the keys [from, to).
func (a *Atlas) FindKey(from, to int, key string) (int, bool) {
	for lo, hi := from, to; lo < hi; {
		mid := int(uint(lo+hi) >> 1)
		switch c := strings.Compare(string(a.Key(mid)), key); {
		case c == 0:
			return mid, true
		case c < 0:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return 0, false
}

// WithPrefix returns the range of the keys among [from, to) that begin with a
// text.
func (a *Atlas) WithPrefix(from, to int, prefix string) (first, end int) {
	first = from + sort.Search(to-from, func(i int) bool { return string(a.Key(from+i)) >= prefix })
	end = first + sort.Search(to-first, func(i int) bool { return !bytes.HasPrefix(a.Key(first+i), []byte(prefix)) })
	return first, end
}

// NextRunes calls yield with each different rune that stands at an offset of
// the keys [from, to), which agree up to there.
func (a *Atlas) NextRunes(from, to, offset int, yield func(rune string)) {
	for from < to {
		k := a.Key(from)
		if len(k) <= offset {
			from++
			continue
		}
		_, n := utf8.DecodeRune(k[offset:])
		yield(string(k[offset : offset+n]))
		prefix := k[:offset+n]
		from += 1 + sort.Search(to-from-1, func(i int) bool { return !bytes.HasPrefix(a.Key(from+1+i), prefix) })
	}
}
