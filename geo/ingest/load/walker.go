package load

import (
	"iter"

	"github.com/mapd/mapd/geo"
)

// walker goes through things with keys that come in the order of the store.
type walker[T any] struct {
	next func() (T, error, bool)
	stop func() // to be called when nothing is asked any more
	key  func(T) geo.Key
	at   T
	on   bool // at holds something
	done bool
}

func newWalker[T any](all iter.Seq2[T, error], key func(T) geo.Key) *walker[T] {
	w := &walker[T]{key: key}
	w.next, w.stop = iter.Pull2(all)
	return w
}

func keyOfEntry(e entry) geo.Key           { return e.key }
func keyOfRevision(r geo.Revision) geo.Key { return r.Key }

// to goes on to a key and reports whether it is there. The keys that are asked
// for come in the order of the store.
func (w *walker[T]) to(key geo.Key) (bool, error) {
	for !w.done && (!w.on || before(w.key(w.at), key)) {
		next, err, more := w.next()
		if err != nil {
			return false, err
		}
		w.at, w.on, w.done = next, true, !more
	}
	return !w.done && w.key(w.at) == key, nil
}

// before reports whether a comes before b in a store.
func before(a, b geo.Key) bool {
	if a.Collection != b.Collection {
		return rank(a.Collection) < rank(b.Collection)
	}
	return a.ID < b.ID
}

func rank(c geo.Collection) int {
	for i, of := range geo.Collections {
		if of == c {
			return i
		}
	}
	return len(geo.Collections)
}
