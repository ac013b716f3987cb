package geocode

import (
	"slices"
	"strings"
)

// NameIn returns the name in the first of the languages (BCP 47) that there is
// one in, otherwise the name to show. Of Chinese names those in the characters
// of the language asked for come first, and simplified ones if it says nothing.
func (p *Place) NameIn(langs []string) string {
	for _, lang := range langs {
		if isEnglish(lang) {
			break
		}
		for _, tag := range writtenIn(lang) {
			at := slices.IndexFunc(p.Names, func(n Name) bool {
				return n.Lang != "" && (strings.EqualFold(n.Lang, tag) || strings.HasPrefix(n.Lang, tag+"-"))
			})
			if at >= 0 {
				return p.Names[at].Text
			}
		}
	}
	return p.Name
}

func isEnglish(lang string) bool { return lang == "en" || strings.HasPrefix(lang, "en-") }

// writtenIn returns the tags of names that suit a language, the best first.
func writtenIn(lang string) []string {
	language, rest, _ := strings.Cut(lang, "-")
	switch {
	case language != "zh":
		return []string{lang}
	case strings.HasPrefix(rest, "Hant") || rest == "TW" || rest == "HK" || rest == "MO":
		return []string{"zh-Hant", "zh"}
	}
	return []string{"zh-Hans", "zh"}
}

// Label returns a place with what it lies in, in the first of the languages
// that there are names in: "Poipet, Banteay Meanchey, Cambodia".
func (c *Geocoder) Label(p Place, langs []string) string {
	parts := []string{p.NameIn(langs)}
	if p.Admin1 != "" && p.Admin1 != p.Name {
		parts = append(parts, c.admin1In(&p, langs))
	}
	if country := c.countryName(p.Country); country != "" && country != p.Admin1 && country != p.Name {
		parts = append(parts, c.countryIn(p.Country, langs))
	}
	return strings.Join(parts, ", ")
}

// countryIn returns the name of a country in the first of the languages that
// there is one in, its code if it has no name, "" for none.
func (c *Geocoder) countryIn(code string, langs []string) string {
	row, ok := c.lands().rows[code]
	if !ok {
		return code
	}
	place := c.place(c.spotOf(row))
	return place.NameIn(langs)
}

// admin1In returns the name of a place's first-level division likewise.
func (c *Geocoder) admin1In(p *Place, langs []string) string {
	if len(langs) == 0 || isEnglish(langs[0]) {
		return p.Admin1
	}
	if province, ok := c.province(p.Country, p.Admin1); ok {
		if name := province.NameIn(langs); name != province.Name {
			return name
		}
	}
	return p.Admin1
}

// province returns the first-level division of a country by its name.
func (c *Geocoder) province(country, name string) (Place, bool) {
	for _, h := range c.exact(newPart(name)) {
		if place := c.place(h.spot); place.Kind == Province && place.Country == country {
			return place, true
		}
	}
	return Place{}, false
}
