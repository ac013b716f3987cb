package ingest_test

import (
	"testing"

	"github.com/mapd/mapd/geo/ingest"
	"github.com/mapd/mapd/seeds"
)

func TestCuratedReadsTheSeeds(t *testing.T) {
	records, err := ingest.Curated(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	if len(records) < 200 {
		t.Errorf("%d records, want at least 200", len(records))
	}
}
