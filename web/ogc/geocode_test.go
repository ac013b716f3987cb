package ogc_test

import (
	"errors"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/ogc"
)

// TestGeocodeFollowsTheData moves a hotspot: it is found where the newest
// snapshot has it.
func TestGeocodeFollowsTheData(t *testing.T) {
	at := func(version geo.Version, p orb.Point) *snapshot.Snapshot {
		return snapshotOf(t, version, []geo.Record{
			&geo.Dataset{ID: "open", Title: en("Open"), Visibility: geo.Public},
			&geo.Dataset{ID: "closed", Title: en("Closed"), Visibility: geo.Private},
			&geo.Hotspot{ID: "mill", Dataset: "open", Name: en("The Mill"), Type: "compound", Country: "KH", Point: &p, Precision: geo.AtSite, RadiusM: 300},
			&geo.Hotspot{ID: "vault", Dataset: "closed", Name: en("The Hidden Vault"), Type: "compound", Country: "KH", Point: &p, Precision: geo.AtSite, RadiusM: 300},
		})
	}
	now := at(1, orb.Point{103.5, 10.6})
	h := chi.NewRouter()
	h.Mount(ogc.Root, ogc.Routes(func() *snapshot.Snapshot { return now }, ogc.Gazetteer{Open: geocode.Open}, nil))

	const mill = "/api/geocode?q=The+Mill"
	first := ask(h, mill)
	if !strings.Contains(first.Body.String(), `"coordinates":[103.5,10.6]`) {
		t.Fatalf("before: %s", first.Body)
	}
	tag := first.Header().Get("ETag")
	if again := ask(h, mill, "If-None-Match", tag); again.Code != http.StatusNotModified {
		t.Errorf("asked again: %d", again.Code)
	}
	now = at(2, orb.Point{103.6, 10.7})
	if moved := ask(h, mill, "If-None-Match", tag); !strings.Contains(moved.Body.String(), `"coordinates":[103.6,10.7]`) {
		t.Errorf("after: %d %s", moved.Code, moved.Body)
	}
	for _, target := range []string{"/api/geocode?q=Hidden+Vault", "/api/reverse?lon=103.6&lat=10.7", "/api/search?q=vault"} {
		if w := ask(h, target); strings.Contains(w.Body.String(), "The Hidden Vault") {
			t.Errorf("%s tells of a private hotspot: %s", target, w.Body)
		}
	}
}

// TestGeocodeWhileTheDataChange asks from many sides while the snapshot is
// replaced: each answer has the position of the version that it names.
func TestGeocodeWhileTheDataChange(t *testing.T) {
	var versions [2]*snapshot.Snapshot
	for i := range versions {
		versions[i] = snapshotOf(t, geo.Version(i+1), []geo.Record{
			&geo.Dataset{ID: "open", Title: en("Open"), Visibility: geo.Public},
			&geo.Hotspot{ID: "mill", Dataset: "open", Name: en("The Mill"), Type: "compound", Country: "KH",
				Point: &orb.Point{103, 10 + float64(i)}, Precision: geo.AtSite, RadiusM: 300},
		})
	}
	var now atomic.Pointer[snapshot.Snapshot]
	now.Store(versions[0])
	h := chi.NewRouter()
	h.Mount(ogc.Root, ogc.Routes(now.Load, ogc.Gazetteer{Open: geocode.Open}, nil))

	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for i := range 25 {
				text := ask(h, "/api/geocode?q=The+Mill").Body.String()
				first := strings.Contains(text, `"coordinates":[103,10]`) && strings.Contains(text, `"dataVersion":1`)
				second := strings.Contains(text, `"coordinates":[103,11]`) && strings.Contains(text, `"dataVersion":2`)
				if !first && !second {
					t.Errorf("neither version: %s", text)
				}
				if i == 12 {
					now.Store(versions[1])
				}
			}
		})
	}
	all.Wait()
}

// TestWithoutGazetteer checks that a gazetteer that cannot be opened costs the
// names of places and nothing else, and is not tried again.
func TestWithoutGazetteer(t *testing.T) {
	s := snapshotOf(t, 7, records())
	tries := 0
	h := chi.NewRouter()
	h.Mount(ogc.Root, ogc.Routes(func() *snapshot.Snapshot { return s }, ogc.Gazetteer{Open: func() (*geocode.Gazetteer, error) {
		tries++
		return nil, errors.New("the file is damaged")
	}}, nil))
	for _, target := range []string{"/api/geocode?q=mill", "/api/reverse?lon=1&lat=1"} {
		w := ask(h, target)
		if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "cannot be looked up") || strings.Contains(w.Body.String(), "damaged") {
			t.Errorf("%s: %d %s", target, w.Code, w.Body)
		}
	}
	if w := ask(h, "/api/search?q=mill"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `"hotspots":[{"id":"mill"`) {
		t.Errorf("search: %d %s", w.Code, w.Body)
	}
	if tries != 1 {
		t.Errorf("it was opened %d times", tries)
	}
}
