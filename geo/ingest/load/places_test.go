package load_test

import (
	"errors"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/ingest/load"
)

func TestPlaces(t *testing.T) {
	opened := 0
	places := load.NewPlaces(func() (*geocode.Geocoder, error) {
		opened++
		g, err := geocode.Open()
		if err != nil {
			return nil, err
		}
		return geocode.New(g, nil), nil
	})
	for _, c := range []struct {
		text, country string
		precision     geo.Precision
		of            string
		certain       bool
	}{
		{"Poipet", "KH", geo.InTown, "KH", true},
		{"Poipet, Banteay Meanchey", "", geo.InTown, "KH", true},
		{"老街", "", geo.InCountry, "", false}, // Laukkai or Lào Cai: two countries
		{"Nowheretown", "KH", "", "", false},
		{"...", "", "", "", false},
	} {
		l, err := places.Find(t.Context(), c.text, c.country)
		if err != nil {
			t.Fatal(err)
		}
		if l.Precision != c.precision || l.Country != c.of || l.Certain != c.certain {
			t.Errorf("%s, %q is %+v", c.text, c.country, l)
		}
		if (l.Note == "") != c.certain {
			t.Errorf("%s: the note is %q", c.text, l.Note)
		}
	}
	if opened != 1 {
		t.Errorf("the gazetteer was opened %d times", opened)
	}
	failure := errors.New("no gazetteer")
	broken := load.NewPlaces(func() (*geocode.Geocoder, error) { return nil, failure })
	if _, err := broken.Find(t.Context(), "Poipet", ""); !errors.Is(err, failure) {
		t.Errorf("the error is %v", err)
	}
}

// TestDoubtfulPlaces checks that what is not certain is located by no more
// than what all candidates agree on.
func TestDoubtfulPlaces(t *testing.T) {
	g, err := geocode.Open()
	if err != nil {
		t.Fatal(err)
	}
	places := load.NewPlaces(func() (*geocode.Geocoder, error) { return geocode.New(g, nil), nil })
	for _, text := range []string{"San Juan", "Santa Cruz", "San Jose, Philippines", "Poipett", "Ban Mai", "Mengla", "Springfield", "Victoria"} {
		l, err := places.Find(t.Context(), text, "")
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %s %q %q certain %v, %d candidates: %s", text, l.Precision, l.Name, l.Country, l.Certain, len(l.Candidates), l.Note)
		if l.Certain {
			continue
		}
		switch l.Precision {
		case "", geo.InCountry:
		case geo.InProvince:
			if l.Country == "" || l.RadiusM < 1000 || l.Point[0] == 0 {
				t.Errorf("%s is in %+v", text, l)
			}
		default:
			t.Errorf("%s is not certain, but located as %s", text, l.Precision)
		}
	}
}
