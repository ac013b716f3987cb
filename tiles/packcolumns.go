package tiles

import (
	"math"
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/paulmach/orb"
)

// Bits of the column flags.
const (
	flagOngoing = 1 << iota
	flagApproximate
	flagUncertain
	flagDisagree
)

// timePrecisions is the dictionary of the column timePrecision. The first
// stands for an unknown time.
var timePrecisions = func() []string {
	names := []string{""}
	for _, p := range geo.TimePrecisions {
		names = append(names, string(p))
	}
	return names
}()

// packColumns collects the columns of a part, row by row.
type packColumns struct {
	snapshot     *snapshot.Snapshot
	prefs        []string
	langs        map[string]int // titles given in each language
	dictionaries dictionaries

	start, end, sureStart, sureEnd []int32
	timePrecision, flags           []uint8
	kind, dataset                  []uint16
	confidence, precision          []uint8
	place                          lists[uint32]
	hotspot, country, source       lists[uint16]
	id, title, when, placeText     texts
	figures                        packFigures
	places                         packPlaces
}

func newPackColumns(s *snapshot.Snapshot, rows int, prefs []string) *packColumns {
	c := &packColumns{snapshot: s, prefs: prefs, langs: map[string]int{}, dictionaries: newDictionaries(), places: packPlaces{index: map[packPlace]uint32{}}}
	for _, days := range []*[]int32{&c.start, &c.end, &c.sureStart, &c.sureEnd} {
		*days = make([]int32, 0, rows)
	}
	return c
}

func (c *packColumns) addEvent(item *snapshot.Item) {
	e, d := item.Event(), c.dictionaries
	c.addTime(item)
	c.kind = append(c.kind, uint16(d["kinds"].index(e.Kind)))
	c.dataset = append(c.dataset, uint16(d["datasets"].index(e.Dataset)))
	c.confidence = append(c.confidence, uint8(d["confidences"].index(string(e.Confidence))))
	c.precision = append(c.precision, uint8(d["precisions"].index(string(e.Precision))))
	c.hotspot.add(indices(d["hotspots"], e.Hotspots))
	c.country.add(indices(d["countries"], e.Countries))
	c.source.add(indices(d["sources"], geo.SourcesOf(e.Claims)))
	c.place.add(c.placesOf(e))
	title, lang := httpx.Pick(e.Title, c.prefs)
	if lang != "" {
		c.langs[lang]++
	}
	c.id.add(e.ID)
	c.title.add(title)
	c.when.add(string(e.When))
	c.placeText.add(e.Place)
	c.figures.add(e.Figures, d)
}

func (c *packColumns) addTime(item *snapshot.Item) {
	x := item.Extent
	c.start, c.end = append(c.start, int32(x.Start)), append(c.end, int32(x.End))
	c.sureStart, c.sureEnd = append(c.sureStart, int32(x.SureStart)), append(c.sureEnd, int32(x.SureEnd))
	c.timePrecision = append(c.timePrecision, uint8(max(0, slices.Index(timePrecisions, string(x.Precision)))))
	c.flags = append(c.flags, oneIf(x.Ongoing)*flagOngoing|oneIf(x.Approximate)*flagApproximate|
		oneIf(x.Uncertain)*flagUncertain|oneIf(item.Disagree)*flagDisagree)
}

// lang is the language that most titles are in, the one asked for first if
// there are no titles.
func (c *packColumns) lang() string {
	best := c.prefs[0]
	for lang, n := range c.langs {
		if most := c.langs[best]; n > most || n == most && lang < best {
			best = lang
		}
	}
	return best
}

func (c *packColumns) encode() ([]byte, error) {
	w := &packWriter{columns: map[string]packColumn{}}
	put(w, "start", c.start)
	put(w, "end", c.end)
	put(w, "sureStart", c.sureStart)
	put(w, "sureEnd", c.sureEnd)
	put(w, "timePrecision", c.timePrecision)
	put(w, "flags", c.flags)
	put(w, "kind", c.kind)
	put(w, "confidence", c.confidence)
	put(w, "dataset", c.dataset)
	put(w, "precision", c.precision)
	putLists(w, "place", &c.place)
	putLists(w, "hotspot", &c.hotspot)
	putLists(w, "country", &c.country)
	putLists(w, "source", &c.source)
	c.places.put(w)
	putTexts(w, "id", &c.id)
	putTexts(w, "title", &c.title)
	putTexts(w, "when", &c.when)
	putTexts(w, "placeText", &c.placeText)
	c.figures.put(w)
	return w.file(packHeader{Rows: len(c.start), Places: len(c.places.lon), Dictionaries: c.dictionaries.values()})
}

// packPlaces is the table of places: each combination of point, radius and
// hotspot once.
type packPlaces struct {
	index    map[packPlace]uint32
	lon, lat []float64
	radius   []float32
	hotspot  []int32
}

type packPlace struct {
	point   orb.Point
	radius  float32
	hotspot int32
}

// placesOf returns the places of an event. A place that is the point of one of
// the event's hotspots names it.
func (c *packColumns) placesOf(e *geo.Event) []uint32 {
	at := make([]uint32, 0, len(e.Points))
	for _, point := range e.Points {
		place := packPlace{point, float32(e.RadiusM), -1}
		for _, id := range e.Hotspots {
			hotspot, ok := c.snapshot.Item(geo.Key{Collection: geo.Hotspots, ID: id})
			if ok && hotspot.Geometry == orb.Geometry(point) {
				place.hotspot = int32(c.dictionaries["hotspots"].index(id))
				break
			}
		}
		at = append(at, c.places.add(place))
	}
	return at
}

func (p *packPlaces) add(place packPlace) uint32 {
	i, ok := p.index[place]
	if !ok {
		i = uint32(len(p.lon))
		p.index[place] = i
		p.lon, p.lat = append(p.lon, place.point[0]), append(p.lat, place.point[1])
		p.radius, p.hotspot = append(p.radius, place.radius), append(p.hotspot, place.hotspot)
	}
	return i
}

func (p *packPlaces) put(w *packWriter) {
	put(w, "placeLon", p.lon)
	put(w, "placeLat", p.lat)
	put(w, "placeRadius", p.radius)
	put(w, "placeHotspot", p.hotspot)
}

// packFigures holds the figures of all rows.
type packFigures struct {
	offsets               []uint32
	measure, unit         []uint16
	low, best, high       []float64
	qualifier, sort, part []uint8
}

func (f *packFigures) add(figures []geo.Figure, d dictionaries) {
	if f.offsets == nil {
		f.offsets = []uint32{0}
	}
	for _, figure := range figures {
		f.measure = append(f.measure, uint16(d["measures"].index(figure.Measure)))
		f.unit = append(f.unit, uint16(d["units"].index(figure.Unit)))
		f.low, f.best, f.high = append(f.low, orNaN(figure.Low)), append(f.best, orNaN(figure.Best)), append(f.high, orNaN(figure.High))
		f.qualifier = append(f.qualifier, uint8(d["qualifiers"].index(string(figure.Qualifier))))
		f.sort = append(f.sort, oneIf(figure.Sort == geo.Level))
		f.part = append(f.part, oneIf(figure.Of != ""))
	}
	f.offsets = append(f.offsets, uint32(len(f.measure)))
}

func (f *packFigures) put(w *packWriter) {
	putOffsets(w, "figure", f.offsets)
	put(w, "figureMeasure", f.measure)
	put(w, "figureUnit", f.unit)
	put(w, "figureLow", f.low)
	put(w, "figureBest", f.best)
	put(w, "figureHigh", f.high)
	put(w, "figureQualifier", f.qualifier)
	put(w, "figureSort", f.sort)
	put(w, "figurePart", f.part)
}

func orNaN(number *float64) float64 {
	if number == nil {
		return math.NaN()
	}
	return *number
}

func oneIf(is bool) uint8 {
	if is {
		return 1
	}
	return 0
}
