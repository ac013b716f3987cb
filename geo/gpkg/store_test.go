package gpkg_test

import (
	"path/filepath"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/mapd/mapd/geo/storetest"
)

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Opener {
		path := filepath.Join(t.TempDir(), "store.gpkg")
		return func(t *testing.T) geo.Store { return open(t, path) }
	})
}

// open opens a store that the test closes itself.
func open(t testing.TB, path string) *gpkg.Store {
	t.Helper()
	s, err := gpkg.Open(t.Context(), path)
	if err != nil {
		t.Fatalf("open %s: %v", path, err)
	}
	return s
}
