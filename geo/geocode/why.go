package geocode

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"

	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// why gives the reasons for a candidate, the name first.
func (f *finder) why(e *evidence, best []evidence) []string {
	var out []string
	if e.container {
		out = append(out, fmt.Sprintf("the place itself is not known; its %s is", e.kind))
	}
	out = append(out, f.whyName(e))
	if e.asked != key.Any && !e.kind.fits(e.asked) {
		out = append(out, fmt.Sprintf("the text asks for a %s, this is a %s", sortWords[e.asked], e.kind))
	}
	if e.countryAsked {
		out = append(out, fmt.Sprintf("in %s, as asked", f.c.land(e.country)))
	}
	for _, c := range e.contexts {
		out = append(out, f.whyContext(e, c))
	}
	if e.near != nil {
		out = append(out, fmt.Sprintf("%s from the point given", length(*e.near)))
	}
	if !e.placed() && realmOf(e.country) == atHome {
		out = append(out, "in the region that this map covers")
	}
	if reason := f.whySize(e, best); reason != "" {
		out = append(out, reason)
	}
	return out
}

var sortWords = map[key.Sort]string{
	key.Country: "country", key.Province: "province", key.District: "district",
	key.Settlement: "town", key.Zone: "zone",
}

// whyName says how the name matched.
func (f *finder) whyName(e *evidence) string {
	m := e.hit.match
	spelling := f.spelling(e.hit).Text
	switch {
	case m.prefix:
		return "begins as typed: " + spelling
	case m.slip:
		return "one letter differs: " + spelling
	case m.asked == Sorted || m.known == Sorted:
		return "the same words in another order: " + spelling
	case m.asked == Core || m.known == Core:
		return "the same name but for words such as city or province: " + spelling
	case m.curated:
		return "name as the curated list spells it"
	case m.main:
		return "exact name"
	}
	return "another spelling: " + spelling
}

// whyContext says how a part of the text bears on the place.
func (f *finder) whyContext(e *evidence, c context) string {
	mended := ""
	if c.slip {
		mended = fmt.Sprintf(" (one letter differs from %s)", c.part.text)
	}
	switch {
	case c.bearing == unheardOf:
		return fmt.Sprintf("%s is not known", c.part.text)
	case c.bearing == contradict:
		return fmt.Sprintf("not in %s%s, as the text says, but in %s", c.name, mended, f.whereabouts(e))
	case c.name == "":
		return "named twice"
	case !c.beside:
		return fmt.Sprintf("in %s%s, as the text says", c.name, mended)
	}
	return fmt.Sprintf("%s from %s%s, as the text says", length(c.metres), c.name, mended)
}

// whereabouts names the province and country of a place.
func (f *finder) whereabouts(e *evidence) string {
	country := f.c.land(e.country)
	if p := f.place(e.hit.spot); p.Admin1 != "" {
		return p.Admin1 + ", " + country
	}
	return country
}

// whySize says so if a candidate has most people of several namesakes.
func (f *finder) whySize(e *evidence, best []evidence) string {
	namesakes := 0
	for _, other := range best {
		if other.people > e.people {
			return ""
		}
		if other.hit.match.exact() == e.hit.match.exact() && !other.container {
			namesakes++
		}
	}
	if namesakes < 2 || e.people == 0 || e.container {
		return ""
	}
	return fmt.Sprintf("the most populous of %d places of this name", namesakes)
}

// doubt says why the answer is not sure. It is empty if it is.
func (f *finder) doubt(best, rivals []evidence, ambiguous bool) string {
	switch reason := f.misfit(&best[0]); {
	case ambiguous:
		return fmt.Sprintf("The name is ambiguous: it may be %s. Say the country or province.", f.list(best[0], rivals))
	case reason != "":
		return reason
	case len(rivals) > 0:
		return fmt.Sprintf("It may also be %s.", f.list(rivals[0], rivals[1:]))
	}
	return cmp.Or(f.unsettled(best), f.twin(best))
}

// list names some candidates with their whereabouts.
func (f *finder) list(first evidence, rest []evidence) string {
	var names []string
	for _, e := range append([]evidence{first}, rest[:min(len(rest), 3)]...) {
		names = append(names, fmt.Sprintf("%s (%s)", f.place(e.hit.spot).Name, f.whereabouts(&e)))
	}
	return strings.Join(names, " or ")
}

// length writes metres as kilometres, or as metres if they are few.
func length(metres float64) string {
	switch {
	case metres < 950:
		return fmt.Sprintf("%.0f m", math.Round(metres/50)*50)
	case metres < 9_500:
		return strings.TrimSuffix(fmt.Sprintf("%.1f", metres/1000), ".0") + " km"
	}
	return fmt.Sprintf("%.0f km", metres/1000)
}

// compass names the direction from a to b.
func compass(a, b orb.Point) string {
	winds := []string{"north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"}
	bearing := math.Mod(orbgeo.Bearing(a, b)+360, 360)
	return winds[int(math.Round(bearing/45))%len(winds)]
}
