package geocode

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// How far Reverse looks, in metres: the places that it answers, and the one
// that its Note names if there is none.
const (
	reach    = 50_000
	farReach = 500_000
)

// Scores of Reverse. A place counts less with the distance from its middle,
// half at closeBy metres; areas that hold the point come behind all of them.
const (
	ofHolders     = 0.9 // curated places within whose radius the point lies, at least
	ofPlaces      = 0.8 // other places at most
	leastOfPlaces = 0.4
	closeBy       = 8_000
	ofProvince    = 0.3
	ofCountry     = 0.2
)

// finestHolder is the largest radius, in metres, of a place that a point within
// it is certain to lie at.
const finestHolder = 10_000

// Reverse returns the places at and around a point (longitude, latitude in
// degrees), curated ones that reach to it first, then the nearest, then the
// province and the country. Why says how far and in which direction the point
// lies from each. The province and the country take the last two places of
// limit, if it is 3 or more. Where no place is within 50 km the Note says so, with the
// distance of the nearest.
//
// The errors are *geo.Error with the Param near or limit.
func (c *Geocoder) Reverse(p orb.Point, limit int) (Answer, error) {
	if err := checkPoint("near", p); err != nil {
		return Answer{}, err
	}
	limit, err := checkLimit(limit)
	if err != nil {
		return Answer{}, err
	}
	country, admin1 := c.rows.Inside(p)
	around := c.around(p, limit, country)
	a := Answer{}
	switch at, ok := c.acrossBorder(p, around, country); {
	case len(around) == 0:
		a.Note = c.remote(p, country, admin1)
	case ok:
		a.Note = fmt.Sprintf("The borders known are rough: by them the point lies in %s, but it is within the radius of %s, %s.",
			c.land(country), at.Name, c.countryName(at.Country))
		country, admin1 = at.Country, at.Admin1
	}
	areas := c.areas(country, admin1)
	room := limit
	if limit > len(areas) {
		room -= len(areas)
	}
	a.Candidates = append(around[:min(len(around), room)], areas...)
	a.Candidates = a.Candidates[:min(len(a.Candidates), limit)]
	return a, nil
}

// roughBorder is how far, in metres, the borders of the gazetteer may be off.
const roughBorder = 8_000

// acrossBorder returns the first place, if the point lies in it but, by the
// rough borders of the gazetteer, in the country next to its own.
func (c *Geocoder) acrossBorder(p orb.Point, around []Candidate, country string) (Candidate, bool) {
	if len(around) == 0 {
		return Candidate{}, false
	}
	first := around[0]
	within := distance(p, first.Point) <= first.Radius
	return first, within && country != "" && first.Country != country && c.rows.Border(p) <= roughBorder
}

// around returns the places that hold the point or lie within reach, best
// first.
func (c *Geocoder) around(p orb.Point, limit int, country string) []Candidate {
	var spots []spot
	for i, place := range c.index.places {
		if !place.Kind.isArea() && distance(p, place.Point) <= max(reach, place.Radius) {
			spots = append(spots, curatedSpot(i))
		}
	}
	for _, row := range c.nearRows(p, limit, reach) {
		spots = append(spots, spot(row))
	}
	var out []Candidate
	for _, s := range spots {
		out = append(out, c.seenFrom(p, s, country))
	}
	slices.SortStableFunc(out, func(a, b Candidate) int { return cmp.Compare(b.Score, a.Score) })
	if len(out) > 0 {
		out[0].Certain = out[0].Score >= ofHolders && out[0].Radius <= finestHolder && c.holdsAlone(out)
	}
	return out[:min(len(out), limit)]
}

// nearRows returns the nearest rows that are no areas and that no curated place
// stands for.
func (c *Geocoder) nearRows(p orb.Point, limit int, metres float64) []int {
	var out []int
	for _, row := range c.rows.Near(p, limit+len(c.index.stands), metres) {
		_, _, _, kind := c.rows.Light(row)
		if _, stood := c.index.stands[row]; !stood && !kind.isArea() {
			out = append(out, row)
		}
		if len(out) == limit {
			break
		}
	}
	return out
}

// holdsAlone reports whether all other places that hold the point, and are
// known finely enough, hold the first one too.
func (c *Geocoder) holdsAlone(found []Candidate) bool {
	for _, other := range found[1:] {
		if other.Score >= ofHolders && other.Radius <= finestHolder && !c.partOf(&found[0].Place, &other.Place) {
			return false
		}
	}
	return true
}

// seenFrom describes a place from a point in a country.
func (c *Geocoder) seenFrom(p orb.Point, s spot, country string) Candidate {
	place := c.place(s)
	metres := distance(p, place.Point)
	score := leastOfPlaces + (ofPlaces-leastOfPlaces)*closeBy/(closeBy+metres)
	why := fmt.Sprintf("%s %s of %s", length(metres), compass(place.Point, p), place.Name)
	if metres < 50 {
		why = "at " + place.Name
	}
	if place.Country != country {
		why += ", " + c.countryName(place.Country)
	}
	if metres <= place.Radius {
		why += ", within its radius of " + length(place.Radius)
		if s.isCurated() {
			score = ofHolders + (1-ofHolders)*closeBy/(closeBy+metres+place.Radius/2)
		}
	}
	return Candidate{Place: place, Matched: Name{Text: place.Name}, Score: score, Why: []string{why}}
}

// areas returns the province and the country that hold a point.
func (c *Geocoder) areas(country, admin1 string) []Candidate {
	var out []Candidate
	if country == "" {
		return nil
	}
	if admin1 != "" {
		if place, ok := c.province(country, admin1); ok {
			out = append(out, Candidate{Place: place, Matched: Name{Text: admin1}, Score: ofProvince, Why: []string{"in " + place.Name}})
		}
	}
	if row, ok := c.lands().rows[country]; ok {
		place := c.place(c.spotOf(row))
		out = append(out, Candidate{Place: place, Matched: Name{Text: place.Name}, Score: ofCountry, Why: []string{"in " + place.Name}})
	}
	return out
}

// remote says that no place is within reach of a point, and how far the
// nearest is.
func (c *Geocoder) remote(p orb.Point, country, admin1 string) string {
	where := "at sea or in no known country"
	if country != "" {
		where = "in " + c.land(country)
		if admin1 != "" {
			where = fmt.Sprintf("in %s, %s", admin1, c.land(country))
		}
	}
	text := fmt.Sprintf("No place is known within %s of this point, which lies %s", length(reach), where)
	near := c.nearRows(p, 1, farReach)
	if len(near) == 0 {
		return text + "."
	}
	place := c.place(spot(near[0]))
	metres := math.Round(distance(p, place.Point))
	return fmt.Sprintf("%s; it is %s %s of %s, %s.", text, length(metres), compass(place.Point, p), place.Name, c.land(place.Country))
}
