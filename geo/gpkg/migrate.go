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
)

//go:embed migrations/*.sql
var migrations embed.FS

// schemaTable is where the migrations that a file has had are noted.
const schemaTable = "mapd_schema"

// migrate brings the schema of the file up to the newest.
func migrate(ctx context.Context, db *sql.DB) error {
	provider, err := newProvider(db)
	if err != nil {
		return err
	}
	// Another process may be at the same work. Then one of the two fails, and
	// finds at the next attempt that all is done.
	const attempts = 3
	for range attempts {
		if _, err = provider.Up(ctx); err == nil {
			return nil
		}
	}
	return fmt.Errorf("bring the schema up to date: %w", err)
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
