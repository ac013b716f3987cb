package mapping

import (
	"fmt"
	"slices"

	"github.com/mapd/mapd/geo/ingest/coords"
	"github.com/mapd/mapd/geo/ingest/dates"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// Survey looks at all rows of a table to find out what its columns are. It is
// for one goroutine.
type Survey struct {
	opt     Options
	rows    int64
	faults  int64
	located int64 // rows with a geometry apart from the columns
	ids     int64 // rows with an id apart from the columns
	columns []*column
	byName  map[string]*column
	// last is how the columns of the last row were found.
	last []*column
	head *string
	size int
	// settled says that the columns to watch are chosen: after the first rows.
	settled bool
	pairs   []*pair
	first   []keptRow // the first rows, until settled
}

// keptRow is a row that is looked at again.
type keptRow struct {
	names  []string
	values []any
}

// pair is a latitude and a longitude column, or one cell with both, watched
// over all rows.
type pair struct {
	lat, lon string
	cell     string
	latFirst bool // a list in the cell begins with the latitude
	survey   coords.Survey
}

func (p *pair) add(row *rows.Row) {
	if p.cell != "" {
		value := row.Value(p.cell)
		if list, ok := value.([]any); ok && len(list) == 2 && p.latFirst {
			p.survey.Add(list[0], list[1])
			return
		}
		p.survey.AddPair(value)
		return
	}
	p.survey.Add(row.Value(p.lat), row.Value(p.lon))
}

// NewSurvey begins a survey. Of the options those count here that say which
// columns are dates and positions; Plan takes all of them.
func NewSurvey(opt Options) *Survey {
	return &Survey{opt: opt, byName: map[string]*column{}}
}

// Add looks at a row. Rows with a Fault are passed over.
func (s *Survey) Add(row rows.Row) {
	if row.Fault != nil {
		s.faults++
		return
	}
	s.rows++
	if row.Geometry != nil {
		s.located++
	}
	if row.ID != "" {
		s.ids++
	}
	columns := s.columnsOf(row.Names)
	for i, c := range columns {
		c.add(row.Values[i])
	}
	if s.settled {
		for _, p := range s.pairs {
			p.add(&row)
		}
		return
	}
	s.first = append(s.first, keptRow{row.Names, slices.Clone(row.Values)})
	if len(s.first) == sampleRows {
		s.settle()
	}
}

// columnsOf returns the columns of a row, new ones included.
func (s *Survey) columnsOf(names []string) []*column {
	if len(names) == 0 {
		return nil
	}
	if s.head == &names[0] && s.size == len(names) {
		return s.last
	}
	s.last = make([]*column, len(names))
	for i, name := range names {
		c := s.byName[name]
		if c == nil {
			c = newColumn(name)
			s.byName[name] = c
			s.columns = append(s.columns, c)
			if named, ok := roleOfName(c.folded); ok && s.settled && isDateRole(named.role) {
				c.watchDates()
			}
		}
		s.last[i] = c
	}
	s.head, s.size = &names[0], len(names)
	return s.last
}

// settle chooses what is watched over all rows from here on: columns of dates,
// and pairs of columns that may be positions.
func (s *Survey) settle() {
	s.settled = true
	a, err := s.assign(s.opt)
	if err != nil { // Plan tells it
		a = &assignment{}
	}
	var lats, lons []string
	var pairs []*pair
	for _, c := range s.columns {
		role := a.roles[c.name]
		named, _ := roleOfName(c.folded)
		switch {
		case role == Latitude || named.role == Latitude:
			lats = append(lats, c.name)
		case role == Longitude || named.role == Longitude:
			lons = append(lons, c.name)
		case role == Position:
			pairs = append(pairs, &pair{cell: c.name, latFirst: s.formPosition(c)})
		case isDateRole(role) || isDateRole(named.role) || c.looksDated():
			c.watchDates()
		}
	}
	for _, lat := range lats {
		for _, lon := range lons {
			pairs = append(pairs, &pair{lat: lat, lon: lon})
		}
	}
	s.watch(pairs[:min(len(pairs), mostPairs)])
	s.first = nil
}

// watchDates begins to look at the dates of a column, from its first cell.
func (c *column) watchDates() {
	c.dates = &dates.Survey{}
	for _, value := range c.sample {
		c.dates.Add(value)
	}
}

// mostPairs bounds how many pairs are watched.
const mostPairs = 4

// watch looks at pairs from the first row on.
func (s *Survey) watch(pairs []*pair) {
	s.pairs = pairs
	for _, p := range pairs {
		for _, kept := range s.first {
			p.add(&rows.Row{Names: kept.names, Values: kept.values})
		}
	}
}

func isDateRole(r Role) bool { return r == When || r == Start || r == End }

// String says how much was looked at.
func (s *Survey) String() string {
	return fmt.Sprintf("%d rows, %d columns", s.rows, len(s.columns))
}
