package dates

// Survey looks at the cells of a column, all of them, in a few hundred bytes
// of memory. The zero Survey is ready. Columns that are written by the same
// hand (start and end) may share one.
type Survey struct {
	cells int
}

// Add looks at one cell, as package rows has it: nil, string, int64, float64…
func (s *Survey) Add(value any) { s.cells++ }

// Decide says how the column is written. It may be called again with other
// options.
func (s *Survey) Decide(o Options) Decision {
	return Decision{Form: Form{options: o}, Cells: s.cells}
}
