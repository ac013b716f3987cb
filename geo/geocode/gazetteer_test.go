package geocode

import (
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode/internal/key"
)

var opened = sync.OnceValues(Open)

func gazetteer(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// seededRand returns a source of random numbers; GEOCODE_SEED repeats a run.
func seededRand(t *testing.T) *rand.Rand {
	seed := rand.Uint64()
	if text := os.Getenv("GEOCODE_SEED"); text != "" {
		seed, _ = strconv.ParseUint(text, 10, 64)
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("GEOCODE_SEED=%d", seed)
		}
	})
	return rand.New(rand.NewPCG(seed, 0))
}

// TestKnownPlaces looks for places by an exact name and compares with
// positions that are not from the gazetteer.
func TestKnownPlaces(t *testing.T) {
	g := gazetteer(t)
	for _, c := range []struct {
		name, country string
		lat, lon, km  float64
	}{
		{"Bavet", "KH", 11.07, 106.14, 6},
		{"Poipet", "KH", 13.655, 102.563, 4},
		{"Paoy Paet", "KH", 13.655, 102.563, 4},
		{"Sihanoukville", "KH", 10.61, 103.53, 5},
		{"Pailin", "KH", 12.85, 102.61, 5},
		{"Svay Rieng", "KH", 11.087, 105.80, 5},
		{"Koh Kong", "KH", 11.615, 102.984, 5},
		{"Ou Smach", "KH", 14.43, 103.70, 6},
		{"Laukkai", "MM", 23.69, 98.76, 5},
		{"Shwe Kokko", "MM", 16.82, 98.53, 5},
		{"Möng La", "MM", 21.67, 100.01, 6},
		{"Myawaddy", "MM", 16.69, 98.51, 4},
		{"Tachilek", "MM", 20.45, 99.88, 4},
		{"Mu-se", "MM", 23.99, 97.90, 5},
		{"Lashio", "MM", 22.94, 97.75, 6},
		{"Pangkham", "MM", 22.17, 99.17, 6},
		{"Payathonzu", "MM", 15.31, 98.39, 6},
		{"Myitkyina", "MM", 25.38, 97.40, 5},
		{"Mae Sot", "TH", 16.715, 98.57, 4},
		{"Ban Botèn", "LA", 21.19, 101.68, 6},
		{"Bamban", "PH", 15.274, 120.567, 3},
		{"Bamban", "PH", 15.675, 120.332, 3},
		{"Porac", "PH", 15.07, 120.54, 4},
		{"Angeles", "PH", 15.15, 120.585, 5},
		{"Pasay", "PH", 14.54, 121.00, 4},
		{"Las Piñas", "PH", 14.45, 120.98, 5},
		{"Cebu City", "PH", 10.31, 123.89, 6},
		{"Batam", "ID", 1.13, 104.05, 8},
		{"Paris", "FR", 48.857, 2.352, 3},
	} {
		found := false
		for e := range g.Exact(key.Of(c.name).Full) {
			country, _, p, _ := g.Light(e.Row)
			found = found || country == c.country && orbgeo.DistanceHaversine(p, orb.Point{c.lon, c.lat}) <= 1000*c.km
		}
		if !found {
			t.Errorf("%s in %s is not within %v km of %v N, %v E", c.name, c.country, c.km, c.lat, c.lon)
		}
	}
}

// TestBambans checks that two places of one name stay two.
func TestBambans(t *testing.T) {
	g := gazetteer(t)
	var points []orb.Point
	for e := range g.Exact("bamban") {
		if country, _, p, _ := g.Light(e.Row); country == "PH" && e.Main {
			points = append(points, p)
		}
	}
	if len(points) != 2 {
		t.Fatalf("%d Bambans", len(points))
	}
	if d := orbgeo.DistanceHaversine(points[0], points[1]); d < 50_000 || d > 53_000 {
		t.Errorf("the Bambans lie %.0f m apart", d)
	}
}

// TestRowsAreWhole checks what every row must have. Rows of three parts of
// the file are looked up by their ids.
func TestRowsAreWhole(t *testing.T) {
	g := gazetteer(t)
	if g.Len() < 60_000 {
		t.Fatalf("%d rows only", g.Len())
	}
	ids := map[string]int{}
	for row := range g.Len() {
		p := g.Place(row)
		if other, again := ids[p.ID]; again {
			t.Errorf("rows %d and %d are both %s", other, row, p.ID)
		}
		ids[p.ID] = row
		area := p.Kind == Country || p.Kind == Province
		if p.Name == "" || len(p.Country) != 2 || p.Radius < 2000 && !area || p.Radius <= 0 || p.Precision == "" || p.Origin == "" || p.Row == "" {
			t.Errorf("row %d lacks something: %+v", row, p)
		}
		if !geo.World.Contains(p.Point) || p.Extent != nil && !p.Extent.Contains(p.Point) || !area && p.Extent != nil {
			t.Errorf("%s lies at %v, outside of %v", p.ID, p.Point, p.Extent)
		}
	}
	for id, row := range ids {
		if row%37 != 0 && row < g.Len()-40 {
			continue
		}
		if got := g.Rows(id); got[id] != row || len(got) != 1 {
			t.Errorf("%s is row %v, want %d", id, got, row)
		}
	}
}

func TestRowsOfUnknownIDs(t *testing.T) {
	g := gazetteer(t)
	for _, id := range []string{"", "geonames:", "geonames:x", "geonames:99999999999999999999", "geonames:1", "cities:", "cities:KH/Bavet/", "cities:KH/Bavet/91,200",
		"cities:KH/Bavett/11.06317,106.13557", "country:XX", "naturalearth:KH/Nowhere", "bavet", "cities:KH/Bavet/NaN,NaN"} {
		if got := g.Rows(id); len(got) > 0 {
			t.Errorf("%q is row %v", id, got)
		}
	}
}

func TestPlace(t *testing.T) {
	g := gazetteer(t)
	ids := []string{"geonames:1831142", "cities:KH/Bavet/11.06317,106.13557", "naturalearth:KH/Kaôh Kong", "division:KH/Tboung Khmum", "country:KH"}
	rows := g.Rows(ids...)
	want := []struct {
		name, admin1, row string
		kind              Kind
		precision         geo.Precision
		origin            Origin
		radius            float64
	}{
		{"Sihanoukville", "Preah Sihanouk", "GeoNames row 1831142, Sihanoukville (10.609 N, 103.530 E)", City, geo.InTown, FromGeoNames, 5800},
		{"Bavet", "Svay Rieng", "GeoNames row without its id, Bavet (11.063 N, 106.136 E)", Town, geo.InTown, FromGeoNames, 4000},
		{"Koh Kong", "Koh Kong", "Natural Earth province Kaôh Kong", Province, geo.InProvince, FromNaturalEarth, 0},
		{"Tboung Khmum", "Tboung Khmum", "GeoNames division Tboung Khmum, in the middle of its towns (11.847 N, 105.714 E)", Province, geo.InProvince, FromGeoNames, 0},
		{"Cambodia", "", "Natural Earth country Cambodia", Country, geo.InCountry, FromNaturalEarth, 0},
	}
	for i, id := range ids {
		row, ok := rows[id]
		if !ok {
			t.Errorf("%s is not there", id)
			continue
		}
		p, w := g.Place(row), want[i]
		if p.Name != w.name || p.Admin1 != w.admin1 || p.Row != w.row || p.Kind != w.kind || p.Precision != w.precision || p.Origin != w.origin || w.radius > 0 && p.Radius != w.radius {
			t.Errorf("%s is %+v, want %+v", id, p, w)
		}
	}
	names := g.Place(rows["country:KH"]).Names
	if !slices.Contains(names, Name{"柬埔寨", "zh-Hans"}) || !slices.Contains(names, Name{"កម្ពុជា", "km"}) {
		t.Errorf("Cambodia is also %v", names)
	}
}

// TestExactFindsEveryName looks for the own name of every row. If it fails,
// the keys were changed: `make gazetteer` makes the file anew.
func TestExactFindsEveryName(t *testing.T) {
	g := gazetteer(t)
	for row := range g.Len() {
		name := g.Place(row).Name
		k := key.Of(name).Full
		found := false
		for e := range g.Exact(k) {
			found = found || e == Entry{Row: row, Form: Full, Main: true}
		}
		if !found && k != "" {
			t.Errorf("%q does not find row %d, %q", k, row, name)
		}
	}
}

// slipApart reports whether two keys differ by one slip.
func slipApart(a, b []rune) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a)+len(b) == 1 || len(a) == 1 && len(b) == 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}

// TestSlipsFindWhatALoopFinds compares with a loop over all keys.
func TestSlipsFindWhatALoopFinds(t *testing.T) {
	g, rng := gazetteer(t), seededRand(t)
	asked := []string{"sihanoukvile", "", "a", "aa", "ปอยเปด", "myawadi"}
	for range 6 {
		k := []rune(string(g.atlas.Key(rng.IntN(g.atlas.Keys()))))
		at := rng.IntN(len(k))
		asked = append(asked, string(slices.Delete(slices.Clone(k), at, at+1)), string(slices.Insert(slices.Clone(k), at, 'e')), string(k))
	}
	for _, a := range asked {
		var got, want []string
		for k := range g.Slips(a) {
			if !slices.Contains(got, k) {
				got = append(got, k)
			}
		}
		from, to := g.alike(a)
		for i := from; i < to; i++ {
			if k := string(g.atlas.Key(i)); len(k) > len(a)-5 && len(k) < len(a)+5 && slipApart([]rune(a), []rune(k)) {
				want = append(want, k)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("slips of %q: %v, want %v", a, got, want)
		}
	}
}

func TestPrefix(t *testing.T) {
	g, rng := gazetteer(t), seededRand(t)
	for range 10 {
		k := []rune(string(g.atlas.Key(rng.IntN(g.atlas.Keys()))))
		text, limit := string(k[:1+rng.IntN(len(k))]), 1+rng.IntN(20)
		weights := map[int]int{} // of the rows
		for i := range g.atlas.Keys() {
			have := string(g.atlas.Key(i))
			if !strings.HasPrefix(have, text) {
				continue
			}
			for e := range g.atlas.Entries(i) {
				w := g.weight(e.Row)
				if have == text {
					w += 1 << 40
				}
				weights[e.Row] = max(weights[e.Row], w)
			}
		}
		var want, got []int
		for _, w := range weights {
			want = append(want, w)
		}
		slices.SortFunc(want, func(a, b int) int { return b - a })
		want = want[:min(limit, len(want))]
		for _, e := range g.Prefix(text, limit) {
			got = append(got, weights[e.Row])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q, at most %d: %v, want %v", text, limit, got, want)
		}
	}
}

func TestAbout(t *testing.T) {
	about, err := gazetteer(t).About()
	if err != nil {
		t.Fatal(err)
	}
	places, areas := 0, 0
	byCountry := map[string]CountryRows{}
	for _, c := range about.Countries {
		places, areas = places+c.Places, areas+c.Provinces
		byCountry[c.Country] = c
	}
	if about.Rows != gazetteer(t).Len() || places != gazetteer(t).atlas.Points() || areas < 4000 {
		t.Errorf("%d rows, %d places, %d provinces", about.Rows, places, areas)
	}
	if c := byCountry["KH"]; c.Places < 300 || c.Provinces != 25 || c.Spelled == 0 || c.Spelled > c.Places || c.Peopled == 0 {
		t.Errorf("Cambodia: %+v", c)
	}
	if len(about.Sources) != 4 || len(about.Rules) == 0 {
		t.Errorf("sources %v, rules %v", about.Sources, about.Rules)
	}
	for _, s := range about.Sources {
		if s.Name == "" || s.Version == "" || s.Licence == "" || s.Credit == "" || s.Gives == "" || s.From != "Go" && (s.Checksum == "" || s.Date == "") {
			t.Errorf("a source lacks something: %+v", s)
		}
	}
}

func TestRadius(t *testing.T) {
	for _, c := range []struct {
		kind   Kind
		people int
		want   float64
	}{
		{Village, 0, 2000}, {Village, 600, 2000}, {Village, 8000, 3400}, {Town, 0, 4000}, {Town, 12_000, 4000},
		{City, 100_000, 6300}, {City, 1_000_000, 11_200}, {City, 10_000_000, 20_000}, {City, 30_000_000, 25_000},
	} {
		if got := radiusOf(c.kind, c.people); got != c.want {
			t.Errorf("a %s of %d has %v, want %v", c.kind, c.people, got, c.want)
		}
	}
}

func TestDamagedFile(t *testing.T) {
	for _, file := range [][]byte{nil, []byte("mapd gazetteer 1\n"), embedded[:len(embedded)/2], embedded[:len(embedded)-1]} {
		if g, err := open(file); err == nil || g != nil {
			t.Errorf("%d bytes open", len(file))
		}
	}
}
