package change

import "github.com/mapd/mapd/geo"

// ByCollection returns the edits of each collection, in the order of
// geo.Collections.
func ByCollection[R any](edits []*Edit[R]) [][]*Edit[R] {
	groups := make([][]*Edit[R], len(geo.Collections))
	for i, c := range geo.Collections {
		for _, e := range edits {
			if e.Key.Collection == c {
				groups[i] = append(groups[i], e)
			}
		}
	}
	return groups
}

// Range returns the least and the greatest id of edits, of which there is at
// least one. Where an import brings new records in order, a store has nothing
// in that range, and one question answers for all.
func Range[R any](edits []*Edit[R]) (least, most string) {
	least, most = edits[0].Key.ID, edits[0].Key.ID
	for _, e := range edits[1:] {
		least, most = min(least, e.Key.ID), max(most, e.Key.ID)
	}
	return least, most
}

// Span names the records of edits, of which there is at least one.
func Span[R any](edits []*Edit[R]) string {
	first, last := edits[0].Key.String(), edits[len(edits)-1].Key.String()
	if first == last {
		return first
	}
	return first + " to " + last
}
