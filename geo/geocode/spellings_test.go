package geocode_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/ingest"
	"github.com/mapd/mapd/seeds"
)

// curatedPlaces returns the hotspots and curated places that mapd comes with.
func curatedPlaces(t testing.TB) []geocode.Place {
	t.Helper()
	records, err := ingest.Curated(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	var hotspots []*geo.Hotspot
	for _, r := range records {
		if h, ok := r.(*geo.Hotspot); ok {
			hotspots = append(hotspots, h)
		}
	}
	data, err := seeds.FS.ReadFile("places.geojson")
	if err != nil {
		t.Fatal(err)
	}
	places, err := geocode.ReadPlaces(data)
	if err != nil {
		t.Fatal(err)
	}
	return append(geocode.HotspotPlaces(hotspots), places...)
}

func newGeocoder(t testing.TB) *geocode.Geocoder {
	t.Helper()
	g, err := geocode.Open()
	if err != nil {
		t.Fatal(err)
	}
	return geocode.New(g, curatedPlaces(t))
}

// spelling is a line of testdata/spellings.csv; its head says what it means.
type spelling struct {
	ask     geocode.Ask
	want    *orb.Point
	metres  float64
	verdict string
	note    string
}

func readSpellings(t testing.TB) []spelling {
	t.Helper()
	file, err := os.Open("testdata/spellings.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.Comment, r.FieldsPerRecord = '#', 7
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []spelling
	for _, l := range lines[1:] {
		s := spelling{verdict: l[5], note: l[6], ask: geocode.Ask{Text: l[0], Country: l[1], Near: latLon(t, l[2])}}
		s.want = latLon(t, l[3])
		if l[4] != "" {
			km, err := strconv.ParseFloat(l[4], 64)
			if err != nil {
				t.Fatal(err)
			}
			s.metres = km * 1000
		}
		out = append(out, s)
	}
	return out
}

// latLon reads latitude and longitude.
func latLon(t testing.TB, text string) *orb.Point {
	t.Helper()
	if text == "" {
		return nil
	}
	var p orb.Point
	if _, err := fmt.Sscanf(text, "%g %g", &p[1], &p[0]); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return &p
}

// at reports whether one of the first n candidates is where it should be.
func (s spelling) at(a geocode.Answer, n int) bool {
	for _, c := range a.Candidates[:min(n, len(a.Candidates))] {
		if s.want != nil && orbgeo.DistanceHaversine(c.Point, *s.want) <= s.metres {
			return true
		}
	}
	return false
}

// holds reports whether an answer is as the verdict says.
func (s spelling) holds(a geocode.Answer) bool {
	switch s.verdict {
	case "certain":
		return s.at(a, 1) && a.Candidates[0].Certain
	case "found":
		return s.at(a, 1)
	case "unsure":
		return s.at(a, 1) && !a.Candidates[0].Certain && a.Note != ""
	case "ambiguous":
		return a.Ambiguous && (s.want == nil || s.at(a, 5))
	case "miss":
		return len(a.Candidates) == 0 && a.Note != ""
	}
	id, ok := strings.CutPrefix(s.verdict, "not:")
	return ok && (len(a.Candidates) == 0 || a.Candidates[0].ID != id && !s.at(a, 1))
}

// TestSpellings holds the answers to places that were looked up elsewhere.
func TestSpellings(t *testing.T) {
	c := newGeocoder(t)
	for _, s := range readSpellings(t) {
		a, err := c.Find(s.ask)
		if err != nil {
			t.Errorf("%+v: %v", s.ask, err)
		} else if !s.holds(a) {
			t.Errorf("%q in %q: want %s (%s), got %s", s.ask.Text, s.ask.Country, s.verdict, s.note, told(a))
		}
	}
}

// told writes an answer for a message.
func told(a geocode.Answer) string {
	text := fmt.Sprintf("ambiguous %v, %q", a.Ambiguous, a.Note)
	for _, c := range a.Candidates[:min(3, len(a.Candidates))] {
		text += fmt.Sprintf("\n\t%.3f %s %s, %s %v, certain %v: %s", c.Score, c.ID, c.Name, c.Country, c.Point, c.Certain, strings.Join(c.Why, "; "))
	}
	return text
}
