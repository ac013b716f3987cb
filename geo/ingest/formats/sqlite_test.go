//go:build !js

package formats

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"
)

// TestWriteAheadLog reads a database whose newest rows still stand in the
// log beside it, and leaves nothing beside one without.
func TestWriteAheadLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a b?.sqlite")
	db, err := sql.Open("sqlite", "file:"+filepath.Join(filepath.Dir(path), "a b%3f.sqlite")+"?_pragma=journal_mode(wal)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)"); err != nil {
		t.Fatal(err)
	}
	source, err := OpenFile(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := len(rowsOf(t, source, "t")); got != 2 {
		t.Errorf("%d rows are read", got)
	}
	if err := source.Close(); err != nil {
		t.Error(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if source, err = OpenFile(t.Context(), path, Options{}); err != nil {
		t.Fatal(err)
	}
	if got := len(rowsOf(t, source, "t")); got != 2 {
		t.Errorf("%d rows are read", got)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("there is more beside the file: %v (%v)", entries, err)
	}
	if err := source.Close(); err != nil {
		t.Error(err)
	}
}
