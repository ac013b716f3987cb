package gpkg

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

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
