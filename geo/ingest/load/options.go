package load

import (
	"context"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/formats"
	"github.com/mapd/mapd/geo/ingest/mapping"
)

// Options say what to import and how.
type Options struct {
	// Files are paths; "-" is the standard input. All of them together are
	// one change.
	Files []string
	// Table names the sheet, layer or member to read. Empty: the only one.
	Table string
	// Formats says how the files are to be read.
	Formats formats.Options
	// Mapping says what the columns are. Its Dataset, Title and Kinds are
	// filled in by Import.
	Mapping mapping.Options
	// Dataset is the dataset that the records go to. Its ID is needed. Of the
	// other members those that are set are written; the rest stays as the
	// store has it or, in a new dataset, is as the profile says.
	Dataset geo.Dataset
	// Replace deletes what the dataset holds beside the records of the files.
	Replace bool
	// DryRun finds out what would become of the rows and writes nothing.
	DryRun bool
	// Rejects and Reviews are the files for rows that are refused and for
	// places to look at. Empty: beside each input, if there is anything to
	// write.
	Rejects, Reviews string
	// Author and Reason are those of the change.
	Author, Reason string
	// TempDir is where records are sorted. Empty: the system's folder.
	TempDir string

	// Places finds places for rows without coordinates; nil finds none.
	Places mapping.Places
	// Ask answers a question of a file's plan; nil ends the import with the
	// questions as an error, of type *Open.
	Ask func(input string, q mapping.Question) (mapping.Answer, error)
	// Show is called with the plan of each input before anything is written;
	// an error ends the import. It may be nil.
	Show func(Preview) error
	// Progress is told how far the import is, many times a second. It may be
	// nil.
	Progress func(Progress)
}

// Stage is a part of an import.
type Stage string

// The stages, in their order.
const (
	Surveying Stage = "looking at the columns"
	Reading   Stage = "reading the rows"
	Comparing Stage = "comparing with the store"
	Writing   Stage = "writing the records"
)

// Progress says how far an import is.
type Progress struct {
	Stage Stage
	// Input names the file, empty in the last stages.
	Input string
	// Rows are those done in this stage.
	Rows int64
	// Done is what is done of Total, in bytes of the inputs or in records.
	// Total is 0 if it is not known.
	Done, Total int64
}

// Preview is what is about to be imported from one input.
type Preview struct {
	Input, Format, Table string
	Plan                 *mapping.Plan
	// Records are the first ten records as they would be stored.
	Records []geo.Record
}

// previewed is how many records a Preview shows.
const previewed = 10

// Store is what an import needs of a geo.Store.
type Store interface {
	geo.Reader
	geo.Writer
}

// reporter tells progress, but not too often.
type reporter struct {
	tell func(Progress)
	last time.Time
	now  Progress
}

const reportEvery = 100 * time.Millisecond

func (r *reporter) stage(p Progress) {
	r.now, r.last = p, time.Time{}
	r.row(0, 0)
}

// row counts n rows more, up to done.
func (r *reporter) row(n, done int64) {
	r.now.Rows += n
	if r.tell == nil {
		return
	}
	if now := time.Now(); now.Sub(r.last) >= reportEvery {
		r.last = now
		r.now.Done = done
		r.tell(r.now)
	}
}

// ended passes a context's error on, so that loops over long inputs end.
func ended(ctx context.Context, n int64) error {
	if n%256 == 0 {
		return ctx.Err()
	}
	return nil
}
