package look

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/formats"
	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// MostRows is how many rows of a table are looked at. A table with more is
// refused whole: half of it would look like all of it.
const MostRows = 200_000

// ErrTooMany says that a table has more than MostRows.
var ErrTooMany = fmt.Errorf("it has more than %d rows", MostRows)

// memory is how many bytes an archive may unpack to.
const memory = 512 << 20

// File is a file that is looked at. It is for one goroutine.
type File struct {
	name   string
	source rows.Source
	most   int64 // rows of a table

	// What has been looked at last.
	table  string
	given  []string // roles, as in mapping.Options
	survey *mapping.Survey
	plan   *mapping.Plan
}

// Open finds out what a file is. The input must stay readable until Close.
func Open(ctx context.Context, in rows.Input) (*File, error) {
	source, err := formats.Open(ctx, in, formats.Options{Limits: rows.Limits{Unpacked: memory}})
	if err != nil {
		return nil, err
	}
	return &File{name: in.Name, source: source, most: MostRows}, nil
}

// Close releases what reading the file has taken.
func (f *File) Close() error { return f.source.Close() }

// Format says what the file was found to be, for people.
func (f *File) Format() string { return f.source.Format() }

// Tables are the sheets, layers or members of the file.
func (f *File) Tables() []rows.Table { return f.source.Tables() }

// Progress is told how many bytes of the file have been read, in the first and
// in the second pass over it.
type Progress func(pass int, bytes int64)

// yielded is after how many rows the collector may run: a browser has one
// thread, and nothing interrupts what runs on it.
const yielded = 64

// told is after how many rows Progress is told.
const told = 4096

// each yields the rows of the table, and tells how far it is.
func (f *File) each(ctx context.Context, pass int, tell Progress) iter.Seq2[rows.Row, error] {
	return func(yield func(rows.Row, error) bool) {
		for row, err := range f.source.Rows(ctx, f.table) {
			if err == nil && row.Number > f.most {
				err = ErrTooMany
			}
			if !yield(row, err) || err != nil {
				return
			}
			if row.Number%yielded == 0 {
				runtime.Gosched()
			}
			if tell != nil && row.Number%told == 0 {
				tell(pass, f.source.Read())
			}
		}
	}
}

// take surveys the table that is asked for, if that has not been done, and
// plans.
func (f *File) take(ctx context.Context, a Ask, tell Progress) error {
	opt := a.options()
	if f.survey == nil || f.table != a.Table || !slices.Equal(f.given, a.Map) {
		if err := f.surveyTable(ctx, a, opt, tell); err != nil {
			return err
		}
	}
	var err error
	f.plan, err = f.survey.Plan(opt)
	return err
}

func (f *File) surveyTable(ctx context.Context, a Ask, opt mapping.Options, tell Progress) error {
	f.table, f.given, f.survey, f.plan = a.Table, a.Map, nil, nil
	var survey *mapping.Survey
	for row, err := range f.each(ctx, 1, tell) {
		if err != nil {
			return err
		}
		if survey == nil {
			survey = mapping.NewSurvey(opt.Watched(row.Names))
		}
		survey.Add(row)
	}
	if survey == nil {
		return errors.New("there are no rows in it")
	}
	f.survey = survey
	return nil
}

// Ask says what to look at and how. The zero Ask leaves all but the table to be
// found out.
type Ask struct {
	// Table is the name of one of the file's tables.
	Table string `json:"table"`
	// Map, Dates, Swap and AllowSwapped are the flags of mapd import of these
	// names.
	Map          []string `json:"map"`
	Dates        string   `json:"dates"`
	Swap         bool     `json:"swap"`
	AllowSwapped bool     `json:"allowSwapped"`
	// Kinds are those that are known already.
	Kinds []Kind `json:"kinds"`
}

// dataset is the one that rows are taken to belong to: the file itself.
const dataset = "file"

func (a Ask) options() mapping.Options {
	o := mapping.Options{Dataset: dataset, Map: a.Map, Dates: a.Dates, Swap: a.Swap, AllowSwapped: a.AllowSwapped}
	for _, k := range a.Kinds {
		o.Kinds = append(o.Kinds, &geo.Kind{ID: k.ID, Label: geo.Texts{"und": k.Label}, Glyph: k.Glyph, Family: k.Family})
	}
	return o
}
