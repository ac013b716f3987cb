package gpkg

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"maps"
	"testing"
	"testing/fstest"
	"time"

	"github.com/mapd/mapd/geo"
)

// Settings reads the settings of the connection that writes.
func Settings(t *testing.T, s *Store) map[string]string {
	t.Helper()
	settings := map[string]string{}
	for _, name := range []string{"journal_mode", "synchronous", "foreign_keys", "busy_timeout", "application_id", "user_version"} {
		var value string
		if err := s.write.QueryRowContext(context.Background(), `PRAGMA `+name).Scan(&value); err != nil {
			t.Fatal(err)
		}
		settings[name] = value
	}
	return settings
}

// Columns lists the columns of a layer but fid and geom.
func Columns(layer string) []string { return columns[geo.Collection(layer)] }

// WriteByReader runs a statement on a connection for reading.
func WriteByReader(s *Store, statement string) error {
	_, err := s.read.ExecContext(context.Background(), statement)
	return err
}

// SetPatience sets how long SQLite itself waits for another writer.
func SetPatience(s *Store, d time.Duration) error {
	_, err := s.write.ExecContext(context.Background(), fmt.Sprintf(`PRAGMA busy_timeout = %d`, d.Milliseconds()))
	return err
}

// AddMigrations lets the package have more migrations than its own. The
// function that it returns takes them away again.
func AddMigrations(t *testing.T, more fstest.MapFS) (remove func()) {
	t.Helper()
	all := fstest.MapFS{}
	own, err := fs.Glob(embedded, "migrations/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range own {
		data, err := fs.ReadFile(embedded, name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = &fstest.MapFile{Data: data}
	}
	maps.Copy(all, more)
	migrations = all
	return func() { migrations = embedded }
}

// ThroughShape returns rows as SQLite sees them when what repeats is bound
// once, and how many parameters were bound.
func ThroughShape(t *testing.T, db *sql.DB, rows [][]any) (seen [][]any, bound int) {
	t.Helper()
	s := shapeOf(rows)
	args := s.args(rows)
	answer, err := db.Query(`VALUES `+s.text(len(rows)), args...)
	if err != nil {
		t.Fatalf("%v: %v", s, err)
	}
	defer answer.Close()
	for answer.Next() {
		row := make([]any, len(rows[0]))
		into := make([]any, len(row))
		for i := range row {
			into[i] = &row[i]
		}
		if err := answer.Scan(into...); err != nil {
			t.Fatal(err)
		}
		seen = append(seen, row)
	}
	if err := answer.Err(); err != nil {
		t.Fatal(err)
	}
	return seen, len(args)
}
