package look

import (
	"context"
	"fmt"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// Detail is all that a row says.
type Detail struct {
	// Line is where the row begins in the file, 0 in formats without lines.
	Line  int64  `json:"line"`
	Cells []Cell `json:"cells"`
	// Notes say what was made of cells beyond reading them.
	Notes []string `json:"notes"`
	// Summary and the rest are those of the event.
	Summary   string        `json:"summary"`
	Precision geo.Precision `json:"precision"`
	RadiusM   float64       `json:"radiusM"`
}

// Cell is what stands in a column.
type Cell struct {
	Name string       `json:"name"`
	Role mapping.Role `json:"role"`
	Text string       `json:"text"`
}

// Row reads one row of the table that was looked at last, by its number from 1.
// The table is read up to there: nothing of the rows is kept.
func (f *File) Row(ctx context.Context, number int64) (*Detail, error) {
	if f.plan == nil {
		return nil, fmt.Errorf("nothing has been looked at")
	}
	for row, err := range f.each(ctx, 1, nil) {
		if err != nil {
			return nil, err
		}
		if row.Number == number {
			return f.detail(ctx, row), nil
		}
	}
	return nil, fmt.Errorf("there is no row %d", number)
}

func (f *File) detail(ctx context.Context, row rows.Row) *Detail {
	d := &Detail{Line: row.Line, Cells: []Cell{}, Notes: []string{}}
	roles := map[string]mapping.Role{}
	for _, c := range f.plan.Columns {
		roles[c.Name] = c.Role
	}
	for i, name := range row.Names {
		d.Cells = append(d.Cells, Cell{name, roles[name], cellText(row.Values[i])})
	}
	result, reject := f.plan.Record(ctx, row, nil)
	if reject != nil {
		return d
	}
	d.Notes = append(d.Notes, result.Notes...)
	if e := result.Event(); e != nil {
		d.Summary, d.Precision, d.RadiusM = textOf(e.Summary), e.Precision, e.RadiusM
	}
	return d
}
