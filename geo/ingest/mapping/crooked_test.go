package mapping_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo/ingest/formats"
	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// opened reads all rows of a file's first table as an import does.
func opened(t testing.TB, path string) []rows.Row {
	t.Helper()
	source, err := formats.OpenFile(context.Background(), path, formats.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := source.Close(); err != nil {
			t.Error(err)
		}
	}()
	var out []rows.Row
	for row, err := range source.Rows(context.Background(), source.Tables()[0].Name) {
		if err != nil {
			t.Fatal(err)
		}
		row.Values = append([]any(nil), row.Values...)
		out = append(out, row)
	}
	return out
}

// coded is for the table with codes of precision.
const coded = "title: coded\nrecognise: true\ncolumns: {date_precision: date_precision}\ndates: {precision: acled}"

// TestCrookedTables maps the crooked tables: dates, positions, refusals and
// questions come out as their .want files say.
func TestCrookedTables(t *testing.T) {
	files, err := filepath.Glob("../testdata/crooked-import/*.csv")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ".csv")
		t.Run(name, func(t *testing.T) {
			opt := mapping.Options{Dataset: "test"}
			if _, answer, ok := strings.Cut(name, "."); ok {
				opt.Dates = answer
			}
			if name == "conflict-coded" {
				if opt.Profile, err = mapping.ReadProfile("coded", strings.NewReader(coded)); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(strings.TrimSuffix(path, ".csv") + ".want")
			if err != nil {
				t.Fatal(err)
			}
			input := opened(t, path)
			p := plan(t, input, opt)
			asks, lines := wanted(string(want))
			if asks != (len(p.Questions) > 0) {
				t.Errorf("asks %v: %v", asks, p.Questions)
			}
			for i, row := range input {
				if got := outcome(p, row); got != lines[i] {
					t.Errorf("row %d, %v:\ngot  %s\nwant %s", i+1, row.Values, got, lines[i])
				}
			}
			if t.Failed() {
				t.Log(p)
			}
		})
	}
}

// wanted reads a .want file: whether something is asked, and for each row its
// date and position, or that it is refused.
func wanted(text string) (asks bool, lines []string) {
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if asks = asks || strings.HasPrefix(line, "asks:"); len(cells) != 3 {
			continue
		}
		date, _, _ := strings.Cut(cells[1], " ")
		place, _, _ := strings.Cut(cells[2], " (")
		if strings.HasPrefix(cells[1], "refused") || strings.HasPrefix(cells[2], "refused") {
			lines = append(lines, "refused")
			continue
		}
		lines = append(lines, date+" "+place)
	}
	return asks, lines
}

// outcome says what became of a row.
func outcome(p *mapping.Plan, row rows.Row) string {
	result, reject := p.Record(context.Background(), row, nil)
	if reject != nil {
		return "refused"
	}
	e := result.Event()
	when, place := string(e.When), "not located"
	if when == "" {
		when = "undated"
	}
	if len(e.Points) > 0 {
		place = fmt.Sprintf("%.6f %.6f", e.Points[0][0], e.Points[0][1])
	}
	return when + " " + place
}
