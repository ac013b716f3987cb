package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
)

// named is a store of which only the id is asked.
type named struct{ geo.Store }

func (named) Info(context.Context) (geo.StoreInfo, error) { return geo.StoreInfo{ID: "c0ffee"}, nil }

func TestDetailsFile(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", folder)
	t.Setenv("HOME", folder)
	caches, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ chosen, store, want string }{
		{"", "map.gpkg", "map.gpkg.details"},
		{"", "postgres://host/database", filepath.Join(caches, "mapd", "c0ffee.details")},
		{"none", "map.gpkg", ""},
		{folder + "/x", "map.gpkg", folder + "/x"},
	} {
		got, err := detailsFile(t.Context(), c.chosen, c.store, named{}, slog.New(slog.DiscardHandler))
		if err != nil || got != c.want {
			t.Errorf("%+v: %q, %v", c, got, err)
		}
	}
	if _, err := detailsFile(t.Context(), filepath.Join(folder, "none", "x"), "map.gpkg", named{}, nil); err == nil || !strings.Contains(err.Error(), "--details-file") {
		t.Error(err)
	}
}
