package mapping_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// TestLayouts maps tables in the layouts of well-known publishers: roles,
// questions and rows come out as their .want files say. -update writes these
// anew; look at every difference before keeping it.
func TestLayouts(t *testing.T) {
	const dir = "../testdata/layouts"
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, entry := range entries {
		name := entry.Name()
		if strings.HasSuffix(name, ".want") || name == "README.md" {
			continue
		}
		tried++
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, name)
			input := opened(t, path)
			got := becomes(plan(t, input, mapping.Options{Dataset: "test"}), input)
			if flag.Lookup("update").Value.String() == "true" {
				if err := os.WriteFile(path+".want", []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path + ".want")
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
	if tried < 20 {
		t.Errorf("there are %d layouts only", tried)
	}
}

// becomes writes what a table is taken for and what becomes of its rows.
func becomes(p *mapping.Plan, input []rows.Row) string {
	var b strings.Builder
	if p.Profile != "" {
		fmt.Fprintf(&b, "profile %s\n", p.Profile)
	}
	for _, c := range p.Columns {
		if c.Role != mapping.Extra {
			fmt.Fprintf(&b, "%s: %s\n", c.Role, c.Name)
		}
	}
	if p.Dates != "" {
		fmt.Fprintf(&b, "dates: %s\n", p.Dates)
	}
	for _, finding := range p.Findings {
		fmt.Fprintf(&b, "finds: %s\n", finding)
	}
	for _, q := range p.Questions {
		fmt.Fprintf(&b, "asks: %s\n", strings.ReplaceAll(q.String(), "\n", "\n   "))
	}
	for _, row := range input {
		result, reject := p.Record(context.Background(), row, nil)
		if reject != nil {
			fmt.Fprintf(&b, "%d refused: %s\n", row.Number, reject)
			continue
		}
		fmt.Fprintf(&b, "%d %s\n", row.Number, describe(result))
	}
	return b.String()
}

// describe writes what matters most of an event in one line.
func describe(result mapping.Result) string {
	e := result.Event()
	when, at := string(e.When), "no position"
	if when == "" {
		when = "undated"
	}
	if len(e.Points) > 0 {
		at = fmt.Sprintf("%.5f %.5f", e.Points[0][0], e.Points[0][1])
	}
	key := result.Key
	if result.Hashed {
		key = "(hash)"
	}
	parts := []string{key, when, at, fmt.Sprintf("%s %g m", e.Precision, e.RadiusM), e.Place, strings.Join(e.Countries, " "), e.Kind}
	for _, title := range e.Title {
		parts = append(parts, title)
	}
	for _, f := range e.Figures {
		parts = append(parts, figureText(f))
	}
	return strings.Join(append(parts, result.Notes...), " | ")
}

func figureText(f geo.Figure) string {
	text := f.Measure
	for _, bound := range []*float64{f.Low, f.Best, f.High} {
		if bound == nil {
			text += " -"
		} else {
			text += fmt.Sprintf(" %g", *bound)
		}
	}
	return text + " " + string(f.Qualifier)
}
