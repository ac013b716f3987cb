package geocode_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
)

// TestFind asks for namesakes, false friends and whereabouts over the whole
// gazetteer with the curated places.
func TestFind(t *testing.T) {
	c := newGeocoder(t)
	for _, tt := range []struct {
		text, country string
		want          string // id of the first candidate, "" for none
		how           string // words: certain, ambiguous, or a part of Why or Note
	}{
		{"Mong La", "", "mong-la", "certain"},
		{"Mong La", "MM", "mong-la", "certain"},
		{"Mong La", "CN", "geonames:1800716", "Mong La in Myanmar is called so, too."},
		{"勐腊", "CN", "geonames:1800716", ""},
		{"勐腊", "MM", "", "There is Mengla in China."},
		{"Mengla", "MM", "", "There is Mengla in China."}, // one letter from Mong La
		{"小勐拉", "", "mong-la", "certain"},
		{"勐拉", "", "mong-la", "certain"},
		{"Bamban", "", "bamban", "certain"},
		{"Bamban (Tarlac)", "", "bamban", "in Tarlac, as the text says"},
		{"金三角", "", "golden-triangle", ""},
		{"金三角", "LA", "golden-triangle-sez", ""},
		{"老街", "", "laukkai", "ambiguous"},
		{"Laokai", "", "laukkai", "ambiguous"},
		{"老街", "VN", "geonames:1576303", "in Vietnam, as asked"},
		{"老街", "MM", "laukkai", "certain"},
		{"越南老街", "", "geonames:1576303", "in Vietnam, as the text says"},
		{"Clark", "", "clark", "certain"},
		{"Tarlac", "", "tarlac", "A province and a city have this name; the province is answered."},
		{"Tarlac City", "", "geonames:1682812", "certain"},
		{"Tarlac province", "", "tarlac", "certain"},
		{"Tarlac, Tarlac", "", "geonames:1682812", "in Tarlac, as the text says"},
		{"Koh Kong", "", "geonames:1830468", "A city and a province have this name; the city is answered."},
		{"Paris", "", "geonames:2988507", ""},
		{"Dubai", "", "geonames:292223", "It may also be Dubai (Uttar Pradesh, India)"},
		{"Tak Fa", "", "geonames:1604606", "certain"},
		{"Manchester", "GB", "geonames:2643123", "certain"},
		{"Paris, Texas", "", "geonames:4717560", "in Texas, as the text says"},
		{"柬埔寨西哈努克", "", "sihanoukville", "in Cambodia, as the text says"},
		{"缅甸妙瓦底KK园区", "", "kk-park", "in Myanmar, as the text says"},
		{"菲律宾打拉省班班", "", "bamban", "in Tarlac, as the text says"},
		{"Bavet Svay Rieng", "", "bavet", "in Svay Rieng, as the text says"},
		{"Svay Rieng, Bavet", "", "bavet", "in Svay Rieng, as the text says"},
		{"Poipet Cambodia", "", "poipet", "in Cambodia, as the text says"},
		{"Poipet KH", "", "poipet", "in Cambodia, as the text says"},
		{"Poipett Cambodia", "", "poipet", "one letter differs: Poipet"},
		{"Poipet, Camboda", "", "poipet", "Camboda was taken for Cambodia."},
		{"Poipet, Xyzabad", "", "poipet", "Poipet is known, but Xyzabad is not."},
		{"Bavet, Kandal", "", "bavet", "not in Kandal, as the text says, but in Svay Rieng, Cambodia"},
		{"Bavet Vietnam", "", "bavet", "not in Vietnam, as the text says, but in Svay Rieng, Cambodia"},
		{"Xyzabad, Svay Rieng", "", "naturalearth:KH/Svay Rieng", "the place itself is not known; its province is"},
		{"Building 4, Bavet", "", "bavet", "the place itself is not known; its city is"},
		{"Xyzabad Cambodia", "", "", "known in Cambodia; small places are missing."},
		{"Xyzabad", "LA", "", "known in Laos; small places are missing."},
		{"Xyzabad", "ZZ", "", "No place is known in ZZ"},
		{"Mon Cham", "", "", "small places are missing"},
		{"Mong Tan", "", "", "small places are missing"},
		{"Kayin (Karen) State", "", "kayin-state", "certain"},
		{"Sagaing", "MM", "geonames:1298482", "A city and a province have this name; the city is answered."},
		{"Penh Phnom", "", "geonames:1821306", "the same words in another order: Phnom Penh"},
	} {
		a, err := c.Find(geocode.Ask{Text: tt.text, Country: tt.country})
		if err != nil {
			t.Errorf("%q: %v", tt.text, err)
			continue
		}
		got := ""
		if len(a.Candidates) > 0 {
			got = a.Candidates[0].ID
		}
		if got != tt.want || !says(a, tt.how) {
			t.Errorf("%q in %q: want %q, %s; got %s", tt.text, tt.country, tt.want, tt.how, told(a))
		}
	}
}

func says(a geocode.Answer, how string) bool {
	switch how {
	case "certain":
		return a.Candidates[0].Certain && !a.Ambiguous
	case "ambiguous":
		return a.Ambiguous && !a.Candidates[0].Certain && len(a.Candidates) > 1 && a.Note != ""
	}
	text := a.Note
	if len(a.Candidates) > 0 {
		text += "\n" + strings.Join(a.Candidates[0].Why, "\n")
	}
	return strings.Contains(text, how)
}

func TestFindNear(t *testing.T) {
	c := newGeocoder(t)
	for _, tt := range []struct {
		text string
		near orb.Point
		want string
	}{
		{"老街", orb.Point{104, 22.5}, "geonames:1576303"},
		{"老街", orb.Point{98.8, 23.7}, "laukkai"},
		{"Bamban", orb.Point{120.33, 15.67}, "geonames:1727679"},
		{"San Fernando", orb.Point{120.3, 16.6}, "geonames:1690033"},
	} {
		a, err := c.Find(geocode.Ask{Text: tt.text, Near: &tt.near})
		if err != nil || len(a.Candidates) == 0 || a.Candidates[0].ID != tt.want {
			t.Errorf("%q near %v: want %s, got %s, %v", tt.text, tt.near, tt.want, told(a), err)
		}
	}
}

func TestFindWhileTyping(t *testing.T) {
	c := newGeocoder(t)
	for typed, want := range map[string]string{
		"Poip": "poipet", "Svay R": "geonames:1821993", "妙": "myawaddy", "Myaw": "myawaddy", "Bave": "bavet",
		"Bavet, Sv": "bavet", "Bav": "bavet", "Myawady": "myawaddy", "Sihanoukvile": "sihanoukville",
	} {
		a, err := c.Find(geocode.Ask{Text: typed, Prefix: true})
		if err != nil || len(a.Candidates) == 0 || a.Candidates[0].ID != want {
			t.Errorf("%q: want %s, got %s, %v", typed, want, told(a), err)
		}
	}
}

// TestWhatHoldsUnknownIsWeak checks that a province that is answered for an
// unknown place in it scores far below any place that is known.
func TestWhatHoldsUnknownIsWeak(t *testing.T) {
	a, err := newGeocoder(t).Find(geocode.Ask{Text: "Xyzabad, Svay Rieng"})
	if err != nil || len(a.Candidates) == 0 || a.Candidates[0].Score > 0.4 || a.Candidates[0].Certain {
		t.Errorf("got %s, %v", told(a), err)
	}
}

// TestOthersAreLeftOut checks that places which only contradict the text are
// left out where others agree with it.
func TestOthersAreLeftOut(t *testing.T) {
	c := newGeocoder(t)
	a, err := c.Find(geocode.Ask{Text: "Victoria, Laguna, Philippines"})
	if err != nil || len(a.Candidates) != 1 || a.Candidates[0].ID != "geonames:1680018" {
		t.Errorf("want the one in Laguna, got %s, %v", told(a), err)
	}
}

func TestCertainOnly(t *testing.T) {
	c := newGeocoder(t)
	for text, want := range map[string]string{
		"KK Park": "kk-park", "老街": "", "Myawady near Mae Sot": "", "Sihanoukvile": "", "Bavet, Kandal": "", "Xyzabad, Svay Rieng": "",
	} {
		all, err := c.Find(geocode.Ask{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		a, err := c.Find(geocode.Ask{Text: text, CertainOnly: true})
		switch {
		case err != nil:
			t.Fatal(err)
		case want == "" && (len(a.Candidates) != 0 || a.Note == ""):
			t.Errorf("%q: want nothing and why, got %s", text, told(a))
		case want != "" && (len(a.Candidates) != 1 || a.Candidates[0].ID != want || all.Candidates[0].ID != want):
			t.Errorf("%q: want %s, got %s", text, want, told(a))
		}
	}
}

func TestFindErrors(t *testing.T) {
	c := newGeocoder(t)
	near := func(lon, lat float64) *orb.Point { return &orb.Point{lon, lat} }
	for _, tt := range []struct {
		ask   geocode.Ask
		param string
	}{
		{geocode.Ask{}, "q"},
		{geocode.Ask{Text: " ,.-!"}, "q"},
		{geocode.Ask{Text: "Bav\x00et"}, "q"},
		{geocode.Ask{Text: "Bav\xffet"}, "q"},
		{geocode.Ask{Text: strings.Repeat("a", 201)}, "q"},
		{geocode.Ask{Text: "Bavet", Country: "KHM"}, "country"},
		{geocode.Ask{Text: "Bavet", Country: "K1"}, "country"},
		{geocode.Ask{Text: "Bavet", Near: near(181, 0)}, "near"},
		{geocode.Ask{Text: "Bavet", Near: near(math.NaN(), 0)}, "near"},
		{geocode.Ask{Text: "Bavet", Near: near(0, math.Inf(1))}, "near"},
		{geocode.Ask{Text: "Bavet", Limit: -1}, "limit"},
		{geocode.Ask{Text: "Bavet", Limit: 1000}, "limit"},
	} {
		_, err := c.Find(tt.ask)
		var e *geo.Error
		if !errors.As(err, &e) || e.Code != geo.Invalid || e.Param != tt.param || e.Message == "" {
			t.Errorf("%+v: want an error of %s, got %v", tt.ask, tt.param, err)
		}
	}
	for _, ask := range []geocode.Ask{{Text: "Bavet", Country: "kh"}, {Text: strings.Repeat("西", 200)}, {Text: "Bavet\n"}} {
		if _, err := c.Find(ask); err != nil {
			t.Errorf("%+v: %v", ask, err)
		}
	}
}

func TestLimit(t *testing.T) {
	c := newGeocoder(t)
	all, _ := c.Find(geocode.Ask{Text: "Victoria", Limit: 100})
	few, err := c.Find(geocode.Ask{Text: "Victoria", Limit: 3})
	if err != nil || len(few.Candidates) != 3 || len(all.Candidates) <= geocode.DefaultLimit || !few.Ambiguous {
		t.Fatalf("%d of %d candidates, %v", len(few.Candidates), len(all.Candidates), err)
	}
	for i, c := range few.Candidates {
		if c.ID != all.Candidates[i].ID {
			t.Errorf("candidate %d is %s with a limit, %s without", i, c.ID, all.Candidates[i].ID)
		}
	}
}

// check says what is wrong with any answer.
func check(a geocode.Answer) string {
	seen := map[string]bool{}
	for i, c := range a.Candidates {
		switch {
		case !(c.Score > 0 && c.Score <= 1):
			return "a score is out of range"
		case i > 0 && c.Score > a.Candidates[i-1].Score:
			return "the candidates are not in order"
		case seen[c.ID]:
			return c.ID + " is there twice"
		case c.Certain && (i > 0 || a.Ambiguous):
			return "a candidate is certain that is not the first, or ambiguous"
		case len(c.Why) == 0 || slices.Contains(c.Why, "") || c.Matched.Text == "":
			return "a reason or the spelling is missing"
		}
		seen[c.ID] = true
	}
	if len(a.Candidates) == 0 && a.Note == "" {
		return "there is nothing, and no note why"
	}
	return ""
}

func FuzzFind(f *testing.F) {
	for _, s := range readSpellings(f) {
		f.Add(s.ask.Text, s.ask.Country, 0.0, 0.0, false)
	}
	f.Add("KK Park, Myawaddy (Kayin) near Mae Sot, TH", "", 98.5, 16.7, true)
	f.Add("Bavet\u0300 西\u0e31 KH", "kh", -180.0, 90.0, true)
	c := newGeocoder(f)
	f.Fuzz(func(t *testing.T, text, country string, lon, lat float64, prefix bool) {
		ask := geocode.Ask{Text: text, Country: country, Prefix: prefix}
		if lon != 0 || lat != 0 {
			ask.Near = &orb.Point{lon, lat}
		}
		a, err := c.Find(ask)
		if err != nil {
			if geo.CodeOf(err) != geo.Invalid {
				t.Fatal(err)
			}
			return
		}
		if wrong := check(a); wrong != "" {
			t.Errorf("%s: %s", wrong, told(a))
		}
		ask.CertainOnly = true
		certain, err := c.Find(ask)
		if err != nil || len(certain.Candidates) > 1 || len(certain.Candidates) == 1 && certain.Candidates[0].ID != a.Candidates[0].ID ||
			(len(certain.Candidates) == 1) != (len(a.Candidates) > 0 && a.Candidates[0].Certain) {
			t.Errorf("only certain ones: %s, %v; all: %s", told(certain), err, told(a))
		}
	})
}
