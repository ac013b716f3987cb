package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// divisionNames names first-level divisions by their codes.
type divisionNames struct{ first, second map[string]string }

// bySecond are the countries whose provinces and counties are the second
// level of GeoNames; the first are regions that nobody writes in an address.
var bySecond = map[string]bool{"PH": true, "TW": true}

// undivided are the countries that are too small to be divided here.
var undivided = map[string]bool{"SG": true, "MO": true}

// manila is the code of Metro Manila, which has no provinces.
const manila = "PH.NCR"

// corrected are the names of divisions that are written in another way than
// reports on the region do, or than those of their kind beside them.
var corrected = map[string]string{
	manila:  "Metro Manila",
	"KH.27": "Oddar Meanchey",
	"LA.13": "Xaignabouli",
	"LA.16": "Luang Namtha",
	"MM.01": "Rakhine State",
	"MM.03": "Ayeyarwady Region",
	"MM.13": "Mon State",
	"MM.15": "Magway Region",
	"MM.17": "Yangon Region",
}

// code returns the code of a division.
func code(country, first, second string) string {
	c := country + "." + first
	switch {
	case first == "" || undivided[country]:
		return ""
	case bySecond[country] && c != manila:
		return c + "." + second
	}
	return c
}

// assign names the divisions of towns. Codes changed between the two lists:
// a town that only the older one has gets the newer code that most towns of
// its division got.
func (d divisionNames) assign(towns []town) {
	moved := map[string]map[string]int{}
	for _, t := range towns {
		if t.moved[0] != "" {
			if moved[t.moved[0]] == nil {
				moved[t.moved[0]] = map[string]int{}
			}
			moved[t.moved[0]][t.moved[1]]++
		}
	}
	for i := range towns {
		t := &towns[i]
		c := code(t.country, t.first, t.second)
		if to := moved[c]; t.moved == [2]string{} && t.id != 0 && len(to) > 0 {
			c = most(to)
		}
		t.division = d.name(c)
	}
}

// most returns the text that was counted most often, the first of equals.
func most(count map[string]int) string {
	return slices.MinFunc(slices.Sorted(maps.Keys(count)), func(a, b string) int { return cmp.Compare(count[b], count[a]) })
}

// name returns the name of a division without the word for what it is, where
// that word is no part of the name.
func (d divisionNames) name(code string) string {
	if name, ok := corrected[code]; ok {
		return name
	}
	name := d.first[code]
	country, _, _ := strings.Cut(code, ".")
	if bySecond[country] && code != manila {
		name = d.second[code]
	}
	switch country {
	case "KH", "LA", "TH", "VN", "PH", "BD", "TW":
		if name == "Mountain Province" {
			return name
		}
		name = strings.TrimPrefix(name, "Province of ")
		for _, suffix := range []string{" Province", " province", " Division", " (HCMC)"} {
			name = strings.TrimSuffix(name, suffix)
		}
	}
	return name
}
