package snapshot

import (
	"cmp"
	"container/heap"
	"context"
	"math"
	"runtime"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
	"golang.org/x/sync/errgroup"
)

// fillSorted takes the items of the page in the order that the query asks for.
// It looks at the keys of all rows and keeps those of the page alone.
func (p *Page) fillSorted(ctx context.Context, s *Snapshot, q geo.Query, cursors []*cursor) error {
	by, err := s.sorting(q)
	if err != nil {
		return err
	}
	if q.After != "" {
		if by.behind, err = by.parseToken(q.After); err != nil {
			return err
		}
	}
	most := math.MaxInt
	if q.Limit > 0 {
		most = min(q.Offset, p.Matched) + q.Limit + 1
	}
	rows, err := by.first(ctx, cursors, most)
	if err != nil {
		return err
	}
	rows = rows[min(q.Offset, len(rows)):]
	if q.Limit > 0 && len(rows) > q.Limit {
		rows = rows[:q.Limit]
		p.Next = by.token(rows[len(rows)-1].sortValues)
	}
	for _, r := range rows {
		p.Items = append(p.Items, r.row.Item())
	}
	return nil
}

// sorting is an order by properties, which are bound to a collection.
type sorting struct {
	schema  *schema
	keys    []geo.SortKey
	columns []*property
	behind  *sortValues // rows up to here are left out
}

// sorting binds the order of a query.
func (s *Snapshot) sorting(q geo.Query) (*sorting, error) {
	if len(q.Sort) > geo.MaxSort {
		return nil, geo.InvalidParam("sortby", "it names %d properties; at most %d are allowed", len(q.Sort), geo.MaxSort)
	}
	by := &sorting{schema: s.Properties(q.Collection).(*schema), keys: q.Sort}
	for _, key := range q.Sort {
		p, ok := by.schema.Property(key.Property)
		if !ok {
			return nil, geo.InvalidParam("sortby", "there is no property %q; sortables lists those to sort by", key.Property)
		}
		if !p.Type.Sortable() {
			return nil, geo.InvalidParam("sortby", "items cannot be sorted by %s; sortables lists the properties to sort by", key.Property)
		}
		by.columns = append(by.columns, by.schema.at(p.Column))
	}
	return by, nil
}

// sortValues is where a row stands in the order.
type sortValues struct {
	keys []sortValue
	id   string
}

// sortValue is the value of one key: a text, or a number that texts are not
// compared with.
type sortValue struct {
	null   bool
	text   string
	number float64
}

// of reads the values of a row into room for them.
func (by *sorting) of(row *itemRow, room []sortValue) sortValues {
	for i, p := range by.columns {
		room[i] = valueOf(p, row)
	}
	return sortValues{room, row.item.id}
}

func valueOf(p *property, row *itemRow) sortValue {
	var v sortValue
	var ok bool
	switch p.kind {
	case geo.StringProperty:
		v.text, ok = p.text(row)
	case geo.NumberProperty, geo.IntegerProperty:
		v.number, ok = p.number(row)
	case geo.BooleanProperty:
		var is bool
		if is, ok = p.truth(row); is {
			v.number = 1
		}
	case geo.DateProperty:
		var at geo.Interval
		at, ok = p.time(row)
		v.number = float64(at.Start.Day)
	}
	if !ok {
		return sortValue{null: true}
	}
	return v
}

func (by *sorting) compare(a, b *sortValues) int {
	for i := range by.keys {
		x, y := &a.keys[i], &b.keys[i]
		switch {
		case x.null && y.null:
			continue
		case x.null:
			return 1
		case y.null:
			return -1
		}
		c := cmp.Or(cmp.Compare(x.number, y.number), strings.Compare(x.text, y.text))
		if by.keys[i].Descending {
			c = -c
		}
		if c != 0 {
			return c
		}
	}
	return strings.Compare(a.id, b.id)
}

// sortedRow is a row with where it stands.
type sortedRow struct {
	sortValues
	row Row
}

// first returns the first rows of the cursors, at most so many, in order.
func (by *sorting) first(ctx context.Context, cursors []*cursor, most int) ([]sortedRow, error) {
	var work errgroup.Group
	parts := runtime.GOMAXPROCS(0)
	found := make([][]sortedRow, parts)
	for i := range parts {
		work.Go(func() error {
			kept := &firstRows{by: by, most: most}
			for _, c := range cursors {
				from, to := i*len(c.rows)/parts, (i+1)*len(c.rows)/parts
				if err := kept.look(ctx, c.segment, uint32(from*64), c.rows[from:to]); err != nil {
					return err
				}
			}
			found[i] = kept.rows
			return nil
		})
	}
	if err := work.Wait(); err != nil {
		return nil, err
	}
	all := slices.Concat(found...)
	slices.SortFunc(all, func(a, b sortedRow) int { return by.compare(&a.sortValues, &b.sortValues) })
	return all[:min(most, len(all))], nil
}

// firstRows keeps the first rows of those that it has seen, as a heap whose top
// is the last of them.
type firstRows struct {
	by   *sorting
	most int
	rows []sortedRow
}

// look looks at the rows of a part of a segment, which begins with the row
// first.
func (f *firstRows) look(ctx context.Context, g *heldSegment, first uint32, rows rowSet) error {
	row, n := itemRow{schema: f.by.schema, item: &Item{}}, 0
	room := make([]sortValue, len(f.by.columns))
	for at := range rows.each {
		if n++; n%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		r := Row{g, first + at}
		r.look(row.item)
		values := f.by.of(&row, room)
		if f.by.behind != nil && f.by.compare(&values, f.by.behind) <= 0 {
			continue
		}
		if len(f.rows) == f.most && f.by.compare(&values, &f.rows[0].sortValues) >= 0 {
			continue
		}
		values.keys = slices.Clone(values.keys)
		if len(f.rows) < f.most {
			heap.Push(f, sortedRow{values, r})
		} else {
			f.rows[0] = sortedRow{values, r}
			heap.Fix(f, 0)
		}
	}
	return nil
}

// Len, Less, Swap, Push and Pop make a heap of the rows.
func (f *firstRows) Len() int { return len(f.rows) }

func (f *firstRows) Less(i, j int) bool {
	return f.by.compare(&f.rows[i].sortValues, &f.rows[j].sortValues) > 0
}

func (f *firstRows) Swap(i, j int) { f.rows[i], f.rows[j] = f.rows[j], f.rows[i] }

func (f *firstRows) Push(row any) { f.rows = append(f.rows, row.(sortedRow)) }

func (f *firstRows) Pop() any {
	last := f.rows[len(f.rows)-1]
	f.rows = f.rows[:len(f.rows)-1]
	return last
}
