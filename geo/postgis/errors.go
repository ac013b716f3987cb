package postgis

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/puddle/v2"
	"github.com/mapd/mapd/geo"
)

// outward turns an error of the database into one that a caller of the store
// can act on: the context's own if that is done, Unavailable if the database
// is away, Invalid if it is set up so that mapd cannot use it or cannot keep
// what it is given, otherwise a fault. An error that has a code keeps it.
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
	var refused *pgconn.PgError
	var untrusted *tls.CertificateVerificationError
	if errors.As(err, &untrusted) {
		return &geo.Error{Code: geo.Invalid, Message: op + ": the certificate of the database is not trusted; look at sslrootcert and at the name of the host", Err: err}
	} else if errors.As(err, &refused) {
		if code, says := meaning(refused); code != "" {
			return &geo.Error{Code: code, Message: op + ": " + says, Err: err}
		}
	} else if away(err) {
		return &geo.Error{Code: geo.Unavailable, Message: op + ": the database cannot be reached, or does not answer", Err: err}
	}
	return fmt.Errorf("%s: %w", op, err)
}

// meaning says what an error of PostgreSQL means to the user, by its SQLSTATE.
// Without a code it is a fault of mapd.
func meaning(e *pgconn.PgError) (geo.Code, string) {
	switch e.Code {
	case "53300":
		return geo.Unavailable, "the database has no connection left"
	case "25006":
		return geo.Unavailable, "the database can only be read; it may be a standby"
	case "55P03":
		return geo.Unavailable, "the database is busy"
	case "28P01", "28000":
		return geo.Invalid, "the database refuses the login; look at user and password"
	case "3D000":
		return geo.Invalid, "there is no such database; create it first"
	case "42501":
		return geo.Invalid, "the user of the database lacks a right; give it the role mapd_write, or let the owner of the tables run `mapd migrate`"
	case "42P07", "42710":
		return geo.Invalid, "there is a table already that has the name of one of mapd's; give mapd a database of its own, or a schema by search_path in the address"
	case "22021", "22P05":
		return geo.Invalid, "a text holds a character that the database cannot keep"
	case "54000":
		return geo.Invalid, "an id is too long"
	}
	switch e.Code[:2] {
	case "08", "53", "57", "58", "40": // connection, resources, shutdown and cancel, system, rollback
		return geo.Unavailable, "the database cannot do it now"
	}
	return "", ""
}

// away reports whether an error is one of the connection. A context that is
// done and is not the caller's is mapd's own patience.
func away(err error) bool {
	var network net.Error
	var connecting *pgconn.ConnectError
	return errors.As(err, &network) || errors.As(err, &connecting) ||
		errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) ||
		errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, net.ErrClosed) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, errClosed) || errors.Is(err, puddle.ErrClosedPool) ||
		strings.Contains(err.Error(), "conn closed")
}

// stateOf is the SQLSTATE of err, "" if it has none.
func stateOf(err error) string {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}
