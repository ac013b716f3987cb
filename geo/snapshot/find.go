package snapshot

import (
	"context"
	"sort"

	"github.com/mapd/mapd/geo"
	"golang.org/x/sync/errgroup"
)

// Page is a part of the items that a query asks for.
type Page struct {
	Items []*Item
	// Matched counts all items that the query asks for, on all pages.
	Matched int
	// Next is the query's After for the page behind this one, "" if this is
	// the last.
	Next string
}

// Find returns a page of the items that the query asks for, in the order of its
// Sort, else in the default order: those with place and time first, then by
// first day, then by id; hotspots with sites first; sources by id. As in OGC API Features, an item
// without a place meets every Box, and one without a known time every Window.
//
// A wrong query is a geo.Error that names the parameter; a context that ends
// is the context's error.
func (s *Snapshot) Find(ctx context.Context, q geo.Query) (Page, error) {
	if err := checkPaging(q); err != nil {
		return Page{}, err
	}
	cursors, err := s.cursors(ctx, q, true)
	if err != nil {
		return Page{}, err
	}
	page := Page{Items: []*Item{}}
	for _, c := range cursors {
		page.Matched += c.rows.count()
	}
	if len(q.Sort) > 0 {
		return page, page.fillSorted(ctx, s, q, cursors)
	}
	if q.After != "" {
		key, err := parseToken(q.Collection, q.After)
		if err != nil {
			return Page{}, err
		}
		for _, c := range cursors {
			c.skipTo(key)
		}
	}
	return page, page.fill(ctx, q, cursors)
}

func checkPaging(q geo.Query) error {
	switch {
	case q.Limit < 0:
		return geo.InvalidParam("limit", "it is below 0")
	case q.Offset < 0:
		return geo.InvalidParam("offset", "it is below 0")
	case q.Offset > 0 && q.After != "":
		return geo.InvalidParam("offset", "it cannot be used together with after; use one of them")
	}
	return nil
}

// fill takes the items of the page from the cursors.
func (p *Page) fill(ctx context.Context, q geo.Query, cursors []*cursor) error {
	skip := q.Offset
	if skip >= leapFrom {
		skip -= leap(cursors, skip)
	}
	return merge(ctx, cursors, func(row Row) bool {
		if skip > 0 {
			skip--
			return true
		}
		if q.Limit > 0 && len(p.Items) == q.Limit {
			p.Next = token(q.Collection, p.Items[len(p.Items)-1].row.order())
			return false
		}
		p.Items = append(p.Items, row.Item())
		return true
	})
}

// leapFrom is how many items are passed over one by one before it is worth more
// to look where they end.
const leapFrom = 1 << 11

// leap moves cursors over up to so many items, as far as these are of earlier
// days than the one behind them, and returns how many they were.
func leap(cursors []*cursor, most int) (passed int) {
	const ranks, days = 4, 1 << 32
	to := func(n int) orderKey { // where the day with a number begins, ranks counted in days
		return orderKey{rank: uint8(n / days), start: geo.Day(int64(n%days) - days/2)}
	}
	before := func(key orderKey) (n int) {
		for _, c := range cursors {
			n += c.rows.countBefore(c.segment.behind(key))
		}
		return n
	}
	far := sort.Search(ranks*days, func(n int) bool { return before(to(n)) > most })
	if far == 0 {
		return 0
	}
	key := to(far - 1)
	for _, c := range cursors {
		c.skipTo(key)
	}
	return before(key)
}

// Each calls yield with every item that the query asks for, as Find does, in
// the default order, until it returns false. Sort, Limit, Offset and After are
// ignored.
func (s *Snapshot) Each(ctx context.Context, q geo.Query, yield func(*Item) bool) error {
	return s.each(ctx, q, true, func(row Row) bool { return yield(row.Item()) })
}

// EachInside is Each for maps: if the query has a Box, items without a place
// are left out, and if it has a Window, those without a known time.
func (s *Snapshot) EachInside(ctx context.Context, q geo.Query, yield func(*Item) bool) error {
	return s.EachRow(ctx, q, func(row Row) bool { return yield(row.Item()) })
}

// EachRow is EachInside for those who want little of many items.
func (s *Snapshot) EachRow(ctx context.Context, q geo.Query, yield func(Row) bool) error {
	return s.each(ctx, q, false, yield)
}

func (s *Snapshot) each(ctx context.Context, q geo.Query, unknown bool, yield func(Row) bool) error {
	cursors, err := s.cursors(ctx, q, unknown)
	if err != nil {
		return err
	}
	return merge(ctx, cursors, yield)
}

// cursors answers a query in every segment of its collection.
func (s *Snapshot) cursors(ctx context.Context, q geo.Query, unknown bool) ([]*cursor, error) {
	f, err := s.filter(q, unknown)
	if err != nil {
		return nil, err
	}
	segments := s.segments[q.Collection]
	cursors := make([]*cursor, len(segments))
	var work errgroup.Group
	work.SetLimit(s.workers(q.Collection))
	for i, g := range segments {
		work.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			rows, err := s.rows(ctx, g, f)
			if err != nil {
				return err
			}
			cursors[i] = &cursor{segment: g, rows: rows}
			cursors[i].moveTo(rows.next(0))
			return nil
		})
	}
	return cursors, work.Wait()
}

// cursor walks over rows of one segment.
type cursor struct {
	segment *heldSegment
	rows    rowSet
	row     int      // -1 at the end
	key     orderKey // of the row
}

func (c *cursor) moveTo(row int) {
	if c.row = row; row >= 0 {
		c.key = c.at().order()
	}
}

func (c *cursor) at() Row { return Row{c.segment, uint32(c.row)} }

func (c *cursor) skipTo(behind orderKey) { c.moveTo(c.rows.next(c.segment.behind(behind))) }

// merge yields the items of all cursors in their common order.
func merge(ctx context.Context, cursors []*cursor, yield func(Row) bool) error {
	for n := 0; ; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		c := first(cursors)
		if c == nil || !yield(c.at()) {
			return nil
		}
		c.moveTo(c.rows.next(c.row + 1))
	}
}

// first returns the cursor whose item comes first, nil if all are at the end.
func first(cursors []*cursor) *cursor {
	var best *cursor
	for _, c := range cursors {
		if c.row < 0 {
			continue
		}
		if best == nil || c.key.compare(best.key) < 0 {
			best = c
		}
	}
	return best
}
