package feeds

import (
	"reflect"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/record"
)

// row is one item of a feed with what its columns are read from.
type row struct {
	at   snapshot.Row
	item *snapshot.Item
	// record is the item's, read once.
	record geo.Record
	// values is a record.Event, Flow, Hotspot or Source.
	values reflect.Value
	// figures has what the figures come to, in the order of survey.measures.
	figures []geo.Bounds
	feed    *Feed
}

// row reads an item. What it returns holds until it is called again.
func (f *Feed) row(at snapshot.Row) *row {
	item := at.Item()
	r := item.Record()
	f.now = row{at: at, item: item, record: r, values: reflect.ValueOf(record.PropertiesOf(r, item, f.words)), figures: f.now.figures, feed: f}
	f.now.sumFigures()
	return &f.now
}

func (r *row) id() string { return r.item.ID() }

// family is the colour family of an event or flow.
func (r *row) family() geo.Family { return r.feed.snapshot.Family(r.at.Kind()) }

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
