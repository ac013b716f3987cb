package feeds_test

import (
	"database/sql"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"
	_ "modernc.org/sqlite"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/feeds"
)

// written writes all of a collection in a format to a file.
func written(t *testing.T, s *snapshot.Snapshot, c geo.Collection, format string) string {
	t.Helper()
	feed, err := feeds.Open(t.Context(), s, feeds.Ask{Query: geo.Query{Collection: c}, Languages: []string{"en"},
		Times: feeds.NewTimes(func() feeds.History { return past{} })})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), string(c)+"."+format)
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := feed.Write(t.Context(), formatOf(t, format), io.Writer(file)); err != nil {
		t.Fatal(err)
	}
	return name
}

func formatOf(t *testing.T, name string) feeds.Format {
	t.Helper()
	format, ok := feeds.FormatOf(name)
	if !ok {
		t.Fatalf("there is no format %s", name)
	}
	return format
}

// TestGeoPackageTree has SQLite check R-trees of one level and of more, and
// compares what they find with what a plain loop does.
func TestGeoPackageTree(t *testing.T) {
	for _, n := range []int{0, 1, 51, 52, 51 * 51, 51*51 + 1, 4000} {
		records := manyEvents(n)
		db, err := sql.Open("sqlite", written(t, snapshotOf(t, 1, records), geo.Events, "gpkg"))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		var says string
		for _, check := range []string{"SELECT rtreecheck('rtree_events_geom')", "PRAGMA integrity_check"} {
			if err := db.QueryRow(check).Scan(&says); err != nil || says != "ok" {
				t.Fatalf("%d events: %s: %s %v", n, check, says, err)
			}
		}
		random := rand.New(rand.NewPCG(7, uint64(n)))
		for range 20 {
			box := orb.MultiPoint{{90 + 30*random.Float64(), 30 * random.Float64()}, {90 + 30*random.Float64(), 30 * random.Float64()}}.Bound()
			if one, ok := records[random.IntN(len(records))].(*geo.Event); ok && random.IntN(2) == 0 {
				box.Min = one.Points[0] // at the very edge
				box.Max = orb.Point{max(box.Max[0], box.Min[0]), max(box.Max[1], box.Min[1])}
			}
			var found, want int
			ask := fmt.Sprintf("SELECT count(*) FROM events JOIN rtree_events_geom r ON r.id = fid WHERE maxx >= %v AND minx <= %v AND maxy >= %v AND miny <= %v",
				box.Min[0], box.Max[0], box.Min[1], box.Max[1])
			if err := db.QueryRow(ask).Scan(&found); err != nil {
				t.Fatal(err)
			}
			for _, r := range records {
				if e, ok := r.(*geo.Event); ok && box.Contains(e.Points[0]) {
					want++
				}
			}
			if found != want {
				t.Errorf("%d events: %v holds %d, the tree finds %d", n, box, want, found)
			}
		}
	}
}
