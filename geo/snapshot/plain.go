package snapshot

// countPlain counts rows of events or flows in the two plainest ways, by period
// alone and by cell alone, without going through each row's values. It reports
// false if the counts are to be other ones.
func (c *counter) countPlain(rows rowSet) bool {
	switch {
	case len(c.columns) == 1 && c.timed == 0 && c.grid == nil:
		c.countPeriods(rows)
	case len(c.columns) == 0 && c.grid != nil && c.f.window == nil:
		c.countPlaces(rows)
	default:
		return false
	}
	return true
}

// countPeriods counts rows by period alone.
func (c *counter) countPeriods(rows rowSet) {
	dated := rows.clone()
	dated.keep(c.segment.dated)
	var l *ledger
	for row := range dated.each {
		e := c.segment.times.extent(row)
		may := c.time.may(e)
		if may.first > may.last {
			continue
		}
		if l == nil {
			l = c.ledgerOf(0, cell{})
		}
		if e.SureStart == e.Start && e.SureEnd == e.End { // as nearly always
			l.steps.add(may, step{1, 1})
			continue
		}
		l.steps.add(may, step{possible: 1})
		l.steps.add(c.time.must(e), step{certain: 1})
	}
}

// countPlaces counts rows by cell alone, all of them as certain.
func (c *counter) countPlaces(rows rowSet) {
	counts := make([]int, c.grid.Columns*c.grid.Rows)
	for row := range rows.each {
		points := c.segment.placesOf(row)
		if len(points) == 1 && (c.f.box == nil || c.f.box.Contains(points[0])) {
			if at, ok := c.grid.cell(points[0]); ok {
				counts[at.row*c.grid.Columns+at.column]++
			}
		} else if len(points) > 1 {
			c.count(row)
		}
	}
	for i, n := range counts {
		if n > 0 {
			l := c.ledgerOf(0, cell{i % c.grid.Columns, i / c.grid.Columns})
			l.steps.add(span{}, step{n, n})
		}
	}
}
