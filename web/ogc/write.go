package ogc

import (
	"runtime"
	"strconv"
	"sync"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/record"
)

// writer writes Features. It is for one goroutine.
type writer struct {
	*form
	snapshot *snapshot.Snapshot
	words    *record.Words
	members  [][]byte          // the columns' names as JSON, with what stands around them
	titles   map[string]string // of sources, by id
	row      row               // that is written
}

func newWriter(f *form, s *snapshot.Snapshot, l *record.Words) *writer {
	w := &writer{form: f, snapshot: s, words: record.NewWords(l.Asked()), titles: map[string]string{}}
	w.row.writer = w
	for i, c := range f.columns {
		var b []byte
		if i > 0 {
			b = []byte{','}
		}
		w.members = append(w.members, append(geo.AppendText(b, c.Name), ':'))
	}
	return w
}

// parts are the parts of a page, in memory that is used again.
type parts [][]byte

// room is memory for parts.
var room sync.Pool

// newPart returns memory for a part.
func newPart() []byte {
	if b, ok := room.Get().(*[]byte); ok {
		return (*b)[:0]
	}
	return make([]byte, 0, perPart*usualFeature)
}

// giveBack gives the memory of parts to others.
func (p *parts) giveBack() {
	for i := range *p {
		room.Put(&(*p)[i])
	}
	*p = nil
}

// perPart is how many Features a part has.
const perPart = 256

// features writes Features joined by commas, in parts that are made on all
// cores. They are to be given back.
func features(f *form, s *snapshot.Snapshot, l *record.Words, items []*snapshot.Item) parts {
	parts := make(parts, (len(items)+perPart-1)/perPart)
	writers := make([]*writer, min(runtime.GOMAXPROCS(0), len(parts)))
	var work sync.WaitGroup
	for i := range writers {
		w := newWriter(f, s, l)
		writers[i] = w
		work.Go(func() {
			for at := i; at < len(parts); at += len(writers) {
				b := newPart()
				for j, item := range items[at*perPart : min((at+1)*perPart, len(items))] {
					if at+j > 0 {
						b = append(b, ',')
					}
					b = append(w.feature(b, item), '}')
				}
				parts[at] = b
			}
		})
	}
	work.Wait()
	for _, w := range writers {
		for _, lang := range w.words.Given() {
			l.Gave(lang)
		}
	}
	return parts
}

// usualFeature is how many bytes most Features take at most.
const usualFeature = 768

// feature appends a Feature up to the brace that closes it. Each has all
// properties, in the same order.
func (w *writer) feature(b []byte, item *snapshot.Item) []byte {
	r := &w.row
	r.take(item)
	b = geo.AppendText(append(b, `{"type":"Feature","id":`...), item.ID())
	b = w.places(b, item.Geometry)
	if w.jsonFG {
		b = appendTime(append(b, `,"time":`...), w.collection.id, item.Extent)
	}
	b = append(b, `,"properties":{`...)
	for i := range w.columns {
		b = append(b, w.members[i]...)
		b = w.columns[i].append(b, r)
	}
	return append(b, '}')
}

// places appends the geometry, in JSON-FG also the place: a geometry that is not
// in longitudes and latitudes.
func (w *writer) places(b []byte, g orb.Geometry) []byte {
	if w.noGeometry {
		g = nil
	}
	if !w.jsonFG {
		b = append(b, `,"geometry":`...)
		if stored := w.row.values.Positions(); stored != "" && !w.turned() {
			return appendStored(b, g, stored)
		}
		return appendGeometry(b, g, w.turn)
	}
	inPlace := w.turned()
	fallback := g
	if inPlace && !w.both {
		fallback = nil
	}
	b = appendGeometry(append(b, `,"geometry":`...), fallback, unturned)
	if !inPlace {
		g = nil
	}
	return appendGeometry(append(b, `,"place":`...), g, w.turn)
}

func unturned(p orb.Point) orb.Point { return p }

// appendGeometry appends a point, several of them, a line, or null.
func appendGeometry(b []byte, g orb.Geometry, turn orb.Projection) []byte {
	var points []orb.Point
	switch g := g.(type) {
	case orb.Point:
		b = append(b, `{"type":"Point","coordinates":`...)
		return append(appendPosition(b, turn(g)), '}')
	case orb.MultiPoint:
		b, points = append(b, `{"type":"MultiPoint","coordinates":[`...), g
	case orb.LineString:
		b, points = append(b, `{"type":"LineString","coordinates":[`...), g
	default:
		return append(b, "null"...)
	}
	for i, p := range points {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendPosition(b, turn(p))
	}
	return append(b, "]}"...)
}

// appendStored is appendGeometry for points in longitudes and latitudes, of
// which there is a list of positions.
func appendStored(b []byte, g orb.Geometry, positions string) []byte {
	switch g.(type) {
	case orb.Point:
		b = append(append(b, `{"type":"Point","coordinates":`...), positions[1:len(positions)-1]...)
	case orb.MultiPoint:
		b = append(append(b, `{"type":"MultiPoint","coordinates":`...), positions...)
	default: // the line of a flow goes from hotspot to hotspot, and is not stored
		return appendGeometry(b, g, unturned)
	}
	return append(b, '}')
}

func appendPosition(b []byte, p orb.Point) []byte {
	b = strconv.AppendFloat(append(b, '['), p[0], 'f', -1, 64)
	b = strconv.AppendFloat(append(b, ','), p[1], 'f', -1, 64)
	return append(b, ']')
}

// sourceName is the title of a source, its id if it has none.
func (w *writer) sourceName(id string) string {
	name, known := w.titles[id]
	if !known {
		name = id
		if item, found := w.snapshot.Item(geo.Key{Collection: geo.Sources, ID: id}); found {
			if title, _ := item.Record().(*geo.Source).CSL["title"].(string); title != "" {
				name = title
			}
		}
		w.titles[id] = name
	}
	return name
}
