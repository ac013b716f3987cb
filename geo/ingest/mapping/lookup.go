package mapping

import (
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

// lookUp finds the place of a row without a position by its names. A doubtful
// place is stored no finer than its province and listed for review.
func (m *making) lookUp() *Reject {
	m.event.Precision = geo.InCountry
	query := m.placeText()
	if query == "" || m.places == nil || m.knownByCountry() {
		return nil
	}
	country := ""
	if len(m.event.Countries) == 1 {
		country = m.event.Countries[0]
	}
	found, err := m.places.Find(m.ctx, query, country)
	if err != nil {
		return &Reject{"", fmt.Sprintf("looking up %q: %v", query, err), "try again"}
	}
	m.extra("geocode", geocoded(query, found))
	doubtful := found.Ambiguous || !found.Certain
	if settled := !doubtful || found.Precision == geo.InProvince; settled && found.RadiusM > 0 && found.Precision != "" && found.Precision != geo.InCountry {
		m.event.Points = orb.MultiPoint{found.Point}
		m.event.Precision, m.event.RadiusM = found.Precision, found.RadiusM
	}
	if len(m.event.Countries) == 0 && geo.IsCountryCode(found.Country) {
		m.event.Countries = []string{found.Country}
	}
	if doubtful {
		m.result.Review = &Review{Query: query, Country: country, Stored: m.storedAs(), Candidates: found.Candidates, Note: found.Note}
	}
	return nil
}

// knownByCountry reports whether the row's code says that the place is known
// by country only.
func (m *making) knownByCountry() bool {
	rule, ok := m.plan.codes[m.text(m.cells, m.precision)]
	return ok && rule.Precision == geo.InCountry
}

// storedAs says in words what was stored of a place.
func (m *making) storedAs() string {
	switch {
	case len(m.event.Points) > 0:
		return string(m.event.Precision)
	case len(m.event.Countries) > 0:
		return "country " + joined(m.event.Countries)
	}
	return "no place"
}

// geocoded describes how a place was found, for extra: query, name, score,
// certain and the candidates.
func geocoded(query string, found Located) map[string]any {
	candidates := make([]any, len(found.Candidates))
	for i, c := range found.Candidates {
		candidates[i] = map[string]any{"name": c.Name, "country": c.Country, "score": c.Score,
			"point": []any{c.Point[0], c.Point[1]}}
	}
	return map[string]any{"query": query, "name": found.Name, "score": found.Score,
		"certain": found.Certain && !found.Ambiguous, "candidates": slices.Clip(candidates)}
}
