package gpkg

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/pressly/goose/v3"
	sqlite3 "modernc.org/sqlite/lib"
)

//go:embed migrations/*.sql
var embedded embed.FS

// migrations are the steps of the schema. A test may add some.
var migrations fs.FS = embedded

// schemaTable is where the migrations that a file has had are noted.
const schemaTable = "mapd_schema"

// turnPatience is how long to wait for others that write to the file, beyond
// what SQLite itself waits for each lock.
const turnPatience = time.Minute

// migrate brings the schema of the file up to the newest. Any number of
// processes may do so at the same time.
//
// The lock is SQLite's own for writers: each migration is one transaction that
// takes it at its start (BEGIN IMMEDIATE) and notes its number before it
// commits, so a migration happens once, or not at all if the process is
// killed. Who waited for the lock and finds the work done fails at it, changes
// nothing, and looks again. An advisory lock, as PostgreSQL has, would be a
// second file here, which could be left behind.
func migrate(ctx context.Context, db *sql.DB) error {
	provider, err := newProvider(db)
	if err != nil {
		return err
	}
	until := time.Now().Add(turnPatience)
	for {
		before, err := schemaCookie(ctx, db)
		if err == nil {
			if _, err = provider.Up(ctx); err == nil {
				return nil
			}
		}
		after, again := schemaCookie(ctx, db)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case time.Now().After(until) && busy(err):
			return &geo.Error{Code: geo.Unavailable, Err: err, Message: "another process has been writing to the file for a long time; it may be changing the schema: start again when it has ended"}
		case time.Now().After(until), !busy(err) && !busy(again) && after == before:
			return fmt.Errorf("bring the schema up to date: %w", err)
		} // else another process is at the same work
	}
}

// schemaCookie is a number that changes with the schema of the file.
func schemaCookie(ctx context.Context, db *sql.DB) (cookie int64, err error) {
	err = db.QueryRowContext(ctx, `PRAGMA schema_version`).Scan(&cookie)
	return cookie, err
}

// busy reports whether another connection holds the file.
func busy(err error) bool {
	code := resultCode(err)
	return code == sqlite3.SQLITE_BUSY || code == sqlite3.SQLITE_LOCKED
}

// newestSchema is the number of the newest migration that this program has.
func newestSchema() int64 {
	provider, err := newProvider(&sql.DB{})
	if err != nil {
		panic(err) // the embedded migrations are wrong: no build passes its tests so
	}
	sources := provider.ListSources()
	return sources[len(sources)-1].Version
}

func newProvider(db *sql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, db, files,
		goose.WithTableName(schemaTable),
		goose.WithLogger(goose.NopLogger()),
		goose.WithDisableGlobalRegistry(true))
}

// Migrations lists the migrations that this program has, and when a file has
// had them. It changes nothing. What a newer mapd has added comes with
// a number alone.
func Migrations(ctx context.Context, file string) ([]geo.Migration, error) {
	provider, err := newProvider(&sql.DB{})
	if err != nil {
		return nil, err
	}
	var all []geo.Migration
	for _, s := range provider.ListSources() {
		all = append(all, geo.Migration{Number: s.Version, Name: path.Base(s.Path)})
	}
	dsn, err := dataSource(file)
	if err != nil {
		return nil, err
	}
	seen, err := glance(file)
	if err != nil {
		return nil, &geo.Error{Code: geo.Unavailable, Message: "open " + file, Err: err}
	}
	if seen.size == 0 {
		return all, nil
	}
	// The file may be a newer mapd's: that is what this is for to say.
	if err := inspect(ctx, file, dsn); err != nil && !errors.Is(err, errNewer) {
		return nil, err
	}
	reader := dsn.bystander()
	if seen.log {
		reader = dsn.inspector()
	}
	db, err := sql.Open(driver, reader)
	if err != nil {
		return nil, outward(ctx, "open "+file, err)
	}
	defer db.Close()
	all, err = applied(ctx, db, all)
	return all, outward(ctx, "read the schema of "+file, err)
}

// applied fills in when the migrations were applied, and adds those that only
// a newer mapd knows.
func applied(ctx context.Context, db *sql.DB, all []geo.Migration) ([]geo.Migration, error) {
	var begun bool
	err := db.QueryRowContext(ctx, `SELECT count(*) > 0 FROM sqlite_schema WHERE name = ?`, schemaTable).Scan(&begun)
	if err != nil || !begun {
		return all, err
	}
	rows, err := db.QueryContext(ctx, `SELECT version_id, tstamp FROM `+schemaTable+` WHERE is_applied AND version_id > 0 ORDER BY version_id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var number int64
		var at time.Time
		if err := rows.Scan(&number, &at); err != nil {
			return nil, err
		}
		i := slices.IndexFunc(all, func(m geo.Migration) bool { return m.Number == number })
		if i < 0 {
			i = len(all)
			all = append(all, geo.Migration{Number: number})
		}
		all[i].Applied = at.UTC()
	}
	return all, rows.Err()
}
