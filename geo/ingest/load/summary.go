package load

import (
	"fmt"

	"github.com/mapd/mapd/geo"
)

// Counts say what became of rows: each row read is stored, updated a record,
// left one unchanged, or is rejected.
type Counts struct {
	Read      int64 `json:"read"`
	Stored    int64 `json:"stored"`
	Updated   int64 `json:"updated"`
	Unchanged int64 `json:"unchanged"`
	Rejected  int64 `json:"rejected"`
}

func (c *Counts) add(d Counts) {
	c.Read += d.Read
	c.Stored += d.Stored
	c.Updated += d.Updated
	c.Unchanged += d.Unchanged
	c.Rejected += d.Rejected
}

// check says whether the counts add up.
func (c *Counts) check(name string) error {
	if sum := c.Stored + c.Updated + c.Unchanged + c.Rejected; sum != c.Read {
		return geo.Errorf(geo.Internal, "%s: %d rows were read, but %d accounted for", name, c.Read, sum)
	}
	return nil
}

// count adds a row with an outcome of the store.
func (c *Counts) count(o geo.Outcome) {
	switch o {
	case geo.Created:
		c.Stored++
	case geo.Updated:
		c.Updated++
	case geo.Unchanged, geo.Deleted:
		c.Unchanged++
	}
}

// Summary is what an import came to.
type Summary struct {
	Dataset string  `json:"dataset"`
	DryRun  bool    `json:"dry_run"`
	Change  int64   `json:"change"` // the number of the change, 0 if there was none
	Counts  Counts  `json:"rows"`
	Inputs  []Input `json:"inputs"`
	Sources int64   `json:"sources"` // written beside the rows
	Kinds   int64   `json:"kinds"`
	// Deleted are the records that --replace deleted.
	Deleted  int64    `json:"deleted"`
	Reviews  int64    `json:"reviews"` // places to look at
	Warnings []string `json:"warnings"`
}

// Input is what came of one input.
type Input struct {
	Name    string `json:"name"`
	Format  string `json:"format"`
	Profile string `json:"profile,omitempty"`
	Counts  Counts `json:"rows"`
	// Rejects and Reviews are the files that were written, empty if none was.
	Rejects string `json:"rejects,omitempty"`
	Reviews string `json:"reviews,omitempty"`
	// Reasons counts the rejected rows by reason.
	Reasons []Reason `json:"reasons,omitempty"`
	// Notes count what was made of cells beyond reading them.
	Notes []Reason `json:"notes,omitempty"`
}

// Reason is a reason with the number of rows that it holds for and the first
// of them.
type Reason struct {
	Text string `json:"text"`
	Rows int64  `json:"rows"`
	Line int64  `json:"line"`
}

// mostReasons bounds how many different reasons are counted apart.
const mostReasons = 50

// reasons counts reasons.
type reasons struct {
	list  []Reason
	index map[string]int
}

func (r *reasons) add(text string, line int64) {
	i, known := r.index[text]
	if !known {
		if len(r.list) >= mostReasons {
			text = "other reasons"
		}
		if i, known = r.index[text]; !known {
			if r.index == nil {
				r.index = map[string]int{}
			}
			i = len(r.list)
			r.index[text] = i
			r.list = append(r.list, Reason{Text: text, Line: line})
		}
	}
	r.list[i].Rows++
}

// place says where a row stands, for people.
func place(line, row int64) string {
	if line > 0 {
		return fmt.Sprintf("line %d", line)
	}
	return fmt.Sprintf("row %d", row)
}
