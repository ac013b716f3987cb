// Package record says how the records of a snapshot look outside: the
// properties of each collection's items with their names, types and meaning,
// and their values with texts in the languages that somebody asks for. The API
// and the feeds give out the same.
package record

import (
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

// Properties returns the properties of an item, with texts in w's languages: an
// Event, a Flow, a Hotspot or a Source.
func Properties(item *snapshot.Item, w *Words) any { return PropertiesOf(item.Record(), item, w) }

// PropertiesOf is Properties for who has the item's record already: a snapshot
// may decode it each time that it is asked for.
func PropertiesOf(r geo.Record, item *snapshot.Item, w *Words) any {
	switch r := r.(type) {
	case *geo.Hotspot:
		return hotspotValues(r, item, w)
	case *geo.Event:
		return eventValues(r, item, w)
	case *geo.Flow:
		return flowValues(r, item, w)
	case *geo.Source:
		return sourceValues(r, item, w)
	}
	return nil
}
