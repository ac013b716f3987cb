package gpkg_test

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// ogrinfo runs GDAL's ogrinfo, as QGIS reads with the same driver. It comes
// with Debian's gdal-bin, which "make test" installs; there the test must not
// be skipped, and MAPD_TEST_REQUIRE_OGR=1 sees to it.
func ogrinfo(t *testing.T, args ...string) string {
	t.Helper()
	program, err := exec.LookPath("ogrinfo")
	if err != nil {
		if os.Getenv("MAPD_TEST_REQUIRE_OGR") == "1" {
			t.Fatal("ogrinfo is not there; install gdal-bin")
		}
		t.Skip("ogrinfo is not there; install gdal-bin")
	}
	out, err := exec.CommandContext(t.Context(), program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("ogrinfo %q: %v\n%s", args, err, out)
	}
	return string(out)
}

// TestOGRReadsWhileMapdRuns lists and reads the layers of an open store, with
// changes that are still in the -wal file, and within a change. The store is
// opened twice: that must not make ogrinfo think that nobody has it open, and
// tidy the -wal file away.
func TestOGRReadsWhileMapdRuns(t *testing.T) {
	s, path := temporary(t)
	defer closeStore(t, open(t, path))
	kk, sk := orb.Point{98.5, 16.75}, orb.Point{98.25, 16.5}
	apply(t, s, puts(&geo.Source{ID: "doc", AsOf: "2025-06", CSL: map[string]any{"title": "A “report”"}},
		&geo.Hotspot{ID: "kk", Name: geo.Texts{"en": "KK Park"}, Point: &kk}, &geo.Hotspot{ID: "sk", Point: &sk},
		&geo.Event{ID: "raid", Title: geo.Texts{"th": "การช่วยเหลือ"}, When: "2024-01/..", Points: orb.MultiPoint{kk, {-180, -90}}, Claims: []geo.Claim{{Source: "doc"}}},
		&geo.Event{ID: "nowhere", Title: geo.Texts{"en": "Somewhere"}},
		&geo.Flow{Event: geo.Event{ID: "drift"}, From: "kk", To: "sk"})...)
	_, err := s.Apply(t.Context(), geo.Commit{}, func(yield func(geo.Edit, error) bool) {
		yield(geo.Edit{Record: &geo.Hotspot{ID: "unseen"}}, nil)
		readWithOGR(t, path)
	})
	if err != nil {
		t.Fatal(err)
	}
	if all := ogrinfo(t, "-ro", "-al", path); !strings.Contains(all, "id (String) = unseen") {
		t.Errorf("a change is not seen afterwards:\n%s", all)
	}
}

func readWithOGR(t *testing.T, path string) {
	t.Helper()
	list := ogrinfo(t, "-ro", path)
	wantMatches(t, list, `1: hotspots \(Point\)`, `2: events \(Multi Point\)`, `3: flows \(Line String\)`, `4: sources \(None\)`)
	if strings.Contains(list, "mapd_") || strings.Contains(list, "5:") {
		t.Errorf("the list shows more than the layers:\n%s", list)
	}
	all := ogrinfo(t, "-ro", "-al", path)
	wantMatches(t, all,
		`name \(String\) = KK Park`, `POINT \(98\.5 16\.75\)`,
		`title \(String\) = การช่วยเหลือ`, `start \(Date\) = 2024/01/01`, `end \(Date\) = 2025/06/30`, `ongoing \(Integer\(Boolean\)\) = 1`,
		`MULTIPOINT \(\(?98\.5 16\.75\)?,\(?-180 -90\)?\)`, `Extent: \(-180\.000000, -90\.000000\) - \(98\.500000, 16\.750000\)`,
		`LINESTRING \(98\.5 16\.75,98\.25 16\.5\)`, `title \(String\) = A “report”`,
		`title \(String\) = Somewhere`, `start \(Date\) = \(null\)`, `ID\["EPSG",4326\]`)
	if strings.Contains(all, "unseen") {
		t.Error("half of a change is seen")
	}
	for _, text := range []string{list, all} {
		if regexp.MustCompile(`(?i)warning|error`).MatchString(text) {
			t.Errorf("ogrinfo is not content:\n%s", text)
		}
	}
}

func wantMatches(t *testing.T, text string, patterns ...string) {
	t.Helper()
	for _, p := range patterns {
		if !regexp.MustCompile(p).MatchString(text) {
			t.Errorf("ogrinfo does not say %s in\n%s", p, text)
		}
	}
}

// TestOGRMayNotWrite shows what a user of GDAL or QGIS is told.
func TestOGRMayNotWrite(t *testing.T) {
	s, path := temporary(t)
	apply(t, s, fill("a")...)
	for _, statement := range []string{"DELETE FROM hotspots", "UPDATE events SET title = 'x'"} {
		wantMatches(t, ogrinfo(t, path, "-sql", statement), `this table is written by mapd alone: edit a copy, and bring data in through mapd`)
	}
	apply(t, s, fill("b")...)
	checkFile(t, path)
}
