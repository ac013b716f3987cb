package ingest_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest"
	"github.com/mapd/mapd/seeds"
)

func TestCuratedReadsTheSeeds(t *testing.T) {
	records, err := ingest.Curated(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	count := map[geo.Collection]int{}
	for _, r := range records {
		count[r.Key().Collection]++
	}
	for collection, least := range map[geo.Collection]int{
		geo.Datasets: 1, geo.Kinds: 13, geo.Sources: 5, geo.Hotspots: 12, geo.Events: 100, geo.Flows: 10,
	} {
		if count[collection] < least {
			t.Errorf("%d %s, want at least %d", count[collection], collection, least)
		}
	}
}

func TestCuratedNamesTheFileAtFault(t *testing.T) {
	for _, c := range geo.Collections {
		files := copySeeds(t)
		name := string(c) + ".json"
		if files[name] == nil {
			name = string(c) + ".geojson"
		}
		files[name].Data = []byte(`{`)
		if _, err := ingest.Curated(files); geo.CodeOf(err) != geo.Invalid || !strings.Contains(err.Error(), name) {
			t.Errorf("%s is broken: error is %v", name, err)
		}
		delete(files, name)
		if _, err := ingest.Curated(files); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is missing: error is %v", name, err)
		}
	}
}

func TestCuratedChecksWhatItReads(t *testing.T) {
	files := copySeeds(t)
	files["hotspots.geojson"].Data = []byte(`{"type":"FeatureCollection","features":[]}`)
	if _, err := ingest.Curated(files); err == nil || !strings.Contains(err.Error(), `there is no "laukkai" in hotspots`) {
		t.Errorf("no hotspots: error is %v", err)
	}
}

// copySeeds returns the curated files in memory.
func copySeeds(t *testing.T) fstest.MapFS {
	t.Helper()
	names, err := fs.Glob(seeds.FS, "*json")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, name := range names {
		data, err := fs.ReadFile(seeds.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}
