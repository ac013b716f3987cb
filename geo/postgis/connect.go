package postgis

import (
	"context"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/mapd/mapd/geo"
)

// How long to wait for a database that does not answer. They are variables so
// that tests need not wait as long.
var (
	// patience is for connecting, and for a question that has a short answer.
	patience = 5 * time.Second
	// stall is for the next rows of a long answer, or for a part of a change
	// to be written.
	stall = 30 * time.Second
	// lockTurn is how long one attempt to get the lock of writers takes. It is
	// repeated as long as the database answers.
	lockTurn = 2 * time.Second
)

const defaultConnections = 8

// configure reads an address and adds what mapd wants of its connections.
func configure(address string) (*pgxpool.Config, error) {
	config, err := pgxpool.ParseConfig(address)
	if err != nil { // it names no password
		return nil, &geo.Error{Code: geo.Invalid, Message: "the address of the database is wrong", Err: err}
	}
	if !strings.Contains(address, "pool_max_conns") {
		config.MaxConns = defaultConnections
	}
	config.MaxConns = max(config.MaxConns, 2) // one to write, one to read meanwhile
	config.PingTimeout = patience
	c := config.ConnConfig
	if c.ConnectTimeout <= 0 {
		c.ConnectTimeout = patience
	}
	if c.RuntimeParams["application_name"] == "" {
		c.RuntimeParams["application_name"] = "mapd"
	}
	c.BuildContextWatcherHandler = cancelPolitely
	config.AfterConnect = registerGeometry
	return config, nil
}

// cancelPolitely tells the server to stop what is not wanted any more, so that
// the connection can be used again. One that does not listen is given up.
func cancelPolitely(conn *pgconn.PgConn) ctxwatch.Handler {
	return &pgconn.CancelRequestContextWatcherHandler{Conn: conn, DeadlineDelay: time.Second}
}

// registerGeometry lets geometries be sent as the bytes of EWKB. The type has
// another number in each database.
func registerGeometry(ctx context.Context, conn *pgx.Conn) error {
	var oid uint32
	if err := conn.QueryRow(ctx, `SELECT 'geometry'::regtype::oid`).Scan(&oid); err != nil {
		return err
	}
	conn.TypeMap().RegisterType(&pgtype.Type{Name: "geometry", OID: oid, Codec: pgtype.ByteaCodec{}})
	return nil
}
