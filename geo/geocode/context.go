package geocode

import (
	"cmp"
	"slices"

	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// bearing says how what the text says of a place's whereabouts bears on it.
type bearing uint8

const (
	agrees     bearing = iota // it lies there
	unheardOf                 // nothing of that name is known
	contradict                // it lies elsewhere
	narrower                  // what is named lies in the place, or is smaller
)

// context is what one part of the text says of where a place lies.
type context struct {
	part    part
	bearing bearing
	name    string // of the place that the part means
	kind    Kind
	beside  bool    // it is a settlement, and only close to the place
	metres  float64 // from it
	quality float64 // of its name
	slip    bool
}

// nearby is how far in metres a place may lie from the edge of a town that is
// named as where it lies.
const nearby = 30_000

// contextOf judges a place by what one part says.
func (f *finder) contextOf(s spot, within part, open bool) context {
	hits, slip := f.meanings(within, open)
	if len(hits) == 0 {
		return context{part: within, bearing: unheardOf}
	}
	place := f.place(s)
	best := context{part: within, bearing: narrower}
	twice := false
	for _, h := range hits {
		if h.spot == s {
			twice = true
			continue
		}
		other := f.place(h.spot)
		c := context{part: within, bearing: narrower, name: f.c.called(&other), kind: other.Kind, slip: slip, quality: h.match.quality()}
		if other.Kind.level() >= place.Kind.level() {
			c.bearing, c.beside = f.relation(&place, &other)
			c.metres = distance(place.Point, other.Point)
		}
		if c.better(best) {
			best = c
		}
	}
	if twice && best.bearing != agrees {
		return context{part: within, bearing: agrees, quality: namedTwice}
	}
	return best
}

// better reports whether one meaning of a part suits a place more than another.
func (c context) better(than context) bool {
	if than.name == "" || c.bearing != than.bearing {
		return than.name == "" || c.bearing < than.bearing
	}
	return cmp.Or(cmp.Compare(c.kind.level(), than.kind.level()), cmp.Compare(c.quality, than.quality)) > 0
}

// meanings returns what a part that says where a place lies may mean.
func (f *finder) meanings(p part, open bool) (hits []hit, slip bool) {
	if open {
		return f.contexts(p), false
	}
	hits = slices.DeleteFunc(slices.Clone(f.places(p)), func(h hit) bool {
		country, _, kind := f.light(h.spot)
		return f.ask.Country != "" && country != f.ask.Country && !kind.isArea()
	})
	if code, ok := p.code(); ok {
		hits = append(f.countryOf(code), hits...)
	}
	if len(hits) > 0 {
		return hits, false
	}
	for _, h := range f.slips(p) {
		if _, _, kind := f.light(h.spot); kind.isArea() {
			hits = append(hits, h)
		}
	}
	return hits, true
}

// countryOf returns a country by its code.
func (f *finder) countryOf(code string) []hit {
	row, ok := f.c.lands().rows[code]
	if !ok {
		return nil
	}
	return []hit{{spot: f.c.spotOf(row), row: row}}
}

// relation says whether a place lies in another one of its own level or a
// higher one. Beside is set if it only lies close to a settlement.
func (f *finder) relation(place, other *Place) (b bearing, beside bool) {
	metres := distance(place.Point, other.Point) - place.Radius - other.Radius
	in := place.Country == other.Country
	switch {
	case other.Country == "": // it lies in several
		in = metres <= 0
	case !in || other.Kind == Country:
	case f.c.partOf(place, other):
	case other.Kind == Province:
		in = f.inProvince(place, other)
	case other.Kind.isArea():
		in = metres <= 0
	default:
		in, beside = metres <= nearby, true
	}
	if in {
		return agrees, beside
	}
	return contradict, beside
}

// partOf reports whether the place is a part of the other by what the curated
// data say.
func (c *Geocoder) partOf(place, other *Place) bool {
	id := place.PartOf
	for range len(c.index.places) {
		if id == "" {
			return false
		}
		if id == other.ID {
			return true
		}
		i, ok := c.index.byID[id]
		if !ok {
			return false
		}
		id = c.index.places[i].PartOf
	}
	return false
}

// inProvince reports whether the place lies in the province, by the name of
// its first-level division; of curated places also by the polygon.
func (f *finder) inProvince(place, province *Place) bool {
	called := f.divisionNames(province)
	if called[coreOf(place.Admin1)] {
		return true
	}
	if place.Kind == Province || place.Origin != FromHotspot && place.Origin != FromCurated {
		return false
	}
	_, admin1 := f.c.rows.Inside(place.Point)
	return called[coreOf(admin1)]
}

// divisionNames returns the cores of all names of a province.
func (f *finder) divisionNames(province *Place) map[string]bool {
	cores, ok := f.divisions[province.ID]
	if !ok {
		cores = map[string]bool{coreOf(province.Name): true, coreOf(province.Admin1): true}
		for _, n := range province.Names {
			cores[coreOf(n.Text)] = true
		}
		delete(cores, "")
		f.divisions[province.ID] = cores
	}
	return cores
}

// sortAsked is what the generic words of the name ask for, if leaving them out
// is how it matched.
func sortAsked(p part, m match) key.Sort {
	if m.asked == Full {
		return key.Any
	}
	return p.sort
}
