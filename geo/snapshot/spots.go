package snapshot

import (
	"cmp"
	"context"
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// spots are copies of what maps ask of the places of a segment's events, in the
// order of the place index: a tile is read from one end to the other.
type spots struct {
	start, end []geo.Day // start is behind end where the time is not known
	kinds      []uint32  // numbers of the segment
}

// newSpots copies the columns of a segment of events that is filled.
func newSpots(g *segment) spots {
	if g.collection != geo.Events {
		return spots{}
	}
	n := len(g.places.rows)
	s := spots{make([]geo.Day, n), make([]geo.Day, n), make([]uint32, n)}
	kinds := g.values[fieldKind]
	for i, row := range g.places.rows {
		s.start[i], s.end[i] = geo.OpenEnd, geo.OpenStart
		if g.dated.has(row) {
			s.start[i], s.end[i] = g.times.start[row], g.times.end[row]
		}
		s.kinds[i] = uint32(len(kinds.names))
		for _, number := range kinds.values(row) {
			s.kinds[i] = number
		}
	}
	return s
}

func (s *spots) blocks() []block {
	return []block{blockOf(&s.start), blockOf(&s.end), blockOf(&s.kinds)}
}

// Spot is a place of an event.
type Spot struct {
	Row   Row
	Point orb.Point
	at    curved
}

// In returns where in a tile the spot lies, as parts of 2^depth of the tile's
// side, rounded to the nearest; 0, 0 is the north-western corner. Zoom and
// depth are at most 31 together.
func (s Spot) In(t Tile, depth int) (x, y int32) { return t.share(s.at, depth) }

// sweep goes over the spots of one segment that lie in a tile and meet a query.
type sweep struct {
	*heldSegment
	from, to int        // the spots of the tile
	rows     rowSet     // the rows that are asked for; nil: all
	window   geo.Window // that spots may meet
}

// sweeps begins a sweep of each segment that has spots in the tile.
func (s *Snapshot) sweeps(ctx context.Context, q geo.Query, t Tile) ([]sweep, error) {
	f, err := s.filter(q, false)
	if err != nil {
		return nil, err
	}
	var all []sweep
	for _, g := range s.segments[geo.Events] {
		w := sweep{heldSegment: g, window: geo.AllTime}
		if w.from, w.to = g.places.within(t); w.from == w.to {
			continue
		}
		if w.rows, err = w.sift(ctx, s, f); err != nil {
			return nil, err
		}
		if w.rows == nil && f.window != nil {
			w.window = *f.window
		}
		all = append(all, w)
	}
	return all, nil
}

// sift returns the rows that meet the filter, nil if that can be seen from the
// spots alone.
func (w *sweep) sift(ctx context.Context, s *Snapshot, f filter) (rowSet, error) {
	anyTime := f.window == nil || f.mode != geo.Must && *f.window != geo.AllTime
	if anyTime && w.gone == nil && f.box == nil && len(f.ids) == 0 && len(f.lists) == 0 && f.text == nil && f.where == nil {
		return nil, nil
	}
	rows := s.listed(w.heldSegment, f)
	if f.where != nil { // what it asks is dear: of no more rows than need be
		there := newRowSet(w.size)
		there.addAll(w.places.rows[w.from:w.to])
		rows.keep(there)
	}
	return rows, s.narrow(ctx, w.heldSegment, f, rows)
}

// meets reports whether days meet the window. It decides once: when is as good
// as random along the curve, and what a processor cannot foresee costs more
// than both comparisons.
func (w *sweep) meets(start, end geo.Day) bool {
	return (int64(w.window.End)-int64(start))|(int64(end)-int64(w.window.Start)) >= 0
}

// all reports whether all spots are asked for.
func (w *sweep) all() bool { return w.rows == nil && w.window == geo.AllTime }

// has reports whether spot i is asked for.
func (w *sweep) has(i int) bool {
	if w.rows != nil {
		return w.rows.has(w.places.rows[i])
	}
	return w.window == geo.AllTime || w.meets(w.spots.start[i], w.spots.end[i])
}

// spot returns spot i.
func (w *sweep) spot(i int) Spot {
	return Spot{Row{w.heldSegment, w.places.rows[i]}, w.places.points[i], w.places.at[i]}
}

// each calls yield with the spots that are asked for until it returns false.
func (w *sweep) each(yield func(i int) bool) {
	for i := w.from; i < w.to; i++ {
		if w.has(i) && !yield(i) {
			return
		}
	}
}

// Spots returns the places of the events that a query asks for in a tile, if
// they are at most that many; more reports that there are more. A Window leaves
// out events without a known time; Limit, Offset and After are ignored. A Box
// chooses events, not places: all places of these in the tile are given. They
// are in the default order of the events.
func (s *Snapshot) Spots(ctx context.Context, q geo.Query, t Tile, most int) (found []Spot, more bool, err error) {
	sweeps, err := s.sweeps(ctx, q, t)
	if err != nil {
		return nil, false, err
	}
	sure := 0 // spots that need not be looked at
	for _, w := range sweeps {
		if w.all() {
			sure += w.to - w.from
		}
	}
	if sure > most {
		return nil, true, nil
	}
	for _, w := range sweeps {
		for i := range w.each {
			if len(found) == most {
				return nil, true, nil
			}
			found = append(found, w.spot(i))
		}
	}
	return inDefaultOrder(found), false, ctx.Err()
}

// inDefaultOrder puts spots into the order of their events. Those of one event
// stay as they are.
func inDefaultOrder(spots []Spot) []Spot {
	keys, order := make([]orderKey, len(spots)), make([]int, len(spots))
	for i, s := range spots {
		keys[i], order[i] = s.Row.order(), i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(keys[a].compare(keys[b]), a-b) })
	ordered := make([]Spot, len(spots))
	for i, at := range order {
		ordered[i] = spots[at]
	}
	return ordered
}
