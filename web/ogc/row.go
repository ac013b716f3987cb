package ogc

import (
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/record"
)

// row is an item while it is written: what its columns are read from.
type row struct {
	item   *snapshot.Item
	values record.Values
	writer *writer
	sums   map[string]geo.Bounds // of its figures by column; nil before they are asked for
}

// take goes on to another item.
func (r *row) take(item *snapshot.Item) {
	r.item, r.sums = item, nil
	r.values.Take(item, r.writer.words)
}

// event is the event, or the part of a flow that is told as of an event; nil
// for other records.
func (r *row) event() *geo.Event { return r.item.Event() }

// sources returns the ids of the sources of the item, each once.
func (r *row) sources() []string {
	if h, ok := r.item.Record().(*geo.Hotspot); ok {
		return geo.SourcesOf(h.Claims)
	}
	return geo.SourcesOf(r.event().Claims)
}

// figures returns what the figures of a column come to. Parts of other figures
// are in these already.
func (r *row) figures(column string) geo.Bounds {
	if r.sums == nil {
		r.sums = map[string]geo.Bounds{}
		groups := map[string][]*geo.Figure{}
		figures := r.event().Figures
		for i := range figures {
			if f := &figures[i]; f.Of == "" {
				groups[f.Column()] = append(groups[f.Column()], f)
			}
		}
		for name, group := range groups {
			r.sums[name] = geo.Together(group)
		}
	}
	return r.sums[column]
}
