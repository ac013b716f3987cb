package geocode

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/mapd/mapd/geo/geocode/internal/atlas"
)

// About says what the gazetteer holds and where it is from.
type About struct {
	Rows      int           `json:"rows"`
	Countries []CountryRows `json:"countries"` // the most rows first
	Sources   []Source      `json:"sources"`
	Rules     []string      `json:"rules"` // by which the rows were chosen and joined
}

// CountryRows counts the rows of a country.
type CountryRows struct {
	Country   string `json:"country"`   // ISO 3166-1 alpha-2
	Places    int    `json:"places"`    // towns and villages
	Provinces int    `json:"provinces"` // first-level divisions
	Spelled   int    `json:"spelled"`   // places with other spellings
	Peopled   int    `json:"peopled"`   // places with a known population
}

// Source is where rows are from.
type Source struct {
	Name     string `json:"name"`
	Version  string `json:"version"`
	From     string `json:"from"` // the registry
	File     string `json:"file"`
	Checksum string `json:"checksum,omitempty"`
	Licence  string `json:"licence"`
	Credit   string `json:"credit"`
	Date     string `json:"date,omitempty"` // of the data
	Gives    string `json:"gives"`          // what was taken from it
}

// About counts the rows and names their sources.
func (g *Gazetteer) About() (About, error) {
	about := About{Rows: g.Len()}
	if err := json.Unmarshal(g.atlas.About(), &about); err != nil {
		return About{}, err
	}
	counts := map[string]*CountryRows{}
	for row := range g.Len() {
		c := counts[g.atlas.Country(row)]
		if c == nil {
			c = &CountryRows{Country: g.atlas.Country(row)}
			counts[c.Country] = c
		}
		switch g.atlas.Kind(row) {
		case atlas.Country:
		case atlas.Province:
			c.Provinces++
		default:
			c.Places++
			c.Spelled += one(len(g.atlas.Details(row).Names) > 0)
			c.Peopled += one(g.atlas.People(row) > 0)
		}
	}
	for _, c := range counts {
		about.Countries = append(about.Countries, *c)
	}
	slices.SortFunc(about.Countries, func(a, b CountryRows) int {
		return cmp.Or(cmp.Compare(b.Places, a.Places), cmp.Compare(a.Country, b.Country))
	})
	return about, nil
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
