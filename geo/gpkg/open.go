package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/mapd/mapd/geo"
	_ "modernc.org/sqlite" // the driver of that name
	sqlite3 "modernc.org/sqlite/lib"
)

const driver = "sqlite"

// source is the file as a URI, to which the modes of opening are added.
type source string

func dataSource(path string) (source, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("open %s: %w", path, err)
	}
	return source((&url.URL{Scheme: "file", Path: filepath.ToSlash(full)}).String()), nil
}

// The busy timeout comes first: with it, switching to WAL waits for others.
const patience = "?_busy_timeout=5000"

func (s source) writer() string {
	return string(s) + patience + "&_journal_mode=WAL&_synchronous=FULL&_foreign_keys=1&_txlock=immediate"
}

func (s source) reader() string { return string(s) + patience + "&_query_only=1&mode=rw" }

// inspector opens without leave to change or make anything.
func (s source) inspector() string { return string(s) + patience + "&mode=ro" }

// bystander reads the file alone, without the -wal file and without a lock.
func (s source) bystander() string { return string(s) + "?mode=ro&immutable=1" }

// applicationID is "GPKG", by which SQLite's header marks a GeoPackage.
const applicationID = 0x47504B47

// inspect says whether the file at path is ours to open: there is none yet, or
// it is empty, or it is a store whose schema this program knows.
//
// It asks SQLite alone. Who opens the file by other means and closes it drops
// the locks that this process may hold on it.
func inspect(ctx context.Context, path string, dsn source) error {
	const attempts = 10
	for attempt := 1; ; attempt++ {
		before, err := glance(path)
		if err != nil {
			return &geo.Error{Code: geo.Unavailable, Message: "open " + path, Err: err}
		}
		if before.size == 0 {
			return nil
		}
		err = before.inspect(ctx, path, dsn)
		if after, again := glance(path); err == nil || again != nil || after == before || attempt == attempts {
			return err
		} // else another process is at work, perhaps making the store
	}
}

// look is what can be seen of a file from outside.
type look struct {
	size     int64
	modified time.Time
	log      bool // writes are under way, or were when a process died
}

func glance(path string) (look, error) {
	file, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(filepath.Dir(path)); err != nil {
			return look{}, fmt.Errorf("there is no folder for it; make that first: %w", err)
		}
		return look{}, nil
	}
	if err != nil {
		return look{}, err
	}
	if !file.Mode().IsRegular() {
		return look{}, errors.New("it is not a regular file; name a file")
	}
	l := look{size: file.Size(), modified: file.ModTime()}
	for _, ending := range []string{"-wal", "-journal"} {
		if _, err := os.Stat(path + ending); err == nil {
			l.log = true
		}
	}
	return l, nil
}

// inspect looks into the file. SQLite would put a -wal file even beside a file
// of others that is in WAL mode, so it is told that there is no log to read if
// there is none.
func (l look) inspect(ctx context.Context, path string, dsn source) error {
	if !l.log {
		return outward(ctx, "open "+path, inspectTables(ctx, path, dsn.bystander()))
	}
	err := inspectTables(ctx, path, dsn.inspector())
	if resultCode(err) == sqlite3.SQLITE_READONLY {
		// A process was killed within a write that only a writer can undo.
		err = inspectTables(ctx, path, dsn.reader())
	}
	return outward(ctx, "open "+path, err)
}

func inspectTables(ctx context.Context, path, dsn string) error {
	db, err := sql.Open(driver, dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	var application int64
	var foreign, ours bool
	err = db.QueryRowContext(ctx, `SELECT application_id,
		(SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT IN (?1, 'sqlite_sequence')) > 0,
		(SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'mapd_meta') > 0
		FROM pragma_application_id`, schemaTable).Scan(&application, &foreign, &ours)
	switch {
	case resultCode(err) == sqlite3.SQLITE_NOTADB:
		return geo.Errorf(geo.Invalid, "%s is not a GeoPackage; name a new file, or one that mapd has made", path)
	case err != nil:
		return err
	case application != 0 && application != applicationID:
		return geo.Errorf(geo.Invalid, "%s is an SQLite file of another application, not a GeoPackage; name a new file, or one that mapd has made", path)
	case !foreign: // no tables yet: an earlier start was cut short
		return nil
	case !ours:
		return geo.Errorf(geo.Invalid, "%s was not made by mapd; name a new file for the store, this one is left as it is", path)
	}
	return inspectVersion(ctx, path, db)
}

var errNewer = errors.New("use the newer mapd")

func inspectVersion(ctx context.Context, path string, db *sql.DB) error {
	var schema int64
	err := db.QueryRowContext(ctx, `SELECT max(version_id) FROM `+schemaTable+` WHERE is_applied`).Scan(&schema)
	if err != nil {
		return err
	}
	if newest := newestSchema(); schema > newest {
		return &geo.Error{Code: geo.Invalid, Err: errNewer, Message: fmt.Sprintf(
			"%s has schema %d, which a newer mapd has written; this one knows schemas up to %d", path, schema, newest)}
	}
	return nil
}

// prepare brings the schema up to date, and sees to it that the file itself
// says what it is, and not only the -wal file: some readers look there.
func prepare(ctx context.Context, dsn source, db *sql.DB) error {
	if err := migrate(ctx, db); err != nil {
		return err
	}
	file, err := sql.Open(driver, dsn.bystander())
	if err != nil {
		return err
	}
	defer file.Close()
	var marked int64
	if err := file.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&marked); err == nil && marked == applicationID {
		return nil
	}
	_, err = db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	return err
}
