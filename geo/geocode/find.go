package geocode

import (
	"maps"
	"slices"

	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// Find returns the places that a text may mean, the best first.
//
// A name matches as it is, without its generic words, or with its words in
// another order; only if nothing does so, with one slip. What matches in none
// of these ways is not known, and the Note says so: the place with the most
// similar name would be another place.
//
// The errors are *geo.Error with the Param q, country, near or limit.
func (c *Geocoder) Find(ask Ask) (Answer, error) {
	ask, err := ask.check()
	if err != nil {
		return Answer{}, err
	}
	f := newFinder(c, ask)
	readings := f.readings(ask.Text)
	found := f.look(readings, f.places)
	if ask.Prefix {
		f.also(found, f.look(readings[:1], c.starting))
	}
	if !anyProper(found) && !f.knownAbroad(readings) {
		f.also(found, f.look(readings[:min(len(readings), mostMended)], f.slips))
	}
	return f.answer(found, readings), nil
}

// mostMended bounds how many readings of a text are mended.
const mostMended = 8

// finder answers one question.
type finder struct {
	c      *Geocoder
	ask    Ask
	known  map[string][]hit // places by the text of a part
	mended map[string][]hit
	at     map[spot]Place
	// divisions are the cores of the names of provinces, by their ids.
	divisions map[string]map[string]bool
	spelled   map[hit]Name
}

func newFinder(c *Geocoder, ask Ask) *finder {
	return &finder{
		c: c, ask: ask, known: map[string][]hit{}, mended: map[string][]hit{}, at: map[spot]Place{},
		divisions: map[string]map[string]bool{}, spelled: map[hit]Name{},
	}
}

// evidence is what speaks for and against one place.
type evidence struct {
	hit          hit
	name         part // what the text calls it
	asked        key.Sort
	country      string
	people       int
	kind         Kind
	curated      bool // a curated place, or a row with curated names
	countryAsked bool
	near         *float64 // metres from the point that was given
	contexts     []context
	later        bool // its name does not stand first
	container    bool // the text speaks of something unknown in it
	points       float64
}

// places returns what a part may mean, by exact keys.
func (f *finder) places(p part) []hit {
	id := p.keys.Full + "\n" + p.keys.Core + "\n" + p.keys.Sorted
	found, ok := f.known[id]
	if !ok {
		found = f.c.exact(p)
		f.known[id] = found
	}
	return found
}

// slips returns what a part may mean with one slip.
func (f *finder) slips(p part) []hit {
	found, ok := f.mended[p.text]
	if !ok {
		found = f.c.slipped(p)
		f.mended[p.text] = found
	}
	return found
}

func (f *finder) light(s spot) (country string, people int, kind Kind) {
	country, people, _, kind = f.c.light(s)
	return country, people, kind
}

// place returns a place, decoded once.
func (f *finder) place(s spot) Place {
	p, ok := f.at[s]
	if !ok {
		p = f.c.place(s)
		f.at[s] = p
	}
	return p
}

// look judges the places that the name of each reading finds, and keeps the
// best evidence for each.
func (f *finder) look(readings []reading, find func(part) []hit) map[spot]evidence {
	found := map[spot]evidence{}
	for _, r := range readings {
		for _, h := range find(r.name) {
			if e, ok := f.judge(h, r); ok {
				e.points = e.score()
				if old, known := found[h.spot]; !known || e.points > old.points {
					found[h.spot] = e
				}
			}
		}
	}
	return found
}

// also adds what is not yet found.
func (f *finder) also(found, more map[spot]evidence) {
	for s, e := range more {
		if old, known := found[s]; !known || old.container && e.points > old.points {
			found[s] = e
		}
	}
}

// anyProper reports whether something is found that is itself asked for.
func anyProper(found map[spot]evidence) bool {
	for e := range maps.Values(found) {
		if !e.container {
			return true
		}
	}
	return false
}

// judge weighs a place by one reading. It is false if it cannot be meant.
func (f *finder) judge(h hit, r reading) (evidence, bool) {
	country, people, point, kind := f.c.light(h.spot)
	e := evidence{
		hit: h, name: r.name, asked: sortAsked(r.name, h.match), country: country, people: people, kind: kind,
		curated: h.spot.isCurated() || len(f.c.index.lent[h.spot]) > 0, countryAsked: f.ask.Country != "", later: r.before > 0,
	}
	if e.countryAsked && country != f.ask.Country {
		return e, false
	}
	for i, within := range r.within {
		c := f.contextOf(h.spot, within, r.open)
		if c.bearing == contradict && i < r.before && !c.kind.isArea() {
			c.bearing = unheardOf // a name at home elsewhere, which the place does not lie in
		}
		if c.bearing == unheardOf && f.ask.Prefix {
			continue // it may still be on its way
		}
		e.contexts = append(e.contexts, c)
	}
	if f.ask.Near != nil {
		metres := max(0, distance(point, *f.ask.Near)-f.place(h.spot).Radius)
		e.near = &metres
	}
	e.container = f.holdsUnknown(&e, r)
	return e, f.mayMean(&e, r)
}

// holdsUnknown reports whether the text speaks of something unknown that lies
// in the place, rather than of the place.
func (f *finder) holdsUnknown(e *evidence, r reading) bool {
	unknown := slices.ContainsFunc(e.contexts, func(c context) bool { return c.bearing == unheardOf })
	return unknown && (r.before > 0 || e.kind.isArea())
}

// mayMean leaves out what the text cannot mean by this reading.
func (f *finder) mayMean(e *evidence, r reading) bool {
	if e.container && !e.mayHold() || e.hit.match.slip && !e.mayBeMended() {
		return false
	}
	for _, c := range e.contexts {
		switch {
		case c.bearing == narrower, c.bearing != agrees && !e.hit.match.exact():
			return false
		case c.bearing == contradict && r.open && !f.worthSaying(e, c):
			return false
		case c.bearing == contradict && !e.hit.spot.isCurated() && realmOf(e.country) == elsewhere && c.kind == Country:
			return false
		}
	}
	return true
}

// mayHold reports whether something unknown may be said to lie in the place: a
// curated one, or an area or city of the region, that is named in full.
func (e *evidence) mayHold() bool {
	if e.kind == Country || !e.hit.match.exact() || e.later && e.contradicted() {
		return false
	}
	return e.hit.spot.isCurated() || realmOf(e.country) != elsewhere && (e.kind.isArea() || e.kind == City)
}

// worthSaying reports whether a place is named although the text, which nothing
// says is to be taken apart there, puts it elsewhere: a curated place in a
// wrong country or province.
func (f *finder) worthSaying(e *evidence, c context) bool {
	return e.hit.match.exact() && e.hit.spot.isCurated() && c.kind.level() >= Province.level()
}

// knownAbroad reports whether a name, as it was written, belongs to a place
// that the country asked for leaves out. Then a slip is not likely: "Mong La"
// in China is not meant to be Mengla.
func (f *finder) knownAbroad(readings []reading) bool {
	if f.ask.Country == "" {
		return false
	}
	for _, r := range readings {
		for _, h := range f.places(r.name) {
			if country, _, _ := f.light(h.spot); realmOf(country) != elsewhere && !r.open {
				return true
			}
		}
	}
	return false
}
