package snapshot

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/mapd/mapd/geo"
	"golang.org/x/sync/errgroup"
)

// maxGroups bounds the groups of one answer.
const maxGroups = 20_000

// By says how items are grouped.
type By struct {
	// Fields are any of kind, family, country, hotspot, dataset, confidence,
	// precision, source, role and type, as far as the collection has them, and
	// at most one of day, week, month, quarter and year.
	Fields []string
	// Grid, if set, groups by place too.
	Grid *Grid
}

// Check says what is wrong with the grouping for a collection, as Aggregate
// does.
func (by By) Check(c geo.Collection) error {
	if _, err := columns(c, by.Fields); err != nil {
		return err
	}
	return checkGrid(c, by.Grid)
}

// Group is a number of items that have the same values.
type Group struct {
	// Values has one value per field, "" for items that have none. Times are
	// written 2025-10-22, 2025-W43, 2025-10, 2025-Q4, 2025.
	Values []string
	// Column is counted from the west, Row from the south, both from 0. They
	// are 0 without a grid.
	Column, Row int
	// Certain counts the items that must fall in the group, Possible those
	// that may.
	Certain, Possible int
}

// Aggregate counts items.
type Aggregate struct {
	Version geo.Version
	// Total counts the items that meet the query, each once. A Box leaves out
	// those without a place, a Window those without a known time.
	Total int
	// Undated counts the items without a known time that meet the query but
	// for its Window; one that has no place either meets any Box here.
	Undated int
	// Unlocated counts the items without a place that meet the query but for
	// its Box.
	Unlocated int
	// Groups are ordered by their values, then by row and column. An item
	// with several values or places counts once in each of their groups, one
	// whose time spans several periods is possible in each of them, so groups
	// may add up to more than Total. An end of a time that is left open
	// reaches as far as any known day of the snapshot.
	Groups []Group
}

// Aggregate counts the items that the query asks for, in groups. Limit,
// Offset and After are ignored. Asking for an unknown field, or for more than
// 20,000 groups, is a geo.Error that names "by" or "grid".
func (s *Snapshot) Aggregate(ctx context.Context, q geo.Query, by By) (Aggregate, error) {
	a := Aggregate{Version: s.info.Version, Groups: []Group{}}
	f, err := s.filter(q, false)
	if err != nil {
		return a, err
	}
	segments := s.segments[q.Collection]
	var next atomic.Int64
	count := func(part *Aggregate) (*tally, error) {
		t, err := s.newTally(f, by)
		for i := int(next.Add(1)) - 1; err == nil && i < len(segments); i = int(next.Add(1)) - 1 {
			err = s.countSegment(ctx, segments[i], f, t, part)
		}
		return t, err
	}
	tallies, parts := make([]*tally, s.workers(q.Collection)), make([]Aggregate, s.workers(q.Collection))
	var work errgroup.Group
	for i := range tallies {
		work.Go(func() (err error) {
			tallies[i], err = count(&parts[i])
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return a, err
	}
	for i, part := range parts {
		a.Total, a.Undated, a.Unlocated = a.Total+part.Total, a.Undated+part.Undated, a.Unlocated+part.Unlocated
		if i > 0 {
			tallies[0].add(tallies[i])
		}
	}
	a.Groups, err = tallies[0].groups()
	return a, err
}

// countSegment adds the rows of a segment to a tally, and to the sums of a.
func (s *Snapshot) countSegment(ctx context.Context, g *heldSegment, f filter, t *tally, a *Aggregate) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	rows, err := s.sift(ctx, g, f, a)
	if err != nil {
		return err
	}
	return t.countRows(ctx, g, rows)
}

// workers is by how many goroutines the segments of a collection are best gone
// through.
func (s *Snapshot) workers(c geo.Collection) int {
	return max(1, min(runtime.GOMAXPROCS(0), len(s.segments[c]), s.Count(c)/rowsPerWorker))
}

// rowsPerWorker is how many rows are enough for one goroutine. Tests make do with
// fewer.
var rowsPerWorker = 1 << 15

// sift returns the rows that meet the filter and adds to the sums of a. The
// error is that of a context that ends.
func (s *Snapshot) sift(ctx context.Context, g *heldSegment, f filter, a *Aggregate) (rowSet, error) {
	rows := s.listed(g, f)
	if err := f.where.keep(ctx, g, rows); err != nil {
		return nil, err
	}
	undated := rows.clone()
	undated.drop(g.dated)
	if f.box != nil {
		g.inBox(undated, *f.box, true)
	}
	a.Undated += undated.count()
	if f.window != nil {
		g.inWindow(rows, f, false)
	}
	unlocated := rows.clone()
	unlocated.drop(g.located)
	a.Unlocated += unlocated.count()
	if f.box != nil {
		g.inBox(rows, *f.box, false)
	}
	a.Total += rows.count()
	return rows, nil
}

// column is one field to group by.
type column struct {
	field  field
	period period
	timed  bool
}

// columns checks the fields to group by.
func columns(c geo.Collection, names []string) ([]column, error) {
	var out []column
	timed := false
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			return nil, geo.InvalidParam("by", "%s is named twice", name)
		}
		if p, ok := periodNamed(name); ok {
			if timed {
				return nil, geo.InvalidParam("by", "name only one of day, week, month, quarter, year")
			}
			if c != geo.Events && c != geo.Flows {
				return nil, geo.InvalidParam("by", "%s have no time to group by", c)
			}
			timed = true
			out = append(out, column{period: p, timed: true})
			continue
		}
		if !has(c, field(name)) {
			return nil, geo.InvalidParam("by", "%s cannot be grouped by %q; name any of %s", c, name, strings.Join(Groupings(c), ", "))
		}
		out = append(out, column{field: field(name)})
	}
	return out, nil
}

// Groupings lists the fields that the items of a collection can be grouped by.
func Groupings(c geo.Collection) []string {
	var names []string
	if c == geo.Events || c == geo.Flows {
		for _, p := range periods {
			names = append(names, p.name)
		}
	}
	fields := texts(fieldsOf[c])
	if has(c, fieldKind) {
		fields = append(fields, string(fieldFamily))
	}
	slices.Sort(fields)
	return append(names, fields...)
}
