package dates

import "strings"

// Survey looks at the cells of a column, all of them, in a few thousand bytes
// of memory. The zero Survey is ready. Columns that are written by the same
// hand (start and end) may share one. It is not safe for many goroutines.
type Survey struct {
	cells, missing, dated, bare int
	kinds                       uint16 // shapes of bare numbers
	unread                      []string
	tallies                     [packed6 + 1]tally
	thaiShort                   tally // of tripleXX, if its years are Thai ones
	// Cells that are told by the column in other ways.
	monthYears, monthDays counted // "Jan-24": with numbers that are no day, and others
	pairYears, pairs      counted // "01/24": likewise
	buddhist              counted // years that only the Thai calendar explains
	serials, epochs       counted // days of a spreadsheet; seconds since 1970
	maxSerial             float64
	isoLow, isoHigh       counted // year in front, days to 12 and above
	seasons, yearPairs    counted // 2023-21; 2022-23 and 2019-20
	doubtful              counted // 2023-24
	shortYears            counted
	utc                   counted // clock times in UTC
	newYears, monthFirsts counted // 1 January; the first of any month, year in front
	clocks, midnights     int
}

// counted is a number of cells and the first of them.
type counted struct {
	n        int
	examples []string
}

func (c *counted) add(value any) {
	if c.n++; c.n <= examples {
		c.examples = append(c.examples, show(value))
	}
}

// show writes a cell as it stands, in memory of its own.
func show(value any) string {
	if text, ok := value.(string); ok {
		return strings.Clone(text)
	}
	return cellText(value)
}

const unreadExamples = 5

// Add looks at one cell, as package rows has it: nil, string, int64, float64…
func (s *Survey) Add(value any) {
	s.cells++
	c, err := read(value)
	switch {
	case err != nil:
		s.refuse(value)
		return
	case c.missing:
		s.missing++
		return
	}
	possible := c.edtf != "" || s.date(&c.from, value)
	if possible && (c.join == joinLasted || c.join == joinBetween) {
		possible = s.date(&c.to, value)
	}
	if !possible {
		s.refuse(value)
		return
	}
	s.dated++
	if strings.HasSuffix(c.clock, "Z") && !noTime(c.clock) {
		s.utc.add(value)
	}
	if noTime(c.clock) {
		s.firsts(&c.from, value)
	}
	if c.bare {
		s.bare++
		s.kinds |= 1 << c.from.shape
	}
	if c.clock != "" {
		s.clocks++
		if isMidnight(c.clock) {
			s.midnights++
		}
	}
}

// firsts counts the days that may stand for a whole year or month.
func (s *Survey) firsts(d *date, cell any) {
	switch {
	case d.shape == fixed && d.d == 1 && d.m > 0:
		s.monthFirsts.add(cell)
		if d.m == 1 {
			s.newYears.add(cell)
		}
	case d.shape == triple && (d.n[1] == 1 && (d.n[0] == 1 || d.n[2] == 1)):
		s.newYears.add(cell)
	}
}

// refuse notes a cell that is no date.
func (s *Survey) refuse(cell any) {
	if len(s.unread) < unreadExamples {
		s.unread = append(s.unread, show(cell))
	}
}

// date takes one date of a cell into the counts. It is false if the calendar
// has no such day, however it is read.
func (s *Survey) date(d *date, cell any) bool {
	if d.hasOrder() {
		return s.inOrder(d, cell)
	}
	switch d.shape {
	case fixed:
		return s.fixed(d, cell)
	case namedXX:
		addEither(&s.monthYears, &s.monthDays, d.n[0] == 0 || d.n[0] > 31, cell)
	case pairXX:
		if d.n[0] > 12 && d.n[1] > 12 {
			return false
		}
		addEither(&s.pairYears, &s.pairs, d.n[1] == 0 || d.n[1] > 31, cell)
	case serial:
		if _, _, err := fromSerial(d.count, 1900); err != nil {
			return false
		}
		s.serials.add(cell)
		s.maxSerial = max(s.maxSerial, d.count)
	case seconds:
		s.epochs.add(cell)
	}
	return true
}

// inOrder takes a date into the counts whose numbers stand in some order.
func (s *Survey) inOrder(d *date, cell any) bool {
	possible := s.tallies[d.shape].add(d, &surveying, cell)
	if d.shape == tripleXX {
		possible = s.thaiShort.add(d, &surveyingThai, cell) || possible
	}
	if d.given == 3 && d.era == eraUnsaid && d.n[2] > lastPlainYear && possible {
		s.buddhist.add(cell)
	}
	return possible
}

func addEither(yes, no *counted, is bool, cell any) {
	if !is {
		yes = no
	}
	yes.add(cell)
}

// fixed takes a date into the counts whose parts are known by their places.
func (s *Survey) fixed(d *date, cell any) bool {
	thai := d.era == eraUnsaid && (!d.short && d.y > lastPlainYear || d.short && d.thai)
	if _, err := d.common(ymd{d.y, d.m, d.d}, d.short, &surveying); err != nil && !d.isSeason() && !d.short && !(d.dash && d.m == d.y%100+1) {
		return false
	}
	if d.short {
		s.shortYears.add(cell)
	}
	if thai {
		s.buddhist.add(cell)
	}
	if d.iso && d.d > 0 {
		addEither(&s.isoHigh, &s.isoLow, d.d > 12, cell)
	}
	if !d.dash {
		return true
	}
	switch follows := d.m == d.y%100+1; {
	case follows && d.isSeason():
		s.doubtful.add(cell)
	case d.isSeason():
		s.seasons.add(cell)
	case follows && d.m > 12:
		s.yearPairs.add(cell)
	}
	return true
}
