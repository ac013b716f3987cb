package geocode

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

// tarlac is a province with its city, and two towns of one name.
func tarlac() []Place {
	town := func(id, name string, kind Kind, people int, at orb.Point, names ...Name) Place {
		return Place{
			ID: id, Origin: FromGeoNames, Name: name, Names: names, Kind: kind, Country: "PH", Admin1: "Tarlac",
			Point: at, Precision: geo.InTown, Radius: 3000, People: people,
		}
	}
	province := town("naturalearth:PH/Tarlac", "Tarlac", Province, 0, orb.Point{120.45, 15.5})
	province.Extent = &geo.Box{West: 120.1, South: 15.1, East: 120.9, North: 15.9}
	return []Place{
		province,
		town("geonames:1", "Tarlac City", City, 180_000, orb.Point{120.6, 15.48}, Name{"Tarlac", ""}),
		town("geonames:2", "Bamban", Town, 78_000, orb.Point{120.567, 15.274}, Name{"Bambang", ""}),
		town("geonames:3", "Bamban", Village, 2_500, orb.Point{120.33, 15.67}),
	}
}

// hotspotsOfTarlac are a town and the province.
func hotspotsOfTarlac() []*geo.Hotspot {
	return []*geo.Hotspot{
		{
			ID: "bamban", Name: geo.Texts{"en": "Bamban", "zh-Hans": "班班"}, Type: "town", Country: "PH", Admin1: "Tarlac", PartOf: "tarlac",
			Point: &orb.Point{120.57, 15.27}, Precision: geo.InTown, RadiusM: 6000, Located: "by hand; the middle of the town",
			Names: []geo.Name{{Text: "Bamban Hub", Lang: "en"}},
		},
		{
			ID: "tarlac", Name: geo.Texts{"en": "Tarlac"}, Type: "region", Country: "PH", Admin1: "Tarlac",
			Point: &orb.Point{120.45, 15.5}, Precision: geo.InProvince, RadiusM: 45_000, Located: "naturalearth:PH/Tarlac; its middle",
		},
		{ID: "nowhere", Name: geo.Texts{"en": "Nowhere"}, Type: "region", Country: "PH", Precision: geo.InCountry},
	}
}

func TestHotspotPlaces(t *testing.T) {
	places := HotspotPlaces(hotspotsOfTarlac())
	if len(places) != 2 {
		t.Fatalf("%d places; the hotspot that is known by country has none", len(places))
	}
	town, province := places[0], places[1]
	if town.Name != "Bamban" || !slices.Equal(town.Names, []Name{{"班班", "zh-Hans"}, {"Bamban Hub", "en"}}) || town.Kind != Town || len(town.Same) != 0 {
		t.Errorf("town: %+v", town)
	}
	if province.Kind != Province || !slices.Equal(province.Same, []string{"naturalearth:PH/Tarlac"}) || province.Radius != 45_000 {
		t.Errorf("province: %+v", province)
	}
}

// TestOnePlaceOnce checks which rows a curated place stands for: those that it
// names, and those of its name, country and sort within its radius.
func TestOnePlaceOnce(t *testing.T) {
	lender := Place{ID: "lender", Name: "打拉市", Kind: City, Same: []string{"geonames:1"}}
	c := newGeocoder(newMemory(tarlac()), append(HotspotPlaces(hotspotsOfTarlac()), lender))
	for _, tt := range []struct {
		text string
		ids  []string
	}{
		{"Bamban", []string{"bamban", "geonames:3"}},
		{"Bambang", []string{"bamban"}}, // a spelling of the row that it stands for
		{"Tarlac", []string{"tarlac", "geonames:1"}},
		{"Tarlac City", []string{"geonames:1", "tarlac"}},
		{"打拉", []string{"geonames:1"}},
		{"班班", []string{"bamban"}},
	} {
		a, err := c.Find(Ask{Text: tt.text})
		var ids []string
		for _, found := range a.Candidates {
			ids = append(ids, found.ID)
		}
		if err != nil || !slices.Equal(ids, tt.ids) {
			t.Errorf("%q: got %v, want %v, %v", tt.text, ids, tt.ids, err)
		}
	}
	a, _ := c.Find(Ask{Text: "打拉"})
	if got := a.Candidates[0].Matched.Text; got != "打拉市" {
		t.Errorf("打拉 matched %q, want the name that is lent to the row", got)
	}
	a, _ = c.Find(Ask{Text: "Bamban"})
	if first := a.Candidates[0]; first.People != 78_000 || !slices.Equal(first.Same, []string{"geonames:2"}) {
		t.Errorf("Bamban does not stand for its row: %+v", first)
	}
	if a, _ = c.Find(Ask{Text: "Tarlac"}); a.Candidates[0].Extent == nil {
		t.Errorf("the province lacks the extent of its row: %+v", a.Candidates[0])
	}
}

// TestWordsInOrder checks that other words do not match because their letters
// follow each other in the same way.
func TestWordsInOrder(t *testing.T) {
	row := func(id, name string) Place {
		return Place{ID: id, Name: name, Kind: Town, Country: "MM", Point: orb.Point{98, 20}, Precision: geo.InTown, Radius: 3000}
	}
	c := newGeocoder(newMemory([]Place{row("geonames:1", "Lamong"), row("geonames:2", "Pin Laung")}), []Place{row("curated", "Lashi O")})
	for text, want := range map[string]string{
		"Mong La": "", "Lamong": "geonames:1", "La Mong": "geonames:1", "Laung Pin": "geonames:2", "O Lashi": "curated", "Lashio": "curated",
	} {
		a, err := c.Find(Ask{Text: text})
		if err != nil || (want == "") != (len(a.Candidates) == 0) || want != "" && a.Candidates[0].ID != want {
			t.Errorf("%q: want %q, got %+v, %v", text, want, a, err)
		}
	}
}
