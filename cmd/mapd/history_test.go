package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest"
	"github.com/mapd/mapd/geo/postgis/pgtest"
	"github.com/mapd/mapd/seeds"
)

// mapd runs the command line and returns what it says.
func mapd(t *testing.T, code int, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	if got := run(t.Context(), args, &out, &out); got != code {
		t.Fatalf("mapd %s: exit %d, want %d\n%s", strings.Join(args, " "), got, code, out.String())
	}
	return out.String()
}

// everything is all that a store remembers, as text.
func everything(t *testing.T, name string) string {
	t.Helper()
	s, err := openExisting(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var b strings.Builder
	changes, err := s.Changes(t.Context(), 0, 10_000)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(&b, changes)
	for r, err := range s.Written(t.Context(), 0, geo.Version(len(changes))) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&b, line(r))
	}
	return b.String()
}

// makeHistory makes a store with the curated data and some changes to it.
func makeHistory(t *testing.T, name string, changes int) {
	t.Helper()
	random := randomSource(t)
	mapd(t, exitDone, "migrate", "--seed", "--store", name)
	records, err := ingest.Curated(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	s, err := openStore(t.Context(), name, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for n := range changes {
		_, err := s.Apply(t.Context(), geo.Commit{Author: "Bo", Reason: fmt.Sprint("change ", n)}, func(yield func(geo.Edit, error) bool) {
			for _, e := range randomEdits(random, records) {
				if e.Record != nil && !yield(e, nil) {
					return
				}
			}
		})
		if err != nil && geo.CodeOf(err) != geo.Conflict {
			t.Fatal(err)
		}
	}
}

// TestCopyThereAndBack copies a history from a file to a database and back,
// the second time after more changes.
func TestCopyThereAndBack(t *testing.T) {
	dir := t.TempDir()
	a, b, c := filepath.Join(dir, "a.gpkg"), pgtest.Database(t), filepath.Join(dir, "c.gpkg")
	makeHistory(t, a, 12)
	for round := range 2 {
		mapd(t, exitDone, "copy", "--from", a, "--to", b)
		if said := mapd(t, exitDone, "copy", "--from", b, "--to", c); !strings.Contains(said, "c.gpkg holds all changes") {
			t.Errorf("it says %q", said)
		}
		want := everything(t, a)
		if everything(t, b) != want || everything(t, c) != want || strings.Count(want, "\n") < 100 {
			t.Fatalf("round %d: the copies differ", round)
		}
		for _, store := range []string{a, b, c} {
			if said := mapd(t, exitDone, "verify", "--store", store); !strings.Contains(said, "is sound") {
				t.Errorf("it says %q", said)
			}
		}
		makeHistory(t, a, 3)
	}
	makeHistory(t, b, 3) // now both have gone on
	if said := mapd(t, exitNotDone, "copy", "--from", a, "--to", b); !strings.Contains(said, "has another history") {
		t.Errorf("it says %q", said)
	}
	if said := mapd(t, exitNotDone, "copy", "--from", a, "--to", a); !strings.Contains(said, "the same store") {
		t.Errorf("it says %q", said)
	}
	if said := mapd(t, exitNotDone, "copy", "--from", filepath.Join(dir, "none.gpkg"), "--to", a); !strings.Contains(said, "none.gpkg") {
		t.Errorf("it says %q", said)
	}
}

// TestBackupWhileServing writes a database to a file while others change it.
func TestBackupWhileServing(t *testing.T) {
	address := pgtest.Database(t)
	app := start(t, func(o *Options) { o.Store = address })
	stop, stopped := make(chan struct{}), make(chan struct{})
	writer, err := openStore(t.Context(), address, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	for n := range 5 {
		editLaukkai(t, writer, app, fmt.Sprint("before ", n))
	}
	go func() {
		defer close(stopped)
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			case <-time.After(5 * time.Millisecond):
				editLaukkai(t, writer, app, fmt.Sprint("meanwhile ", n))
			}
		}
	}()
	file := filepath.Join(t.TempDir(), "backup.gpkg")
	mapd(t, exitDone, "backup", "--store", address, "--to", file)
	close(stop)
	<-stopped
	got := everything(t, file)
	if whole := everything(t, address); !strings.Contains(got, "before 4") || len(got) > len(whole) {
		t.Error("the backup is not the beginning of the history")
	}
	mapd(t, exitDone, "verify", "--store", file)
	if left, _ := filepath.Glob(file + "?*"); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
	if said := mapd(t, exitNotDone, "backup", "--store", address, "--to", file); !strings.Contains(said, "is there already") {
		t.Errorf("it says %q", said)
	}
}

// TestVerifySaysWhatIsWrong damages stores as somebody might who gets past the
// guard.
func TestVerifySaysWhatIsWrong(t *testing.T) {
	const gate = `SELECT set_config('mapd.gate', 'open', false)`
	for statement, says := range map[string]string{
		`UPDATE events SET title = 'Another' WHERE id = 'new'`:                                                                    "events/new: its row is not what the record comes to",
		`UPDATE hotspots SET geom = ST_Translate(geom, 1, 0) WHERE id = 'laukkai'`:                                                "hotspots/laukkai: its row is not what the record comes to",
		`DELETE FROM hotspots WHERE id = 'laukkai'`:                                                                               "hotspots/laukkai: its row is missing",
		`INSERT INTO sources (id, dataset, version) VALUES ('extra', 'curated', 1)`:                                               "sources/extra: there is a row, but no record",
		`DELETE FROM mapd_changes WHERE version = 2`:                                                                              "change 3: it follows change 1",
		`UPDATE mapd_changes SET written = written + 1 WHERE version = 2`:                                                         "change 2: it says that it wrote 1 revisions more",
		`DELETE FROM mapd_revisions WHERE version = 1 AND id = 'laukkai'`:                                                         "change 1: it says that it wrote 1 revisions more",
		`UPDATE mapd_revisions SET content = replace(content::text, '"laukkai"', '"elsewhere"')::json WHERE id = 'laukkai'`:       "hotspots/laukkai: change 1 wrote hotspots/elsewhere",
		`INSERT INTO mapd_revisions SELECT 3, collection, id, dataset, deleted, content FROM mapd_revisions WHERE id = 'curated'`: "datasets/curated: change 3 wrote what was there already",
	} {
		address := pgtest.Schema(t)
		mapd(t, exitDone, "migrate", "--seed", "--store", address)
		s, err := openStore(t.Context(), address, nil)
		if err != nil {
			t.Fatal(err)
		}
		for n := range 2 {
			r := &geo.Event{ID: "new", Dataset: "curated", Title: geo.Texts{"en": fmt.Sprint(n)}}
			if _, err := s.Apply(t.Context(), geo.Commit{}, geo.EditsOf(r)); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		mapd(t, exitDone, "verify", "--store", address)
		conn := pgtest.Connect(t, address)
		for _, text := range []string{gate, statement} {
			if _, err := conn.Exec(t.Context(), text); err != nil {
				t.Fatalf("%s: %v", text, err)
			}
		}
		if said := mapd(t, exitRejects, "verify", "--store", address); !strings.Contains(said, says) || !strings.Contains(said, "is not sound") {
			t.Errorf("after %s it says\n%.1000s", statement, said)
		}
	}
}

func TestMigrateStatus(t *testing.T) {
	missing, applied := regexp.MustCompile(`00001_init\.sql +not applied`), regexp.MustCompile(`00001_init\.sql +applied 20`)
	for _, store := range []string{filepath.Join(t.TempDir(), "s.gpkg"), pgtest.Schema(t)} {
		if said := mapd(t, exitDone, "migrate", "--status", "--store", store); !missing.MatchString(said) {
			t.Errorf("before: %q", said)
		}
		if said := mapd(t, exitDone, "migrate", "--store", store); !applied.MatchString(said) || strings.Contains(said, "not applied") {
			t.Errorf("migrate: %q", said)
		}
		if said := mapd(t, exitDone, "migrate", "--status", "--store", store); strings.Contains(said, "not applied") {
			t.Errorf("after: %q", said)
		}
	}
	if _, err := os.Stat("mapd.gpkg"); err == nil {
		t.Error("a store was made in the working directory")
	}
}
