package snapshot

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// segment holds the rows of some items of one collection in their default
// order, as columns, and the indexes over them. Rows are numbered from 0.
type segment struct {
	collection geo.Collection
	size       int      // rows
	outside    *outside // keeps the columns, if they were moved out of the heap
	stayed     error    // why they could not be

	ids      textList
	byID     []uint32 // the rows in the order of their ids
	details  textList // the records, encoded
	versions []geo.Version
	flags    []rowFlags
	located  rowSet
	dated    rowSet
	points   pointLists
	times    timeIndex
	cited    []cited // of hotspots

	values map[field]*valueIndex
	places placeIndex
	spots  spots
	words  *wordIndex
	found  foundIn
}

// rowFlags say what else is known of a row. The lowest bits are the number of
// its time precision: 0 if it is not dated, else one more than where that
// stands in geo.TimePrecisions.
type rowFlags uint8

const (
	flagOngoing rowFlags = 1 << (iota + 3)
	flagApproximate
	flagUncertain
	flagDisagree
	flagSite // of a hotspot

	maskPrecision = flagOngoing - 1
)

// pointLists are the points of each row.
type pointLists struct {
	ends   []uint32
	points []orb.Point
}

func (l *pointLists) add(points ...orb.Point) {
	l.points = append(l.points, points...)
	l.ends = append(l.ends, uint32(len(l.points)))
}

func (l *pointLists) of(row uint32) []orb.Point {
	from := uint32(0)
	if row > 0 {
		from = l.ends[row-1]
	}
	return l.points[from:l.ends[row]:l.ends[row]]
}

// newSegment orders drafts and indexes them.
func newSegment(c geo.Collection, drafts []*draft) (*segment, error) {
	g := &segment{collection: c, size: len(drafts), located: newRowSet(len(drafts)), dated: newRowSet(len(drafts))}
	drafts = g.sort(drafts)
	var work sync.WaitGroup
	work.Go(func() { g.words = newWordIndex(drafts) })
	work.Go(func() { g.values = newValueIndexes(drafts, fieldsOf[c]) })
	work.Go(func() { g.found = findingsOf(drafts) })
	err := g.fill(drafts)
	work.Wait()
	if err != nil {
		return nil, err
	}
	g.spots = newSpots(g)
	g.outside, g.stayed = moveOutside(g.blocks(), worthMoving)
	return g, nil
}

// fill fills the columns.
func (g *segment) fill(drafts []*draft) error {
	var places []placeAt
	if err := g.addDetails(drafts); err != nil {
		return err
	}
	for i, d := range drafts {
		row := uint32(i)
		g.ids.add(d.id)
		g.versions = append(g.versions, d.version)
		g.flags = append(g.flags, flagsOf(d))
		g.times.add(row, d.extent)
		if d.extent.Dated() {
			g.dated.add(row)
		}
		if d.geometry != nil {
			g.located.add(row)
		}
		places = g.addPlace(places, row, d.geometry)
		if g.collection == geo.Hotspots {
			g.cited = append(g.cited, d.cited)
		}
	}
	g.places = newPlaceIndex(places)
	if g.collection == geo.Events || g.collection == geo.Flows {
		g.times.endRanks(g.size, g.rank)
	}
	return nil
}

// addDetails takes the encoded records.
func (g *segment) addDetails(drafts []*draft) error {
	total := 0
	for _, d := range drafts {
		if d.content == "" {
			content, err := geo.EncodeRecord(d.record)
			if err != nil {
				return err
			}
			d.content = string(content)
		}
		total += len(d.content)
	}
	g.details.grow(len(drafts), total)
	for _, d := range drafts {
		g.details.add(d.content)
	}
	return nil
}

// addPlace notes where a row lies: each point of an event for itself, a line as
// a whole.
func (g *segment) addPlace(places []placeAt, row uint32, geometry orb.Geometry) []placeAt {
	switch at := geometry.(type) {
	case orb.Point:
		g.points.add(at)
	case orb.MultiPoint:
		g.points.add(at...)
	case orb.LineString:
		g.points.add(at...)
		b := at.Bound()
		return append(places, placeAt{row, bounds{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}})
	default:
		g.points.add()
	}
	for _, p := range g.points.of(row) {
		places = append(places, placeAt{row, bounds{p[0], p[1], p[0], p[1]}})
	}
	return places
}

func flagsOf(d *draft) rowFlags {
	flags := rowFlags(slices.Index(geo.TimePrecisions, d.extent.Precision) + 1)
	set := func(flag rowFlags, is bool) {
		if is {
			flags |= flag
		}
	}
	set(flagOngoing, d.extent.Ongoing)
	set(flagApproximate, d.extent.Approximate)
	set(flagUncertain, d.extent.Uncertain)
	set(flagDisagree, d.disagree)
	set(flagSite, isSite(d.record))
	return flags
}

// blocks lists all columns that grow with the rows.
func (g *segment) blocks() []block {
	all := slices.Concat(g.ids.blocks(), g.details.blocks(), g.times.blocks(), g.places.blocks(), g.spots.blocks(), g.words.blocks(),
		[]block{blockOf(&g.byID), blockOf(&g.versions), blockOf(&g.flags), blockOf(&g.located), blockOf(&g.dated),
			blockOf(&g.points.ends), blockOf(&g.points.points)})
	for _, f := range fieldsOf[g.collection] {
		all = append(all, g.values[f].blocks()...)
	}
	return all
}

// sort puts drafts into their default order. Stores give records by id: as long
// as that is so, ids need not be compared.
func (g *segment) sort(drafts []*draft) []*draft {
	byID := func(a, b *draft) int { return strings.Compare(a.id, b.id) }
	if !slices.IsSortedFunc(drafts, byID) {
		drafts = slices.SortedFunc(slices.Values(drafts), byID)
	}
	const idBits = 30 // of a row's place in the order of ids, behind its rank and day
	keys := make([]uint64, len(drafts))
	for i, d := range drafts {
		key := d.order()
		day := uint32(key.start) ^ 1<<31 // orders negative days before the others
		keys[i] = uint64(key.rank)<<(idBits+32) | uint64(day)<<idBits | uint64(i)
	}
	slices.Sort(keys)
	ordered := make([]*draft, len(keys))
	g.byID = make([]uint32, len(keys))
	for row, key := range keys {
		at := key & (1<<idBits - 1)
		ordered[row] = drafts[at]
		g.byID[at] = uint32(row)
	}
	return ordered
}

// id returns the id of a row.
func (g *segment) id(row uint32) string { return g.ids.text(int(row)) }

// rowOf returns the row of an id.
func (g *segment) rowOf(id string) (row uint32, ok bool) {
	i, ok := slices.BinarySearchFunc(g.byID, id, func(row uint32, id string) int {
		return strings.Compare(g.ids.view(int(row)), id)
	})
	if !ok {
		return 0, false
	}
	return g.byID[i], true
}

// seek returns where in the order of ids one stands, or would stand, that is not
// before from. The way there is doubled until it is too far.
func (g *segment) seek(id string, from int) int {
	far := 1
	for from+far <= g.size && g.ids.view(int(g.byID[from+far-1])) < id {
		far *= 2
	}
	low, high := from+far/2, min(from+far, g.size)
	return low + sort.Search(high-low, func(i int) bool { return g.ids.view(int(g.byID[low+i])) >= id })
}

// rank returns the rank of a row.
func (g *segment) rank(row uint32) uint8 {
	return rankOf(g.collection, g.located.has(row), g.dated.has(row), g.flags[row]&flagSite != 0)
}

// order returns the place of a row in the default order. Its id must not be
// kept.
func (g *segment) order(row uint32) orderKey {
	key := orderKey{rank: g.rank(row), id: g.ids.view(int(row))}
	if g.collection == geo.Events || g.collection == geo.Flows {
		key.start = g.times.start[row]
	}
	return key
}

// behind returns the first row that stands behind a key in the order.
func (g *segment) behind(key orderKey) int {
	return sort.Search(g.size, func(i int) bool { return g.order(uint32(i)).compare(key) > 0 })
}

// extent returns the time of a row.
func (g *segment) extent(row uint32) geo.Extent {
	e, flags := g.times.extent(row), g.flags[row]
	if n := flags & maskPrecision; n > 0 {
		e.Precision = geo.TimePrecisions[n-1]
	}
	e.Ongoing, e.Approximate, e.Uncertain = flags&flagOngoing != 0, flags&flagApproximate != 0, flags&flagUncertain != 0
	return e
}

// placesOf returns the points of a row, or those of its line.
func (g *segment) placesOf(row uint32) []orb.Point { return g.points.of(row) }

// geometry returns the geometry of a row, nil if it has none.
func (g *segment) geometry(row uint32) orb.Geometry {
	points := g.placesOf(row)
	switch {
	case len(points) == 0:
		return nil
	case g.collection == geo.Flows:
		return orb.LineString(slices.Clone(points))
	case len(points) == 1:
		return points[0]
	}
	return orb.MultiPoint(slices.Clone(points))
}

// citedAt says when a hotspot is cited.
func (g *segment) citedAt(row uint32) cited {
	if g.cited == nil {
		return notCited
	}
	return g.cited[row]
}

// inWindow takes out the rows that do not meet the window of the filter. Rows
// whose time is unknown stay if unknown is set.
func (g *segment) inWindow(rows rowSet, f filter, unknown bool) {
	var undated rowSet
	if unknown {
		undated = rows.clone()
		undated.drop(g.dated)
	}
	rows.keep(g.dated)
	if g.collection == geo.Hotspots {
		for row := range rows.each {
			if !f.cited[g.ids.view(int(row))] {
				rows.remove(row)
			}
		}
	} else {
		g.times.keep(rows, *f.window, f.mode)
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
	inside := pointsInside
	if g.collection == geo.Flows {
		inside = lineInside
	}
	g.places.keep(rows, box, func(row uint32) bool { return inside(g.placesOf(row), box) })
	if unknown {
		rows.union(unlocated)
	}
}
