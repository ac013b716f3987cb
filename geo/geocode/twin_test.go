package geocode_test

import (
	"regexp"
	"testing"

	"github.com/mapd/mapd/geo/geocode"
)

// TestTownOrProvince asks for names that a town and the province around it
// share.
func TestTownOrProvince(t *testing.T) {
	c := newGeocoder(t)
	for _, tt := range []struct {
		text, country string
		want          string
		certain       bool
	}{
		{"Kampot", "", "geonames:1831112", false},
		{"Kampot", "KH", "geonames:1831112", false},
		{"Kampot, Cambodia", "", "geonames:1831112", false},
		{"Kampot City", "", "geonames:1831112", true},
		{"Krong Kampot", "", "geonames:1831112", true},
		{"Kampot, Kampot", "", "geonames:1831112", true},
		{"Kampot, Kampot province", "", "geonames:1831112", true},
		{"Kampot province", "", "naturalearth:KH/Kâmpôt", true},
		{"Koh Kong", "", "geonames:1830468", false},
		{"Takeo", "", "geonames:1821940", false},
		{"Vientiane", "", "geonames:1651944", false},
		{"Mandalay", "", "geonames:1311874", false},
		{"Tây Ninh", "", "geonames:1566559", false},
		{"Champasak", "", "geonames:1657819", false},
		{"Phnom Penh", "", "geonames:1821306", true},
		{"Jakarta", "", "geonames:1642911", true},
		{"Yangon", "", "yangon", true},
		{"Chiang Rai", "", "chiang-rai", true},
		{"Sihanoukville", "", "sihanoukville", true},
		{"Hong Kong", "", "hong-kong", true},
		{"Singapore", "", "country:SG", true},
		{"Tarlac", "", "tarlac", true},
	} {
		a, err := c.Find(geocode.Ask{Text: tt.text, Country: tt.country})
		if err != nil || len(a.Candidates) == 0 || a.Candidates[0].ID != tt.want || a.Candidates[0].Certain != tt.certain {
			t.Errorf("%q in %q: want %s, certain %v; got %s, %v", tt.text, tt.country, tt.want, tt.certain, told(a), err)
		}
	}
	a, err := c.Find(geocode.Ask{Text: "Kampot", CertainOnly: true})
	if err != nil || len(a.Candidates) > 0 {
		t.Errorf("Kampot, certain only: got %s, %v", told(a), err)
	}
}

// TestHowToAsk follows what notes say is to be written instead: that must be
// certain, for every province of the region.
func TestHowToAsk(t *testing.T) {
	c, advice := newGeocoder(t), regexp.MustCompile(`Write “(.+)” or “(.+)” to be sure`)
	g, err := geocode.Open()
	if err != nil {
		t.Fatal(err)
	}
	followed := 0
	for row := range g.Len() {
		country, _, _, kind := g.Light(row)
		if kind != geocode.Province || !inRegion[country] {
			continue
		}
		province := g.Place(row)
		a, err := c.Find(geocode.Ask{Text: province.Name, Country: country})
		if err != nil || len(a.Candidates) == 0 {
			t.Fatalf("%s: %s, %v", province.Name, told(a), err)
		}
		m := advice.FindStringSubmatch(a.Note)
		if m == nil {
			continue
		}
		followed++
		for i, text := range m[1:] {
			b, err := c.Find(geocode.Ask{Text: text, Country: country})
			if err != nil || len(b.Candidates) == 0 || !b.Candidates[0].Certain || (b.Candidates[0].Kind == geocode.Province) != (i == 1) {
				t.Errorf("%q, as the note on %s says (%s): %s, %v", text, province.Name, country, told(b), err)
			}
		}
	}
	if followed < 40 {
		t.Errorf("%d notes followed, want 40 or more", followed)
	}
}

var inRegion = map[string]bool{
	"KH": true, "LA": true, "MM": true, "TH": true, "VN": true, "PH": true, "MY": true, "ID": true, "TL": true,
}
