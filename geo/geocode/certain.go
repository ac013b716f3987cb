package geocode

import "fmt"

// What keeps a place from being certain although it is the only one found.
const (
	leastCertain  = 3       // letters of a name that is not curated
	famous        = 100_000 // people of a place outside the region, if nothing says where it lies
	farFromNear   = 200_000 // metres from the point that was given
	mendableTowns = 10_000  // people of a town that a slip may be mended to, if nothing says where it lies
)

// misfit says what keeps a candidate from being certain, rivals aside. It is
// empty if nothing does.
func (f *finder) misfit(e *evidence) string {
	first := f.place(e.hit.spot)
	if reason := f.misplaced(e, &first); reason != "" {
		return reason
	}
	spelling := f.spelling(e.hit).Text
	switch {
	case e.hit.match.slip:
		return fmt.Sprintf("No place is spelled so; %s differs in one letter.", spelling)
	case e.hit.match.prefix:
		return fmt.Sprintf("The text is the beginning of %s.", spelling)
	case !e.kind.fits(e.asked):
		return fmt.Sprintf("The text asks for a %s; %s is a %s.", sortWords[e.asked], first.Name, e.kind)
	case e.curated || e.hit.match.curated:
		return ""
	case e.hit.match.code || e.name.letters() < leastCertain:
		return "The name is too short to be certain."
	case !e.placed() && realmOf(e.country) != atHome && e.people < famous && e.kind != Country:
		return fmt.Sprintf("%s lies outside the region that this map covers; say the country to be sure.", first.Name)
	case !e.placed() && e.kind == Village:
		return fmt.Sprintf("%s is a village; there may be others. Say the country to be sure.", first.Name)
	}
	return f.namesake(e)
}

// misplaced says how the place fails what the question says of where it lies.
func (f *finder) misplaced(e *evidence, p *Place) string {
	if e.container {
		return fmt.Sprintf("The place itself is not known, only where it is said to lie: %s.", p.Name)
	}
	for _, c := range e.contexts {
		switch {
		case c.bearing == contradict:
			return fmt.Sprintf("%s is known, but not where the text says that it lies.", p.Name)
		case c.bearing == unheardOf:
			return fmt.Sprintf("%s is known, but %s is not.", p.Name, c.part.text)
		case c.slip:
			return fmt.Sprintf("%s was taken for %s.", c.part.text, c.name)
		}
	}
	if e.near != nil && *e.near > farFromNear {
		return fmt.Sprintf("%s lies %s from the point given.", p.Name, length(*e.near))
	}
	return ""
}

// namesake names a curated place that is called as the text says and that only
// the country asked for leaves out: "Mong La" in China.
func (f *finder) namesake(e *evidence) string {
	if !e.countryAsked {
		return ""
	}
	for _, h := range f.places(e.name) {
		if country, _, _ := f.light(h.spot); h.spot.isCurated() && country != f.ask.Country {
			return fmt.Sprintf("%s in %s is called so, too.", f.place(h.spot).Name, f.c.land(country))
		}
	}
	return ""
}

// mayBeMended reports whether a slip may be mended to the place: without a word
// on where it lies only to one that many speak of.
func (e *evidence) mayBeMended() bool {
	if e.curated || e.placed() {
		return true
	}
	return realmOf(e.country) == atHome && (e.kind.isArea() || e.kind == City || e.people >= mendableTowns)
}
