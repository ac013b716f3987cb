package picture

import (
	"bytes"
	"context"
	"errors"
	"image/color"
	"os"
	"testing"
	"testing/fstest"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/look"
)

// builtFonts are those of the built page.
func builtFonts(t *testing.T) *Fonts {
	t.Helper()
	fonts, err := ReadFonts(os.DirFS("../app/dist"))
	if errors.Is(err, ErrNoFonts) {
		t.Skip("the page is not built; make build")
	}
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

func TestWithoutFonts(t *testing.T) {
	if _, err := ReadFonts(fstest.MapFS{}); !errors.Is(err, ErrNoFonts) {
		t.Errorf("fonts of a page that is not built: %v", err)
	}
}

func TestDates(t *testing.T) {
	for text, want := range map[string]string{
		"2025": "2025", "2022/2023": "2022 to 2023", "2025-10": "Oct 2025", "2025-10/2025-11": "Oct to Nov 2025",
		"2024-12/2025-01": "Dec 2024 to Jan 2025", "2025-10-15/2025-10-31": "15 to 31 Oct 2025", "2025-10-22": "22 Oct 2025",
		"2025-10-21/2025-11-30": "21 Oct to 30 Nov 2025", "2024-12-30/2025-01-02": "30 Dec 2024 to 2 Jan 2025",
		"../2024-03-03": "Up to 3 Mar 2024", "2024-03-03/..": "From 3 Mar 2024", "../..": "All years", "2024-02": "Feb 2024",
	} {
		w, err := geo.ParseWindow(text)
		if got := Dates(w); err != nil || got != want {
			t.Errorf("%s is %q, %v; want %q", text, got, err, want)
		}
	}
}

// world holds two sites that are close together, an area, events at and off
// them, and a flow whose end is not named.
func world(t *testing.T) *snapshot.Snapshot {
	t.Helper()
	place := func(lon, lat float64) *orb.Point { return &orb.Point{lon, lat} }
	records := []geo.Record{
		&geo.Dataset{ID: "d", Visibility: geo.Public, Credit: "Us", Licence: "CC-BY-4.0"},
		&geo.Kind{ID: "raid", Dataset: "d", Glyph: "raid", Family: geo.Force},
		&geo.Kind{ID: "move", Dataset: "d", Glyph: "relocation", Family: geo.Moved},
		&geo.Hotspot{ID: "park", Dataset: "d", Name: geo.Texts{"en": "KK Park"}, Type: "compound", Role: geo.Site, Country: "MM", Point: place(98.5, 16.6), RadiusM: 2000},
		&geo.Hotspot{ID: "kokko", Dataset: "d", Name: geo.Texts{"en": "Shwe Kokko"}, Type: "compound", Role: geo.Site, Country: "MM", Point: place(98.6, 16.8), RadiusM: 2000},
		&geo.Hotspot{ID: "state", Dataset: "d", Name: geo.Texts{"en": "Kayin"}, Type: "region", Role: geo.Context, Country: "MM", Point: place(97.8, 17), RadiusM: 90000, Precision: geo.InProvince},
		&geo.Flow{Event: geo.Event{ID: "left", Dataset: "d", Kind: "move", When: "2025-10-20", Title: geo.Texts{"en": "Left"}}, From: "park"},
	}
	for _, e := range []struct {
		id, spot string
		when     geo.When
		at       []orb.Point
	}{
		{"one", "park", "2025-10-20", []orb.Point{{98.5, 16.6}}}, {"two", "park", "2025", []orb.Point{{98.5, 16.6}}},
		{"three", "kokko", "2025-10", []orb.Point{{98.6, 16.8}}}, {"four", "state", "2025-10", []orb.Point{{97.8, 17}}},
		{"five", "", "2025-10-02", nil}, {"six", "", "2025-10-02", []orb.Point{{99.5, 17.2}}},
	} {
		event := &geo.Event{ID: e.id, Dataset: "d", Kind: "raid", When: e.when, Points: e.at, Countries: []string{"MM"}, Title: geo.Texts{"en": e.id}}
		if e.spot != "" {
			event.Hotspots = []string{e.spot}
		}
		records = append(records, event)
	}
	s, err := snapshot.Build(geo.StoreInfo{ID: "test", Version: 1}, func(yield func(geo.Revision, error) bool) {
		for _, r := range records {
			if !yield(geo.Revision{Key: r.Key(), Dataset: r.InDataset(), Version: 1, Record: r}, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func october(t *testing.T, s *snapshot.Snapshot) Scene {
	t.Helper()
	window, err := geo.ParseWindow("2025-10")
	if err != nil {
		t.Fatal(err)
	}
	scene := Scene{Over: "A briefing", Title: "A scene", View: geo.Box{West: 97, South: 15, East: 100, North: 18}, Window: window, Snapshot: s, Credits: []string{"Us"},
		Picked: &geo.Picked{What: "hotspot", ID: "park"},
		Annotations: []geo.Annotation{{Type: geo.TextAnnotation, Text: "Here", Points: [][]float64{{98.5, 16.6}}},
			{Type: geo.ArrowAnnotation, Text: "away", Points: [][]float64{{98.5, 16.6}, {99, 16.5}}}, {Type: geo.AreaAnnotation, Points: [][]float64{{98, 16}, {98.4, 16}, {98.2, 16.4}}}}}
	err = s.EachRow(t.Context(), geo.Query{Collection: geo.Events, Window: &window}, func(row snapshot.Row) bool {
		scene.Events = append(scene.Events, row)
		return true
	})
	if err == nil {
		err = s.EachInside(t.Context(), geo.Query{Collection: geo.Flows, Window: &window}, func(item *snapshot.Item) bool {
			scene.Flows = append(scene.Flows, item)
			return true
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	return scene
}

// TestDraw checks that a scene is drawn, twice the same, with land, water and
// the colours of its families.
func TestDraw(t *testing.T) {
	fonts, scene := builtFonts(t), october(t, world(t))
	look := Look{Width: 1200, Height: 630, Scale: 1.5, Theme: look.Light}
	first, err := fonts.Draw(t.Context(), scene, look)
	if err != nil {
		t.Fatal(err)
	}
	again, err := fonts.Draw(t.Context(), scene, look)
	if err != nil || !bytes.Equal(first.Pix, again.Pix) {
		t.Errorf("the same scene is another picture: %v", err)
	}
	p, counts := paletteOf(look.Theme), map[color.RGBA]int{}
	for i := 0; i < len(first.Pix); i += 4 {
		counts[color.RGBA{first.Pix[i], first.Pix[i+1], first.Pix[i+2], first.Pix[i+3]}]++
	}
	for name, ink := range map[string]color.NRGBA{"paper": p.paper, "water": p.water, "land": p.land, "land of hotspots": p.land2, "force": p.family[geo.Force], "moved": p.family[geo.Moved], "ink": p.ink} {
		if counts[color.RGBA(ink)] < 50 {
			t.Errorf("there are %d pixels of %s", counts[color.RGBA(ink)], name)
		}
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := fonts.Draw(ended, scene, look); !errors.Is(err, context.Canceled) {
		t.Errorf("a drawing that nobody waits for: %v", err)
	}
}

// TestNothingOverlaps checks that names, plates and marks keep clear of each
// other, and what the marks count.
func TestNothingOverlaps(t *testing.T) {
	fonts, scene := builtFonts(t), october(t, world(t))
	scene.Annotations = nil
	d := &drawing{scene: &scene, styles: fonts.styles(), markOf: map[*spot]*mark{}}
	var err error
	if d.found, err = scene.look(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.view = newView(scene.View, box{0, 60, 800, 400})
	marks := marksOf(d.view, d.found.spots)
	totals := map[string]int{}
	for _, m := range marks {
		totals[m.name] = m.tally.total
		d.taken = append(d.taken, around(m.at(), m.room()))
	}
	for name, want := range map[string]int{"KK Park": 2, "Shwe Kokko": 1, "Kayin": 1, "": 1} {
		if totals[name] != want {
			t.Errorf("%q counts %d events, want %d", name, totals[name], want)
		}
	}
	if known := d.found.countries["MM"]; known == nil || known.total != 1 {
		t.Errorf("known of the country alone: %+v", known)
	}
	names, err := placeNames()
	if err != nil {
		t.Fatal(err)
	}
	d.placeScale()
	d.placeLabels(marks)
	d.placePlates(names)
	for i, a := range d.taken {
		for _, b := range d.taken[:i] {
			if a.shared(b) > 0 {
				t.Errorf("%v covers %v", a, b)
			}
		}
	}
	for _, m := range marks {
		if m.name != "" && !m.label.fits {
			t.Errorf("%s has no name, though there is room", m.name)
		}
	}
}
