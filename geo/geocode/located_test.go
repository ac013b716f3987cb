package geocode_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	orbgeo "github.com/paulmach/orb/geo"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/fold"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/ingest"
	"github.com/mapd/mapd/seeds"
)

// nearRow is how far in metres the point of a hotspot may lie from the row
// that it says it follows.
const nearRow = 6000

// openGazetteer opens the gazetteer that is built in.
func openGazetteer(t *testing.T) *geocode.Gazetteer {
	t.Helper()
	g, err := geocode.Open()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// rowOf returns the row with an id.
func rowOf(t *testing.T, g *geocode.Gazetteer, who, id string) (geocode.Place, bool) {
	t.Helper()
	row, ok := g.Rows(id)[id]
	if !ok {
		t.Errorf("%s: there is no row %s", who, id)
		return geocode.Place{}, false
	}
	return g.Place(row), true
}

// Every curated hotspot says which row its point follows, or that it was
// placed by hand, and lies where the row does.
func TestHotspotsLieAtTheRowsThatTheyName(t *testing.T) {
	g := openGazetteer(t)
	records, err := ingest.Curated(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		h, ok := r.(*geo.Hotspot)
		if !ok {
			continue
		}
		id, words, ok := strings.Cut(h.Located, "; ")
		if !ok || words == "" {
			t.Errorf("%s: located is %q, want a row or by hand, then words", h.ID, h.Located)
		}
		if id == "by hand" {
			continue
		}
		row, ok := rowOf(t, g, h.ID, id)
		switch {
		case !ok:
		case row.Country != h.Country:
			t.Errorf("%s: row %s lies in %s, the hotspot in %s", h.ID, id, row.Country, h.Country)
		case row.Extent != nil:
			if !row.Extent.Contains(*h.Point) {
				t.Errorf("%s: %v is outside of %s, %v", h.ID, *h.Point, id, *row.Extent)
			}
		case orbgeo.Distance(row.Point, *h.Point) > nearRow:
			t.Errorf("%s: %v is %.0f m from row %s at %v", h.ID, *h.Point, orbgeo.Distance(row.Point, *h.Point), id, row.Point)
		}
	}
}

// Every row that a curated place stands for or lends its names to is there,
// in the same country, and if it is a town it is known by a name of the place,
// so that no name hangs on the wrong row.
func TestCuratedPlacesNameRowsThatExist(t *testing.T) {
	g := openGazetteer(t)
	data, err := fs.ReadFile(seeds.FS, "places.geojson")
	if err != nil {
		t.Fatal(err)
	}
	places, err := geocode.ReadPlaces(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range places {
		for _, id := range p.Same {
			row, ok := rowOf(t, g, p.ID, id)
			if !ok {
				continue
			}
			if row.Country != p.Country {
				t.Errorf("%s: row %s lies in %s, the place in %s", p.ID, id, row.Country, p.Country)
			}
			if row.Extent == nil && !shareName(row, p) {
				t.Errorf("%s: row %s is %s, which is no name of %s", p.ID, id, row.Name, p.Name)
			}
		}
	}
}

// shareName reports whether two places have a name in common, spaces and
// accents aside.
func shareName(a, b geocode.Place) bool {
	names := namesOf(a)
	return slices.ContainsFunc(namesOf(b), func(name string) bool { return slices.Contains(names, name) })
}

// namesOf returns all names of a place, folded, in one piece.
func namesOf(p geocode.Place) []string {
	names := []string{p.Name}
	for _, n := range p.Names {
		names = append(names, n.Text)
	}
	for i, name := range names {
		names[i] = strings.ReplaceAll(fold.Text(name), " ", "")
	}
	return names
}
