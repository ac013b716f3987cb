package mapping_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// table reads CSV with a header as the readers of formats give it.
func table(t testing.TB, text string) []rows.Row {
	t.Helper()
	records := records(t, text, ',')
	return asRows(records[0], records[1:])
}

func records(t testing.TB, text string, delimiter rune) [][]string {
	t.Helper()
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = delimiter
	reader.LazyQuotes = true
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func asRows(names []string, records [][]string) []rows.Row {
	var out []rows.Row
	for n, record := range records {
		values := make([]any, len(record))
		for i, cell := range record {
			values[i] = cell
		}
		out = append(out, rows.Row{Number: int64(n + 1), Line: int64(n + 2), Names: names, Values: values})
	}
	return out
}

// file reads a CSV file of testdata; a .tsv file has no header.
func file(t testing.TB, name string) []rows.Row {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(name, ".tsv") {
		return table(t, string(data))
	}
	records := records(t, string(data), '\t')
	names := make([]string, len(records[0]))
	for i := range names {
		names[i] = fmt.Sprintf("column_%d", i+1)
	}
	return asRows(names, records)
}

// plan surveys rows and decides.
func plan(t testing.TB, input []rows.Row, opt mapping.Options) *mapping.Plan {
	t.Helper()
	if opt.Dataset == "" {
		opt.Dataset = "test"
	}
	survey := mapping.NewSurvey(opt)
	for _, row := range input {
		survey.Add(row)
	}
	p, err := survey.Plan(opt)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// events maps all rows; a reject fails the test.
func events(t testing.TB, p *mapping.Plan, input []rows.Row, places mapping.Places) []*geo.Event {
	t.Helper()
	var out []*geo.Event
	for _, row := range input {
		result, reject := p.Record(context.Background(), row, places)
		if reject != nil {
			t.Fatalf("row %d: %v\n%s", row.Number, reject, p)
		}
		out = append(out, result.Event())
	}
	return out
}

// roleOf returns the role of a column.
func roleOf(p *mapping.Plan, name string) mapping.Role {
	for _, c := range p.Columns {
		if c.Name == name {
			return c.Role
		}
	}
	return ""
}
