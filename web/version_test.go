package web

import (
	"errors"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

func TestMinVersion(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, _ := site(t, nil)
		for target, status := range map[string]int{
			"/api/collections/events/items?min-version=3":         200,
			"/api/collections/events/items?min-version=0&limit=1": 200,
			"/tiles/events.pack?min-version=2":                    200,
			"/api/collections/events/items?min-version=4":         503,
			"/api/collections/events/items?min-version=-1":        400,
			"/api/collections/events/items?min-version=new":       400,
			"/api/collections/events/items?min-version=":          400,
			"/api/collections/events/items?min-versions=3":        400,
		} {
			w := ask(h, "GET", target)
			if w.Code != status || status == 200 && w.Header().Get("Mapd-Data-Version") != "3" {
				t.Errorf("%s: %d, want %d: %s", target, w.Code, status, w.Body)
			}
			if late := w.Header().Get("Retry-After"); status == 503 && (late == "" || !strings.Contains(w.Body.String(), "data version 4")) {
				t.Errorf("%s: Retry-After %q, %s", target, late, w.Body)
			}
		}
		const items = "/api/collections/events/items?limit=1"
		if a, b := ask(h, "GET", items), ask(h, "GET", items+"&min-version=1"); a.Header().Get("ETag") != b.Header().Get("ETag") || a.Body.String() != b.Body.String() {
			t.Error("min-version makes another answer")
		}
	})
}

// TestMinVersionWaits asks for a version that comes a second later.
func TestMinVersionWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var current atomic.Pointer[snapshot.Snapshot]
		set := func(v geo.Version) {
			s, err := snapshot.Build(geo.StoreInfo{ID: "test", Version: v}, func(func(geo.Revision, error) bool) {})
			if err != nil {
				t.Error(err)
			}
			current.Store(s)
		}
		set(3)
		h, _ := site(t, func(c *Config) { c.Snapshots = current.Load })
		time.AfterFunc(time.Second, func() { set(5) })
		began := time.Now()
		w := ask(h, "GET", "/api/collections/events/items?min-version=4")
		if took := time.Since(began); w.Code != http.StatusOK || w.Header().Get("Mapd-Data-Version") != "5" || took > 1100*time.Millisecond {
			t.Errorf("%d, version %s, after %v", w.Code, w.Header().Get("Mapd-Data-Version"), took)
		}
	})
}

func TestAwayIsSaid(t *testing.T) {
	h, _ := site(t, func(c *Config) { c.Follows = func() error { return errors.New("away") } })
	if w := ask(h, "GET", "/api/collections"); w.Code != http.StatusOK || w.Header().Get("Mapd-Store") != "unavailable" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	if body := ask(h, "GET", "/metrics").Body.String(); !strings.Contains(body, "mapd_store_followed 0") {
		t.Error("the metrics do not say that the store is away")
	}
	h, _ = site(t, nil)
	if w := ask(h, "GET", "/api/collections"); w.Header().Get("Mapd-Store") != "" {
		t.Error("a store that is there is said to be away")
	}
	if body := ask(h, "GET", "/metrics").Body.String(); !strings.Contains(body, "mapd_store_followed 1") {
		t.Error("the metrics do not say that the store is there")
	}
}
