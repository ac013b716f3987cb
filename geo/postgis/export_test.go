package postgis

import (
	"testing"
	"time"

	"github.com/jackc/pgx/v5/stdlib"
)

// SetPatience sets how long to wait for a database that does not answer.
func SetPatience(t *testing.T, d time.Duration) {
	before := [3]time.Duration{patience, stall, lockTurn}
	patience, stall, lockTurn = d, 2*d, d
	t.Cleanup(func() { patience, stall, lockTurn = before[0], before[1], before[2] })
}

// Busy is the number of connections in use.
func Busy(s *Store) int32 { return s.pool.Stat().AcquiredConns() }

// StopListening makes the store follow by polling alone.
func StopListening(t *testing.T, s *Store) {
	t.Helper()
	version := s.follow.Version()
	s.follow.stop()
	s.follow = newFollower(version, s.pool.Config().ConnConfig, "")
}

// MigrateTo makes a store of an older schema.
func MigrateTo(t *testing.T, address string, schema int64) {
	t.Helper()
	config, err := configure(address)
	if err != nil {
		t.Fatal(err)
	}
	db := stdlib.OpenDB(*config.ConnConfig.Copy())
	defer db.Close()
	provider, err := newProvider(db)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(t.Context(), schema); err != nil {
		t.Fatal(err)
	}
}
