package formats

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb/encoding/wkt"

	"github.com/mapd/mapd/geo/ingest/rows"
)

var update = flag.Bool("update", false, "write what the crooked files read as into the files beside them")

// TestCrooked reads the crooked files and compares what comes out with the
// file of the same name and the ending .txt.
func TestCrooked(t *testing.T) {
	files, err := filepath.Glob("testdata/crooked/*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, file := range files {
		if strings.HasSuffix(file, ".txt") && !strings.HasSuffix(file, "-list.txt") {
			continue
		}
		n++
		t.Run(filepath.Base(file), func(t *testing.T) {
			got := dump(file)
			golden := file + ".txt"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
	if n < 40 {
		t.Errorf("there are %d crooked files, at least 40 are expected", n)
	}
}

// dump reads a file twice and prints what comes out.
func dump(file string) string {
	source, err := OpenFile(context.Background(), file, Options{Limits: rows.Limits{Row: 4000, Depth: 12}})
	if err != nil {
		reason, _, _ := strings.Cut(err.Error(), ". Formats that are read")
		return "cannot be opened: " + strings.ReplaceAll(reason, filepath.Dir(file)+"/", "") + "\n"
	}
	defer source.Close()
	first, second := dumpSource(source), dumpSource(source)
	if first != second {
		return "reads otherwise the second time:\n" + first + "\nthen\n" + second
	}
	return first
}

func dumpSource(source rows.Source) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", source.Format())
	for _, table := range source.Tables() {
		fmt.Fprintf(&b, "table %q\n", table.Name)
		var names []string
		for row, err := range source.Rows(context.Background(), table.Name) {
			if err != nil {
				fmt.Fprintf(&b, "error: %v\n", err)
				break
			}
			if len(row.Names) > 0 && (names == nil || &names[0] != &row.Names[0]) {
				fmt.Fprintf(&b, "columns %q\n", row.Names)
				names = row.Names
			}
			b.WriteString(dumpRow(&row))
		}
	}
	return b.String()
}

func dumpRow(row *rows.Row) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d line %d", row.Number, row.Line)
	if row.ID != "" {
		fmt.Fprintf(&b, " id %q", row.ID)
	}
	for _, v := range row.Values {
		fmt.Fprintf(&b, " %s", shortened(fmt.Sprintf("%#v", v)))
	}
	if row.Geometry != nil {
		fmt.Fprintf(&b, " at %s", wkt.MarshalString(row.Geometry))
	}
	b.WriteString("\n")
	if row.Fault != nil {
		fmt.Fprintf(&b, "  fault: %v\n", row.Fault)
		if row.Raw != nil {
			fmt.Fprintf(&b, "  raw: %q\n", shortened(string(row.Raw)))
		}
	}
	return b.String()
}

func shortened(text string) string {
	if len(text) > 200 {
		text = text[:200] + "…"
	}
	return text
}
