package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/mapd/mapd/geo"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// outward turns an error of SQLite into one that a caller of the store can
// act on: the context's own if that is done, Unavailable if the file cannot be
// used now, otherwise a fault. An error that has a code keeps it.
func outward(ctx context.Context, op string, err error) error {
	if err == nil {
		return nil
	}
	if cause := ctx.Err(); cause != nil {
		return fmt.Errorf("%s: %w", op, cause)
	}
	var coded *geo.Error
	if errors.As(err, &coded) {
		return err
	}
	if unreachable(err) {
		return &geo.Error{Code: geo.Unavailable, Message: op, Err: err}
	}
	return fmt.Errorf("%s: %w", op, err)
}

// notPrepared is outward for a file that cannot be made ready: where it may
// not be written, it says what is needed.
func notPrepared(ctx context.Context, path string, err error) error {
	switch resultCode(err) {
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return &geo.Error{Code: geo.Unavailable, Message: path + " cannot be written; mapd has to write the file and its folder", Err: err}
	}
	return outward(ctx, "open "+path, err)
}

func unreachable(err error) bool {
	if errors.Is(err, sql.ErrConnDone) || errors.Is(err, errClosed) ||
		strings.Contains(err.Error(), "sql: database is closed") {
		return true
	}
	switch resultCode(err) {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR,
		sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return true
	}
	return false
}

// resultCode is SQLite's primary result code of err, 0 if it has none.
func resultCode(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}
