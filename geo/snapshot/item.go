package snapshot

import (
	"fmt"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// Item is one record of a snapshot with what is derived from it. It is made for
// the one who asks, and is not to be used by several goroutines at a time.
type Item struct {
	row    Row
	id     string
	record geo.Record // once it was asked for
	// Version is the change that wrote the record.
	Version geo.Version
	// Extent is the time of an event or flow, closed by the newest day that
	// its sources speak of. Of a hotspot it runs from the first to the last
	// day on which it is cited. Sources are undated.
	Extent geo.Extent
	// Geometry is an orb.Point, orb.MultiPoint or orb.LineString, nil if the
	// record has no place.
	Geometry orb.Geometry
	// Bound is the bound of Geometry, the zero Bound if there is none.
	Bound orb.Bound
	// Disagree reports that the sources of an event or flow contradict each
	// other in its time or figures, or that its confidence is disputed.
	Disagree bool
	// FirstCited and LastCited are the first and the last known day of the
	// events and status claims of a hotspot and its parts; OpenStart and
	// OpenEnd if there is none, and for other records.
	FirstCited, LastCited geo.Day
	// FirstStated and LastStated are the times to which these days belong,
	// as they are stated; empty if there is none.
	FirstStated, LastStated geo.When
}

// Record returns the *geo.Hotspot, *geo.Event, *geo.Flow or *geo.Source that the
// item is. It is decoded when it is asked for first.
func (i *Item) Record() geo.Record {
	if i.record == nil {
		i.record = i.row.record()
	}
	return i.record
}

// Written cuts the record as it is stored, if it is an event or a flow that can be
// cut; see geo.CutRecord. It must not be kept without the item.
func (i *Item) Written() (geo.Written, bool) {
	g := i.row.segment
	return geo.CutRecord(g.collection, g.details.view(int(i.row.row)))
}

// ID is the id of the record.
func (i *Item) ID() string { return i.id }

// Event returns the event, or the part of a flow that is told as of an event.
// It is nil for other records.
func (i *Item) Event() *geo.Event { return eventOf(i.Record()) }

func eventOf(r geo.Record) *geo.Event {
	switch r := r.(type) {
	case *geo.Event:
		return r
	case *geo.Flow:
		return &r.Event
	}
	return nil
}

// Row is an item that is not made yet: its columns can be asked for one by one,
// at next to no cost. It keeps all that it needs, so it may outlive the
// snapshot.
type Row struct {
	segment *heldSegment
	row     uint32
}

// ID is the id of the record.
func (r Row) ID() string { return r.segment.id(r.row) }

// Kind is the kind of an event or flow.
func (r Row) Kind() string { return r.first(fieldKind) }

// Precision says how exactly the place is known.
func (r Row) Precision() geo.Precision { return geo.Precision(r.first(fieldPrecision)) }

// Confidence says how sure it is.
func (r Row) Confidence() geo.Confidence { return geo.Confidence(r.first(fieldConfidence)) }

// Hotspot is the id of the first hotspot, empty if there is none.
func (r Row) Hotspot() string { return r.first(fieldHotspot) }

// Countries are those of an event or flow.
func (r Row) Countries() []string {
	column := r.segment.values[fieldCountry]
	var codes []string
	for _, number := range column.values(r.row) {
		codes = append(codes, column.names[number])
	}
	return codes
}

// Shown returns the title of an event, in the language that pick chooses where
// there are several, and the radius. It must not be kept without the row.
func (r Row) Shown(pick func(geo.Texts) string) (title string, radiusM float64) {
	data := r.segment.details.view(int(r.row))
	if texts, radius, ok := geo.CutShown(data); ok {
		if title, ok := plainText(texts); ok {
			return title, radius
		}
	}
	e, err := geo.DecodeFront(r.segment.collection, data)
	if err != nil {
		panic(fmt.Sprintf("the segment is spoilt: %v", err))
	}
	return pick(e.Title), e.RadiusM
}

// plainTitle is the title of an event or flow where there is one in one language
// and it is written without escapes: that of nearly all, read in a tenth of the
// time. It must not be kept without the row.
func (r Row) plainTitle() (title string, ok bool) {
	texts, ok := geo.CutTitle(r.segment.details.view(int(r.row)))
	if !ok {
		return "", false
	}
	return plainText(texts)
}

// plainText is the one text of texts that are written without escapes.
func plainText(texts string) (text string, ok bool) {
	text, lang, ok := geo.OnlyText(texts)
	if !ok || lang == "" || strings.IndexByte(text, '\\') >= 0 {
		return "", false
	}
	return text[1 : len(text)-1], true
}

// first is the first value of a field, empty if there is none.
func (r Row) first(f field) string {
	column := r.segment.values[f]
	for _, number := range column.values(r.row) {
		return column.names[number]
	}
	return ""
}

// Extent is that of the item.
func (r Row) Extent() geo.Extent { return r.segment.extent(r.row) }

// Places are the points of an event or hotspot and the ends of a flow's line.
// They must neither be changed nor be kept without the row.
func (r Row) Places() []orb.Point { return r.segment.placesOf(r.row) }

// order is the place of the row in the default order.
func (r Row) order() orderKey { return r.segment.order(r.row) }

// Item makes the item.
func (r Row) Item() *Item {
	item := &Item{}
	r.look(item)
	item.id, item.Geometry = r.segment.id(r.row), r.segment.geometry(r.row)
	if item.Geometry != nil {
		item.Bound = item.Geometry.Bound()
	}
	return item
}

// look makes a new item of an old one for those who look at many rows: it has no
// geometry, and its id must not be kept without the row.
func (r Row) look(item *Item) {
	g := r.segment
	*item = Item{row: r, id: g.ids.view(int(r.row)), Version: g.versions[r.row], Extent: g.extent(r.row), Disagree: g.flags[r.row]&flagDisagree != 0}
	c := g.citedAt(r.row)
	item.FirstCited, item.LastCited, item.FirstStated, item.LastStated = c.first, c.last, c.firstStated, c.lastStated
}

// record decodes the record. What a segment holds was encoded by it.
func (r Row) record() geo.Record {
	record, err := geo.DecodeRecord(r.segment.collection, r.segment.details.bytes(int(r.row)))
	if err != nil {
		panic(fmt.Sprintf("the segment is spoilt: %v", err))
	}
	return record
}

// draft makes a draft that gives the same row again.
func (r Row) draft() *draft {
	g := r.segment
	return &draft{id: r.ID(), record: r.record(), content: g.details.text(int(r.row)), version: g.versions[r.row], extent: g.extent(r.row), geometry: g.geometry(r.row),
		disagree: g.flags[r.row]&flagDisagree != 0, cited: g.citedAt(r.row)}
}
