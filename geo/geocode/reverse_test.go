package geocode_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
)

func TestReverse(t *testing.T) {
	c := newGeocoder(t)
	for _, tt := range []struct {
		name  string
		point orb.Point
		first string // id of the first candidate
		all   []string
		why   string // of the first candidate, or of the Note
	}{
		{"a compound", orb.Point{98.52, 16.65}, "kk-park", []string{"myawaddy", "kayin-state", "country:MM"}, "KK Park, Myanmar, within its radius of 3 km"},
		{"across the river", orb.Point{98.574, 16.713}, "mae-sot", []string{"country:TH"}, ""},
		{"beside a town", orb.Point{101.56, 21.55}, "geonames:1800716", []string{"country:CN"}, "10 km north of Mengla"},
		{"a rough border", orb.Point{106.15, 11.08}, "bavet", []string{"country:KH"}, "by them the point lies in Vietnam"},
		{"the zone", orb.Point{100.09, 20.345}, "", []string{"golden-triangle-sez", "country:LA"}, ""},
		{"mountains", orb.Point{97.9, 27.9}, "kachin-state", []string{"country:MM"}, "78 km north-east of Putao, Myanmar"},
		{"near the shore", orb.Point{108.5, 10}, "", nil, "75 km south-west of"},
		{"open sea", orb.Point{100, -30}, "", nil, "at sea or in no known country."},
		{"the pole", orb.Point{0, 90}, "", nil, "at sea or in no known country."},
	} {
		a, err := c.Reverse(tt.point, 8)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		text := a.Note
		for i, found := range a.Candidates {
			ids = append(ids, found.ID)
			if i == 0 {
				text += "\n" + strings.Join(found.Why, "\n")
			}
		}
		missing := slices.ContainsFunc(tt.all, func(id string) bool { return !slices.Contains(ids, id) })
		if tt.first != "" && (len(ids) == 0 || ids[0] != tt.first) || missing || !strings.Contains(text, tt.why) {
			t.Errorf("%s: want %s and %v, %q; got %s", tt.name, tt.first, tt.all, tt.why, told(a))
		}
	}
}

// TestReverseCertain checks that a place is certain if the point lies in its
// radius and in no other's but that of what it is part of.
func TestReverseCertain(t *testing.T) {
	c := newGeocoder(t)
	for _, tt := range []struct {
		point   orb.Point
		id      string
		certain bool
	}{
		{orb.Point{102.56, 13.66}, "poipet", true},
		{orb.Point{98.52, 16.65}, "kk-park", false}, // Mae Htaw Tha Lay is there, too
		{orb.Point{101.56, 21.47}, "geonames:1800716", false},
	} {
		a, err := c.Reverse(tt.point, 5)
		if err != nil || len(a.Candidates) == 0 || a.Candidates[0].ID != tt.id || a.Candidates[0].Certain != tt.certain {
			t.Errorf("%v: want %s, certain %v; got %s, %v", tt.point, tt.id, tt.certain, told(a), err)
		}
	}
}

func TestReverseErrors(t *testing.T) {
	c := newGeocoder(t)
	for _, p := range []orb.Point{{181, 0}, {0, -91}, {math.NaN(), 0}, {0, math.Inf(1)}} {
		if _, err := c.Reverse(p, 5); geo.CodeOf(err) != geo.Invalid {
			t.Errorf("%v: %v", p, err)
		}
	}
	if _, err := c.Reverse(orb.Point{}, -1); geo.CodeOf(err) != geo.Invalid {
		t.Errorf("limit -1: %v", err)
	}
}

// TestReverseAnywhere checks answers at random points: in order, within limit,
// and no town without its distance.
func TestReverseAnywhere(t *testing.T) {
	c := newGeocoder(t)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 0))
	for i := range 1000 {
		p := orb.Point{360*rng.Float64() - 180, 180*rng.Float64() - 90}
		if i%2 == 0 {
			p = orb.Point{92 + 34*rng.Float64(), -10 + 38*rng.Float64()}
		}
		limit := 1 + rng.IntN(10)
		a, err := c.Reverse(p, limit)
		if err != nil {
			t.Fatal(err)
		}
		if wrong := check(a); wrong != "" || len(a.Candidates) > limit {
			t.Fatalf("%v, limit %d: %s: %s", p, limit, wrong, told(a))
		}
		for _, found := range a.Candidates {
			area := slices.Contains([]geocode.Kind{geocode.Country, geocode.Province, geocode.Region, geocode.District}, found.Kind)
			if d := orbgeo.DistanceHaversine(p, found.Point); !area && d > 50_000 && d > found.Radius {
				t.Errorf("%v: %s is %.0f m away", p, found.Name, d)
			}
		}
	}
}
