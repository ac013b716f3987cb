package geocode

import (
	"slices"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"

	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// index finds curated places by the keys of their names. It knows which rows
// of the gazetteer they stand for, and which spellings are lent to other rows.
type index struct {
	places []Place
	byID   map[string]int // numbers of places
	byKey  map[string][]named
	keys   []string     // of byKey, sorted
	stands map[int]spot // the place that stands for a row
	lent   map[spot][]Name
}

// named is a spot with one of its names, as a key finds it.
type named struct {
	spot spot
	form Form
	main bool // it is the name to show
	name Name
}

// newIndex indexes curated places on top of the rows of a gazetteer.
func newIndex(g rows, curated []Place) *index {
	x := &index{byID: map[string]int{}, byKey: map[string][]named{}, stands: map[int]spot{}, lent: map[spot][]Name{}}
	var ids []string
	for _, p := range curated {
		ids = append(ids, p.Same...)
	}
	byID := g.Rows(ids...)
	for _, p := range curated {
		if p.Precision != "" {
			x.add(g, p, byID)
		}
	}
	for _, p := range curated {
		if p.Precision == "" {
			x.lend(p, byID)
		}
	}
	for k := range x.byKey {
		x.keys = append(x.keys, k)
	}
	slices.Sort(x.keys)
	return x
}

// add takes in a curated place with the rows that it stands for.
func (x *index) add(g rows, p Place, byID map[string]int) {
	s := curatedSpot(len(x.places))
	p.Same = slices.Clone(p.Same)
	for _, row := range sameRows(g, p, byID) {
		if _, taken := x.stands[row]; taken {
			continue
		}
		x.stands[row] = s
		r := g.Place(row)
		if !slices.Contains(p.Same, r.ID) {
			p.Same = append(p.Same, r.ID)
		}
		p.People = max(p.People, r.People)
		if p.Extent == nil && p.Kind == r.Kind {
			p.Extent = r.Extent
		}
		if p.Admin1 == "" {
			p.Admin1 = r.Admin1
		}
	}
	x.note(s, Name{Text: p.Name}, true)
	for _, n := range p.Names {
		x.note(s, n, false)
	}
	x.byID[p.ID] = len(x.places)
	x.places = append(x.places, p)
}

// lend takes in the names that p has for rows of the gazetteer.
func (x *index) lend(p Place, byID map[string]int) {
	for _, row := range namedRows(p, byID) {
		s, taken := x.stands[row]
		if !taken {
			s = spot(row)
		}
		for _, n := range append([]Name{{Text: p.Name}}, p.Names...) {
			x.note(s, n, false)
			x.lent[s] = append(x.lent[s], n)
		}
	}
}

// note files a name under its keys.
func (x *index) note(s spot, n Name, main bool) {
	k := key.Of(n.Text)
	for form, text := range []string{Full: k.Full, Core: k.Core, Sorted: k.Sorted} {
		if text != "" {
			x.byKey[text] = append(x.byKey[text], named{s, Form(form), main, n})
		}
	}
}

// sameRows returns the rows that are the place: those that it names, and those
// of its name, country and sort within its radius.
func sameRows(g rows, p Place, byID map[string]int) []int {
	found := namedRows(p, byID)
	for row := range rowsCalled(g, p) {
		country, _, point, kind := g.Light(row)
		same := country == p.Country && kind.isArea() == p.Kind.isArea() &&
			distance(point, p.Point) <= max(p.Radius, leastRadius)
		if same && !slices.Contains(found, row) {
			found = append(found, row)
		}
	}
	slices.Sort(found)
	return found
}

// leastRadius, in metres, is how far apart two positions of one place may be
// at least.
const leastRadius = 5_000

// namedRows returns the rows that p names by their ids.
func namedRows(p Place, byID map[string]int) []int {
	var found []int
	for _, id := range p.Same {
		if row, ok := byID[id]; ok {
			found = append(found, row)
		}
	}
	return found
}

// rowsCalled returns the rows that have one of the names of p as a whole.
func rowsCalled(g rows, p Place) map[int]bool {
	found := map[int]bool{}
	for _, n := range append([]Name{{Text: p.Name}}, p.Names...) {
		for e := range g.Exact(key.Of(n.Text).Full) {
			if e.Form == Full {
				found[e.Row] = true
			}
		}
	}
	return found
}

// distance is in metres.
func distance(a, b orb.Point) float64 { return orbgeo.DistanceHaversine(a, b) }
