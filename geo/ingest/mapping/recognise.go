package mapping

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
)

// candidate is a column that may have a role.
type candidate struct {
	c    *column
	rank int
	weak bool
}

// recognise gives roles by names and contents to the columns that have none.
func (s *Survey) recognise(a *assignment, opt Options) {
	found := map[Role][]candidate{}
	var order []Role
	for _, c := range s.columns {
		named, ok := roleOfName(c.folded)
		if !ok || a.roles[c.name] != "" {
			continue
		}
		if named.role = named.role.byContent(c); named.role == "" {
			continue
		}
		if why := s.misfit(c, named); why != "" {
			a.keep(c.name, "%s", why)
			if !named.weak && (named.role == Latitude || named.role == Longitude || isDateRole(named.role)) && c.filled > 0 {
				a.find("%q is named like the %s, but %s (%s): it goes to extra.", c.name, named.role, why, strings.Join(c.examples, ", "))
			}
			continue
		}
		if found[named.role] == nil {
			order = append(order, named.role)
		}
		found[named.role] = append(found[named.role], candidate{c, named.rank, named.weak})
	}
	for _, role := range order {
		s.choose(a, role, found[role])
	}
	s.recogniseDates(a)
	s.recognisePositions(a)
	s.tidy(a)
}

// byContent corrects what a name says where the contents say better.
func (r Role) byContent(c *column) Role {
	few := c.values != nil && int64(len(c.values))*3 <= c.filled && len(c.values) <= 60
	switch {
	case c.objects*2 > c.filled && r != Geometry:
		if (r == Place || r == Position) && c.geometries() >= 0.8 {
			return Position
		}
		return ""
	case r == Place && c.texts > 0 && c.geometries() >= 0.8:
		return Position
	case r == SourceName && c.urls*2 > c.filled:
		return SourceURL
	case r == Title && few && (c.folded == "event" || c.folded == "incident" || c.folded == "事件"):
		return KindRole
	}
	return r
}

// choose gives a role to the best column, to all if it is one for many.
func (s *Survey) choose(a *assignment, role Role, candidates []candidate) {
	slices.SortStableFunc(candidates, func(x, y candidate) int { return cmp.Compare(x.rank, y.rank) })
	if !slices.Contains(many, role) && a.has(role) {
		for _, other := range candidates {
			a.keep(other.c.name, "%q is the %s", a.column(role), role)
		}
		return
	}
	best := candidates[0]
	for i, other := range candidates {
		switch {
		case i == 0 || slices.Contains(many, role):
			a.give(other.c.name, role, "its name")
		default:
			a.keep(other.c.name, "could be the %s too, but %q says it better", role, best.c.name)
			if isDateRole(role) || role == Latitude || role == Longitude || role == ID {
				a.find("Both %q and %q could be the %s: %q is taken, %q goes to extra. --map %s=COLUMN takes another.",
					best.c.name, other.c.name, role, best.c.name, other.c.name, role)
			}
		}
	}
}

// misfit says why the contents of a column do not fit what its name says, ""
// if they do.
func (s *Survey) misfit(c *column, n nameRole) string {
	if c.filled == 0 {
		return "it is empty"
	}
	text := c.texts > 0 || c.nested > 0
	switch n.role {
	case ID:
		if !c.tells() {
			return "its values come several times, so they do not name the rows"
		}
		if n.weak && c.numeric() {
			return "a mere number of the row does not name it in another file"
		}
	case Latitude, Longitude:
		return c.misfitDegrees(n)
	case When, Start, End:
		return s.misfitDate(c, n)
	case Year:
		if c.share(isYear) < 0.5 {
			return "most of its values are no years"
		}
	case Geometry, Position:
		if share := c.geometries(); share == 0 || n.weak && share < 0.5 {
			return "its values are no geometries"
		}
	case Country:
		if c.numeric() && !strings.Contains(c.folded, "iso") && !strings.Contains(c.folded, "m49") {
			return "numbers for countries are counted in many ways; --map country=COLUMN takes them as ISO 3166-1"
		}
		if !c.countries() {
			return "most of its values are no countries"
		}
	case Radius:
		if !c.numeric() || c.min < 0 {
			return "its values are no metres"
		}
	case SourceURL:
		if c.urls*2 < c.filled {
			return "most of its values are no addresses"
		}
	case Title, Summary, Place, SourceName:
		if !text {
			return "its values are no words"
		}
	case Confident, PlacePrec, DatePrecision, Lang:
		return c.misfitWords(n.role)
	}
	if n.role.isFigure() && c.numbers*2 < c.filled {
		return "its values are no numbers"
	}
	return ""
}

// misfitDegrees says why a column is no latitude or longitude. A clear name
// counts though some of the cells are wrong: their rows are refused.
func (c *column) misfitDegrees(n nameRole) string {
	bound := 360.0
	if n.role == Latitude {
		bound = 90
	}
	small := c.numeric() && c.whole == c.numbers && c.max-c.min < 3
	if n.weak && (!c.degrees(bound) || small) || !n.weak && !c.numeric() && c.readDegrees() == 0 {
		return "its values are no degrees"
	}
	return ""
}

// misfitDate says why a column named like a date is none.
func (s *Survey) misfitDate(c *column, n nameRole) string {
	if c.native == c.filled && c.whole == 0 && c.numbers == 0 {
		return "its values are no dates"
	}
	d := c.dated(optionsOfDates(s.opt, nil))
	present := d.Cells - d.Missing
	if present > 0 && d.Dated*2 < present {
		return "its values are no dates"
	}
	if n.weak && d.Numbers*2 > d.Dated {
		return "its values are mere numbers"
	}
	return ""
}

// misfitWords says why a column of codes cannot be used.
func (c *column) misfitWords(role Role) string {
	known := map[Role]func(string) bool{
		Confident:     func(w string) bool { return slices.Contains(geo.Confidences, geo.Confidence(strings.ToLower(w))) },
		PlacePrec:     func(w string) bool { return precisionWord(w) != "" },
		DatePrecision: func(w string) bool { return datePrecisionWord(w) != "" },
		Lang:          languageTag,
	}[role]
	for value := range c.values {
		if !known(value) {
			return fmt.Sprintf("what %q means is not known; a profile can say it", value)
		}
	}
	if c.values == nil {
		return "it has too many different values"
	}
	return ""
}

// countries reports whether most different values are countries.
func (c *column) countries() bool {
	var reader countryReader
	read, tried := 0, 0
	for value := range c.values {
		if tried++; reader.read(value) != nil {
			read++
		}
	}
	return tried == 0 || read*2 >= tried
}

// recogniseDates settles what says when a row happened, in this order: a date,
// a start with its end, year with month and day. What is not needed is kept.
func (s *Survey) recogniseDates(a *assignment) {
	if a.has(When) && a.has(Start) {
		a.find("%q is taken as the date, %q goes to extra. --map extra=%s --map start=%s takes the span.",
			a.column(When), a.column(Start), a.column(When), a.column(Start))
		for _, role := range []Role{Start, End} {
			if name := a.column(role); name != "" && !a.fixed(name) {
				a.keep(name, "%q is the date", a.column(When))
			}
		}
	} else if a.has(When) && a.has(End) {
		a.find("It is taken to have lasted from %q to %q. --map extra=%s leaves the end out.", a.column(When), a.column(End), a.column(End))
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
		for _, role := range []Role{Year, Month, Day} {
			if name := a.column(role); name != "" && !a.fixed(name) {
				a.keep(name, "%s", why)
			}
		}
	}
}

// askDates takes the one column whose cells are dates, and asks where a guess
// would put events on the wrong day.
func (s *Survey) askDates(a *assignment) {
	var happened, later []*column
	for _, c := range s.columns {
		role := a.roles[c.name]
		if role != "" && role != Extra || role == Extra && a.fixed(c.name) || !c.looksDated() {
			continue
		}
		if laterNames()[c.folded] {
			later = append(later, c)
		} else {
			happened = append(happened, c)
		}
	}
	if len(happened) == 1 {
		a.give(happened[0].name, When, "its cells are dates, and no other column has any")
		return
	}
	if len(happened)+len(later) == 0 {
		return
	}
	q := Question{Text: "Which column says when it happened?"}
	if len(happened) == 0 {
		q.Text = "No column says when it happened, only when it became known or was written. Is that to be the date?"
	}
	for _, c := range append(happened, later...) {
		q.Examples = append(q.Examples, c.name+": "+strings.Join(c.examples, ", "))
		q.Answers = append(q.Answers, Answer{"map", "when=" + c.name, "the date is in " + c.name})
	}
	c := append(happened, later...)[0]
	if len(happened)+len(later) == 1 {
		q.Answers = append(q.Answers, Answer{"map", "extra=" + c.name, "no: the rows have no date"})
	}
	a.questions = append(a.questions, q)
}

// recognisePositions settles where rows are. Both halves of a position are
// needed; what a guess would be is asked.
func (s *Survey) recognisePositions(a *assignment) {
	lat, lon := a.column(Latitude), a.column(Longitude)
	if s.located > 0 {
		for _, role := range []Role{Latitude, Longitude, Geometry, Position} {
			if name := a.column(role); name != "" && !a.fixed(name) {
				a.keep(name, "the rows have a geometry of their own")
			}
		}
		return
	}
	if lat != "" && lon != "" {
		for _, role := range []Role{Geometry, Position} {
			if name := a.column(role); name != "" && !a.fixed(name) {
				a.keep(name, "latitude and longitude stand in columns of their own")
			}
		}
		return
	}
	if s.otherHalf(a, lat, lon) {
		return
	}
	for _, half := range []string{lat, lon} {
		if half != "" {
			a.find("%q is half a position: the other half was not found. --map latitude=COLUMN --map longitude=COLUMN name both.", half)
			a.keep(half, "half a position: the other half was not found")
		}
	}
	if !a.has(Geometry) && !a.has(Position) {
		s.askPositions(a)
	}
}

// otherHalf completes a position of which the user named one half, if there is
// only one column that can be the other.
func (s *Survey) otherHalf(a *assignment, lat, lon string) bool {
	told, role := lat, Longitude
	if told == "" {
		told, role = lon, Latitude
	}
	if told == "" || !a.fixed(told) {
		return false
	}
	if rest := s.degreeColumns(a); len(rest) == 1 {
		a.give(rest[0].name, role, "the only other column that can be the %s to %q", role, told)
		return true
	}
	return false
}

// degreeColumns are the columns without a role whose numbers could be degrees.
func (s *Survey) degreeColumns(a *assignment) []*column {
	var degrees []*column
	for _, c := range s.columns {
		role := a.roles[c.name]
		free := role == "" || role == Extra && !a.fixed(c.name)
		if free && c.numeric() && c.filled >= 3 && c.whole*10 < c.numbers && c.degrees(180) && fineDegrees(c) {
			degrees = append(degrees, c)
		}
	}
	return degrees
}

// askPositions asks about two columns whose numbers could be degrees and whose
// names do not tell.
func (s *Survey) askPositions(a *assignment) {
	degrees := s.degreeColumns(a)
	if len(degrees) != 2 {
		return
	}
	x, y := degrees[0], degrees[1]
	q := Question{Text: fmt.Sprintf("Are %q and %q latitude and longitude?", x.name, y.name),
		Examples: []string{x.name + ": " + strings.Join(x.examples, ", "), y.name + ": " + strings.Join(y.examples, ", ")}}
	for _, both := range [][2]*column{{x, y}, {y, x}} {
		if both[0].degrees(90) {
			q.Answers = append(q.Answers, Answer{"map", "latitude=" + both[0].name, fmt.Sprintf("yes, and %q is the longitude", both[1].name)})
		}
	}
	q.Answers = append(q.Answers, Answer{"map", "extra=" + x.name, "no"})
	a.questions = append(a.questions, q)
}

// fineDegrees reports whether the sampled numbers mostly have three decimals or
// more, as positions have and measurements mostly have not.
func fineDegrees(c *column) bool {
	fine, all := 0, 0
	for _, value := range c.sample {
		if n, ok := plainNumber(textOf(value)); ok {
			if all++; n.decimals >= 3 {
				fine++
			}
		}
	}
	return fine*2 > all
}

// tidy gives the roles that depend on others.
func (s *Survey) tidy(a *assignment) {
	if sub := a.column(SubKind); sub != "" && !a.has(KindRole) {
		a.give(sub, KindRole, "its name")
	}
	for _, c := range s.columns {
		role := a.roles[c.name]
		if role.isFigure() && a.why[c.name] == "its name" {
			a.why[c.name] = "its name and its numbers"
		}
	}
}
