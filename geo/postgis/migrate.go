package postgis

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/mapd/mapd/geo"
	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// schemaTable is where the migrations that a database has had are noted.
const schemaTable = "mapd_schema"

// migrationLock is the advisory lock under which the schema is changed. The
// number is "mapd" in ASCII.
const migrationLock = 0x6d617064

// oldest is the oldest PostgreSQL that will do, as server_version_num.
const oldest = 130000

// migrate brings the schema of the database up to the newest.
func migrate(ctx context.Context, config *pgxpool.Config) error {
	conn, err := connect(ctx, config)
	if err != nil {
		return err
	}
	defer hangUp(conn)
	due, err := migrationDue(ctx, conn)
	if err != nil || !due {
		return err
	}
	if err := lockSchema(ctx, conn); err != nil {
		return err
	}
	// The lock goes with the connection.
	if due, err = migrationDue(ctx, conn); err != nil || !due {
		return err
	}
	if err := needPostGIS(ctx, conn); err != nil {
		return err
	}
	db := stdlib.OpenDB(*config.ConnConfig.Copy())
	defer db.Close()
	provider, err := newProvider(db)
	if err != nil {
		return err
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("bring the schema up to date: %w", err)
	}
	return grant(ctx, conn)
}

func connect(ctx context.Context, config *pgxpool.Config) (*pgx.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return pgx.ConnectConfig(ctx, config.ConnConfig.Copy())
}

// hangUp closes a connection, but does not wait for a server that is frozen.
func hangUp(conn *pgx.Conn) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = conn.Close(ctx) // nothing is lost with it
}

// migrationDue reports whether the schema is older than this program's. One
// that is newer is refused.
func migrationDue(ctx context.Context, conn *pgx.Conn) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var number int
	var encoding string
	var begun bool
	err := conn.QueryRow(ctx, `SELECT current_setting('server_version_num')::int, current_setting('server_encoding'),
		to_regclass($1) IS NOT NULL`, schemaTable).Scan(&number, &encoding, &begun)
	switch {
	case err != nil:
		return false, err
	case number < oldest:
		return false, geo.Errorf(geo.Invalid, "the database is PostgreSQL %d; mapd needs %d or newer", number/10000, oldest/10000)
	case encoding != "UTF8":
		return false, geo.Errorf(geo.Invalid, "the database has the encoding %s; create one with UTF8", encoding)
	case !begun:
		return true, nil
	}
	var schema int64
	err = conn.QueryRow(ctx, `SELECT coalesce(max(version_id), 0) FROM `+schemaTable+` WHERE is_applied`).Scan(&schema)
	if newest := newestSchema(); err == nil && schema > newest {
		return false, geo.Errorf(geo.Invalid, "the database has schema %d, which a newer mapd has written; this one knows schemas up to %d: use the newer mapd", schema, newest)
	}
	return schema < newestSchema(), err
}

// lockSchema waits for its turn to change the schema.
func lockSchema(ctx context.Context, conn *pgx.Conn) error {
	const pause = 50 * time.Millisecond
	for {
		asking, cancel := context.WithTimeout(ctx, patience)
		var locked bool
		err := conn.QueryRow(asking, `SELECT pg_try_advisory_lock($1)`, int64(migrationLock)).Scan(&locked)
		cancel()
		if err != nil || locked {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

// needPostGIS makes the extension if it is missing.
func needPostGIS(ctx context.Context, conn *pgx.Conn) error {
	var there bool
	err := conn.QueryRow(ctx, `SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'postgis')`).Scan(&there)
	if err != nil || there {
		return err
	}
	_, err = conn.Exec(ctx, `CREATE EXTENSION IF NOT EXISTS postgis`)
	switch stateOf(err) {
	case "42501":
		return geo.Errorf(geo.Invalid, "the database has no PostGIS; let a superuser run CREATE EXTENSION postgis in it")
	case "0A000", "58P01", "22023":
		return geo.Errorf(geo.Invalid, "the server has no PostGIS; install it there (on Debian: apt-get install postgis postgresql-postgis)")
	}
	return err
}

// newestSchema is the number of the newest migration that this program has.
func newestSchema() int64 {
	all := sources()
	return all[len(all)-1].Version
}

func sources() []*goose.Source {
	provider, err := newProvider(&sql.DB{})
	if err != nil {
		panic(err) // the embedded migrations are wrong: no build passes its tests so
	}
	return provider.ListSources()
}

func newProvider(db *sql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectPostgres, db, files,
		goose.WithTableName(schemaTable),
		goose.WithLogger(goose.NopLogger()),
		goose.WithDisableGlobalRegistry(true))
}

// Migrations lists the migrations that this program has, and when the database
// at an address has had them. It changes nothing. What a newer mapd has added
// comes with a number alone.
func Migrations(ctx context.Context, address string) ([]geo.Migration, error) {
	config, err := configure(address)
	if err != nil {
		return nil, err
	}
	const op = "read the schema"
	conn, err := connect(ctx, config)
	if err != nil {
		return nil, outward(ctx, op, err)
	}
	defer hangUp(conn)
	all, err := listMigrations(ctx, conn)
	return all, outward(ctx, op, err)
}

func listMigrations(ctx context.Context, conn *pgx.Conn) ([]geo.Migration, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var all []geo.Migration
	for _, s := range sources() {
		all = append(all, geo.Migration{Number: s.Version, Name: path.Base(s.Path)})
	}
	var begun bool
	err := conn.QueryRow(ctx, `SELECT to_regclass($1) IS NOT NULL`, schemaTable).Scan(&begun)
	if err != nil || !begun {
		return all, err
	}
	rows, err := conn.Query(ctx, `SELECT version_id, tstamp FROM `+schemaTable+` WHERE is_applied AND version_id > 0 ORDER BY version_id`)
	if err != nil {
		return nil, err
	}
	var number int64
	var at time.Time
	_, err = pgx.ForEachRow(rows, []any{&number, &at}, func() error {
		i := slices.IndexFunc(all, func(m geo.Migration) bool { return m.Number == number })
		if i < 0 {
			i = len(all)
			all = append(all, geo.Migration{Number: number})
		}
		all[i].Applied = at.UTC()
		return nil
	})
	return all, err
}
