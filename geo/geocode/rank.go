package geocode

import "math"

// How candidates are ranked. A score is the product of what speaks for a
// place, each factor above 0 and at most 1:
//
//	quality    how well the name matches one that is known
//	origin     curated places come before rows to which the curated list lends
//	           names, and those before other rows of the gazetteer
//	size       of namesakes the one with more people is meant more often
//	region     without any context the countries of the map come first
//	contexts   what the text says of where the place lies
//	sort       "Tarlac City" asks for a town, "Tarlac province" for a province
//	near       the distance to the point that was given
//
// Each can only lower a score. Last, a province is put behind the town in it of
// the same name, unless the text asks for a province: "Koh Kong" is the town.
//
// A score of 1 would be a curated place of ten million people under its own
// name; a town of the region by its exact name is at 0.8 to 0.95, with one slip
// at 0.65.
const (
	// Quality, by the form of the key that matched. A looser form on either
	// side costs once.
	exactName  = 1.0
	otherName  = 0.89 // not the name to show: another place may have it as its own
	codeName   = 0.70 // an abbreviation
	coreName   = 0.97 // without generic words
	sortedName = 0.90 // in another order of words
	slipName   = 0.72
	startName  = 0.60 // so far typed; up to the next as the name is completed
	grownName  = 0.85

	fromNamedRow  = 0.97 // a row with names of the curated list
	fromGazetteer = 0.95

	// The size weighs about a quarter, by the logarithm of people.
	weightOfSize = 0.27
	mostPeople   = 10_000_000

	inNeighbour = 0.94
	inFarLand   = 0.88

	slipOfContext   = 0.95
	besideOnly      = 0.80 // it is only close to a settlement that is named
	namedTwice      = 0.80 // what is named as where it lies may be itself
	unknownContext  = 0.75
	contradiction   = 0.55
	otherSort       = 0.80
	notFirst        = 0.98 // the name does not stand first
	behindTown      = 0.99 // a province, of the score of the town in it
	muchBehind      = 0.80 // a town with less of its province's score is no match for it
	containerOfName = 0.35 // only the area or town is known that the place lies in

	// Near: no more than this is lost to the distance, half of it at nearHalf.
	weightOfNear = 0.5
	nearHalf     = 150_000 // metres
)

// Of two places with scores closer than ambiguousGap neither is preferred; the
// first is certain only if the next is certainGap behind. They must lie apart,
// too: by more than both radii and apart metres.
const (
	ambiguousGap = 0.06
	certainGap   = 0.09
	apart        = 25_000
)

// quality says how well the name matched.
func (m match) quality() float64 {
	q := exactName
	switch {
	case m.prefix:
		q = startName + (grownName-startName)*m.share
	case m.slip:
		q = slipName
	}
	switch {
	case m.main || m.curated:
	case m.code:
		q *= codeName
	default:
		q *= otherName
	}
	if m.asked == Sorted || m.known == Sorted {
		return q * sortedName
	}
	if m.asked == Core || m.known == Core {
		return q * coreName
	}
	return q
}

// score weighs all that is known of a candidate.
func (e *evidence) score() float64 {
	s := e.hit.match.quality() * e.size() * e.regional()
	switch {
	case !e.curated:
		s *= fromGazetteer
	case !e.hit.spot.isCurated():
		s *= fromNamedRow
	}
	for _, c := range e.contexts {
		s *= c.weight()
	}
	if !e.kind.fits(e.asked) {
		s *= otherSort
	}
	if e.near != nil {
		s *= 1 - weightOfNear*(*e.near/(*e.near+nearHalf))
	}
	if e.later {
		s *= notFirst
	}
	if e.container {
		s *= containerOfName
	}
	return s
}

// size weighs the people of a place. Curated places and those of unknown size
// count as usual ones of their kind at least; but a province that only has been
// called so, or is a part of the one that is, counts as a town.
func (e *evidence) size() float64 {
	m, people := e.hit.match, e.people
	switch {
	case e.hit.spot.isCurated():
		people = max(people, e.kind.usualPeople(), Region.usualPeople())
	case people == 0 && e.kind.isArea() && !m.main && !m.curated:
		people = Town.usualPeople()
	case people == 0:
		people = e.kind.usualPeople()
	}
	return 1 - weightOfSize*(1-min(1, math.Log10(float64(people))/math.Log10(mostPeople)))
}

// regional weighs the country, as long as nothing else decides.
func (e *evidence) regional() float64 {
	if e.placed() {
		return 1
	}
	switch realmOf(e.country) {
	case nextDoor:
		return inNeighbour
	case elsewhere:
		return inFarLand
	}
	return 1
}

// placed reports whether the question says where the place lies.
func (e *evidence) placed() bool {
	if e.countryAsked || e.near != nil {
		return true
	}
	for _, c := range e.contexts {
		if c.bearing == agrees {
			return true
		}
	}
	return false
}

func (c context) weight() float64 {
	if c.bearing == unheardOf {
		return unknownContext
	}
	w := c.quality
	if c.slip {
		w = slipOfContext
	}
	if c.bearing == contradict {
		w *= contradiction
	}
	if c.beside {
		w *= besideOnly
	}
	return w
}
