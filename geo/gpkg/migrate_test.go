package gpkg_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/mapd/mapd/geo/gpkg"
	"golang.org/x/sync/errgroup"
)

// TestMigrateAtOnce lets eight open a file of an older schema at the same
// moment. Each later migration happens once.
func TestMigrateAtOnce(t *testing.T) {
	const later = 6
	more, want := fstest.MapFS{}, [][]string{}
	for i := range later {
		text := fmt.Sprintf("-- +goose Up\nCREATE TABLE later_%d (a);\nCREATE TABLE IF NOT EXISTS done (n);\nINSERT INTO done VALUES (%[1]d);\n", i)
		more[fmt.Sprintf("migrations/%05d_later.sql", 9000+i)] = &fstest.MapFile{Data: []byte(text)}
		want = append(want, []string{fmt.Sprint(i)})
	}
	path := filepath.Join(t.TempDir(), "file.gpkg")
	closeStore(t, open(t, path))
	defer gpkg.AddMigrations(t, more)()
	var group errgroup.Group
	for range 8 {
		group.Go(func() error {
			s, err := gpkg.Open(t.Context(), path)
			if err != nil {
				return err
			}
			return s.Close()
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	wantRows(t, plain(t, path), want, `SELECT n FROM done ORDER BY n`)
}

// TestMigrationFails says what is wrong with a migration, and leaves the file
// as it was.
func TestMigrationFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file.gpkg")
	closeStore(t, open(t, path))
	remove := gpkg.AddMigrations(t, fstest.MapFS{"migrations/09000_wrong.sql": {Data: []byte("-- +goose Up\nCREATE TABLE half (a);\nDROP TABLE nowhere;\n")}})
	s, err := gpkg.Open(t.Context(), path)
	if err == nil {
		closeStore(t, s)
		t.Error("a wrong migration is accepted")
	}
	remove()
	closeStore(t, open(t, path))
	wantRows(t, plain(t, path), [][]string{{"0"}}, `SELECT count(*) FROM sqlite_schema WHERE name = 'half'`)
}

// TestProcessesOpenAtOnce lets eight processes make the same file.
func TestProcessesOpenAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file.gpkg")
	var group errgroup.Group
	for range 8 {
		group.Go(func() error {
			cmd := exec.CommandContext(t.Context(), os.Args[0])
			cmd.Env = append(os.Environ(), openPath+"="+path)
			out, err := cmd.CombinedOutput()
			if err != nil {
				return errors.Join(err, errors.New(string(out)))
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	checkFile(t, path)
	wantRows(t, plain(t, path), [][]string{{"1"}}, `SELECT count(*) FROM mapd_schema WHERE version_id = 1`)
}
