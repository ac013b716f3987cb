package postgis_test

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/postgis"
	"github.com/mapd/mapd/geo/postgis/pgtest"
	"golang.org/x/sync/errgroup"
)

func execute(t testing.TB, address string, statements ...string) {
	t.Helper()
	conn := pgtest.Connect(t, address)
	for _, statement := range statements {
		if _, err := conn.Exec(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

// as is the address with another user.
func as(t testing.TB, address, user string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword(user, "sesame")
	return u.String()
}

func TestRefusesWhatCannotBeAStore(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *testing.T) string
		code geo.Code
		says string
	}{
		{"no address", func(*testing.T) string { return "postgres://host:port/x" }, geo.Invalid, "the address of the database is wrong"},
		{"nobody there", func(*testing.T) string { return "postgres://127.0.0.1:1/x" }, geo.Unavailable, "cannot be reached"},
		{"no such database", func(t *testing.T) string {
			u, _ := url.Parse(pgtest.Schema(t))
			u.Path = "/mapd_never"
			return u.String()
		}, geo.Invalid, "there is no such database"},
		{"another encoding", func(t *testing.T) string {
			address := pgtest.Schema(t)
			execute(t, address, `DROP DATABASE IF EXISTS mapd_latin`, `CREATE DATABASE mapd_latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`)
			t.Cleanup(func() {
				conn := pgtest.Connect(t, address)
				if _, err := conn.Exec(context.Background(), `DROP DATABASE mapd_latin WITH (FORCE)`); err != nil {
					t.Error(err)
				}
			})
			u, _ := url.Parse(address)
			u.Path, u.RawQuery = "/mapd_latin", strings.ReplaceAll(u.RawQuery, "search_path", "application_name")
			return u.String()
		}, geo.Invalid, "has the encoding LATIN1"},
		{"tables of others", func(t *testing.T) string {
			address := pgtest.Schema(t)
			execute(t, address, `CREATE TABLE events (a int)`)
			return address
		}, geo.Invalid, "a table already that has the name"},
		{"a newer schema", func(t *testing.T) string {
			address := pgtest.Schema(t)
			closeStore(t, open(t, address))
			execute(t, address, `INSERT INTO mapd_schema (version_id, is_applied) VALUES (9999, true)`)
			return address
		}, geo.Invalid, "has schema 9999, which a newer mapd has written"},
		{"no PostGIS and no right to make it", func(t *testing.T) string {
			address := pgtest.PlainDatabase(t)
			user := newUser(t, address)
			execute(t, address, `GRANT CREATE ON SCHEMA public TO `+user)
			return as(t, address, user)
		}, geo.Invalid, "let a superuser run CREATE EXTENSION postgis"},
		{"a user without rights", func(t *testing.T) string {
			address := pgtest.Database(t)
			closeStore(t, open(t, address))
			return as(t, address, newUser(t, address))
		}, geo.Invalid, "lacks a right"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := postgis.Open(t.Context(), c.make(t))
			if err == nil {
				closeStore(t, s)
			}
			if geo.CodeOf(err) != c.code || !strings.Contains(fmt.Sprint(err), c.says) || strings.Contains(fmt.Sprint(err), "sesame") {
				t.Errorf("Open: %v (code %q), want the code %q and words that say %q", err, geo.CodeOf(err), c.code, c.says)
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := postgis.Open(ctx, pgtest.Schema(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("a done context: %v", err)
	}
}

// newUser makes a user without rights.
func newUser(t testing.TB, address string) string {
	t.Helper()
	name := "mapd_test_" + strings.ToLower(url.PathEscape(strings.NewReplacer("/", "_", " ", "_").Replace(t.Name())))
	name = name[:min(len(name), 60)]
	execute(t, address, `DROP ROLE IF EXISTS `+name, `CREATE ROLE `+name+` LOGIN PASSWORD 'sesame'`)
	t.Cleanup(func() {
		conn := pgtest.Connect(t, address)
		if _, err := conn.Exec(context.Background(), `DROP OWNED BY `+name+`; DROP ROLE `+name); err != nil {
			t.Error(err)
		}
	})
	return name
}

// TestOpenAtOnce lets many open a database in which there is nothing yet.
func TestOpenAtOnce(t *testing.T) {
	address := pgtest.PlainDatabase(t)
	var group errgroup.Group
	for i := range 6 {
		group.Go(func() error {
			s, err := postgis.Open(context.Background(), address)
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
	wantRows(t, pgtest.Connect(t, address), [][]string{{"6", "6"}}, `SELECT max(version), count(*) FROM mapd_changes`)
}

func TestMigrations(t *testing.T) {
	address := pgtest.Schema(t)
	list := func() []geo.Migration {
		t.Helper()
		all, err := postgis.Migrations(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	for _, m := range list() {
		if m.Number < 1 || !strings.HasSuffix(m.Name, ".sql") || !m.Applied.IsZero() {
			t.Errorf("in an empty database: %+v", m)
		}
	}
	wantRows(t, pgtest.Connect(t, address), nil, `SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace`)
	closeStore(t, open(t, address))
	for _, m := range list() {
		if m.Applied.IsZero() {
			t.Errorf("after opening: %+v", m)
		}
	}
	execute(t, address, `INSERT INTO mapd_schema (version_id, is_applied) VALUES (9999, true)`)
	all := list()
	if last := all[len(all)-1]; last.Number != 9999 || last.Name != "" || last.Applied.IsZero() {
		t.Errorf("a newer schema: %+v", all)
	}
}

// TestUpgrade opens a database of the first schema, with records in it.
func TestUpgrade(t *testing.T) {
	address := pgtest.Schema(t)
	postgis.MigrateTo(t, address, 1)
	conn := pgtest.Connect(t, address)
	execute(t, address, `SET mapd.gate = 'open'; INSERT INTO events (id, start, "end", time_precision, dataset, version) VALUES ('a', '2024-01-05', '2024-01-07', 'range', 'd', 1)`)
	indices := `SELECT indexname, substring(indexdef FROM 'USING .*') FROM pg_indexes WHERE schemaname = current_schema() AND indexname LIKE '%_days' ORDER BY 1`
	wantRows(t, conn, [][]string{{"events_days", "USING gist (days)"}, {"flows_days", "USING gist (days)"}}, indices)
	closeStore(t, open(t, address))
	wantRows(t, conn, [][]string{{"events_days", `USING btree (start, "end")`}, {"flows_days", `USING btree (start, "end")`}}, indices)
	wantRows(t, conn, [][]string{{"a", "[2024-01-05,2024-01-08)"}}, `SELECT id, days::text FROM events`)
}

// TestRoles checks that mapd_write is enough to be mapd, and mapd_read to read.
func TestRoles(t *testing.T) {
	address := pgtest.Database(t)
	closeStore(t, open(t, address))
	user := newUser(t, address)
	execute(t, address, `GRANT mapd_read TO `+user)
	reader := pgtest.Connect(t, as(t, address, user))
	wantRows(t, reader, nil, `SELECT record FROM figures`)
	s := open(t, as(t, address, user))
	defer closeStore(t, s)
	_, err := s.Apply(t.Context(), geo.Commit{}, geo.EditsOf(&geo.Event{ID: "a"}))
	if geo.CodeOf(err) != geo.Invalid || !strings.Contains(err.Error(), "give it the role mapd_write") {
		t.Errorf("a reader's change: %v", err)
	}
	execute(t, address, `GRANT mapd_write TO `+user)
	for range 2 {
		apply(t, s, puts(&geo.Event{ID: "a"}, &geo.Source{ID: "s"})...)
	}
	if _, err := reader.Exec(t.Context(), `CREATE TABLE more (a int)`); err == nil {
		t.Error("a writer of records makes tables")
	}
}
