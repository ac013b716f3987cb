package postgis_test

import (
	"os"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/postgis"
	"github.com/mapd/mapd/geo/postgis/pgtest"
	"github.com/mapd/mapd/geo/storetest"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Opener {
		address := pgtest.Schema(t)
		return func(t *testing.T) geo.Store { return open(t, address) }
	})
}

// open opens a store that the test closes itself.
func open(t testing.TB, address string) *postgis.Store {
	t.Helper()
	s, err := postgis.Open(t.Context(), address)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	return s
}
