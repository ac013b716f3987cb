package snapshot

import (
	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// itemRow is an item as a filter sees it, as Row.look makes it. It is a geo.Row whose columns are
// numbered by its schema.
type itemRow struct {
	schema *schema
	item   *Item
}

// Text returns the value of a text.
func (r *itemRow) Text(column int) (string, bool) { return r.schema.at(column).text(r) }

// Number returns the value of a number.
func (r *itemRow) Number(column int) (float64, bool) { return r.schema.at(column).number(r) }

// Truth returns the value of a boolean.
func (r *itemRow) Truth(column int) (value, ok bool) { return r.schema.at(column).truth(r) }

// List returns the value of an array.
func (r *itemRow) List(column int) ([]string, bool) { return r.schema.at(column).list(r) }

// Time returns the value of a day or an interval.
func (r *itemRow) Time(column int) (geo.Interval, bool) { return r.schema.at(column).time(r) }

// Geometry returns the place of the item.
func (r *itemRow) Geometry(int) orb.Geometry {
	return r.item.row.segment.geometry(r.item.row.row)
}
