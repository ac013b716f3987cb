package pack

import (
	"cmp"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

// Holds says which columns a part holds.
type Holds uint8

const (
	// Core is what is drawn: when, where and what kind. Without Filters, the
	// countries are told of those events only that stand nowhere but at hotspots:
	// they may have to be shown by country.
	Core Holds = 1 << iota
	// Filters is what else is filtered by and added up: countries, confidence,
	// precision, dataset, hotspots, sources, figures.
	Filters
	// Texts is what is read: id, title, when and place as they are stated.
	Texts

	// Everything is all columns in one part.
	Everything = Core | Filters | Texts
)

// Bits of the column flags.
const (
	flagOngoing = 1 << iota
	flagApproximate
	flagUncertain
	flagDisagree
	flagFromYear // see fromYear
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
	holds        Holds
	rows         int
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

// NewColumns makes room for that many rows of these columns.
func NewColumns(rows int, holds Holds) *Columns {
	c := &Columns{holds: holds, dictionaries: newDictionaries(), places: places{index: map[place]uint32{}}}
	if holds&Core != 0 {
		for _, days := range []*[]int32{&c.start, &c.end, &c.sureStart, &c.sureEnd} {
			*days = make([]int32, 0, rows)
		}
	}
	return c
}

// Add adds a row, in the order of Compare.
func (c *Columns) Add(r Row) {
	c.rows++
	if c.holds&Core != 0 {
		c.addCore(&r)
	}
	if c.holds&Filters != 0 {
		c.addFilters(r.Event)
	}
	if c.holds&Texts != 0 {
		c.id.add(r.Event.ID)
		c.title.add(r.Title)
		c.when.add(string(r.Event.When))
		c.placeText.add(r.Event.Place)
	}
}

func (c *Columns) addCore(r *Row) {
	x, d := r.Extent, c.dictionaries
	c.start, c.end = append(c.start, int32(x.Start)), append(c.end, int32(x.End))
	c.sureStart, c.sureEnd = append(c.sureStart, int32(x.SureStart)), append(c.sureEnd, int32(x.SureEnd))
	c.timePrecision = append(c.timePrecision, uint8(max(0, slices.Index(timePrecisions, string(x.Precision)))))
	c.flags = append(c.flags, oneIf(x.Ongoing)*flagOngoing|oneIf(x.Approximate)*flagApproximate|
		oneIf(x.Uncertain)*flagUncertain|oneIf(r.Disagree)*flagDisagree|oneIf(fromYear(r.Event.When, x))*flagFromYear)
	c.kind = append(c.kind, uint16(d["kinds"].index(r.Event.Kind)))
	at := c.places.at(r, d["hotspots"])
	c.place.add(at)
	if c.holds&Filters == 0 {
		c.addCountries(r.Event, slices.ContainsFunc(at, c.places.elsewhere))
	}
}

func (c *Columns) addCountries(e *geo.Event, hidden bool) {
	var countries []string
	if !hidden {
		countries = e.Countries
	}
	c.country.add(indices(c.dictionaries["countries"], countries))
}

func (c *Columns) addFilters(e *geo.Event) {
	d := c.dictionaries
	c.dataset = append(c.dataset, uint16(d["datasets"].index(e.Dataset)))
	c.confidence = append(c.confidence, uint8(d["confidences"].index(string(e.Confidence))))
	c.precision = append(c.precision, uint8(d["precisions"].index(string(e.Precision))))
	c.addCountries(e, false)
	c.hotspot.add(indices(d["hotspots"], e.Hotspots))
	c.source.add(indices(d["sources"], geo.SourcesOf(e.Claims)))
	c.figures.add(e.Figures, d)
}

// Encode returns the part. Equal rows give equal bytes. The error says that
// the rows have too many different words for the columns to number.
func (c *Columns) Encode() ([]byte, error) {
	if err := c.dictionaries.check(); err != nil {
		return nil, err
	}
	w := &writer{columns: map[string]Column{}}
	if c.holds&Core != 0 {
		c.putCore(w)
	}
	if c.holds&Filters != 0 {
		c.putFilters(w)
	}
	if c.holds&(Core|Filters) != 0 {
		putLists(w, "country", &c.country)
	}
	if c.holds&Texts != 0 {
		putTexts(w, "id", &c.id)
		putTexts(w, "title", &c.title)
		putTexts(w, "when", &c.when)
		putTexts(w, "placeText", &c.placeText)
	}
	return w.file(Header{Rows: c.rows, Places: len(c.places.lon), Dictionaries: c.dictionaries.values(c.holds)})
}

func (c *Columns) putCore(w *writer) {
	putDelta(w, "start", c.start)
	putFrom(w, "end", c.end, "start", c.start)
	putFrom(w, "sureStart", c.sureStart, "start", c.start)
	putFrom(w, "sureEnd", c.sureEnd, "end", c.end)
	put(w, "timePrecision", c.timePrecision)
	put(w, "flags", c.flags)
	put(w, "kind", c.kind)
	putLists(w, "place", &c.place)
	c.places.put(w)
}

func (c *Columns) putFilters(w *writer) {
	put(w, "confidence", c.confidence)
	put(w, "dataset", c.dataset)
	put(w, "precision", c.precision)
	putLists(w, "hotspot", &c.hotspot)
	putLists(w, "source", &c.source)
	c.figures.put(w)
}

// fromYear reports whether a range begins with a whole year, such as 2021/2023,
// or ends with one if its beginning is open: it is then listed under the year,
// and not under a month.
func fromYear(when geo.When, x geo.Extent) bool {
	if x.Precision != geo.PrecisionRange {
		return false
	}
	first, last, _ := strings.Cut(strings.Trim(string(when), "[]{}"), "/")
	if last == "" {
		first, last, _ = strings.Cut(first, "..")
	}
	end := first
	if x.Start == geo.OpenStart {
		end = last
	}
	return len(strings.TrimRight(strings.TrimLeft(end, "."), "~?%")) == len("2021")
}
