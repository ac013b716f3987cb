package formats

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb/encoding/wkt"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// listing writes all that a source gives as text: tables with their columns,
// rows as members of JSON, geometries as WKT, faults.
func listing(ctx context.Context, source rows.Source) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", source.Format())
	for _, table := range source.Tables() {
		fmt.Fprintf(&b, "\ntable %q rows %d located %t\n", table.Name, table.Rows, table.Located)
		for row, err := range source.Rows(ctx, table.Name) {
			if err != nil {
				fmt.Fprintf(&b, "error: %v\n", err)
				break
			}
			fmt.Fprintf(&b, "%d", row.Number)
			if row.Line > 0 {
				fmt.Fprintf(&b, " line %d", row.Line)
			}
			if row.ID != "" {
				fmt.Fprintf(&b, " id %s", row.ID)
			}
			for i, name := range row.Names {
				value, err := json.Marshal(row.Values[i])
				if err != nil {
					value = []byte(err.Error())
				}
				if f, ok := row.Values[i].(float64); ok && f == float64(int64(f)) {
					value = append(value, ".0"...)
				}
				fmt.Fprintf(&b, "\n  %s: %s", name, value)
			}
			if row.Geometry != nil {
				fmt.Fprintf(&b, "\n  = %s", wkt.MarshalString(row.Geometry))
			}
			if row.Fault != nil {
				fmt.Fprintf(&b, "\n  fault: %v", row.Fault)
				if row.Raw != nil {
					fmt.Fprintf(&b, "\n  raw: %s", row.Raw)
				}
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// TestListings compares what is read from the files in testdata with the
// listing beside each; -update writes them anew.
func TestListings(t *testing.T) {
	for _, pattern := range []string{"*.xlsx", "*.kml", "*.kmz", "*.gpx", "*.gpkg", "*.sqlite", "*.fgb", "*.parquet", "*.geoparquet"} {
		files, err := filepath.Glob(filepath.Join("testdata", pattern))
		if err != nil || len(files) == 0 {
			t.Errorf("no %s in testdata (%v)", pattern, err)
		}
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) {
				source, err := OpenFile(t.Context(), file, Options{})
				got := ""
				if err != nil {
					got = "error: " + err.Error() + "\n"
				} else {
					got = listing(t.Context(), source)
					if again := listing(t.Context(), source); again != got {
						t.Error("the second reading differs from the first")
					}
					if err := source.Close(); err != nil {
						t.Error(err)
					}
				}
				compare(t, file+".txt", got)
			})
		}
	}
}

func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
	}
}
