package load

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo/ingest/formats"
	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// input is one table of one file.
type input struct {
	name   string // for people: the file, and the table if there are several
	path   string // of the file; "-" is the standard input
	table  string
	source rows.Source
	plan   *mapping.Plan
	counts Counts
}

// The columns that a reject file has beside those of the input. They are left
// out when it is read again.
const (
	lineColumn   = "mapd_line"
	reasonColumn = "mapd_reason"
	rawColumn    = "mapd_row"
)

var rejectColumns = []string{lineColumn, reasonColumn, rawColumn}

// openInputs opens all files. Whatever it has opened is in the list, also if
// there is an error.
func openInputs(ctx context.Context, o *Options) (list []*input, err error) {
	for _, path := range o.Files {
		source, err := formats.OpenFile(ctx, path, o.Formats)
		if err != nil {
			return list, fmt.Errorf("open %s: %w", path, err)
		}
		in := &input{name: filepath.Base(path), path: path, source: source}
		if path == "-" {
			in.name = "standard input"
		}
		list = append(list, in)
		if in.table, err = chooseTable(source.Tables(), o.Table); err != nil {
			return list, fmt.Errorf("%s: %w", in.name, err)
		}
		if len(source.Tables()) > 1 {
			in.name += ", " + in.table
		}
	}
	return list, nil
}

func closeInputs(list []*input) error {
	var errs []error
	for _, in := range list {
		errs = append(errs, in.source.Close())
	}
	return errors.Join(errs...)
}

// chooseTable returns the table that is asked for, or the only one.
func chooseTable(tables []rows.Table, asked string) (string, error) {
	if asked != "" {
		if !slices.ContainsFunc(tables, func(t rows.Table) bool { return t.Name == asked }) {
			return "", rows.NoTable(asked, tables)
		}
		return asked, nil
	}
	switch len(tables) {
	case 0:
		return "", errors.New("there is no table in it")
	case 1:
		return tables[0].Name, nil
	}
	var names []string
	for _, t := range tables {
		names = append(names, "--table "+quoted(t.Name))
	}
	return "", fmt.Errorf("there are %d tables in it; say which one: %s", len(tables), strings.Join(names, ", "))
}

func quoted(name string) string {
	if strings.ContainsAny(name, " '\"$`\\*?()[]{}&|;<>") || name == "" {
		return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
	}
	return name
}

// rows yields the rows of the table, without the columns that a reject file
// adds.
func (in *input) rows(ctx context.Context) iter.Seq2[rows.Row, error] {
	return func(yield func(rows.Row, error) bool) {
		var strip stripper
		for row, err := range in.source.Rows(ctx, in.table) {
			if err != nil {
				yield(row, fmt.Errorf("%s: %w", in.name, err))
				return
			}
			strip.row(&row)
			if !yield(row, nil) {
				return
			}
		}
	}
}

// stripper takes the columns of a reject file out of rows.
type stripper struct {
	names []string // as they come
	keep  []int    // nil: all
	kept  []string
}

func (s *stripper) row(row *rows.Row) {
	if len(row.Names) == 0 {
		return
	}
	if len(s.names) != len(row.Names) || &s.names[0] != &row.Names[0] {
		s.look(row.Names)
	}
	if s.keep == nil {
		return
	}
	values := make([]any, len(s.keep))
	for i, from := range s.keep {
		if from < len(row.Values) {
			values[i] = row.Values[from]
		}
	}
	row.Names, row.Values = s.kept, values
}

func (s *stripper) look(names []string) {
	s.names, s.keep, s.kept = names, nil, nil
	if !slices.ContainsFunc(names, isRejectColumn) {
		return
	}
	s.keep = []int{}
	for i, name := range names {
		if !isRejectColumn(name) {
			s.keep, s.kept = append(s.keep, i), append(s.kept, name)
		}
	}
}

func isRejectColumn(name string) bool { return slices.Contains(rejectColumns, name) }
