package geocode

import "github.com/mapd/mapd/geo/geocode/internal/key"

// kinds lists all kinds.
var kinds = []Kind{Country, Province, Region, District, City, Town, Village, Zone, Compound, Building}

// level tells which kinds of places lie in which: a place lies in one of its
// own level or of a higher one.
func (k Kind) level() int {
	switch k {
	case Country:
		return 4
	case Province:
		return 3
	case Region, District:
		return 2
	case Compound, Building:
		return 0
	}
	return 1
}

// isArea reports whether places of the kind are areas that hold towns.
func (k Kind) isArea() bool { return k.level() >= 2 }

// fits reports whether the kind is what generic words such as city or province
// ask for. A district and its seat are named alike.
func (k Kind) fits(asked key.Sort) bool {
	switch asked {
	case key.Country:
		return k == Country
	case key.Province:
		return k == Province || k == Region
	case key.District:
		return k == District || k == Region || k.level() == 1
	case key.Settlement:
		return k.level() == 1 && k != Zone || k == District
	case key.Zone:
		return k == Zone || k.level() == 0
	}
	return true
}

// usualPeople is taken as the population of places of which none is known.
func (k Kind) usualPeople() int {
	switch k {
	case Country:
		return 10_000_000
	case Province:
		return 1_000_000
	case Region, City:
		return 100_000
	case District, Zone:
		return 20_000
	case Town:
		return 1_000
	}
	return 300
}
