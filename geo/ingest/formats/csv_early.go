package formats

// early is how rows look in a file whose writer leaves out empty cells at the
// ends of rows.
type early struct{ columns []columnKind }

// columnKind is what stands in a column.
type columnKind uint8

const (
	mixed columnKind = iota
	onlyFigures
	onlyText
)

// endsEarly says whether rows of a sample are shorter than the columns since
// their last cells are empty: one in five is, and of these four in five have
// figures and text in the same columns as the others. Nil: it is not so.
func endsEarly(records [][]string, columns int) *early {
	e := early{make([]columnKind, columns)}
	for c := range e.columns {
		e.columns[c] = columnKindOf(records, c)
	}
	short, alike := 0, 0
	for _, cells := range records {
		if len(cells) < columns && len(cells) > 1 {
			short++
			if e.alike(cells) {
				alike++
			}
		}
	}
	if short < 2 || short*5 < len(records) || alike*5 < short*4 {
		return nil
	}
	return &e
}

// columnKindOf is what stands in a column of a sample.
func columnKindOf(records [][]string, column int) columnKind {
	n, all := 0, 0
	for _, cells := range records {
		if column >= len(cells) || len(cells) == 1 {
			continue
		}
		switch kindOf(cells[column]) {
		case kindFigure, kindYear:
			n++
			all++
		case kindText:
			all++
		}
	}
	switch {
	case all > 0 && n*5 >= all*4:
		return onlyFigures
	case all > 0 && n*5 <= all:
		return onlyText
	}
	return mixed
}

// alike says whether the cells have figures and text where others have.
func (e *early) alike(cells []string) bool {
	for i, cell := range cells {
		k := kindOf(cell)
		if e.columns[i] == onlyFigures && k == kindText || e.columns[i] == onlyText && (k == kindFigure || k == kindYear) {
			return false
		}
	}
	return true
}

// fits says whether a row that is too short is one that ends early.
func (e *early) fits(cells func() []string) bool {
	if e == nil {
		return false
	}
	list := cells()
	return len(list) > 1 && e.alike(list)
}
