package ingest_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/coords"
	"github.com/mapd/mapd/geo/ingest/dates"
)

var update = flag.Bool("update", false, "write the expected files anew")

// TestCrookedImport reads the dates and positions of testdata/crooked-import
// and compares what comes out with the file beside each; see its README.
func TestCrookedImport(t *testing.T) {
	files, err := filepath.Glob("testdata/crooked-import/*.csv")
	if err != nil || len(files) < 20 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		got := readCrooked(t, file)
		want := strings.TrimSuffix(file, ".csv") + ".want"
		if *update {
			if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		expected, err := os.ReadFile(want)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(expected) {
			t.Errorf("%s: is\n%s\nwant\n%s", file, got, expected)
		}
	}
}

// crooked is a table that is being read.
type crooked struct {
	columns map[string]int
	rows    [][]string
	out     bytes.Buffer
}

func (c *crooked) has(name string) bool { _, ok := c.columns[name]; return ok }

func (c *crooked) cell(row []string, name string) any {
	if i, ok := c.columns[name]; ok {
		return row[i]
	}
	return nil
}

func readCrooked(t *testing.T, file string) string {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	reader := csv.NewReader(bytes.NewReader(content))
	first, _, _ := strings.Cut(string(content), "\n")
	for _, delimiter := range []rune{';', '\t'} {
		if strings.ContainsRune(first, delimiter) {
			reader.Comma = delimiter
		}
	}
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(file, err)
	}
	c := crooked{columns: map[string]int{}, rows: rows[1:]}
	for i, name := range rows[0] {
		c.columns[name] = i
	}
	words := ""
	if parts := strings.Split(filepath.Base(file), "."); len(parts) == 3 {
		words = strings.ReplaceAll(parts[1], "+", ",")
	}
	options, err := dates.ParseOptions(words)
	if err != nil {
		t.Fatal(file, err)
	}
	c.read(options)
	return c.out.String()
}

// read writes the questions and findings, then a line for each row.
func (c *crooked) read(options dates.Options) {
	var days dates.Survey
	var places coords.Survey
	for _, row := range c.rows {
		for _, name := range []string{"date", "date_start", "date_end"} {
			if c.has(name) {
				days.Add(c.cell(row, name))
			}
		}
		if c.has("latitude") {
			places.Add(c.cell(row, "latitude"), c.cell(row, "longitude"))
		} else {
			places.AddPair(c.cell(row, "position"))
			places.AddPair(c.cell(row, "geometry"))
		}
	}
	decision := days.Decide(options)
	for _, q := range decision.Questions {
		fmt.Fprintf(&c.out, "asks: %s\n", q.Text)
		for _, a := range q.Answers {
			fmt.Fprintf(&c.out, "  %s: %s\n", a.Option, a.Text)
		}
	}
	for _, finding := range decision.Findings {
		fmt.Fprintf(&c.out, "finds: %s\n", finding)
	}
	if places.Decide().Swapped {
		fmt.Fprintln(&c.out, "asks:", places.Decide().Sentences[0])
	}
	for _, row := range c.rows {
		fmt.Fprintf(&c.out, "%v | %s | %s\n", c.cell(row, "id"), c.when(row, decision.Form), c.where(row))
	}
}

func (c *crooked) when(row []string, form dates.Form) string {
	var when geo.When
	var clock string
	var err error
	switch {
	case c.has("year"):
		when, err = dates.FromParts(c.cell(row, "year"), c.cell(row, "month"), c.cell(row, "day"))
	case c.has("date_start"):
		when, clock, err = form.FromSpan(c.cell(row, "date_start"), c.cell(row, "date_end"))
	default:
		when, clock, err = form.When(c.cell(row, "date"))
	}
	if err == nil && c.has("date_precision") {
		var p dates.Precision
		if p, err = dates.ACLED(c.cell(row, "date_precision")); err == nil {
			when, err = dates.WithPrecision(when, p)
		}
	}
	switch {
	case err != nil:
		return "refused: " + err.Error()
	case when == "":
		return "undated"
	}
	return strings.TrimSpace(string(when) + " " + clock)
}

func (c *crooked) where(row []string) string {
	p, notes, err := coords.Point(c.cell(row, "latitude"), c.cell(row, "longitude"))
	if c.has("position") {
		p, notes, err = coords.Pair(c.cell(row, "position").(string), false)
	}
	if c.has("geometry") {
		g, _, problem := coords.Value(c.cell(row, "geometry"))
		if err = problem; err == nil {
			p, err = coords.Representative(g)
		}
	}
	switch {
	case errors.Is(err, coords.ErrMissing):
		return "not located"
	case err != nil:
		return "refused: " + err.Error()
	case len(notes) > 0:
		return fmt.Sprintf("%.6f %.6f (%s)", p[0], p[1], notes[0])
	}
	return fmt.Sprintf("%.6f %.6f", p[0], p[1])
}
