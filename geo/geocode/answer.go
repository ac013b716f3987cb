package geocode

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// mostCompared bounds how many of the best candidates are looked at closely.
const mostCompared = 24

// answer makes the answer of what was found.
func (f *finder) answer(found map[spot]evidence, readings []reading) Answer {
	best := f.order(found)
	if len(best) == 0 {
		return Answer{Note: f.missing(readings)}
	}
	a := Answer{Candidates: make([]Candidate, 0, min(len(best), f.ask.Limit))}
	rivals, unsettled := f.rivals(best), f.unsettled(best)
	for i, e := range best[:min(len(best), max(1, f.ask.Limit))] {
		c := Candidate{Place: f.place(e.hit.spot), Matched: f.spelling(e.hit), Score: e.points, Why: f.why(&e, best)}
		c.Certain = i == 0 && len(rivals) == 0 && f.misfit(&e) == "" && unsettled == ""
		a.Candidates = append(a.Candidates, c)
	}
	a.Ambiguous = !best[0].hit.match.prefix && slices.ContainsFunc(rivals, func(r evidence) bool {
		return best[0].points-r.points < ambiguousGap
	})
	a.Note = f.doubt(best, rivals, a.Ambiguous)
	if f.ask.CertainOnly && !a.Candidates[0].Certain {
		a.Candidates, a.Note = nil, "Nothing is certain. "+a.Note
	} else if f.ask.CertainOnly {
		a.Candidates = a.Candidates[:1]
	}
	return a
}

// order returns the best evidence first, without places that only contradict
// the text where others agree with it, and without what merely holds something
// unknown where the thing itself is found.
func (f *finder) order(found map[spot]evidence) []evidence {
	agreeing := false
	for _, e := range found {
		agreeing = agreeing || !e.container && !e.contradicted()
	}
	var out []evidence
	for _, e := range found {
		if !agreeing || !e.contradicted() && !e.container {
			out = append(out, e)
		}
	}
	f.putBehindTowns(out)
	slices.SortFunc(out, func(a, b evidence) int {
		return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(b.people, a.people), cmp.Compare(a.hit.spot, b.hit.spot))
	})
	return out
}

// putBehindTowns puts each province that is no curated place behind the best
// town in it that has the name as much as the province has.
func (f *finder) putBehindTowns(found []evidence) {
	for i := range found {
		province := &found[i]
		if province.kind != Province || province.container || province.name.sort != key.Any || province.hit.spot.isCurated() {
			continue
		}
		area, best := f.place(province.hit.spot), 0.0
		for _, e := range found {
			if e.kind.isArea() || e.country != province.country || !e.hit.match.asOwn(province.hit.match) {
				continue
			}
			if town := f.place(e.hit.spot); holds(&area, &town) {
				best = max(best, e.points)
			}
		}
		if best >= province.points*muchBehind {
			province.points = min(province.points, best*behindTown)
		}
	}
}

// asOwn reports whether a town that matched so has the name as much as a
// province that matched as the other one: "Yunnan" is only a former name of
// Kunming.
func (m match) asOwn(province match) bool {
	return m.slip == province.slip && m.prefix == province.prefix && (m.main || m.curated || province.known != Full)
}

func (e *evidence) contradicted() bool {
	return slices.ContainsFunc(e.contexts, func(c context) bool { return c.bearing == contradict })
}

// rivals returns the candidates that are other places than the first, far from
// it, and likely enough that it is not certain.
func (f *finder) rivals(best []evidence) []evidence {
	first := f.place(best[0].hit.spot)
	var out []evidence
	for _, e := range best[1:min(len(best), mostCompared)] {
		if best[0].points-e.points >= certainGap {
			break
		}
		if other := f.place(e.hit.spot); !together(&first, &other) {
			out = append(out, e)
		}
	}
	return out
}

// together reports whether two places are one spot as far as a map cares: they
// lie close to each other, or one lies in the other.
func together(a, b *Place) bool {
	if distance(a.Point, b.Point) <= max(apart, a.Radius+b.Radius) {
		return true
	}
	return a.Country == b.Country && (holds(a, b) || holds(b, a))
}

func holds(area, p *Place) bool {
	return area.Kind.isArea() && area.Extent != nil && area.Extent.Contains(p.Point)
}

// missing says that nothing was found, and how much is known.
func (f *finder) missing(readings []reading) string {
	lands := f.c.lands()
	country := cmp.Or(f.ask.Country, f.countryNamed(readings))
	abroad := f.abroad(readings)
	switch n := lands.places[country]; {
	case country == "":
		return fmt.Sprintf("No place of that name among the %s known; in Cambodia, Laos and Myanmar small places are missing.",
			thousands(lands.overall))
	case n == 0 && lands.names[country] == "":
		return fmt.Sprintf("No place is known in %s; write the country as two letters of ISO 3166-1.", country)
	default:
		return fmt.Sprintf("No place of that name among the %s known in %s; small places are missing.%s",
			thousands(n), f.c.land(country), abroad)
	}
}

// abroad names the best-known place of that name in another country than the
// one that was asked for.
func (f *finder) abroad(readings []reading) string {
	if f.ask.Country == "" {
		return ""
	}
	elsewhere := *f
	elsewhere.ask.Country = ""
	best := elsewhere.order(elsewhere.look(readings, f.places))
	if len(best) == 0 || best[0].container {
		return ""
	}
	return fmt.Sprintf(" There is %s in %s.", f.place(best[0].hit.spot).Name, f.c.land(best[0].country))
}

// countryNamed returns the country that the text names, "" if it names none.
func (f *finder) countryNamed(readings []reading) string {
	for _, r := range readings {
		for _, within := range r.within {
			hits, _ := f.meanings(within, r.open)
			for _, h := range hits {
				if country, _, kind := f.light(h.spot); kind == Country {
					return country
				}
			}
		}
	}
	return ""
}

// thousands writes a count with commas.
func thousands(n int) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
