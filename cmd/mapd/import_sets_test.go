package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/mapd/mapd/geo/ingest/load"
	"github.com/mapd/mapd/geo/ingest/mapping"
)

// realSets is where npm puts the data sets of vega-datasets.
const realSets = "../../web/app/node_modules/vega-datasets/data"

// realSet opens a file of vega-datasets. Without them the test is skipped,
// unless they are required.
func realSet(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(realSets, name)
	if _, err := os.Stat(path); err != nil {
		if os.Getenv("MAPD_TEST_REQUIRE_SETS") == "1" {
			t.Fatalf("the data sets are required: %v", err)
		}
		t.Skipf("vega-datasets is not there: npm --prefix web/app ci brings it (%v)", err)
	}
	return path
}

// TestImportOfRealSets imports data sets that others have made: each column is
// taken for what it is, every row is accounted for, and the same again changes
// nothing.
func TestImportOfRealSets(t *testing.T) {
	for _, set := range []struct {
		file, roles string
		answers     []string // to --map
		stored      int64
		rejected    int64
		asks        string // part of the question without which nothing is done
		// id is one record, when and at its date and position.
		id, when string
		at       [2]float64
	}{
		{file: "earthquakes.json", stored: 1707, roles: "profile usgs-earthquakes, place place, when time, source_url url, kind type, title title",
			id: "ci37868143", when: "2018-02-07", at: [2]float64{-118.6671667, 34.4945}},
		{file: "airports.csv", stored: 3376, roles: "title name, place city, admin1 state, country country, latitude latitude, longitude longitude"},
		{file: "us-state-capitals.json", stored: 50, roles: "longitude lon, latitude lat, admin1 state, place city"},
		{file: "la-riots.csv", stored: 63, roles: "when death_date, place neighborhood, kind type, longitude longitude, latitude latitude"},
		{file: "windvectors.csv", stored: 4800, roles: "longitude longitude, latitude latitude"},
		{file: "birdstrikes.csv", stored: 10_000, roles: "when Flight Date, time Time of day"},
		{file: "disasters.csv", stored: 803, roles: "year Year, figure:killed Deaths"},
		{file: "gapminder.json", stored: 682, roles: "year year, country country"},
		{file: "movies.json", stored: 3201, roles: "title Title, when Release Date, source Source"},
		{file: "stocks.csv", stored: 560, roles: "when date"},
		{file: "unemployment-across-industries.json", stored: 1708, roles: "when date"},
		{file: "flights-2k.json", stored: 2000, roles: "when date"},
		{file: "political-contributions.json", stored: 58, roles: "when Coverage_End_Date"},
		{file: "anscombe.json", asks: `Are "Y" and "X" latitude and longitude?`},
		{file: "anscombe.json", answers: []string{"extra=Y", "extra=X"}, stored: 44, roles: ""},
	} {
		t.Run(set.file, func(t *testing.T) {
			path := realSet(t, set.file)
			store, err := gpkg.Open(t.Context(), filepath.Join(t.TempDir(), "s.gpkg"))
			if err != nil {
				t.Fatal(err)
			}
			defer store.Close()
			var plan *mapping.Plan
			o := load.Options{Files: []string{path}, Dataset: geo.Dataset{ID: "x"}, Mapping: mapping.Options{Map: set.answers},
				Rejects: filepath.Join(t.TempDir(), "rejects.csv"), Reviews: filepath.Join(t.TempDir(), "reviews.csv"),
				Show: func(p load.Preview) error { plan = p.Plan; return nil }}
			summary, err := load.Import(t.Context(), store, o)
			if set.asks != "" {
				if err == nil || !strings.Contains(err.Error(), set.asks) {
					t.Errorf("it says %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := rolesOf(plan); got != set.roles {
				t.Errorf("got  %s\nwant %s\n%s", got, set.roles, plan)
			}
			if c := summary.Counts; c.Stored != set.stored || c.Rejected != set.rejected || c.Read != set.stored+set.rejected {
				t.Errorf("%+v, want %d stored and %d rejected", c, set.stored, set.rejected)
			}
			if set.id != "" {
				checkEvent(t, store, "x."+set.id, set.when, set.at)
			}
			again, err := load.Import(t.Context(), store, o)
			if err != nil || again.Change != 0 || again.Counts.Unchanged != set.stored {
				t.Errorf("again: change %d, %+v, %v", again.Change, again.Counts, err)
			}
		})
	}
}

// rolesOf lists the columns that have a role.
func rolesOf(p *mapping.Plan) string {
	var roles []string
	if p.Profile != "" {
		roles = append(roles, "profile "+p.Profile)
	}
	for _, c := range p.Columns {
		if c.Role != mapping.Extra {
			roles = append(roles, string(c.Role)+" "+c.Name)
		}
	}
	return strings.Join(roles, ", ")
}

func checkEvent(t *testing.T, store geo.Reader, id, when string, at [2]float64) {
	t.Helper()
	for r, err := range store.Records(t.Context(), geo.Latest) {
		if err != nil {
			t.Fatal(err)
		}
		e, ok := r.Record.(*geo.Event)
		if !ok || e.ID != id {
			continue
		}
		if string(e.When) != when || len(e.Points) != 1 || !slices.Equal(e.Points[0][:], at[:]) {
			t.Errorf("%s is %s at %v", id, e.When, e.Points)
		}
		return
	}
	t.Errorf("there is no %s", id)
}

// TestRealSetsThatAreNotRead names what is wrong with files of other kinds.
func TestRealSetsThatAreNotRead(t *testing.T) {
	for file, want := range map[string]string{
		"us-10m.json":        "it is TopoJSON, which is not read; convert it with: ogr2ogr",
		"flights-200k.arrow": "looks like an Arrow file",
		"ffox.png":           "looks like a picture",
		"miserables.json":    "--table nodes, --table links",
	} {
		path := realSet(t, file)
		_, errOut := call(t, 2, "import", path, "--store", filepath.Join(t.TempDir(), "s.gpkg"), "--dataset", "x", "--dry-run")
		if !strings.Contains(errOut, want) {
			t.Errorf("of %s it says %s", file, errOut)
		}
	}
}
