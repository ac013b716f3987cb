package pack

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
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

// Row is an event as it stands in a part.
type Row struct {
	Event  *geo.Event
	Extent geo.Extent
	// Title is the one of the event's titles that is written.
	Title string
	// Disagree says that its sources do.
	Disagree bool
	// HotspotAt returns the id of that hotspot of the event whose point this
	// is, empty if there is none. It may be nil.
	HotspotAt func(orb.Point) string
}

// Compare is the order in which rows are added: by first day, last day and id;
// undated ones come last.
func Compare(a, b geo.Extent, idA, idB string) int {
	if a.Dated() != b.Dated() {
		if a.Dated() {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(idA, idB))
}

// Columns collects the columns of a part, row by row.
type Columns struct {
	dictionaries dictionaries

	start, end, sureStart, sureEnd []int32
	timePrecision, flags           []uint8
	kind, dataset                  []uint16
	confidence, precision          []uint8
	place                          lists[uint32]
	hotspot, country, source       lists[uint16]
	id, title, when, placeText     texts
	figures                        figures
	places                         places
}

// NewColumns makes room for that many rows.
func NewColumns(rows int) *Columns {
	c := &Columns{dictionaries: newDictionaries(), places: places{index: map[place]uint32{}}}
	for _, days := range []*[]int32{&c.start, &c.end, &c.sureStart, &c.sureEnd} {
		*days = make([]int32, 0, rows)
	}
	return c
}

// Add adds a row, in the order of Compare.
func (c *Columns) Add(r Row) {
	e, d := r.Event, c.dictionaries
	c.addTime(&r)
	c.kind = append(c.kind, uint16(d["kinds"].index(e.Kind)))
	c.dataset = append(c.dataset, uint16(d["datasets"].index(e.Dataset)))
	c.confidence = append(c.confidence, uint8(d["confidences"].index(string(e.Confidence))))
	c.precision = append(c.precision, uint8(d["precisions"].index(string(e.Precision))))
	c.hotspot.add(indices(d["hotspots"], e.Hotspots))
	c.country.add(indices(d["countries"], e.Countries))
	c.source.add(indices(d["sources"], geo.SourcesOf(e.Claims)))
	c.place.add(c.places.at(&r, d["hotspots"]))
	c.id.add(e.ID)
	c.title.add(r.Title)
	c.when.add(string(e.When))
	c.placeText.add(e.Place)
	c.figures.add(e.Figures, d)
}

func (c *Columns) addTime(r *Row) {
	x := r.Extent
	c.start, c.end = append(c.start, int32(x.Start)), append(c.end, int32(x.End))
	c.sureStart, c.sureEnd = append(c.sureStart, int32(x.SureStart)), append(c.sureEnd, int32(x.SureEnd))
	c.timePrecision = append(c.timePrecision, uint8(max(0, slices.Index(timePrecisions, string(x.Precision)))))
	c.flags = append(c.flags, oneIf(x.Ongoing)*flagOngoing|oneIf(x.Approximate)*flagApproximate|
		oneIf(x.Uncertain)*flagUncertain|oneIf(r.Disagree)*flagDisagree)
}

// Encode returns the part. Equal rows give equal bytes. The error says that
// the rows have too many different words for the columns to number.
func (c *Columns) Encode() ([]byte, error) {
	if err := c.dictionaries.check(); err != nil {
		return nil, err
	}
	w := &writer{columns: map[string]Column{}}
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
	return w.file(Header{Rows: len(c.start), Places: len(c.places.lon), Dictionaries: c.dictionaries.values()})
}
