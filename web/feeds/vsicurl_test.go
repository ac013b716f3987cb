package feeds_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/feeds"
)

// TestAPartOfFlatGeobufIsFetched has GDAL ask a server for what lies in a box: it
// finds what a plain loop does, and fetches a small part of the file.
func TestAPartOfFlatGeobufIsFetched(t *testing.T) {
	program := ogr(t, "ogrinfo")
	all := manyEvents(20_000)
	s := snapshotOf(t, 7, all)
	r := chi.NewRouter()
	r.Use(middleware.GetHead)
	r.Mount(feeds.Root, feeds.Routes(func() *snapshot.Snapshot { return s }, func() feeds.History { return past{} }))
	var sent, parts atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if q.Header.Get("Range") != "" {
			parts.Add(1)
		}
		r.ServeHTTP(counted{w, &sent}, q)
	}))
	defer server.Close()
	want := 0
	for _, one := range all {
		if e, ok := one.(*geo.Event); ok && e.Points[0][0] >= 100 && e.Points[0][0] <= 102 && e.Points[0][1] >= 10 && e.Points[0][1] <= 12 {
			want++
		}
	}
	cmd := exec.CommandContext(t.Context(), program, "-ro", "/vsicurl/"+server.URL+feeds.Root+"/events.fgb", "events", "-spat", "100", "10", "102", "12", "-geom=NO")
	cmd.Env = append(os.Environ(), "GDAL_DISABLE_READDIR_ON_OPEN=EMPTY_DIR")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if found := strings.Count(string(out), "\n  id (String) = "); found != want || want == 0 {
		t.Errorf("GDAL finds %d events in the box, there are %d", found, want)
	}
	whole := ask(servedSnapshot(s), "/feeds/events.fgb").Body.Len()
	t.Logf("%d parts, %d of %d bytes, %d events", parts.Load(), sent.Load(), whole, want)
	if parts.Load() == 0 || sent.Load() > int64(whole)/10 {
		t.Errorf("GDAL fetched %d of %d bytes in %d parts", sent.Load(), whole, parts.Load())
	}
}
