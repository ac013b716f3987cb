package tiles

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/paulmach/orb"
	orbmvt "github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
)

// drawn decodes the layers of a tile.
func drawn(t testing.TB, set string, s *snapshot.Snapshot, a address, q geo.Query) map[string][]*geojson.Feature {
	t.Helper()
	ts, err := tilesetOf(set)
	if err != nil {
		t.Fatal(err)
	}
	q.Collection = ts.collection
	data, err := ts.draw(t.Context(), &drawing{a, s, q, english})
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, data)
}

func decode(t testing.TB, data []byte) map[string][]*geojson.Feature {
	t.Helper()
	layers, err := orbmvt.Unmarshal(data)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]*geojson.Feature{}
	for _, l := range layers {
		found[l.Name] = l.Features
	}
	return found
}

// Over a zoom, points and cells add up to the number of located places.
func TestEventsAddUpOverEachZoom(t *testing.T) {
	records := randomEvents(newRandom(t), 7000)
	places := 0
	for _, r := range records {
		places += len(r.(*geo.Event).Points)
	}
	s := snapshotOf(t, 1, records...)
	cells := 0
	for z := range 7 {
		count := 0
		for x := range 1 << z {
			for y := range 1 << z {
				layers := drawn(t, "events", s, address{z, x, y}, geo.Query{})
				count += len(layers["events"])
				cells += len(layers["event_cells"])
				for _, c := range layers["event_cells"] {
					count += checkCell(t, c, records)
				}
				if len(layers) > 1 {
					t.Fatalf("%d/%d/%d has %d layers", z, x, y, len(layers))
				}
			}
		}
		if count != places {
			t.Errorf("zoom %d: %d places, want %d", z, count, places)
		}
	}
	if cells == 0 {
		t.Error("no tile had cells")
	}
}

// checkCell checks that a cell's families add up, and that its box holds just
// what it counts. It returns the count.
func checkCell(t *testing.T, c *geojson.Feature, records []geo.Record) int {
	t.Helper()
	count, families := int(c.Properties["count"].(float64)), 0
	for _, f := range geo.Families {
		if n, ok := c.Properties[string(f)].(float64); ok {
			families += int(n)
		}
	}
	box, err := geo.ParseBox(c.Properties["bbox"].(string))
	if err != nil || families != count {
		t.Errorf("%v: %d by family, %v", c.Properties, families, err)
	}
	inside, id := 0, ""
	bound := orb.Bound{Min: orb.Point{box.West, box.South}, Max: orb.Point{box.East, box.North}}
	for _, r := range records {
		for _, p := range r.(*geo.Event).Points {
			if bound.Contains(p) {
				inside++
				id = r.Key().ID
			}
		}
	}
	if inside != count || count == 1 && c.Properties["id"] != id || count > 1 && c.Properties["id"] != nil {
		t.Errorf("%v: its box holds %d places, the last of %s", c.Properties, inside, id)
	}
	return count
}

func TestCellsTellTheDays(t *testing.T) {
	var records []geo.Record
	for i := range maxPoints + 1 {
		when := []geo.When{"", "2023-11-01/2023-12-15", "[..2024-05-01]"}[i%3]
		records = append(records, &geo.Event{ID: fmt.Sprintf("e%d", i), Dataset: "d", Kind: "raid", When: when, Points: orb.MultiPoint{{104, 11}}})
	}
	cells := drawn(t, "events", snapshotOf(t, 1, records...), address{3, 6, 3}, geo.Query{})["event_cells"]
	if len(cells) != 1 || cells[0].Properties["first"] != "2023-11-01" || cells[0].Properties["last"] != "2024-05-01" ||
		cells[0].Properties["last_day"] != float64(geo.NewDay(2024, 5, 1)) || cells[0].Properties["force"] != float64(maxPoints+1) {
		t.Errorf("%d cells, %v", len(cells), cells[0].Properties)
	}
}

func TestEventsAreDrawnWhereTheyAre(t *testing.T) {
	s := snapshotOf(t, 1, &geo.Event{ID: "a", Dataset: "d", Kind: "raid", Title: geo.Texts{"en": "Raid"}, When: "2024-01-05/2024-02",
		Points: orb.MultiPoint{{103.5, 12.6}, {104.9, 11.6}}, Precision: geo.InTown, RadiusM: 2500, Confidence: geo.Reported, Hotspots: []string{"h", "i"}})
	window := geo.Window{Start: geo.NewDay(2024, 2, 10), End: geo.NewDay(2024, 3, 1)}
	features := drawn(t, "events", s, address{6, 50, 29}, geo.Query{Window: &window})["events"]
	if len(features) != 2 {
		t.Fatalf("%d features", len(features))
	}
	want := map[string]any{"id": "a", "kind": "raid", "family": "force", "title": "Raid", "start": "2024-01-05", "end": "2024-02-29",
		"start_day": float64(geo.NewDay(2024, 1, 5)), "end_day": float64(geo.NewDay(2024, 2, 29)), "certain": false,
		"precision": "town", "radius_m": 2500.0, "confidence": "reported", "dataset": "d", "hotspot": "h"}
	if got := features[0].Properties; fmt.Sprint(got) != fmt.Sprint(geojson.Properties(want)) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	for i, f := range features {
		x, y := geo.Mercator(pointsOf(s, "a")[i])
		want := orb.Point{(x*64 - 50) * 4096, (y*64 - 29) * 4096}
		if got := f.Geometry.(orb.Point); math.Hypot(got[0]-want[0], got[1]-want[1]) > 1 {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	if p := drawn(t, "events", s, address{6, 50, 29}, geo.Query{})["events"][0].Properties; p["certain"] != nil {
		t.Errorf("certain without a window: %v", p)
	}
}

func pointsOf(s *snapshot.Snapshot, id string) orb.MultiPoint {
	item, _ := s.Item(geo.Key{Collection: geo.Events, ID: id})
	return item.Event().Points
}

func TestABoxChoosesEventsNotPlaces(t *testing.T) {
	s := snapshotOf(t, 1, &geo.Event{ID: "a", Dataset: "d", Kind: "raid", Points: orb.MultiPoint{{104.9, 11.6}, {-70, 10}}},
		&geo.Event{ID: "b", Dataset: "d", Kind: "raid", Points: orb.MultiPoint{{-70, 11}}})
	box := geo.Box{West: 100, South: 0, East: 110, North: 20}
	if f := drawn(t, "events", s, address{0, 0, 0}, geo.Query{Box: &box})["events"]; len(f) != 2 || f[0].Properties["id"] != "a" || f[1].Properties["id"] != "a" {
		t.Errorf("%d features", len(f))
	}
}

func TestHotspots(t *testing.T) {
	park, town := orb.Point{98.51, 16.65}, orb.Point{98.5, 16.7}
	s := snapshotOf(t, 1,
		&geo.Hotspot{ID: "park", Dataset: "d", Name: geo.Texts{"en": "KK Park"}, Type: "compound", Role: geo.Site, Country: "MM", PartOf: "town", Point: &park,
			Precision: geo.AtSite, RadiusM: 400, Status: []geo.Status{{Status: "raided", When: "2025-10-20"}, {Status: "reported", When: "2021"}, {Status: "unknown"}}},
		&geo.Hotspot{ID: "town", Dataset: "d", Name: geo.Texts{"en": "Myawaddy"}, Type: "town", Role: geo.Site, Country: "MM", Point: &town},
		&geo.Hotspot{ID: "somewhere", Dataset: "d", Role: geo.Context, Country: "KH", Precision: geo.InCountry},
		&geo.Event{ID: "e", Dataset: "d", Kind: "raid", When: "2025-10-20", Hotspots: []string{"park"}},
		&geo.Event{ID: "f", Dataset: "d", Kind: "raid", When: "2024-02-01", Hotspots: []string{"town"}})
	features := drawn(t, "hotspots", s, address{0, 0, 0}, geo.Query{})["hotspots"]
	if len(features) != 2 {
		t.Fatalf("%d hotspots", len(features))
	}
	want := map[string]any{"id": "park", "name": "KK Park", "type": "compound", "role": "site", "country": "MM", "part_of": "town",
		"precision": "site", "radius_m": 400.0, "status": "raided", "events": 1.0, "force": 1.0}
	if got := features[0].Properties; fmt.Sprint(got) != fmt.Sprint(geojson.Properties(want)) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if got := features[1].Properties; got["id"] != "town" || got["events"] != 2.0 || got["status"] != nil {
		t.Errorf("town: %v", got)
	}
	window := geo.Window{Start: geo.NewDay(2025, 1, 1), End: geo.NewDay(2025, 12, 31)}
	for _, f := range drawn(t, "hotspots", s, address{0, 0, 0}, geo.Query{Window: &window})["hotspots"] {
		if f.Properties["events"] != 1.0 {
			t.Errorf("in 2025: %v", f.Properties)
		}
	}
}

func TestFlowsGoTheShortWayAndOverTileEdges(t *testing.T) {
	west, east, home := orb.Point{170, 10}, orb.Point{-170, 10}, orb.Point{100, 10}
	low := 12.0
	s := snapshotOf(t, 1,
		&geo.Hotspot{ID: "west", Dataset: "d", Point: &west}, &geo.Hotspot{ID: "east", Dataset: "d", Point: &east}, &geo.Hotspot{ID: "home", Dataset: "d", Point: &home},
		&geo.Flow{Event: geo.Event{ID: "over", Dataset: "d", Kind: "relocation", Title: geo.Texts{"en": "Over"}, When: "2024",
			Figures: []geo.Figure{{Measure: "moved", Unit: "people", Low: &low}}}, From: "west", To: "east", Of: "e"},
		&geo.Flow{Event: geo.Event{ID: "unlocated", Dataset: "d", Kind: "relocation"}, From: "west", To: "KH"})
	lengths := map[int]float64{}
	for x := range 8 {
		for _, f := range drawn(t, "flows", s, address{3, x, 3}, geo.Query{})["flows"] {
			line, ok := f.Geometry.(orb.LineString)
			if !ok || f.Properties["id"] != "over" {
				t.Fatalf("tile %d: %v %v", x, f.Geometry, f.Properties)
			}
			lengths[x] = line[len(line)-1][0] - line[0][0]
		}
	}
	// Ten degrees on each side of the date line, and the buffer.
	want := 10.0/45*4096 + lineBuffer
	if len(lengths) != 2 || math.Abs(lengths[7]-want) > 1 || math.Abs(lengths[0]-want) > 1 {
		t.Errorf("lengths %v, want %v in tiles 0 and 7", lengths, want)
	}
	f := drawn(t, "flows", s, address{0, 0, 0}, geo.Query{})["flows"]
	if p := f[0].Properties; len(f) != 1 || p["figure_low"] != 12.0 || p["figure_unit"] != "people" || p["from"] != "west" || p["event"] != "e" || p["start"] != "2024-01-01" {
		t.Errorf("%d flows, %v", len(f), p)
	}
}

func TestTilesOverHTTP(t *testing.T) {
	s := snapshotOf(t, 4, &geo.Event{ID: "a", Dataset: "d", Kind: "raid", When: "2024-01-05", Points: orb.MultiPoint{{104.9, 11.6}}, Title: geo.Texts{"en": "Raid", "km": "ឆ្មក់"}})
	h := serverOf(s)
	for _, c := range []struct {
		url    string
		status int
		holds  string
	}{
		{"/tiles/events/3/6/3.mvt", 200, "Raid"},
		{"/tiles/events/3/6/3.mvt?lang=km", 200, "ឆ្មក់"},
		{"/tiles/events/3/6/3.mvt?kind=rescue", 204, ""},
		{"/tiles/events/3/6/3.mvt?datetime=2024", 200, "certain"},
		{"/tiles/events/3/6/3.mvt?datetime=2023", 204, ""},
		{"/tiles/events/3/0/0.mvt", 204, ""},
		{"/tiles/hotspots/3/6/3.mvt?role=site", 204, ""},
		{"/tiles/flows/3/6/3.mvt", 204, ""},
		{"/tiles/basemap/3/6/3.mvt", 200, "Cambodia"},
		{"/tiles/basemap/10/511/511.mvt", 204, ""},
		{"/tiles/basemap/11/0/0.mvt", 404, "zoom"},
		{"/tiles/basemap/11/0-1/0-1.tiles", 404, "zoom"},
		{"/tiles/basemap/3/6-8/3-3.tiles", 404, "columns"},
		{"/tiles/basemap/3/6/3-3.tiles", 404, "columns"},
		{"/tiles/basemap/3/6-5/3-3.tiles", 404, "first-last"},
		{"/tiles/basemap/3/5-6/3-2.tiles", 404, "first-last"},
		{"/tiles/basemap/5/0-31/0-8.tiles", 404, "at most 256"},
		{"/tiles/basemap/3/6-6/3-3.tiles?kind=raid", 400, "kind"},
		{"/tiles/events/3/6-6/3-3.tiles", 404, "nothing"},
		{"/tiles/events/17/0/0.mvt", 404, "zoom"},
		{"/tiles/events/3/8/0.mvt", 404, "columns"},
		{"/tiles/events/3/-1/0.mvt", 404, "columns"},
		{"/tiles/events/z/0/0.mvt", 404, "zoom"},
		{"/tiles/events/3/1/1.png", 404, "nothing"},
		{"/tiles/planets/3/1/1.mvt", 404, "planets"},
		{"/tiles/planets.json", 404, "planets"},
		{"/tiles/", 404, ""},
		{"/tiles/events/3/6/3.mvt?limit=1", 400, "limit"},
		{"/tiles/events/3/6/3.mvt?kind=a&kind=b", 400, "kind"},
		{"/tiles/events/3/6/3.mvt?bbox=NaN,0,1,1", 400, "bbox"},
		{"/tiles/hotspots/3/6/3.mvt?kind=raid", 400, "kind"},
		{"/tiles/basemap/3/6/3.mvt?kind=raid", 400, "kind"},
		{"/tiles/basemap.json?kind=raid", 400, "kind"},
	} {
		w := get(h, c.url)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.holds) {
			t.Errorf("%s: %d %.200q, want %d with %q", c.url, w.Code, w.Body, c.status, c.holds)
		}
		want := map[int]string{200: httpx.VectorTile, 204: "", 400: httpx.ProblemJSON, 404: httpx.ProblemJSON}[c.status]
		if got := w.Header().Get("Content-Type"); got != want {
			t.Errorf("%s: %q, want %q", c.url, got, want)
		}
	}
}

func TestTileIsRevalidatedAndCompressed(t *testing.T) {
	event := &geo.Event{ID: "a", Dataset: "d", Kind: "raid", Points: orb.MultiPoint{{104.9, 11.6}}}
	h, newer := serverOf(snapshotOf(t, 4, event)), serverOf(snapshotOf(t, 5, event))
	for _, url := range []string{"/tiles/events/3/6/3.mvt", "/tiles/basemap/3/6/3.mvt", "/tiles/events.json"} {
		plain := get(h, url)
		tag := plain.Header().Get("ETag")
		if w := get(h, url, "If-None-Match", tag); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
			t.Errorf("%s: %d", url, w.Code)
		}
		if w := get(newer, url, "If-None-Match", tag); (w.Code == http.StatusNotModified) != strings.Contains(url, "basemap") {
			t.Errorf("%s of a newer version: %d", url, w.Code)
		}
		if w := ask(h, http.MethodHead, url); w.Code != http.StatusOK || w.Body.Len() > 0 {
			t.Errorf("HEAD %s: %d", url, w.Code)
		}
		packed := get(h, url, "Accept-Encoding", "gzip, zstd")
		decoder, err := zstd.NewReader(packed.Body)
		if err != nil {
			t.Fatal(err)
		}
		var unpacked bytes.Buffer
		if _, err := decoder.WriteTo(&unpacked); err != nil || !bytes.Equal(unpacked.Bytes(), plain.Body.Bytes()) || packed.Header().Get("ETag") == tag {
			t.Errorf("%s in zstd: %v", url, err)
		}
	}
}

func TestTileJSON(t *testing.T) {
	s := snapshotOf(t, 1, &geo.Event{ID: "a", Dataset: "d", Kind: "raid", Points: orb.MultiPoint{{100, 10}, {120, 89}}})
	h := serverOf(s)
	var got TileJSON
	if err := json.Unmarshal(get(h, "http://maps.example/tiles/events.json?kind=raid&datetime=2024/2025").Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.TileJSON != "3.0.0" || got.Bounds != [4]float64{100, 10, 120, geo.MaxLatitude} || got.MaxZoom != maxZoom || got.Attribution != "Curators &amp; friends" ||
		got.Tiles[0] != "http://maps.example/tiles/events/{z}/{x}/{y}.mvt?datetime=2024%2F2025&kind=raid" || len(got.VectorLayers) != 2 {
		t.Errorf("%+v", got)
	}
	for _, set := range tilesets {
		w := get(h, "/tiles/"+set.name+".json")
		var got TileJSON
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != 200 || got.MaxZoom != set.maxZoom || got.VectorLayers[0].Fields == nil {
			t.Errorf("%s: %d %v %+v", set.name, w.Code, err, got)
		}
	}
}

// The fields that TileJSON lists are those that tiles hold.
func TestFieldsAreDescribed(t *testing.T) {
	s := snapshotOf(t, 1, randomEvents(newRandom(t), 6000)...)
	window := geo.AllTime
	for _, q := range []geo.Query{{Window: &window}, {Kinds: []string{"raid"}}} {
		for name, features := range drawn(t, "events", s, address{0, 0, 0}, q) {
			fields := map[string]VectorLayer{"events": eventsLayer, "event_cells": cellsLayer}[name].Fields
			for _, f := range features {
				for key := range f.Properties {
					if fields[key] == "" {
						t.Fatalf("%s has %s, which is not described", name, key)
					}
				}
			}
		}
	}
}

// Tiles drawn at the same time are the same, and leave the snapshot as it was.
func TestConcurrentRequests(t *testing.T) {
	records := randomEvents(newRandom(t), 1500)
	point, other := orb.Point{100, 20}, orb.Point{110, 10}
	records = append(records, &geo.Hotspot{ID: "h", Dataset: "d", Point: &point}, &geo.Hotspot{ID: "i", Dataset: "d", Point: &other},
		&geo.Flow{Event: geo.Event{ID: "f", Dataset: "d", Kind: "raid"}, From: "h", To: "i"})
	s := snapshotOf(t, 1, records...)
	urls := []string{"/tiles/events/2/3/1.mvt", "/tiles/hotspots/2/3/1.mvt", "/tiles/flows/2/3/1.mvt", "/tiles/basemap/2/3/1.mvt", "/tiles/events.pack", "/tiles/events/0/0/0.mvt"}
	want := map[string]string{}
	for _, url := range urls {
		want[url] = get(serverOf(s), url).Body.String()
	}
	var group sync.WaitGroup
	for range 4 {
		h := serverOf(s) // each with its own cache, so that all draw
		for _, url := range urls {
			group.Go(func() {
				if got := get(h, url).Body.String(); got != want[url] || got == "" {
					t.Errorf("%s gave other bytes", url)
				}
			})
		}
	}
	group.Wait()
	for _, r := range records {
		if item, ok := s.Item(r.Key()); ok && r.Key().Collection == geo.Events && item.Geometry != nil {
			for i, p := range r.(*geo.Event).Points {
				if math.Abs(p[0]) > 180 || len(r.(*geo.Event).Points) == 1 && item.Geometry.(orb.Point) != r.(*geo.Event).Points[i] {
					t.Fatalf("%s was moved to %v", r.Key(), item.Geometry)
				}
			}
		}
	}
}

// A new data version, and another language, are answered anew by a server
// that has the old ones in its caches.
func TestCachesTellVersionsAndLanguagesApart(t *testing.T) {
	version := func(v geo.Version, word string) *snapshot.Snapshot {
		return snapshotOf(t, v, &geo.Event{ID: "a", Dataset: "d", Kind: "raid", Points: orb.MultiPoint{{104.9, 11.6}}, Title: geo.Texts{"en": word, "km": word + "-km"}})
	}
	current := version(1, "first")
	h := http.StripPrefix("/tiles", NewServer(func() *snapshot.Snapshot { return current }, nil, nil).Routes())
	const tile = "/tiles/events/0/0/0.mvt"
	for _, word := range []string{"first", "second"} {
		if word == "second" {
			current = version(2, word)
		}
		for accept, want := range map[string]string{"en": word, "km": word + "-km"} {
			part := "/tiles/" + manifestOf(t, h, "/tiles/events.pack", "Accept-Language", accept).Parts[0].Href
			for _, url := range []string{tile, part} {
				body := get(h, url, "Accept-Language", accept).Body.String()
				if !strings.Contains(body, want) || strings.Contains(body, want+"-") {
					t.Errorf("%s in %s does not hold %s", url, accept, want)
				}
			}
		}
	}
}
