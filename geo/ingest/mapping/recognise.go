package mapping

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/fold"
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
		if s.filledIn(c) {
			a.keep(c.name, "when the form was filled in")
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
	case r == Position && c.nested*2 > c.filled && c.objects == 0 && c.folded != "coordinates" && c.folded != formPosition:
		return "" // in a list either may stand first
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
	slices.SortStableFunc(candidates, func(x, y candidate) int {
		if role == Place && s.sparse(x.c) != s.sparse(y.c) { // remarks on few places, beside the town of all
			return cmp.Compare(y.c.filled, x.c.filled)
		}
		return cmp.Compare(x.rank, y.rank)
	})
	if !slices.Contains(many, role) && a.has(role) {
		for _, other := range candidates {
			a.keep(other.c.name, "%q is the %s", a.column(role), role)
		}
		return
	}
	best := candidates[0]
	if best.rank == endingRank && len(candidates) > 1 && (role == Latitude || role == Longitude || role == Position || isDateRole(role)) {
		return // several places or spans in a row: it is asked which counts
	}
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

// sparse reports whether a column is empty in most rows.
func (s *Survey) sparse(c *column) bool { return c.filled*2 < s.rows }

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
	case Year, Month, Day, EndYear, EndMonth, EndDay:
		return c.misfitPart(n.role)
	case Admin1, Admin2, Admin3:
		switch {
		case c.numeric():
			return "its values are no words"
		case c.share(isWorldPart) >= 0.5:
			return "its values are parts of the world"
		}
	case Geometry, Position:
		if s.formPosition(c) {
			return ""
		}
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
	if n.role.isFigure() && c.numbers*2 < c.filled && c.share(isAmount) < 0.5 {
		return "its values are no numbers"
	}
	return ""
}

// misfitPart says why a column is no part of a date.
func (c *column) misfitPart(role Role) string {
	is := map[Role]func(any) (bool, bool){Year: isYear, EndYear: isYear, Month: isMonth, EndMonth: isMonth, Day: isDay, EndDay: isDay}[role]
	if c.share(is) < 0.5 {
		return "most of its values are no " + strings.TrimPrefix(string(role), "end_") + "s"
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

// isWorldPart says of a cell whether it names a part of the world.
func isWorldPart(value any) (yes, counts bool) { return partsNamed()[fold.Text(textOf(value))], true }

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
