package mapping

import (
	"context"
	"fmt"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// Plan says how rows become records. It may be used by many goroutines.
type Plan struct {
	// Profile is the name of the profile in use, empty if there is none.
	Profile string
	// Columns are all columns in the order of the table.
	Columns []Column
	// Dates says in words how dates are read; empty if there are none.
	Dates string
	// Findings are remarks for the user, each an English sentence.
	Findings []string
	// Questions are to be answered before anything is stored.
	Questions []Question
}

// Column is what the Plan makes of a column.
type Column struct {
	Name string
	Role Role
	// Why says what the decision rests on.
	Why string
	// Examples are up to three different cells.
	Examples []string
	// Filled counts the cells that hold something.
	Filled int64
}

// Survey looks at all rows of a table to find out what its columns are.
type Survey struct {
	opt Options
}

// NewSurvey begins a survey. Of the options those count here that say which
// columns are dates and positions; Plan takes all of them.
func NewSurvey(opt Options) *Survey { return &Survey{opt: opt} }

// Add looks at a row. Rows with a Fault are passed over.
func (s *Survey) Add(row rows.Row) {}

// Plan decides. It may be called again with other options, such as the
// answers to its Questions. The error is one in the options.
func (s *Survey) Plan(opt Options) (*Plan, error) {
	if opt.Dataset == "" {
		return nil, fmt.Errorf("the mapping needs the id of a dataset")
	}
	return &Plan{}, nil
}

// Record makes a record of a row, or says why it cannot. Of a row without
// coordinates it asks places, which may be nil.
func (p *Plan) Record(ctx context.Context, row rows.Row, places Places) (Result, *Reject) {
	return Result{}, &Reject{Reason: "nothing is mapped"}
}

// Key is the key that Record gives to the row, without making the record. The
// key is empty if the row would be rejected for it.
func (p *Plan) Key(row rows.Row) (key string, hashed bool) { return "", false }
