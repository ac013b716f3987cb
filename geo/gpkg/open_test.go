package gpkg_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"golang.org/x/sync/errgroup"
)

// execute makes or changes a file as another program would.
func execute(t *testing.T, path string, statements ...string) {
	t.Helper()
	db := plain(t, path)
	defer db.Close()
	for _, text := range statements {
		if _, err := db.ExecContext(t.Context(), text); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
}

// contents sums up every file of a directory.
func contents(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %x\n", e.Name(), sha256.Sum256(data))
	}
	return b.String()
}

func TestRefusesOtherFiles(t *testing.T) {
	const gpkgID = `PRAGMA application_id = 1196444487`
	for _, c := range []struct {
		name string
		make func(t *testing.T, path string)
		says string
	}{
		{"a text", func(t *testing.T, path string) { writeFile(t, path, "id,title\n1,one\n") }, "is not a GeoPackage"},
		{"a long text", func(t *testing.T, path string) { writeFile(t, path, strings.Repeat("SQLite format 4\x00", 999)) }, "is not a GeoPackage"},
		{"half a header", func(t *testing.T, path string) { writeFile(t, path, "SQLite format 3\x00") }, "is not a GeoPackage"},
		{"a database", func(t *testing.T, path string) { execute(t, path, `CREATE TABLE a (b)`) }, "was not made by mapd"},
		{"a database in WAL mode", func(t *testing.T, path string) {
			execute(t, path, `PRAGMA journal_mode = WAL`, `CREATE TABLE a (b)`)
		}, "was not made by mapd"},
		{"another application's", func(t *testing.T, path string) {
			execute(t, path, `PRAGMA application_id = 7`, `CREATE TABLE mapd_meta (b)`)
		}, "of another application"},
		{"another's GeoPackage", func(t *testing.T, path string) {
			execute(t, path, gpkgID, `CREATE TABLE gpkg_contents (table_name)`, `CREATE TABLE mapd_schema (version_id)`)
		}, "not made by mapd"},
		{"a newer schema", func(t *testing.T, path string) {
			closeStore(t, open(t, path))
			execute(t, path, `INSERT INTO mapd_schema (version_id, is_applied) VALUES (9999, 1)`)
		}, "has schema 9999, which a newer mapd has written"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "file.gpkg")
			c.make(t, path)
			before := contents(t, dir)
			s, err := gpkg.Open(t.Context(), path)
			if err == nil {
				closeStore(t, s)
			}
			if geo.CodeOf(err) != geo.Invalid || !strings.Contains(fmt.Sprint(err), c.says) || !strings.Contains(fmt.Sprint(err), path) {
				t.Errorf("Open: %v, want an error with the path that says %q", err, c.says)
			}
			if after := contents(t, dir); after != before {
				t.Errorf("the directory was\n%sand is\n%s", before, after)
			}
		})
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestUnavailable(t *testing.T) {
	dir := t.TempDir()
	cases := map[string]string{
		dir:                                   "is not a regular file",
		filepath.Join(dir, "no", "file.gpkg"): "there is no folder for it",
	}
	if runtime.GOOS == "linux" { // there root may not write either
		cases["/proc/file.gpkg"] = "mapd has to write the file and its folder"
	}
	for path, says := range cases {
		s, err := gpkg.Open(t.Context(), path)
		if err == nil {
			closeStore(t, s)
		}
		if geo.CodeOf(err) != geo.Unavailable || !strings.Contains(fmt.Sprint(err), says) || !strings.Contains(fmt.Sprint(err), path) {
			t.Errorf("%s: %v (code %q), want Unavailable that says %q", path, err, geo.CodeOf(err), says)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := gpkg.Open(ctx, filepath.Join(dir, "new.gpkg")); !errors.Is(err, context.Canceled) {
		t.Errorf("a done context: %v", err)
	}
}

// TestOpensWhatIsUnfinished opens what an interrupted start may leave.
func TestOpensWhatIsUnfinished(t *testing.T) {
	for name, make := range map[string]func(t *testing.T, path string){
		"an empty file":   func(t *testing.T, path string) { writeFile(t, path, "") },
		"no tables":       func(t *testing.T, path string) { execute(t, path, `PRAGMA journal_mode = WAL`, `VACUUM`) },
		"nothing but WAL": func(t *testing.T, path string) { execute(t, path, `PRAGMA journal_mode = WAL`) },
		"only the list of migrations": func(t *testing.T, path string) {
			closeStore(t, open(t, filepath.Join(filepath.Dir(path), "model.gpkg")))
			model := plain(t, filepath.Join(filepath.Dir(path), "model.gpkg"))
			ddl := query(t, model, `SELECT sql FROM sqlite_schema WHERE name = 'mapd_schema'`)[0][0]
			execute(t, path, ddl, `INSERT INTO mapd_schema (version_id, is_applied) VALUES (0, 1)`)
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "file.gpkg")
			make(t, path)
			s := open(t, path)
			apply(t, s, puts(&geo.Hotspot{ID: "a"})...)
			closeStore(t, s)
			checkFile(t, path)
		})
	}
}

// TestOpenAtOnce lets many open a file that none has made yet.
func TestOpenAtOnce(t *testing.T) {
	for range 5 {
		path := filepath.Join(t.TempDir(), "file.gpkg")
		var group errgroup.Group
		for i := range 6 {
			group.Go(func() error {
				s, err := gpkg.Open(context.Background(), path)
				if err != nil {
					return err
				}
				_, err = s.Apply(context.Background(), geo.Commit{}, geo.EditsOf(&geo.Event{ID: fmt.Sprint(i)}))
				return errors.Join(err, s.Close())
			})
		}
		if err := group.Wait(); err != nil {
			t.Fatal(err)
		}
		checkFile(t, path)
		wantRows(t, plain(t, path), [][]string{{"6", "6"}}, `SELECT max(version), count(*) FROM mapd_changes`)
	}
}

func TestMigrations(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file.gpkg")
	list := func(applied bool) []geo.Migration {
		t.Helper()
		all, err := gpkg.Migrations(t.Context(), path)
		if err != nil || len(all) == 0 {
			t.Fatal(all, err)
		}
		for _, m := range all {
			if m.Number < 1 || m.Applied.IsZero() == applied {
				t.Errorf("%+v; applied is to be %v", m, applied)
			}
		}
		return all
	}
	list(false)
	if _, err := os.Stat(path); err == nil {
		t.Error("looking has made the file")
	}
	s := open(t, path)
	list(true)
	closeStore(t, s)
	list(true)
	execute(t, path, `INSERT INTO mapd_schema (version_id, is_applied) VALUES (9999, 1)`)
	all := list(true)
	if last := all[len(all)-1]; last.Number != 9999 || last.Name != "" {
		t.Errorf("a newer schema: %+v", all)
	}
	writeFile(t, path, "not a store")
	if _, err := gpkg.Migrations(t.Context(), path); geo.CodeOf(err) != geo.Invalid {
		t.Errorf("something else: %v", err)
	}
}
