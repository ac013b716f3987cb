package mapping

import (
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/dates"
)

// dateRemedy is what helps a date that cannot be read.
const dateRemedy = "correct it, or empty the cell if the date is not known"

// date reads when the row happened. A row without a date has an unknown one;
// a cell beside which a clock time or a word stands is kept as it is.
func (m *making) date() *Reject {
	when, column, err := m.rawDate()
	if err == nil && m.datePrecision >= 0 && when != "" {
		if p, reject := m.datePrec(); reject != nil {
			return reject
		} else if p != "" {
			when, err = dates.WithPrecision(when, p)
		}
	}
	if err != nil {
		return &Reject{m.names[column], err.Error(), dateRemedy}
	}
	m.event.When = when
	return nil
}

// rawDate reads the columns of the date.
func (m *making) rawDate() (when geo.When, column int, err error) {
	switch {
	case m.when >= 0 && m.end >= 0:
		return m.span(m.when, m.end, m.form)
	case m.when >= 0:
		when, err = m.cellDate(m.when, m.form)
		return when, m.when, err
	case m.start >= 0 || m.end >= 0:
		return m.span(m.start, m.end, m.startForm)
	case m.year >= 0:
		return m.partsDate()
	}
	return "", 0, nil
}

// partsDate reads year, month and day in columns of their own, and those of the
// end where there are any.
func (m *making) partsDate() (when geo.When, column int, err error) {
	from, err := dates.FromParts(m.value(m.cells, m.year), m.value(m.cells, m.month), m.value(m.cells, m.day))
	if err != nil || m.endYear < 0 {
		return from, m.year, err
	}
	to, err := dates.FromParts(m.value(m.cells, m.endYear), m.value(m.cells, m.endMonth), m.value(m.cells, m.endDay))
	if err == nil {
		when, err = m.join(from, to)
	}
	return when, m.endYear, err
}

// join makes one date of a start and an end.
func (m *making) join(from, to geo.When) (geo.When, error) {
	if m.plan.profile.Dates.Span == "between" {
		return dates.Between(from, to)
	}
	return dates.Lasted(from, to)
}

// cellDate reads one cell.
func (m *making) cellDate(i int, form dates.Form) (geo.When, error) {
	value := m.value(m.cells, i)
	if value == nil {
		return "", nil
	}
	when, clock, err := form.When(value)
	if clock != "" {
		m.extraCell(i)
	}
	return when, err
}

// span reads a start and an end.
func (m *making) span(start, end int, form dates.Form) (when geo.When, column int, err error) {
	var from, to geo.When
	if start >= 0 {
		if from, err = m.cellDate(start, form); err != nil {
			return "", start, err
		}
	}
	if end >= 0 {
		if to, err = m.cellDate(end, m.endForm); err != nil {
			return "", end, err
		}
	}
	when, err = m.join(from, to)
	return when, max(start, end), err
}

// datePrec reads the code for how exact the date is.
func (m *making) datePrec() (dates.Precision, *Reject) {
	value := m.value(m.cells, m.datePrecision)
	if value == nil {
		return "", nil
	}
	var p dates.Precision
	var err error
	switch m.plan.profile.Dates.Precision {
	case "acled":
		p, err = dates.ACLED(value)
	case "ucdp":
		p, err = dates.UCDP(value)
	default:
		p = datePrecisionWord(textOf(value))
	}
	if err != nil {
		return "", &Reject{m.names[m.datePrecision], err.Error(), "correct the code, or empty the cell"}
	}
	return p, nil
}
