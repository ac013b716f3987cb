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

// Scores of Reverse. A place counts less with the distance from its edge,
// half at closeBy metres; areas that hold the point come behind all of them.
const (
	leastOfPlaces = 0.4
	closeBy       = 8_000
	ofProvince    = 0.3
	ofCountry     = 0.2
)

// Reverse returns the places at and around a point (longitude, latitude in
// degrees), curated ones that reach to it first, then the nearest, then the
// province and the country. Why says how far and in which direction the point
// lies from each. Where no place is within 50 km the Note says so, with the
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
	around := c.around(p, limit)
	country, admin1 := c.rows.Inside(p)
	a := Answer{Candidates: append(around, c.areas(p, country, admin1)...)}
	if len(around) == 0 {
		a.Note = c.remote(p, country, admin1)
	}
	a.Candidates = a.Candidates[:min(len(a.Candidates), limit)]
	return a, nil
}

// around returns the places that hold the point or lie within reach, best
// first.
func (c *Geocoder) around(p orb.Point, limit int) []Candidate {
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
		out = append(out, c.seenFrom(p, s))
	}
	slices.SortStableFunc(out, func(a, b Candidate) int { return cmp.Compare(b.Score, a.Score) })
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

// seenFrom describes a place from a point. Curated places that hold the point
// score above 0.9, the smaller ones more.
func (c *Geocoder) seenFrom(p orb.Point, s spot) Candidate {
	place := c.place(s)
	metres := distance(p, place.Point)
	score := leastOfPlaces + 0.4*closeBy/(closeBy+metres)
	within := metres <= place.Radius
	if within && s.isCurated() {
		score = 0.9 + 0.1*closeBy/(closeBy+place.Radius)
	}
	why := fmt.Sprintf("%s %s of %s", length(metres), compass(place.Point, p), place.Name)
	if within {
		why = fmt.Sprintf("within the %s of %s, %s from its middle", length(place.Radius), place.Name, length(metres))
	}
	return Candidate{
		Place: place, Matched: Name{Text: place.Name}, Score: score,
		Certain: within && s.isCurated(), Why: []string{why},
	}
}

// areas returns the province and the country that hold a point.
func (c *Geocoder) areas(p orb.Point, country, admin1 string) []Candidate {
	var out []Candidate
	if country == "" {
		return nil
	}
	if admin1 != "" {
		for _, h := range c.exact(newPart(admin1)) {
			if place := c.place(h.spot); place.Kind == Province && place.Country == country {
				out = append(out, Candidate{Place: place, Matched: Name{Text: admin1}, Score: ofProvince, Why: []string{"in " + place.Name}})
				break
			}
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
