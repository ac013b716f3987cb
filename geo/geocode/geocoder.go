package geocode

import (
	"slices"
	"strings"
	"sync"

	"github.com/paulmach/orb"
)

// Geocoder answers questions from a gazetteer with curated places on top. It
// never changes and may be used by many goroutines.
type Geocoder struct {
	rows  rows
	index *index
	lands func() lands
}

// New returns a geocoder. Curated places come before rows of the same name,
// and stand for the rows that they name or that are the same place: those of
// their name, country and sort within their radius.
func New(g *Gazetteer, curated []Place) *Geocoder { return newGeocoder(g, curated) }

func newGeocoder(g rows, curated []Place) *Geocoder {
	c := &Geocoder{rows: g, index: newIndex(g, curated)}
	c.lands = sync.OnceValue(func() lands { return countLands(g, c.index) })
	return c
}

// lands are what is known of whole countries, by their codes.
type lands struct {
	rows    map[string]int    // the row of the country itself
	names   map[string]string // what it is called
	places  map[string]int    // how many settlements and places in them are known
	overall int               // of all countries
}

func countLands(g rows, x *index) lands {
	l := lands{map[string]int{}, map[string]string{}, map[string]int{}, 0}
	count := func(country string, kind Kind) {
		if !kind.isArea() {
			l.places[country]++
			l.overall++
		}
	}
	for row := range g.Len() {
		country, _, _, kind := g.Light(row)
		if kind == Country {
			l.rows[country] = row
			l.names[country] = g.Place(row).Name
		}
		if _, stood := x.stands[row]; !stood {
			count(country, kind)
		}
	}
	for _, p := range x.places {
		count(p.Country, p.Kind)
	}
	return l
}

// countryName returns what a country is called, its code if that is not known.
func (c *Geocoder) countryName(code string) string {
	if name := c.lands().names[code]; name != "" {
		return name
	}
	return code
}

// land returns what a country is called within a sentence.
func (c *Geocoder) land(code string) string {
	name := c.countryName(code)
	if strings.HasPrefix(name, "United ") || strings.HasSuffix(name, " Islands") || slices.Contains(plural, name) {
		return "the " + name
	}
	return name
}

// called returns what a place is called within a sentence.
func (c *Geocoder) called(p *Place) string {
	if p.Kind == Country {
		return c.land(p.Country)
	}
	return p.Name
}

// plural are countries with an article, beside those called United and those
// called Islands.
var plural = []string{"Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines"}

// light returns what ranking needs of a place.
func (c *Geocoder) light(s spot) (country string, people int, point orb.Point, kind Kind) {
	if s.isCurated() {
		p := &c.index.places[s.number()]
		return p.Country, p.People, p.Point, p.Kind
	}
	return c.rows.Light(int(s))
}

// RowPlace returns the place of a row of the gazetteer with the spellings that
// curated places lend it.
func (c *Geocoder) RowPlace(row int) Place { return c.place(spot(row)) }

// place returns a place with all its names.
func (c *Geocoder) place(s spot) Place {
	if s.isCurated() {
		return c.index.places[s.number()]
	}
	p := c.rows.Place(int(s))
	p.Names = append(p.Names[:len(p.Names):len(p.Names)], c.index.lent[s]...)
	return p
}
