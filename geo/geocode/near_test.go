package geocode

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"

	"github.com/mapd/mapd/geo"
)

func TestNearFindsWhatALoopFinds(t *testing.T) {
	g, rng := gazetteer(t), seededRand(t)
	asked := []orb.Point{{180, -17}, {-179.9, 65}, {0, 90}, {20, -89.9}, {-150, -40}}
	for range 12 {
		asked = append(asked, orb.Point{rng.Float64()*360 - 180, rng.Float64()*180 - 90})
	}
	for i := range 9 { // one place with all limits and distances
		asked = slices.Insert(asked, i, orb.Point{98.51, 16.69})
	}
	for i, p := range asked {
		limit, metres := []int{1, 5, 40}[i%3], []float64{3e4, 1e6, 3e7}[i/3%3]
		var want []distant
		for row := range g.atlas.Points() {
			if d := orbgeo.DistanceHaversine(p, g.atlas.Point(row)); d <= metres {
				want = append(want, distant{row, d})
			}
		}
		sort.SliceStable(want, func(i, j int) bool { return want[i].metres < want[j].metres })
		var rows []int
		for _, d := range want[:min(limit, len(want))] {
			rows = append(rows, d.row)
		}
		if got := g.Near(p, limit, metres); !slices.Equal(got, rows) {
			t.Errorf("the %d nearest to %v within %v m: %v, want %v", limit, p, metres, got, rows)
		}
	}
	for _, got := range [][]int{g.Near(orb.Point{}, 0, 1e6), g.Near(orb.Point{}, -1, 1e6), g.Near(orb.Point{}, 3, -1)} {
		if len(got) > 0 {
			t.Errorf("nothing was asked for, %v found", got)
		}
	}
}

func TestInBoxFindsWhatALoopFinds(t *testing.T) {
	g, rng := gazetteer(t), seededRand(t)
	boxes := []geo.Box{geo.World, {West: 170, South: -30, East: -170, North: 10}, {West: 104, South: 11, East: 105, North: 12}}
	for range 15 {
		w, s := rng.Float64()*360-180, rng.Float64()*150-90
		boxes = append(boxes, geo.Box{West: w, South: s, East: turn(w + rng.Float64()*60), North: s + rng.Float64()*30})
	}
	for i, box := range boxes {
		least, limit := []int{0, 50_000}[i%2], []int{5, 300, 100_000}[i%3]
		var want []int
		for row := range g.atlas.Points() {
			if _, people, p, _ := g.Light(row); people >= least && box.Contains(p) {
				want = append(want, row)
			}
		}
		sort.SliceStable(want, func(i, j int) bool { return g.atlas.People(want[i]) > g.atlas.People(want[j]) })
		if got := g.InBox(box, least, limit); !slices.Equal(got, want[:min(limit, len(want))]) {
			t.Errorf("%+v, at least %d people, at most %d: %d rows of %d", box, least, limit, len(got), len(want))
		}
	}
}

func TestInside(t *testing.T) {
	g := gazetteer(t)
	for _, c := range []struct {
		lat, lon        float64
		country, admin1 string
	}{
		{11.55, 104.90, "KH", "Phnom Penh"},
		{10.61, 103.55, "KH", "Preah Sihanouk"},
		{16.90, 98.20, "MM", "Kayin State"},
		{16.60, 98.80, "TH", "Tak"},
		{20.40, 100.30, "LA", "Bokeo"},
		{15.15, 120.59, "PH", "Pampanga"}, // a city with a polygon of its own
		{14.55, 121.02, "PH", "Metro Manila"},
		{10.32, 123.89, "PH", "Cebu"},
		{11.98, 105.64, "KH", "Tboung Khmum"}, // has no polygon
		{22.20, 113.545, "MO", ""},
		{1.30, 103.85, "SG", "Central Singapore"},
		{48.85, 2.35, "FR", ""},
		{40, -100, "US", ""},
		{12, 112, "", ""}, // at sea
		{-90, 0, "AQ", ""},
		{0, 180, "", ""},
	} {
		if country, admin1 := g.Inside(orb.Point{c.lon, c.lat}); country != c.country || admin1 != c.admin1 {
			t.Errorf("%v N, %v E lies in %q, %q; want %q, %q", c.lat, c.lon, country, admin1, c.country, c.admin1)
		}
	}
}

func TestBorder(t *testing.T) {
	g := gazetteer(t)
	for _, c := range []struct{ lat, lon, least, most float64 }{
		{16.69, 98.51, 0, 8000},                   // Myawaddy
		{13.655, 102.56, 0, 8000},                 // Poipet
		{12.7, 104.6, 50_000, math.Inf(1)},        // in the middle of Cambodia
		{12.95, 103.25, math.Inf(1), math.Inf(1)}, // 60 km from it
		{12, 112, math.Inf(1), math.Inf(1)},
	} {
		if got := g.Border(orb.Point{c.lon, c.lat}); got < c.least || got > c.most {
			t.Errorf("the border lies %.0f m from %v N, %v E; want %v to %v", got, c.lat, c.lon, c.least, c.most)
		}
	}
}

// TestInsideAgreesWithTheLists compares the polygons with the countries and
// divisions that towns are listed in. The log has the rest.
func TestInsideAgreesWithTheLists(t *testing.T) {
	g := gazetteer(t)
	countries, countriesAll, divisions, divisionsAll := 0, 0, 0, 0
	rest := map[string]int{}
	for row := 0; row < g.atlas.Points(); row += 11 {
		country, _, p, _ := g.Light(row)
		inCountry, inDivision := g.Inside(p)
		countriesAll++
		if country == inCountry {
			countries++
		}
		if inDivision == "" || g.Admin1(row) == "" {
			continue
		}
		divisionsAll++
		if country == inCountry && g.Admin1(row) == inDivision {
			divisions++
		} else {
			rest[fmt.Sprintf("%s %s lies in %s %s", country, g.Admin1(row), inCountry, inDivision)]++
		}
	}
	if countries*100 < 99*countriesAll || divisions*100 < 97*divisionsAll || divisionsAll < 3000 {
		t.Errorf("%d of %d towns lie in their country, %d of %d in their division", countries, countriesAll, divisions, divisionsAll)
	}
	var lines []string
	for line, n := range rest {
		lines = append(lines, fmt.Sprintf("%4d %s", n, line))
	}
	slices.Sort(lines)
	t.Logf("%d of %d towns in their country, %d of %d in their division, the rest:\n%s", countries, countriesAll, divisions, divisionsAll, strings.Join(lines, "\n"))
}
