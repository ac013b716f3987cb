package dates

import (
	"fmt"
	"strings"

	"github.com/mapd/mapd/geo"
)

// Form is how the dates of a column are written. The zero Form knows nothing
// of the column: it reads what can be read in one way only.
type Form struct {
	options Options
}

// String says in English how the dates are written: "day first".
func (f Form) String() string { return string(f.options.Order) }

// When reads one cell. clock is what stands beside the date and is not part of
// it: the clock time with its zone ("13:00:00Z"), or words that make the date
// rougher ("early"); empty if there is nothing. A cell without a date gives
// an unknown When. The error says what is wrong with the text.
//
// Whether a cell is read does not depend on the cells before it. It may be
// called by many goroutines.
func (f Form) When(value any) (when geo.When, clock string, err error) {
	text, ok := value.(string)
	if !ok {
		return "", "", fmt.Errorf("%v is no text", value)
	}
	when = geo.When(strings.TrimSpace(text))
	_, err = when.Extent(geo.OpenEnd)
	return when, "", err
}

// FromSpan reads a start and an end that stand in two columns of this Form:
// it lasted from start to end. See Lasted. A missing end leaves the start
// alone, a missing start leaves it open.
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
