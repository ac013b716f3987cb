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
}

func newWriter(f *form, s *snapshot.Snapshot, l *record.Words) *writer {
	w := &writer{form: f, snapshot: s, words: record.NewWords(l.Asked()), titles: map[string]string{}}
	for i, c := range f.columns {
		var b []byte
		if i > 0 {
			b = []byte{','}
		}
		w.members = append(w.members, append(geo.AppendText(b, c.Name), ':'))
	}
	return w
}

// features writes Features joined by commas, in parts that are made on all
// cores.
func features(f *form, s *snapshot.Snapshot, l *record.Words, items []*snapshot.Item) [][]byte {
	const part = 256
	parts := make([][]byte, (len(items)+part-1)/part)
	writers := make([]*writer, min(runtime.GOMAXPROCS(0), len(parts)))
	var work sync.WaitGroup
	for i := range writers {
		w := newWriter(f, s, l)
		writers[i] = w
		work.Go(func() {
			usual := part * usualFeature
			for at := i; at < len(parts); at += len(writers) {
				b := make([]byte, 0, usual)
				for j, item := range items[at*part : min((at+1)*part, len(items))] {
					if at+j > 0 {
						b = append(b, ',')
					}
					b = append(w.feature(b, item), '}')
				}
				parts[at], usual = b, len(b)+len(b)/8
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

// usualFeature is how many bytes most Features take.
const usualFeature = 640

// feature appends a Feature up to the brace that closes it. Each has all
// properties, in the same order.
func (w *writer) feature(b []byte, item *snapshot.Item) []byte {
	r := row{item: item, record: item.Record(), writer: w}
	r.values = record.ValuesOf(r.record, item, w.words)
	b = geo.AppendText(append(b, `{"type":"Feature","id":`...), item.ID())
	b = w.places(b, item.Geometry)
	if w.jsonFG {
		b = appendTime(append(b, `,"time":`...), w.collection.id, item.Extent)
	}
	b = append(b, `,"properties":{`...)
	for i := range w.columns {
		b = append(b, w.members[i]...)
		b = w.columns[i].append(b, &r)
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
		return appendGeometry(append(b, `,"geometry":`...), g, w.turn)
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
