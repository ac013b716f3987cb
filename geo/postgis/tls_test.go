package postgis_test

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/postgis"
	"github.com/mapd/mapd/geo/postgis/pgtest"
)

// TestTLS logs in over TLS with a password from a file, and says what is wrong
// where the server cannot be trusted.
func TestTLS(t *testing.T) {
	cluster := pgtest.NewCluster(t)
	address, err := url.Parse(cluster.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	authority := cluster.Secure(t)
	conn := pgtest.Connect(t, address.String())
	for _, statement := range []string{`SET password_encryption = 'scram-sha-256'`, `CREATE ROLE mapd LOGIN PASSWORD 'se:cret'`, `ALTER DATABASE mapd OWNER TO mapd`} {
		if _, err := conn.Exec(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	port := address.Query().Get("port")
	passwords := func(password string) string {
		name := filepath.Join(t.TempDir(), "passwords")
		line := fmt.Sprintf("*:%s:mapd:mapd:%s\n", port, password)
		if err := os.WriteFile(name, []byte(line), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	right, wrong, none := passwords(`se\:cret`), passwords("guess"), os.DevNull
	for _, c := range []struct{ name, host, parameters, passwords, says string }{
		{"trusted", "localhost", "sslmode=verify-full&sslrootcert=" + authority, right, ""},
		{"trusted, any name", "127.0.0.1", "sslmode=verify-ca&sslrootcert=" + authority, right, ""},
		{"another name", "127.0.0.1", "sslmode=verify-full&sslrootcert=" + authority, right, "certificate"},
		{"another authority", "localhost", "sslmode=verify-full", right, "certificate"},
		{"no file of the authority", "localhost", "sslmode=verify-full&sslrootcert=/nowhere.pem", right, "the address of the database is wrong"},
		{"without TLS", "localhost", "sslmode=disable", right, "refuses the login"},
		{"wrong password", "localhost", "sslmode=require", wrong, "refuses the login"},
		{"no password", "localhost", "sslmode=require", none, "refuses the login"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("PGPASSFILE", c.passwords)
			s, err := postgis.Open(context.Background(), fmt.Sprintf("postgres://mapd@%s:%s/mapd?%s", c.host, port, c.parameters))
			if err == nil {
				defer s.Close()
				var encrypted bool
				query := `SELECT bool_and(l.ssl) FROM pg_stat_ssl AS l JOIN pg_stat_activity AS a USING (pid) WHERE a.usename = 'mapd'`
				if err := conn.QueryRow(t.Context(), query).Scan(&encrypted); err != nil || !encrypted {
					t.Errorf("encrypted: %v, %v", encrypted, err)
				}
			}
			if c.says == "" && err != nil || c.says != "" && (geo.CodeOf(err) != geo.Invalid || !strings.Contains(fmt.Sprint(err), c.says)) {
				t.Errorf("%v (%s), want Invalid that says %q", err, geo.CodeOf(err), c.says)
			}
			if strings.Contains(fmt.Sprint(err), "cret") {
				t.Errorf("it gives the password away: %v", err)
			}
		})
	}
}
