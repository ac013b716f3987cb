package dates

import (
	"fmt"
	"strings"

	"github.com/mapd/mapd/geo"
)

// Form is how the dates of a column are written. The zero Form knows nothing
// of the column: it reads what can be read in one way only. Make one of
// Options alone with FormOf, and of a column with a Survey.
type Form struct {
	Options
	// order is that of shapes whose order is open; "" is unknown.
	order [packed6 + 1]Order
	// damaged says that days and months of some dates seem to be exchanged.
	damaged bool
	// seasons and yearPairs say what YYYY-NN is beside a month.
	seasons, yearPairs bool
	// atMidnight says that all clock times are 00:00, which says nothing.
	atMidnight bool
	// lenient takes years that only the Thai calendar explains as such.
	lenient bool
}

// FormOf makes a Form of what is known beforehand, without looking at cells.
func FormOf(o Options) Form {
	f := Form{Options: o}
	switch o.Order {
	case DMY, MDY:
		f.order = [...]Order{triple: o.Order, tripleXX: o.Order, packed8: "", packed6: ""}
	case YMD:
		f.order = [...]Order{tripleXX: YMD, packed8: YMD, packed6: YMD}
	}
	if o.Calendar {
		f.order[packed8], f.order[packed6] = YMD, yearMonth
	}
	return f
}

// When reads one cell. clock is what stands beside the date and is not part of
// it: the clock time with its zone ("13:00:00Z"), or the word that makes a
// date rougher ("early" of "early 2024", which is read as 2024); empty if
// there is nothing. A cell without a date gives an unknown When. The day is
// the one that is written: no zone moves it; only seconds since 1970 are taken
// as UTC. The error says what is wrong with the cell.
//
// Whether a cell is read does not depend on the cells before it. It may be
// called by many goroutines.
func (f Form) When(value any) (when geo.When, clock string, err error) {
	text, isText := value.(string)
	if isText {
		text = strings.TrimSpace(text)
		if f.EDTF {
			return readWhole(text)
		}
		if when, clock, ok := f.isoDay(text); ok {
			return f.whole(when, clock), clock, nil
		}
	}
	c, err := read(value)
	if err != nil {
		return "", "", err
	}
	when, clock, err = f.cell(&c)
	if err != nil {
		return "", "", fmt.Errorf("%s: %w", quote(value), err)
	}
	return f.whole(when, clock), clock, nil
}

// whole takes the first day of a year or a month for all of it, if that is how
// the column is meant and no clock time stands beside it.
func (f *Form) whole(when geo.When, clock string) geo.When {
	if !f.WholeYears && !f.WholeMonths || len(when) != isoLength || !noTime(clock) {
		return when
	}
	if year, ok := strings.CutSuffix(string(when), "-01-01"); ok && f.WholeYears {
		return geo.When(year)
	}
	if month, ok := strings.CutSuffix(string(when), "-01"); ok && f.WholeMonths {
		return geo.When(month)
	}
	return when
}

// quote shows a cell in a message.
func quote(value any) string {
	if text, ok := value.(string); ok {
		return fmt.Sprintf("%q", text)
	}
	return cellText(value)
}

// readWhole reads an EDTF text.
func readWhole(text string) (geo.When, string, error) {
	if missing[text] {
		return "", "", nil
	}
	when, err := checked(geo.When(text))
	return when, "", err
}

// isoDay reads YYYY-MM-DD, with a clock time or not, at once.
func (f *Form) isoDay(text string) (when geo.When, clock string, ok bool) {
	if f.damaged {
		return "", "", false
	}
	if _, clock, ok = readISO(text); !ok {
		return "", "", false
	}
	return geo.When(text[:isoLength]), f.clockText(clock), true
}

// clockText leaves a clock time out that says nothing.
func (f *Form) clockText(clock string) string {
	if f.atMidnight && isMidnight(clock) {
		return ""
	}
	return clock
}

// cell reads a cell by the Form.
func (f *Form) cell(c *cell) (when geo.When, clock string, err error) {
	if c.missing || c.edtf != "" {
		return c.edtf, "", nil
	}
	from, clock, err := f.resolve(&c.from)
	if err != nil {
		return "", "", err
	}
	if c.clock != "" {
		clock = f.clockText(c.clock)
	}
	suffix := geo.When("")
	switch {
	case c.about && c.maybe:
		suffix = "%"
	case c.about:
		suffix = "~"
	case c.maybe:
		suffix = "?"
	}
	when = from.when() + suffix
	switch c.join {
	case joinLasted, joinBetween:
		to, _, err := f.resolve(&c.to)
		if err != nil {
			return "", "", err
		}
		join := Lasted
		if c.join == joinBetween {
			join = Between
		}
		when, err = join(when, to.when()+suffix)
		return when, clock, err
	case joinSince:
		when += "/.."
	case joinBefore, joinAfter:
		when, err = beyond(when, c.join)
	}
	return when, clock, err
}

// beyond returns what lies before or after a date.
func beyond(when geo.When, j join) (geo.When, error) {
	e, err := when.Extent(geo.OpenEnd)
	if err != nil {
		return "", err
	}
	if j == joinBefore {
		return checked(geo.When("[.." + (e.Start - 1).String() + "]"))
	}
	return checked(geo.When("[" + (e.End + 1).String() + "..]"))
}

// FromSpan reads a start and an end that stand in two columns of this Form:
// it lasted from start to end. See Lasted.
func (f Form) FromSpan(start, end any) (when geo.When, clock string, err error) {
	from, fromClock, err := f.When(start)
	if err != nil {
		return "", "", fmt.Errorf("start: %w", err)
	}
	to, toClock, err := f.When(end)
	if err != nil {
		return "", "", fmt.Errorf("end: %w", err)
	}
	when, err = Lasted(from, to)
	return when, strings.Trim(fromClock+"/"+toClock, "/"), err
}
