//go:build !js

package formats

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"slices"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// database is an opened SQLite file.
type database struct {
	in     rows.Input
	limits rows.Limits
	title  string
	db     *sql.DB
	conn   *sql.Conn
	remove func() error
	tables []*dbTable
	read   int64
}

// openSQLite opens an SQLite file: a GeoPackage, a database of SpatiaLite, or
// any other. The tables are the layers and tables of attributes that a
// GeoPackage registers, else all tables and views.
//
// The file is only read. What another program has written to its log (a
// "-wal" file beside it) counts; where there is none, no lock is taken and
// nothing is put beside the file. Data in memory goes to a temporary file.
//
// Columns declared as dates give ISO 8601 text, those declared as boolean
// booleans; blobs other than geometries come as hexadecimal digits. The keys "fid" and
// "ogc_fid", which only count, are left out. A layer in another reference
// system than WGS 84 or Web Mercator is an error when its rows are asked for.
func openSQLite(ctx context.Context, in rows.Input, opt Options) (rows.Source, error) {
	d := &database{in: in, limits: opt.Limits, title: "SQLite", remove: func() error { return nil }}
	path := in.Path
	if path == "" {
		copied, remove, err := spill(ctx, io.NewSectionReader(in.Data, 0, in.Size), in.Name, in.Size)
		if err != nil {
			return nil, err
		}
		path, d.remove = copied.Path, remove
	}
	if err := d.open(ctx, path); err != nil {
		return nil, errors.Join(sqliteError(err), d.Close())
	}
	return d, nil
}

// open connects to the file and lists the tables.
func (d *database) open(ctx context.Context, path string) error {
	dsn, err := sqliteDSN(path)
	if err != nil {
		return err
	}
	if d.db, err = sql.Open("sqlite", dsn); err != nil {
		return err
	}
	d.db.SetMaxOpenConns(1)
	if d.conn, err = d.db.Conn(ctx); err != nil {
		return err
	}
	if _, err := sqlite.Limit(d.conn, sqlite3.SQLITE_LIMIT_LENGTH, d.limits.Row); err != nil {
		return err
	}
	if err := d.list(ctx); err != nil {
		return err
	}
	if len(d.tables) == 0 {
		return errors.New("there are no tables in it")
	}
	return nil
}

// sqliteDSN opens the file without leave to write. A file without a log
// beside it is opened as one that nobody changes, which takes no lock.
func sqliteDSN(path string) (string, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	query := "?mode=ro&_pragma=query_only(1)&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)&_pragma=busy_timeout(5000)"
	alone := true
	for _, ending := range []string{"-wal", "-journal"} {
		if info, err := os.Stat(full + ending); err == nil && info.Size() > 0 {
			alone = false
		}
	}
	if alone {
		query += "&immutable=1"
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(full)}).String() + query, nil
}

// sqliteError says in words what is wrong with a file.
func sqliteError(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_IOERR:
		return fmt.Errorf("the database is damaged or cut short (%w); what is left of it can be had with: sqlite3 FILE .recover", err)
	case sqlite3.SQLITE_TOOBIG:
		return fmt.Errorf("a row is larger than the limit: %w", err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("another program is writing to it; try again when that is done: %w", err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN:
		return fmt.Errorf("it was not closed well; open it once in the program that wrote it: %w", err)
	}
	return err
}

func (d *database) Format() string { return d.title }

func (d *database) Tables() []rows.Table {
	tables := make([]rows.Table, len(d.tables))
	for i, t := range d.tables {
		tables[i] = rows.Table{Name: t.name, Columns: t.names, Rows: t.count, Located: t.geometry != ""}
	}
	return tables
}

func (d *database) Rows(ctx context.Context, table string) iter.Seq2[rows.Row, error] {
	return func(yield func(rows.Row, error) bool) {
		i := slices.IndexFunc(d.tables, func(t *dbTable) bool { return t.name == table })
		if i < 0 {
			yield(rows.Row{}, rows.NoTable(table, d.Tables()))
			return
		}
		if err := d.each(ctx, d.tables[i], yield); err != nil {
			yield(rows.Row{}, sqliteError(err))
		}
	}
}

func (d *database) Read() int64 { return d.read }

func (d *database) Close() error {
	var errs []error
	if d.conn != nil {
		errs = append(errs, d.conn.Close())
	}
	if d.db != nil {
		errs = append(errs, d.db.Close())
	}
	return errors.Join(append(errs, d.remove())...)
}
