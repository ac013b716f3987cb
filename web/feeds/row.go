package feeds

import (
	"reflect"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/record"
)

// row is one item of a feed with what its columns are read from.
type row struct {
	item *snapshot.Item
	// record is the item's, read once.
	record geo.Record
	// values is a record.Event, Flow, Hotspot or Source.
	values  reflect.Value
	figures map[string]geo.Bounds
	feed    *Feed
}

func (f *Feed) row(item *snapshot.Item) *row {
	r := item.Record()
	out := &row{item: item, record: r, values: reflect.ValueOf(record.PropertiesOf(r, item, f.words)), feed: f}
	if e := eventOf(r); e != nil && len(e.Figures) > 0 {
		out.figures = f.names.byColumn(e.Figures)
	}
	return out
}

func (r *row) id() string { return r.record.Key().ID }

// family is the colour family of an event or flow; "" for others.
func (r *row) family() geo.Family {
	if e := eventOf(r.record); e != nil {
		return r.feed.snapshot.Family(e.Kind)
	}
	return ""
}

// sources returns the ids of the sources of the item, each once.
func (r *row) sources() []string {
	switch record := r.record.(type) {
	case *geo.Hotspot:
		return geo.SourcesOf(record.Claims)
	case *geo.Source:
		return nil
	}
	return geo.SourcesOf(eventOf(r.record).Claims)
}

// sourceName is the title of a source, its id if it has none.
func (f *Feed) sourceName(id string) string {
	name, ok := f.titles[id]
	if !ok {
		name = id
		if item, found := f.snapshot.Item(geo.Key{Collection: geo.Sources, ID: id}); found {
			if title, _ := item.Record().(*geo.Source).CSL["title"].(string); title != "" {
				name = title
			}
		}
		f.titles[id] = name
	}
	return name
}

// title is what a row is called: its title or name, its id if it has none.
func (r *row) title() string {
	var title *string
	switch v := r.values.Interface().(type) {
	case record.Event:
		title = v.Title
	case record.Flow:
		title = v.Title
	case record.Hotspot:
		title = v.Name
	case record.Source:
		title = v.Title
	}
	if title == nil {
		return r.id()
	}
	return *title
}
