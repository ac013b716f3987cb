package gpkg

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/mapd/mapd/geo"
	_ "modernc.org/sqlite" // the driver "sqlite"
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

// What SQLite and GeoPackage write at the start of a file.
const (
	magic             = "SQLite format 3\x00"
	headerSize        = 100
	applicationIDAt   = 68
	applicationIDGPKG = 0x47504B47 // "GPKG"
)

// inspect says whether the file at path is ours to open: there is none yet, or
// it is empty, or it is a store whose schema this program knows.
func inspect(ctx context.Context, path string, dsn source) error {
	header, err := readHeader(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return &geo.Error{Code: geo.Unavailable, Message: "cannot open the store " + path, Err: err}
	case len(header) == 0:
		return nil
	case len(header) < headerSize || string(header[:len(magic)]) != magic:
		return geo.Errorf(geo.Invalid, "%s is not a GeoPackage; name a new file, or one that mapd has made", path)
	}
	// The header may be older than the -wal file, but once it names another
	// application it is another's.
	if id := applicationID(header); id != 0 && id != applicationIDGPKG {
		return geo.Errorf(geo.Invalid, "%s is an SQLite file of another application, not a GeoPackage; name a new file, or one that mapd has made", path)
	}
	return inspectSchema(ctx, path, dsn)
}

func readHeader(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	header := make([]byte, headerSize)
	n, err := io.ReadFull(file, header)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return header[:n], err
}

func applicationID(header []byte) uint32 { return binary.BigEndian.Uint32(header[applicationIDAt:]) }

// prepare brings the schema up to date, and sees to it that the file itself
// says what it is, and not only the -wal file: some readers look there.
func prepare(ctx context.Context, path string, db *sql.DB) error {
	if err := migrate(ctx, db); err != nil {
		return err
	}
	header, err := readHeader(path)
	if err != nil || len(header) == headerSize && applicationID(header) == applicationIDGPKG {
		return err
	}
	_, err = db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	return err
}

func inspectSchema(ctx context.Context, path string, dsn source) error {
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
	var foreign, ours bool
	err = db.QueryRowContext(ctx, `SELECT
		count(*) FILTER (WHERE name NOT IN (?1, 'sqlite_sequence')) > 0,
		count(*) FILTER (WHERE name = 'mapd_meta') > 0
		FROM sqlite_schema WHERE type = 'table'`, schemaTable).Scan(&foreign, &ours)
	switch {
	case err != nil:
		return err
	case !foreign: // no tables yet: an earlier start was cut short
		return nil
	case !ours:
		return geo.Errorf(geo.Invalid, "%s was not made by mapd; name a new file, and bring this one in with \"mapd import\"", path)
	}
	var schema int64
	err = db.QueryRowContext(ctx, `SELECT max(version_id) FROM `+schemaTable+` WHERE is_applied`).Scan(&schema)
	if err != nil {
		return err
	}
	if newest := newestSchema(); schema > newest {
		return geo.Errorf(geo.Invalid, "%s has schema %d, which a newer mapd has written; this one knows schemas up to %d: use the newer mapd", path, schema, newest)
	}
	return nil
}
