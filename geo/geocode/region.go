package geocode

import "slices"

// home are the countries that the map covers; neighbours those around them,
// of which the gazetteer has every populated place too.
var (
	home       = []string{"BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN"}
	neighbours = []string{"BD", "BT", "CN", "HK", "IN", "LK", "MO", "NP", "PG", "PW", "TW"}
)

// realm is the distance from home, as far as it decides between namesakes.
type realm uint8

const (
	atHome realm = iota
	nextDoor
	elsewhere
)

// realmOf returns the realm of a country; "" is that of a place that lies in
// several, of which there are curated ones only.
func realmOf(country string) realm {
	switch {
	case country == "" || slices.Contains(home, country):
		return atHome
	case slices.Contains(neighbours, country):
		return nextDoor
	}
	return elsewhere
}
