package main

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const pmtilesHead = "PMTiles\x03"

func TestOfferedBasemaps(t *testing.T) {
	file := filepath.Join(t.TempDir(), "local.pmtiles")
	if err := os.WriteFile(file, []byte(pmtilesHead+"rest"), 0o600); err != nil {
		t.Fatal(err)
	}
	app := start(t, func(o *Options) {
		o.NoSeed = true
		o.Basemaps = BasemapOptions{"https://tiles.example.org/{z}/{x}/{y}.png", "Example tiles", file, "Example file"}
	})
	_, list := get(t, app.URL()+"tiles/basemaps.json")
	for _, want := range []string{"https://tiles.example.org/{z}/{x}/{y}.png", "Example tiles", "Example file"} {
		if !strings.Contains(list, want) {
			t.Errorf("the list %s lacks %s", list, want)
		}
	}
	if status, body := get(t, app.URL()+"tiles/basemap.pmtiles"); status != http.StatusOK || body != pmtilesHead+"rest" {
		t.Errorf("the file: %d, %q", status, body)
	}
}

func TestWrongBasemapsAreRefused(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--raster", "https://tiles.example.org/{z}/{x}.png", "--raster-credit", "E"}, "lacks {y}"},
		{[]string{"--raster", "https://tiles.example.org/{z}/{x}/{y}.png"}, "need a credit"},
		{[]string{"--raster-credit", "E"}, "--raster-credit is given without --raster"},
		{[]string{"--pmtiles-credit", "E"}, "--pmtiles-credit is given without --pmtiles"},
		{[]string{"--pmtiles", filepath.Join(t.TempDir(), "none"), "--pmtiles-credit", "E"}, "no such file"},
	} {
		var out, errOut bytes.Buffer
		args := append([]string{"serve", "--listen", "127.0.0.1:0", "--store", filepath.Join(t.TempDir(), "a.gpkg")}, c.args...)
		if code := run(t.Context(), args, &out, &errOut); code != exitNotDone || !strings.Contains(errOut.String(), c.want) {
			t.Errorf("%v: exit %d, %s, want %q", c.args, code, errOut.String(), c.want)
		}
	}
}

func TestBasemapsFromTheEnvironment(t *testing.T) {
	t.Setenv("MAPD_RASTER", "https://tiles.example.org/{z}/{x}/{y}.png")
	var out, errOut bytes.Buffer
	args := []string{"serve", "--listen", "127.0.0.1:0", "--store", filepath.Join(t.TempDir(), "a.gpkg")}
	if code := run(t.Context(), args, &out, &errOut); code != exitNotDone || !strings.Contains(errOut.String(), "need a credit") {
		t.Errorf("exit %d, %s", code, errOut.String())
	}
}
