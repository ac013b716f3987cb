package cql2

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
)

// The test data of the standard: countries, populated places and rivers of
// Natural Earth 1:110m (public domain), to which the OGC added times and truths
// (ne110m4cql2), with the columns that its predicates ask for. standard.tsv
// holds the predicates of Annex A with the numbers of features that they select.

// source is one of the standard's data sources.
type source struct {
	schema columns
	rows   []record
}

func standardSources(t testing.TB) map[string]source {
	t.Helper()
	sources := map[string]source{
		"countries": {schema: schemaOf(
			geo.Property{Name: "NAME", Type: geo.StringProperty},
			geo.Property{Name: "POP_EST", Type: geo.NumberProperty},
			geo.Property{Name: "geom", Type: geo.GeometryProperty})},
		"places": {schema: schemaOf(
			geo.Property{Name: "name", Type: geo.StringProperty},
			geo.Property{Name: "nameascii", Type: geo.StringProperty},
			geo.Property{Name: "pop_min", Type: geo.IntegerProperty},
			geo.Property{Name: "pop_max", Type: geo.IntegerProperty},
			geo.Property{Name: "pop_other", Type: geo.IntegerProperty},
			geo.Property{Name: "date", Type: geo.DateProperty},
			geo.Property{Name: "start", Type: geo.TimestampProperty},
			geo.Property{Name: "end", Type: geo.TimestampProperty},
			geo.Property{Name: "boolean", Type: geo.BooleanProperty},
			geo.Property{Name: "geom", Type: geo.GeometryProperty})},
		"rivers": {schema: schemaOf(
			geo.Property{Name: "name", Type: geo.StringProperty},
			geo.Property{Name: "geom", Type: geo.GeometryProperty})},
	}
	for name, s := range sources {
		for _, f := range features(t, "testdata/"+name+".geojson.gz") {
			var row record
			for _, p := range s.schema {
				value := f.Properties[p.Name]
				switch text, isText := value.(string); {
				case p.Type == geo.GeometryProperty:
					value = f.Geometry
				case isText && p.Type != geo.StringProperty:
					value = at(t, text)
				}
				row = append(row, value)
			}
			s.rows = append(s.rows, row)
		}
		sources[name] = s
	}
	return sources
}

// TestStandard asks each predicate of the standard, as text and as JSON.
func TestStandard(t *testing.T) {
	sources := standardSources(t)
	for name, want := range map[string]int{"countries": 177, "places": 243, "rivers": 13} {
		if got := len(sources[name].rows); got != want {
			t.Fatalf("there are %d %s, not %d", got, name, want)
		}
	}
	table, err := os.Open("testdata/standard.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	asked := 0
	for lines := bufio.NewScanner(table); lines.Scan(); {
		cells := strings.Split(lines.Text(), "\t")
		if len(cells) != 4 {
			continue // a remark
		}
		asked++
		test, predicate, s := cells[0], cells[3], sources[cells[1]]
		want, err := strconv.Atoi(cells[2])
		if err != nil {
			t.Fatal(err)
		}
		f, err := Parse(predicate)
		if err != nil {
			t.Errorf("test %s: %s: %v", test, predicate, err)
			continue
		}
		if got := count(t, f, s.schema, s.rows); got != want {
			t.Errorf("test %s: %s: %d %s, want %d", test, predicate, got, cells[1], want)
		}
		fromJSON, err := ParseJSON(f.String())
		if err != nil {
			t.Errorf("test %s: %s: %v", test, f, err)
		} else if got := count(t, fromJSON, s.schema, s.rows); got != want {
			t.Errorf("test %s: %s: %d %s, want %d", test, f, got, cells[1], want)
		}
	}
	if asked != 361 {
		t.Errorf("%d predicates were asked, not 361", asked)
	}
}
