package mapping

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/dates"
)

// recogniseDates settles what says when a row happened, in this order: a date,
// a start with its end, year with month and day. What is not needed is kept.
func (s *Survey) recogniseDates(a *assignment) {
	if a.has(When) && a.has(Start) {
		a.find("%q is taken as the date, %q goes to extra. %s takes the span.",
			a.column(When), a.column(Start), mapped("", "extra="+a.column(When), "start="+a.column(Start)))
		for _, role := range []Role{Start, End} {
			if name := a.column(role); name != "" && !a.fixed(name) {
				a.keep(name, "%q is the date", a.column(When))
			}
		}
	} else if a.has(When) && a.has(End) {
		a.find("It is taken to have lasted from %q to %q. %s leaves the end out.", a.column(When), a.column(End), mapped("", "extra="+a.column(End)))
	}
	if end := a.column(End); end != "" && !a.has(When) && !a.has(Start) && !a.fixed(end) {
		if named, _ := roleOfName(s.byName[end].folded); named.rank == endingRank {
			delete(a.roles, end) // an end of something else, it may be
		}
	}
	dated := a.has(When) || a.has(Start) || a.has(End)
	if !dated && !a.has(Year) {
		s.askDates(a)
	}
	why := "the date stands elsewhere"
	if !dated {
		why = "no year goes with it"
	}
	if dated || !a.has(Year) {
		for _, role := range []Role{Year, Month, Day, EndYear, EndMonth, EndDay} {
			if name := a.column(role); name != "" && !a.fixed(name) {
				a.keep(name, "%s", why)
			}
		}
	}
}

// filledIn reports whether a column says when a survey form was filled in: some
// other column tells the form.
func (s *Survey) filledIn(c *column) bool {
	return formTimes()[c.folded] && s.isForm()
}

func (s *Survey) isForm() bool {
	return slices.ContainsFunc(s.columns, func(c *column) bool { return formMarks()[c.folded] })
}

// formPosition is the folded name of the column in which KoboToolbox gives
// positions as lists, the latitude first.
const formPosition = "geolocation"

func (s *Survey) formPosition(c *column) bool {
	return c.folded == formPosition && c.nested*2 > c.filled && c.objects == 0 && s.isForm()
}

// askDates takes the one column whose cells are dates, and asks where a guess
// would put events on the wrong day.
func (s *Survey) askDates(a *assignment) {
	var happened, later []*column
	for _, c := range s.columns {
		role := a.roles[c.name]
		switch {
		case role != "" && role != Extra || role == Extra && a.fixed(c.name) || !c.looksDated():
		case saysLater(c.folded) || s.filledIn(c):
			later = append(later, c)
		default:
			happened = append(happened, c)
		}
	}
	switch {
	case len(happened) == 1:
		a.give(happened[0].name, When, "its cells are dates, and no other column has any")
	case len(happened) > 1:
		a.questions = append(a.questions, whichDate(happened, later))
	case len(later) > 0:
		a.questions = append(a.questions, knownLater(later))
	}
}

// whichDate asks which of several columns has the date, and whether two of them
// are its start and its end.
func whichDate(happened, later []*column) Question {
	q := Question{Text: "Which column says when it happened?"}
	if len(happened) == 2 && follows(happened[0], happened[1]) {
		from, to := happened[0].name, happened[1].name
		q.Answers = append(q.Answers, mapped(fmt.Sprintf("both: it lasted from %s to %s", from, to), "start="+from, "end="+to))
	}
	q.answerEach(append(happened, later...))
	return q
}

// follows reports whether dates of one column can be the starts to ends in the
// other: none is later, some are earlier, as far as the first rows tell.
func follows(from, to *column) bool {
	starts, ends := from.dated(dates.Options{}).Form, to.dated(dates.Options{}).Form
	some := false
	for i := range min(len(from.sample), len(to.sample)) {
		a, _, err := starts.When(from.sample[i])
		b, _, err2 := ends.When(to.sample[i])
		if err != nil || err2 != nil || a == "" || b == "" {
			continue
		}
		start, err := a.Extent(geo.OpenEnd)
		end, err2 := b.Extent(geo.OpenEnd)
		if err != nil || err2 != nil || end.End < start.Start {
			return false
		}
		some = some || end.End > start.End
	}
	return some
}

// knownLater asks whether a date of reporting may stand for the date.
func knownLater(later []*column) Question {
	q := Question{Text: "No column says when it happened, only when it became known or was written. Is that to be the date?"}
	q.answerEach(later)
	undated := make([]string, len(later))
	for i, c := range later {
		undated[i] = "extra=" + c.name
	}
	q.Answers = append(q.Answers, mapped("no: the rows have no date", undated...))
	return q
}

// answerEach adds the columns as answers.
func (q *Question) answerEach(columns []*column) {
	for _, c := range columns {
		q.Examples = append(q.Examples, c.name+": "+strings.Join(c.examples, ", "))
		q.Answers = append(q.Answers, mapped("the date is in "+c.name, "when="+c.name))
	}
}
