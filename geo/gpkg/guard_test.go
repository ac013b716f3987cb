package gpkg_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/paulmach/orb"
)

// guarded lists the tables that only mapd may write.
var guarded = []string{"mapd_meta", "mapd_changes", "mapd_revisions", "hotspots", "events", "flows", "sources", "mapd_tokens"}

func fill(id string) []geo.Edit {
	return puts(&geo.Source{ID: id}, &geo.Hotspot{ID: id, Point: &orb.Point{1, 2}},
		&geo.Event{ID: id}, &geo.Flow{Event: geo.Event{ID: id}, From: id, To: id})
}

func TestGuard(t *testing.T) {
	s, path := temporary(t)
	apply(t, s, fill("a")...)
	if err := s.AddToken(t.Context(), geo.Token{ID: "a", Created: time.Now()}, geo.TokenHash{1}); err != nil {
		t.Fatal(err)
	}
	db := plain(t, path)
	refused := func(statement string) {
		t.Helper()
		_, err := db.ExecContext(t.Context(), statement)
		if err == nil || !strings.Contains(err.Error(), "bring data in through mapd") {
			t.Errorf("%s: %v, want a refusal that says what to use", statement, err)
		}
	}
	for _, table := range guarded {
		before := query(t, db, `SELECT * FROM `+table)
		if len(before) == 0 {
			t.Fatalf("%s is empty: nothing is tested", table)
		}
		column := query(t, db, `SELECT name FROM pragma_table_info('`+table+`') ORDER BY pk, cid DESC`)[0][0]
		refused(fmt.Sprintf(`DELETE FROM %s`, table))
		refused(fmt.Sprintf(`UPDATE %s SET "%s" = "%[2]s"`, table, column))
		refused(fmt.Sprintf(`INSERT INTO %s SELECT * FROM %[1]s`, table))
		refused(fmt.Sprintf(`INSERT OR REPLACE INTO %s SELECT * FROM %[1]s`, table))
		wantRows(t, db, before, `SELECT * FROM `+table)
	}
	apply(t, s, fill("b")...) // mapd itself goes on
}

// TestWaitsLongerThanSQLite holds the lock of a writer for longer than SQLite
// waits by itself.
func TestWaitsLongerThanSQLite(t *testing.T) {
	s, path := temporary(t)
	if err := gpkg.SetPatience(s, 20*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	other, err := plain(t, path).Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := other.ExecContext(t.Context(), `BEGIN IMMEDIATE`); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(200*time.Millisecond, func() {
		if _, err := other.ExecContext(t.Context(), `ROLLBACK`); err != nil {
			t.Error(err)
		}
	})
	if c := apply(t, s, fill("a")...); c.Version != 1 {
		t.Errorf("the change is %+v", c)
	}
}

// TestGateStaysShut looks whether others find the gate open while mapd writes.
func TestGateStaysShut(t *testing.T) {
	s, path := temporary(t)
	apply(t, s, fill("a")...)
	db := plain(t, path)
	if _, err := db.ExecContext(t.Context(), `PRAGMA busy_timeout = 0`); err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1) // the one with the setting
	_, err := s.Apply(t.Context(), geo.Commit{}, func(yield func(geo.Edit, error) bool) {
		yield(geo.Edit{Record: &geo.Hotspot{ID: "b"}}, nil)
		wantRows(t, db, nil, `SELECT * FROM mapd_gate`)
		if _, err := db.ExecContext(t.Context(), `DELETE FROM hotspots`); err == nil || !strings.Contains(err.Error(), "locked") {
			t.Errorf("another's write within a change: %v, want it locked out", err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	wantRows(t, db, nil, `SELECT * FROM mapd_gate`)
	wantRows(t, db, [][]string{{"a"}, {"b"}}, `SELECT id FROM hotspots ORDER BY id`)
}
