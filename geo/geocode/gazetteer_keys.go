package geocode

import (
	"bytes"
	"iter"
	"sort"
	"unicode/utf8"

	"github.com/mapd/mapd/geo/geocode/internal/atlas"
)

// Exact yields the rows that a key finds. Keys are made of names by package
// key: folded, without blanks.
func (g *Gazetteer) Exact(key string) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		if i, ok := g.atlas.FindKey(0, g.atlas.Keys(), key); ok {
			g.yieldEntries(i, yield)
		}
	}
}

func (g *Gazetteer) yieldEntries(key int, yield func(Entry) bool) bool {
	for e := range g.atlas.Entries(key) {
		if !yield(entryOf(e)) {
			return false
		}
	}
	return true
}

func entryOf(e atlas.Entry) Entry { return Entry{Row: e.Row, Form: Form(e.Form), Main: e.Main} }

// Slips yields the keys that differ from a key by one slip, with the rows that
// they find: a letter too many, missing or another one, or two neighbours
// swapped. The key itself is not among them.
func (g *Gazetteer) Slips(key string) iter.Seq2[string, Entry] {
	return func(yield func(string, Entry) bool) {
		done := false
		seen := map[int]bool{}
		g.eachSlip(key, func(i int) {
			if done || seen[i] {
				return
			}
			seen[i] = true
			text := string(g.atlas.Key(i))
			done = !g.yieldEntries(i, func(e Entry) bool { return yield(text, e) })
		})
	}
}

// eachSlip calls found with the keys at one slip from a key, some of them more
// than once. Up to the slip a key agrees with the one asked for, so the range
// of those that may come is narrowed letter by letter. The first letter may
// only slip within its script.
func (g *Gazetteer) eachSlip(key string, found func(i int)) {
	from, to := g.alike(key)
	look := func(text string) {
		if i, ok := g.atlas.FindKey(from, to, text); ok && text != key {
			found(i)
		}
	}
	for at := 0; at <= len(key) && from < to; {
		before, after := key[:at], key[at:]
		r, n := utf8.DecodeRuneInString(after)
		if n > 0 {
			look(before + after[n:])
			if s, m := utf8.DecodeRuneInString(after[n:]); m > 0 && s != r {
				look(before + after[n:n+m] + after[:n] + after[n+m:])
			}
		}
		g.atlas.NextRunes(from, to, at, func(next string) {
			look(before + next + after)
			if n > 0 {
				look(before + next + after[n:])
			}
		})
		if n == 0 {
			break
		}
		at += n
		from, to = g.atlas.WithPrefix(from, to, key[:at])
	}
}

// alike returns the range of the keys that begin with a letter of the same
// script as a key does, roughly: scripts have blocks of 128 signs.
func (g *Gazetteer) alike(key string) (from, to int) {
	first, _ := utf8.DecodeRuneInString(key)
	block := first &^ 127
	from, _ = g.atlas.WithPrefix(0, g.atlas.Keys(), string(block))
	to, _ = g.atlas.WithPrefix(from, g.atlas.Keys(), string(block+128))
	return from, to
}

// Prefix yields keys that begin with a text, with the rows that they find, at
// most limit rows and each once: first those whose key is the text, then
// countries and provinces, then the most populous places.
func (g *Gazetteer) Prefix(key string, limit int) iter.Seq2[string, Entry] {
	return func(yield func(string, Entry) bool) {
		best := g.bestWithPrefix(key, limit)
		sort.SliceStable(best, func(i, j int) bool { return best[i].weight > best[j].weight })
		for _, b := range best {
			if !yield(string(g.atlas.Key(b.key)), b.entry) {
				return
			}
		}
	}
}

// weighted is an entry of a key with its weight among others.
type weighted struct {
	key    int
	entry  Entry
	weight int
}

func (g *Gazetteer) bestWithPrefix(key string, limit int) []weighted {
	var best []weighted
	from, to := g.atlas.WithPrefix(0, g.atlas.Keys(), key)
	least := -1 // the lowest weight in best, if it is full
	for i := from; i < to && limit > 0; i++ {
		bonus := 0
		if bytes.Equal(g.atlas.Key(i), []byte(key)) {
			bonus = 1 << 40
		}
		for e := range g.atlas.Entries(i) {
			if w := g.weight(e.Row) + bonus; w > least {
				best = insert(best, weighted{i, entryOf(e), w}, limit)
				if len(best) == limit {
					least = lightest(best).weight
				}
			}
		}
	}
	return best
}

// insert adds an entry, if the list is full in the place of the lightest. A row
// that is there stays as it came: its whole key comes before longer ones.
func insert(best []weighted, w weighted, limit int) []weighted {
	for i := range best {
		if best[i].entry.Row == w.entry.Row {
			return best
		}
	}
	if len(best) < limit {
		return append(best, w)
	}
	*lightest(best) = w
	return best
}

func lightest(best []weighted) *weighted {
	least := &best[0]
	for i := range best {
		if best[i].weight < least.weight {
			least = &best[i]
		}
	}
	return least
}

// weight orders rows: countries before provinces before places by people.
func (g *Gazetteer) weight(row int) int {
	switch rowKinds[g.atlas.Kind(row)] {
	case Country:
		return 1 << 37
	case Province:
		return 1 << 36
	}
	return g.atlas.People(row)
}
