package tiles

import (
	"errors"
	"fmt"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/paulmach/orb"
	orbmvt "github.com/paulmach/orb/encoding/mvt"
)

// townsAt returns the towns of the tile that a place lies in, by name.
func townsAt(t *testing.T, z int, lon, lat float64, lang string) map[string]map[string]any {
	t.Helper()
	x, y := geo.Mercator(orb.Point{lon, lat})
	at := address{z, int(x * float64(int(1)<<z)), int(y * float64(int(1)<<z))}
	url := fmt.Sprintf("/tiles/basemap/%d/%d/%d.mvt", at.z, at.x, at.y)
	if lang != "" {
		url += "?lang=" + lang
	}
	answer := get(serverOf(snapshotOf(t, 1)), url)
	layers, err := orbmvt.Unmarshal(answer.Body.Bytes())
	if err != nil || answer.Code != 200 {
		t.Fatalf("%s: %d, %v", url, answer.Code, err)
	}
	found := map[string]map[string]any{}
	for _, l := range layers {
		for _, f := range l.Features {
			if l.Name == "places" {
				found[fmt.Sprint(f.Properties["name"])] = f.Properties
			}
		}
	}
	return found
}

func TestTownsOfTheBasemap(t *testing.T) {
	const lon, lat = 98.9853, 18.7904 // Chiang Mai
	for _, c := range []struct {
		z    int
		lang string
		name string
		want bool
	}{
		{7, "", "Chiang Mai", false},
		{8, "", "Chiang Mai", true},
		{8, "en-GB", "Chiang Mai", true},
		{8, "th", "เชียงใหม่", true},
		{8, "zh-Hans", "清迈", true},
		{8, "fr", "Chiang Mai", true},
		{10, "", "San Kamphaeng", true},
		{6, "", "Shan State", false},
	} {
		if towns := townsAt(t, c.z, lon, lat, c.lang); (towns[c.name] != nil) != c.want {
			t.Errorf("zoom %d, %q: %s: %v, want %v", c.z, c.lang, c.name, towns[c.name], c.want)
		}
	}
	for name, p := range townsAt(t, 9, lon, lat, "") {
		if p["kind"] == "town" && (p["people"] == nil || p["people"].(float64) < cityPeople) {
			t.Errorf("%s is too small for zoom 9: %v", name, p)
		}
	}
	for name, p := range townsAt(t, 10, lon, lat, "") {
		if p["kind"] == "village" || p["rank"].(float64) > 10 {
			t.Errorf("%s is too small for zoom 10: %v", name, p)
		}
	}
}

func TestProvincesOfTheBasemap(t *testing.T) {
	for z, want := range map[int]bool{6: false, 7: true, 10: true} {
		found := townsAt(t, z, 98.1155, 21.1858, "")["Shan State"]
		if (found != nil) != want || want && found["kind"] != "province" {
			t.Errorf("zoom %d: %v, want %v", z, found, want)
		}
	}
}

// Over a zoom each town is in one tile.
func TestEachTownIsInOneTile(t *testing.T) {
	g, err := geocode.Open()
	if err != nil {
		t.Fatal(err)
	}
	drawn := newTowns(func() (*geocode.Gazetteer, error) { return g, nil }, nil)
	seen := map[string]int{}
	for x := 194; x < 204; x++ {
		for y := 112; y < 118; y++ {
			layer, err := drawn.draw(address{8, x, y}, "")
			if err != nil {
				t.Fatal(err)
			}
			layers, err := orbmvt.Unmarshal(layer)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range layers {
				for _, f := range l.Features {
					seen[fmt.Sprint(f.Properties["name"], f.Properties["iso"], f.Properties["people"])]++
				}
			}
		}
	}
	if len(seen) < 30 {
		t.Errorf("%d towns only", len(seen))
	}
	for name, n := range seen {
		if n != 1 {
			t.Errorf("%s is in %d tiles", name, n)
		}
	}
}

func TestBasemapWithoutGazetteer(t *testing.T) {
	for _, open := range []func() (*geocode.Gazetteer, error){nil, func() (*geocode.Gazetteer, error) { return nil, errors.New("broken") }} {
		s := &Server{towns: newTowns(open, nil)}
		if layer, err := s.towns.draw(address{8, 199, 113}, ""); err != nil || len(layer) != 0 {
			t.Errorf("%d bytes, %v", len(layer), err)
		}
	}
}

// TestLentNames checks that a name which a curated place lends to a row of the
// gazetteer is the one on the map.
func TestLentNames(t *testing.T) {
	for lang, want := range map[string]string{"zh-Hans": "孟邦", "": "Mon State"} {
		if towns := townsAt(t, 7, 97.97811, 15.2737, lang); towns[want] == nil {
			t.Errorf("%q: there is no %s in %v", lang, want, towns)
		}
	}
}

func TestNameIn(t *testing.T) {
	p := geocode.Place{Name: "Laukkai", Names: []geocode.Name{{Text: "လောက်ကိုင်", Lang: "my"}, {Text: "老街", Lang: "zh-Hans"}, {Text: "Laokai"}, {Text: "老街市", Lang: "zh"}}}
	for lang, want := range map[string]string{"": "Laukkai", "en": "Laukkai", "zh": "老街市", "zh-hans": "老街", "zh-Hant": "老街", "my": "လောက်ကိုင်", "fr": "Laukkai"} {
		if got := nameIn(p, lang); got != want {
			t.Errorf("%q: %s, want %s", lang, got, want)
		}
	}
}

func BenchmarkTowns(b *testing.B) {
	drawn := newTowns(geocode.Open, nil)
	for _, at := range []address{{8, 199, 113}, {10, 800, 450}} {
		b.Run(fmt.Sprint(at.z), func(b *testing.B) {
			for b.Loop() {
				if _, err := drawn.draw(at, "th"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
