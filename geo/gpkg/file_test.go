package gpkg_test

import (
	"database/sql"
	"fmt"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
)

// plain opens the file as another program would.
func plain(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: path, RawQuery: "_busy_timeout=5000"}).String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func closeStore(t testing.TB, s *gpkg.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

func encode(t testing.TB, r geo.Record) string {
	t.Helper()
	data, err := geo.EncodeRecord(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// query returns the rows of a query as texts, one value after the other.
func query(t testing.TB, db *sql.DB, text string, args ...any) [][]string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), text, args...)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for rows.Next() {
		values := make([]any, len(names))
		into := make([]any, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		row := make([]string, len(names))
		for i, v := range values {
			row[i] = fmt.Sprint(v)
		}
		all = append(all, row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func wantRows(t testing.TB, db *sql.DB, want [][]string, text string) {
	t.Helper()
	if got := query(t, db, text); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%s\n got %q\nwant %q", text, got, want)
	}
}

// checkFile checks a whole file: that it is sound, that its layers hold the
// records of the newest version and no other, and that their extents are
// those of their geometries.
func checkFile(t *testing.T, path string) {
	t.Helper()
	db := plain(t, path)
	defer db.Close()
	wantRows(t, db, [][]string{{"ok"}}, `PRAGMA integrity_check`)
	wantRows(t, db, nil, `PRAGMA foreign_key_check`)
	wantRows(t, db, nil, `SELECT * FROM mapd_gate`)
	for _, layer := range []string{"sources", "hotspots", "events", "flows"} {
		want := query(t, db, `SELECT id, version, dataset FROM mapd_revisions AS r WHERE collection = ? AND NOT deleted
			AND version = (SELECT max(version) FROM mapd_revisions WHERE collection = r.collection AND id = r.id)
			ORDER BY id`, layer)
		wantRows(t, db, want, `SELECT id, version, dataset FROM `+layer+` ORDER BY id`)
		if layer == "sources" {
			continue
		}
		want = [][]string{{"<nil>", "<nil>", "<nil>", "<nil>"}}
		if b, ok := boundOf(t, db, layer); ok {
			want = [][]string{{fmt.Sprint(b.Min[0]), fmt.Sprint(b.Min[1]), fmt.Sprint(b.Max[0]), fmt.Sprint(b.Max[1])}}
		}
		wantRows(t, db, want, `SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = '`+layer+`'`)
	}
}

func boundOf(t *testing.T, db *sql.DB, layer string) (b orb.Bound, ok bool) {
	t.Helper()
	for _, g := range geometries(t, db, layer) {
		if ok {
			b = b.Union(g.Bound())
		} else {
			b, ok = g.Bound(), true
		}
	}
	return b, ok
}

// geometries reads the geometries of a layer by the id of their rows.
func geometries(t *testing.T, db *sql.DB, layer string) map[string]orb.Geometry {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), `SELECT id, geom FROM `+layer+` WHERE geom IS NOT NULL`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	all := map[string]orb.Geometry{}
	for rows.Next() {
		var id string
		var blob []byte
		if err := rows.Scan(&id, &blob); err != nil {
			t.Fatal(err)
		}
		header := 8
		if blob[3]&0b1110 != 0 {
			header = 40
		}
		if all[id], err = wkb.Unmarshal(blob[header:]); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestSettings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "odd name % ? # ü.gpkg")
	s := open(t, path)
	defer closeStore(t, s)
	got := gpkg.Settings(t, s)
	want := map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000",
		"application_id": "1196444487", "user_version": "10300"}
	if !maps.Equal(got, want) {
		t.Errorf("the writer's settings are %v, want %v", got, want)
	}
	db := plain(t, path)
	wantRows(t, db, [][]string{{"-1"}, {"0"}, {"4326"}}, `SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY 1`)
	wantRows(t, db, [][]string{{"events", "features", "4326"}, {"flows", "features", "4326"},
		{"hotspots", "features", "4326"}, {"sources", "attributes", "<nil>"}},
		`SELECT table_name, data_type, srs_id FROM gpkg_contents ORDER BY 1`)
	wantRows(t, db, [][]string{{"events", "geom", "MULTIPOINT"}, {"flows", "geom", "LINESTRING"}, {"hotspots", "geom", "POINT"}},
		`SELECT table_name, column_name, geometry_type_name FROM gpkg_geometry_columns ORDER BY 1`)
	wantRows(t, db, nil, `SELECT name FROM sqlite_schema WHERE name LIKE 'rtree%'`)
}

func TestClock(t *testing.T) {
	s, path := temporary(t)
	zone := time.FixedZone("UTC+7", 7*60*60)
	s.Now = func() time.Time { return time.Date(2025, 11, 3, 6, 30, 0, 123_456_789, zone) }
	want := time.Date(2025, 11, 2, 23, 30, 0, 123_456_000, time.UTC)
	if c := apply(t, s, puts(&geo.Hotspot{ID: "a"})...); c.Time != want {
		t.Errorf("the change is of %v, want %v", c.Time, want)
	}
	changes, err := s.Changes(t.Context(), 0, 1)
	if err != nil || changes[0].Time != want {
		t.Errorf("listed as %+v, %v", changes, err)
	}
	wantRows(t, plain(t, path), [][]string{{"2025-11-02T23:30:00.123Z"}},
		`SELECT CAST(last_change AS TEXT) FROM gpkg_contents WHERE table_name = 'hotspots'`)
}

func TestReadersCannotWrite(t *testing.T) {
	s, _ := temporary(t)
	if err := gpkg.WriteByReader(s, `CREATE TABLE a (b)`); err == nil {
		t.Error("a connection for reading has written")
	}
}
