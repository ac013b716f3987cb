package load

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/ingest/mapping"
)

// Places finds places for the mapping with a geocoder.
//
// Only what is certain is located as itself. Of anything else that is said
// which all places that may be meant agree on: their province, or else their
// country, or else nothing.
type Places struct {
	most int // answers that are remembered

	mutex    sync.Mutex
	answers  map[question]*answer
	geocoder func() (*geocode.Geocoder, error)
}

type question struct{ text, country string }

// answer is that to a question, once it is known.
type answer struct {
	once    sync.Once
	located mapping.Located
	err     error
}

// rememberedPlaces is how many answers are kept: files name the same places
// again and again.
const rememberedPlaces = 50_000

// NewPlaces returns Places that open the geocoder when they are first asked.
func NewPlaces(open func() (*geocode.Geocoder, error)) *Places {
	return &Places{most: rememberedPlaces, answers: map[question]*answer{}, geocoder: sync.OnceValues(open)}
}

// Find looks for the place that text names. What cannot be looked up, such as
// a text without letters, is not found; the Note says why.
func (p *Places) Find(ctx context.Context, text, country string) (mapping.Located, error) {
	if err := ctx.Err(); err != nil {
		return mapping.Located{}, err
	}
	a := p.answer(question{text, country})
	a.once.Do(func() { a.located, a.err = p.look(text, country) })
	return a.located, a.err
}

func (p *Places) answer(q question) *answer {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	a := p.answers[q]
	if a == nil {
		if len(p.answers) >= p.most {
			clear(p.answers)
		}
		a = &answer{}
		p.answers[q] = a
	}
	return a
}

func (p *Places) look(text, country string) (mapping.Located, error) {
	g, err := p.geocoder()
	if err != nil {
		return mapping.Located{}, err
	}
	found, err := g.Find(geocode.Ask{Text: text, Country: country, Limit: mostCandidates})
	if geo.CodeOf(err) == geo.Invalid {
		return mapping.Located{Note: fmt.Sprintf("The place cannot be looked up: %v.", err)}, nil
	}
	if err != nil || len(found.Candidates) == 0 {
		return mapping.Located{Note: found.Note}, err
	}
	best := found.Candidates[0]
	l := mapping.Located{Score: best.Score, Certain: best.Certain, Ambiguous: found.Ambiguous, Note: found.Note, Candidates: listed(found.Candidates)}
	if best.Certain {
		l.Point, l.Precision, l.RadiusM, l.Name, l.Country = best.Point, best.Precision, best.Radius, best.Name, best.Country
		return l, nil
	}
	return generalise(g, l, found.Candidates), nil
}

// What may be meant: no more than so many candidates, whose scores are no
// further than that from the best one's.
const (
	mostCandidates = 20
	meantGap       = 0.15
)

func listed(candidates []geocode.Candidate) []mapping.Candidate {
	list := make([]mapping.Candidate, min(len(candidates), 5))
	for i := range list {
		c := candidates[i]
		list[i] = mapping.Candidate{Name: c.Name, Country: c.Country, Point: c.Point, Score: c.Score}
	}
	return list
}

// generalise says of a place that is not certain what all candidates agree on.
func generalise(g *geocode.Geocoder, l mapping.Located, candidates []geocode.Candidate) mapping.Located {
	best := candidates[0]
	meant := slices.IndexFunc(candidates, func(c geocode.Candidate) bool { return c.Score < best.Score-meantGap })
	if meant > 0 {
		candidates = candidates[:meant]
	}
	l.Precision = geo.InCountry
	for _, c := range candidates {
		if c.Country != best.Country {
			return l
		}
	}
	l.Country = best.Country
	province := provinceOf(best)
	for _, c := range candidates {
		if provinceOf(c) != province {
			return l
		}
	}
	if province == "" {
		return l
	}
	if p, ok := findProvince(g, province, best.Country); ok {
		l.Point, l.Precision, l.RadiusM, l.Name = p.Point, geo.InProvince, p.Radius, p.Name
	}
	return l
}

// provinceOf is the province of a candidate, which may be one itself.
func provinceOf(c geocode.Candidate) string {
	if c.Kind == geocode.Province {
		return c.Name
	}
	return c.Admin1
}

func findProvince(g *geocode.Geocoder, name, country string) (geocode.Candidate, bool) {
	found, err := g.Find(geocode.Ask{Text: name + " province", Country: country})
	if err != nil {
		return geocode.Candidate{}, false
	}
	var provinces []geocode.Candidate
	for _, c := range found.Candidates {
		if c.Kind == geocode.Province && (c.Name == name || c.Admin1 == name) {
			provinces = append(provinces, c)
		}
	}
	if len(provinces) != 1 {
		return geocode.Candidate{}, false
	}
	return provinces[0], true
}
