//go:build unix

package pgtest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	addressVariable = "MAPD_TEST_POSTGIS"
	requireVariable = "MAPD_TEST_REQUIRE_POSTGIS"
)

// errMissing says that there is no PostGIS to test with.
var errMissing = errors.New("PostgreSQL with PostGIS is not installed; `make test` installs it as root on Debian, or set " +
	addressVariable + " to a server on which databases may be made")

// Main runs the tests of a package and stops the cluster that they started.
// It returns the exit code.
func Main(m *testing.M) int {
	defer stopShared()
	return m.Run()
}

// shared is the server of this test binary.
var shared struct {
	sync.Mutex
	tried   bool
	err     error
	address *url.URL
	cluster *Cluster
}

// server returns the address of a server that holds the template database.
func server(t testing.TB) *url.URL {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if !shared.tried {
		shared.tried = true
		shared.err = startShared()
	}
	if errors.Is(shared.err, errMissing) && os.Getenv(requireVariable) != "1" {
		t.Skip(shared.err)
	}
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.address
}

func startShared() (err error) {
	if text := os.Getenv(addressVariable); text != "" {
		if shared.address, err = url.Parse(text); err != nil {
			return fmt.Errorf("%s is no address", addressVariable)
		}
	} else {
		if shared.cluster, err = startCluster(); err != nil {
			return err
		}
		shared.address = shared.cluster.address
	}
	return makeTemplate(shared.address)
}

func stopShared() {
	shared.Lock()
	defer shared.Unlock()
	switch {
	case shared.cluster != nil:
		shared.cluster.stop()
	case shared.address != nil:
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		_ = execute(ctx, shared.address, `DROP DATABASE IF EXISTS `+template+` WITH (FORCE)`) // the tests are over
	}
}

// template is a database with PostGIS and nothing else, of which the others
// are copies: that is much faster than making the extension each time.
var template = "mapd_test_template_" + strings.ToLower(rand.Text()[:8])

func makeTemplate(address *url.URL) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := execute(ctx, address, `CREATE DATABASE `+template+` ENCODING 'UTF8' TEMPLATE template0`); err != nil {
		return err
	}
	return execute(ctx, in(address, template), `CREATE EXTENSION postgis`)
}

// in is the address of a database on a server.
func in(address *url.URL, database string) *url.URL {
	u := *address
	u.Path = "/" + database
	return &u
}

func execute(ctx context.Context, address *url.URL, statements ...string) error {
	conn, err := pgx.Connect(ctx, address.String())
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	for _, statement := range statements {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}

// Database makes an empty database with PostGIS, which goes when the test
// ends, and returns its address.
func Database(t testing.TB) string {
	t.Helper()
	return databaseOn(t, server(t), template)
}

// Schema makes an empty schema in a database with PostGIS that all tests of
// the binary share, and returns the address by which a connection is in it.
// That is much faster than a database.
func Schema(t testing.TB) string {
	t.Helper()
	address := in(server(t), template)
	name := "s" + strings.ToLower(rand.Text())
	run := func(statement string) {
		t.Helper()
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := execute(ctx, address, statement); err != nil {
			t.Fatal(err)
		}
	}
	run(`CREATE SCHEMA ` + name)
	t.Cleanup(func() { run(`DROP SCHEMA ` + name + ` CASCADE`) })
	query := address.Query()
	query.Set("search_path", name+",public")
	address.RawQuery = query.Encode()
	return address.String()
}

// PlainDatabase makes an empty database without PostGIS.
func PlainDatabase(t testing.TB) string {
	t.Helper()
	return databaseOn(t, server(t), "template0")
}

func databaseOn(t testing.TB, address *url.URL, template string) string {
	t.Helper()
	name := "mapd_test_" + strings.ToLower(rand.Text())
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := execute(ctx, address, `CREATE DATABASE `+name+` ENCODING 'UTF8' TEMPLATE `+template); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := execute(ctx, address, `DROP DATABASE IF EXISTS `+name+` WITH (FORCE)`); err != nil {
			t.Error(err)
		}
	})
	return in(address, name).String()
}

// Connect opens a connection as any other program would.
func Connect(t testing.TB, address string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

// Rows returns the rows of a query as texts, to compare and to read.
func Rows(t testing.TB, conn *pgx.Conn, query string, args ...any) [][]string {
	t.Helper()
	rows, err := conn.Query(context.Background(), query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	all, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) ([]string, error) {
		values, err := row.Values()
		texts := make([]string, len(values))
		for i, v := range values {
			texts[i] = fmt.Sprint(v)
		}
		return texts, err
	})
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return all
}
