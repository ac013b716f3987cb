package snapshot

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// segment holds items of one collection in their default order, and the
// indexes over them. Rows are numbered from 0 in that order.
type segment struct {
	collection geo.Collection
	items      []*Item
	byID       []uint32 // the rows in the order of their ids
	located    rowSet
	dated      rowSet
	days       geo.Window // first and last known day; Start > End if none
	bound      orb.Bound
	boundOK    bool
	values     map[field]*valueIndex
	times      timeIndex
	cited      [][]geo.Extent // of hotspots: all times at which they are cited
	places     placeIndex
	words      *wordIndex
}

// newSegment orders the items and indexes them. cited are the times noted for
// each hotspot.
func newSegment(c geo.Collection, items []*Item, cited map[string][]geo.Extent) *segment {
	g := &segment{
		collection: c, items: slices.Clone(items),
		located: newRowSet(len(items)), dated: newRowSet(len(items)),
		days: geo.Window{Start: geo.OpenEnd, End: geo.OpenStart},
	}
	g.sort()
	var work sync.WaitGroup
	work.Go(func() { g.words = newWordIndex(g.items) })
	work.Go(g.locate)
	for i, item := range g.items {
		row := uint32(i)
		if item.Extent.Dated() {
			g.dated.add(row)
			first, last := knownDays(item.Extent)
			g.days.Start, g.days.End = min(g.days.Start, first), max(g.days.End, last)
		}
		if c == geo.Hotspots {
			g.cited = append(g.cited, cited[item.ID()])
		}
	}
	g.values = newValueIndexes(g.items, fieldsOf[c])
	if c == geo.Events || c == geo.Flows {
		g.times = newTimeIndex(g.items)
	}
	work.Wait()
	return g
}

// sort puts the items into their default order. Stores give records by id: as
// long as that is so, ids need not be compared.
func (g *segment) sort() {
	byID := func(a, b *Item) int { return strings.Compare(a.ID(), b.ID()) }
	if !slices.IsSortedFunc(g.items, byID) {
		slices.SortFunc(g.items, byID)
	}
	const idBits = 30 // of a row's place in the order of ids, behind its rank and day
	keys := make([]uint64, len(g.items))
	for i, item := range g.items {
		key := item.order()
		day := uint32(key.start) ^ 1<<31 // orders negative days before the others
		keys[i] = uint64(key.rank)<<(idBits+32) | uint64(day)<<idBits | uint64(i)
	}
	slices.Sort(keys)
	ordered := make([]*Item, len(keys))
	g.byID = make([]uint32, len(keys))
	for row, key := range keys {
		at := key & (1<<idBits - 1)
		ordered[row] = g.items[at]
		g.byID[at] = uint32(row)
	}
	g.items = ordered
}

// rowOf returns the row of an id.
func (g *segment) rowOf(id string) (row uint32, ok bool) {
	i, ok := slices.BinarySearchFunc(g.byID, id, func(row uint32, id string) int {
		return strings.Compare(g.items[row].ID(), id)
	})
	if !ok {
		return 0, false
	}
	return g.byID[i], true
}

// locate indexes the places of all rows.
func (g *segment) locate() {
	for row, item := range g.items {
		if item.Geometry != nil {
			g.addPlace(uint32(row), item)
		}
	}
}

func (g *segment) addPlace(row uint32, item *Item) {
	g.located.add(row)
	if g.boundOK {
		g.bound = g.bound.Union(item.Bound)
	} else {
		g.bound, g.boundOK = item.Bound, true
	}
	g.places.add(row, item.Geometry)
}

// behind returns the first row that stands behind a key in the order.
func (g *segment) behind(key orderKey) int {
	return sort.Search(len(g.items), func(i int) bool { return g.items[i].order().compare(key) > 0 })
}

// inWindow takes out the rows that do not meet the window. Rows whose time is
// unknown stay if unknown is set.
func (g *segment) inWindow(rows rowSet, w geo.Window, mode geo.Mode, unknown bool) {
	var undated rowSet
	if unknown {
		undated = rows.clone()
		undated.drop(g.dated)
	}
	rows.keep(g.dated)
	if g.collection == geo.Hotspots {
		for row := range rows.each {
			if !slices.ContainsFunc(g.cited[row], func(e geo.Extent) bool { return meets(e, w, mode) }) {
				rows.remove(row)
			}
		}
	} else {
		g.times.keep(rows, w, mode)
	}
	if unknown {
		rows.union(undated)
	}
}

// meets reports whether a known time meets the window, as the mode says.
func meets(e geo.Extent, w geo.Window, mode geo.Mode) bool {
	if mode == geo.Must {
		return e.Must(w)
	}
	return e.May(w)
}

// inBox takes out the rows that do not lie in the box. Rows without a place
// stay if unknown is set.
func (g *segment) inBox(rows rowSet, box geo.Box, unknown bool) {
	var unlocated rowSet
	if unknown {
		unlocated = rows.clone()
		unlocated.drop(g.located)
	}
	rows.keep(g.located)
	g.places.keep(rows, box, g.items)
	if unknown {
		rows.union(unlocated)
	}
}
