package geocode

import (
	"testing"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

// TestCertain checks what keeps the only place of a name from being certain,
// and what a slip may be mended to.
func TestCertain(t *testing.T) {
	row := func(id, name, country string, kind Kind, people int, at orb.Point) Place {
		return Place{ID: id, Name: name, Kind: kind, Country: country, Point: at, Precision: geo.InTown, Radius: 3000, People: people}
	}
	c := newGeocoder(newMemory([]Place{
		row("geonames:1", "Kyaukhtet", "MM", Town, 900, orb.Point{97, 20}),
		row("geonames:2", "Villeneuve", "FR", Town, 900, orb.Point{3, 48}),
		row("geonames:3", "Grandville", "FR", City, 900_000, orb.Point{4, 47}),
		row("geonames:4", "Thabyebin", "MM", Village, 900, orb.Point{95, 20}),
	}), nil)
	far, close := orb.Point{120, 15}, orb.Point{97.1, 20.1}
	for _, tt := range []struct {
		ask     Ask
		found   bool
		certain bool
	}{
		{Ask{Text: "Kyaukhtet"}, true, true},
		{Ask{Text: "Kyaukhtet", Near: &close}, true, true},
		{Ask{Text: "Kyaukhtet", Near: &far}, true, false},
		{Ask{Text: "Kyaukhtat"}, false, false},
		{Ask{Text: "Kyaukhtat", Country: "MM"}, true, false},
		{Ask{Text: "Villeneuve"}, true, false},
		{Ask{Text: "Villeneuve", Country: "FR"}, true, true},
		{Ask{Text: "Grandville"}, true, true},
		{Ask{Text: "Thabyebin"}, true, false},
		{Ask{Text: "Thabyebin", Country: "MM"}, true, true},
		{Ask{Text: "Thabyebin", Near: &close}, true, false}, // 230 km from there
		{Ask{Text: "Grandville, Xyz"}, true, false},
	} {
		a, err := c.Find(tt.ask)
		found := len(a.Candidates) > 0
		if err != nil || found != tt.found || found && a.Candidates[0].Certain != tt.certain || !tt.certain && a.Note == "" {
			t.Errorf("%+v: %+v, %v", tt.ask, a, err)
		}
	}
}
