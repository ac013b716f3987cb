package main

import (
	"maps"
	"slices"
	"testing"
	"time"
)

// qgisLayer is what QGIS says of a layer.
type qgisLayer struct {
	Valid         bool
	Announced     int
	IDs           []string
	Geometry, CRS string
	Fields        map[string]string
}

// TestQGIS lets QGIS, without a display, add, filter, animate and draw the
// layers.
func TestQGIS(t *testing.T) {
	app := start(t, nil)
	collections := app.URL() + "api/collections/"
	all := func(collection, query string) []string {
		return idsAt(t, collections+collection+"/items?limit=10000"+query, nil)
	}
	var found struct {
		Layers                       map[string]qgisLayer
		Raids, Possible, Late, Boxed []string
		Ink                          map[string]int
		Frames                       []struct {
			From string
			IDs  []string
			Ink  int
		}
		Styles map[string]string
	}
	runPython(t, "qgis.core", "python3-qgis", "testdata/in_qgis.py", []string{app.URL(), t.TempDir()}, &found)

	for _, c := range []string{"hotspots", "events", "flows", "sources", "events.curated"} {
		l := found.Layers[c]
		if want := all(c, ""); !l.Valid || l.Announced != len(want) || !slices.Equal(l.IDs, want) {
			t.Errorf("QGIS reads %s (valid: %t) as %d items, %d announced, of %d", c, l.Valid, len(l.IDs), l.Announced, len(want))
		}
		if geometry := map[string]string{"flows": "LineString", "sources": "NoGeometry"}[c]; l.Geometry != geometry && (geometry != "" || l.Geometry != "Point") {
			t.Errorf("QGIS takes %s for %s", c, l.Geometry)
		}
		if c != "sources" && l.CRS != "EPSG:4326" {
			t.Errorf("%s is in %s", c, l.CRS)
		}
	}
	fields := found.Layers["events"].Fields
	for name, want := range map[string]string{"start": "QDate", "end": "QDate", "sure_start": "QDate", "ongoing": "bool",
		"radius_m": "int", "countries": "QStringList", "kind": "QString", "title": "QString"} {
		if fields[name] != want {
			t.Errorf("QGIS takes %s for %s, not %s", name, fields[name], want)
		}
	}

	for what, sets := range map[string][2][]string{
		"raids":    {found.Raids, all("events", "&kind=raid")},
		"possible": {found.Possible, all("events", "&datetime=2025-10-01/..")},
		"late":     {found.Late, idsAt(t, collections+"events/items?limit=10000", func(start string) bool { return start >= "2025-10-01" })},
		"boxed":    {found.Boxed, all("events", "&bbox=97,15,100,18&filter=geometry%20IS%20NOT%20NULL")},
	} {
		if got, want := sets[0], sets[1]; !slices.Equal(got, want) || len(want) == 0 {
			t.Errorf("%s: QGIS finds %d, mapd %d", what, len(got), len(want))
		}
	}

	for _, name := range []string{"events", "hotspots"} {
		if style := found.Styles[name]; style != "categorizedSymbol" {
			t.Errorf("the GeoPackage feed of %s is drawn as %q", name, style)
		}
	}
	for _, name := range []string{"events", "hotspots", "styled events", "styled hotspots", "tiles"} {
		if ink := found.Ink[name]; ink < 300 || ink > 100_000 {
			t.Errorf("%s: %d pixels are drawn on", name, ink)
		}
	}
	if found.Ink["picture"] < 400_000 { // water and land
		t.Errorf("the picture with mapd's ground has %d pixels", found.Ink["picture"])
	}
	if found.Ink["nothing"] != 0 {
		t.Error("an empty map is not empty")
	}

	inks := map[int]bool{}
	for _, frame := range found.Frames[:12] {
		month, err := time.Parse(time.DateOnly, frame.From)
		if err != nil {
			t.Fatal(err)
		}
		want := all("events", "&datetime="+frame.From+"/"+month.AddDate(0, 1, -1).Format(time.DateOnly))
		if !slices.Equal(frame.IDs, want) || frame.Ink == 0 {
			t.Errorf("from %s QGIS shows %d events with %d pixels, mapd %d", frame.From, len(frame.IDs), frame.Ink, len(want))
		}
		inks[frame.Ink] = true
	}
	if len(found.Frames) < 12 || len(inks) < 3 {
		t.Errorf("%d frames with the pixels %v", len(found.Frames), slices.Sorted(maps.Keys(inks)))
	}
}
