package mapping

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo/ingest/coords"
)

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
	if lat != "" && lon != "" && s.doubtful(a, lat, lon) {
		a.keep(lat, "it may be a latitude: that is asked")
		a.keep(lon, "it may be a longitude: that is asked")
		a.questions = append(a.questions, areDegrees(s.byName[lat], s.byName[lon]))
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

// doubtful reports whether two columns are taken for a position by names such as
// x and y alone, with numbers as coarse as those of a chart.
func (s *Survey) doubtful(a *assignment, lat, lon string) bool {
	for _, name := range []string{lat, lon} {
		c := s.byName[name]
		if named, _ := roleOfName(c.folded); a.fixed(name) || !named.weak || named.rank == endingRank || !c.numeric() || fineDegrees(c) {
			return false
		}
	}
	return true
}

// askPositions asks about columns whose contents could be positions and whose
// names do not tell. Geometries that say themselves what they are are taken.
func (s *Survey) askPositions(a *assignment) {
	if pairs := s.namedPairs(a); len(pairs) > 1 {
		a.questions = append(a.questions, whichPair(pairs))
		return
	}
	geometries, cells := s.positionColumns(a)
	switch degrees := s.degreeColumns(a); {
	case len(geometries) == 1:
		a.give(geometries[0].name, Geometry, "its cells are geometries, and no other column has any")
	case len(geometries) > 1:
		a.questions = append(a.questions, whichPosition(Geometry, geometries))
	case len(degrees) == 2:
		a.questions = append(a.questions, areDegrees(degrees[0], degrees[1]))
	case len(cells) > 0:
		a.questions = append(a.questions, whichPosition(Position, cells))
	default:
		s.askMetres(a)
	}
}

// areDegrees asks whether two columns are a position.
func areDegrees(x, y *column) Question {
	q := Question{Text: fmt.Sprintf("Are %q and %q latitude and longitude?", x.name, y.name),
		Examples: []string{x.name + ": " + strings.Join(x.examples, ", "), y.name + ": " + strings.Join(y.examples, ", ")}}
	for _, both := range [][2]*column{{x, y}, {y, x}} {
		if both[0].degrees(90) && both[1].degrees(360) {
			q.Answers = append(q.Answers, mapped(fmt.Sprintf("yes, and %q is the longitude", both[1].name), "latitude="+both[0].name, "longitude="+both[1].name))
		}
	}
	q.Answers = append(q.Answers, mapped("no", "extra="+x.name, "extra="+y.name))
	return q
}

// namedPair is a latitude and a longitude whose names begin with the same words.
type namedPair struct{ lat, lon *column }

// namedPairs are the pairs such as "origin latitude" and "origin longitude".
func (s *Survey) namedPairs(a *assignment) []namedPair {
	var pairs []namedPair
	for _, lat := range s.columns {
		words, ok := strings.CutSuffix(lat.folded, " latitude")
		if !ok || a.roles[lat.name] != "" || !lat.degrees(90) {
			continue
		}
		for _, lon := range s.columns {
			if lon.folded == words+" longitude" && a.roles[lon.name] == "" && lon.degrees(360) {
				pairs = append(pairs, namedPair{lat, lon})
			}
		}
	}
	return pairs
}

// whichPair asks which of several positions of a row is its place.
func whichPair(pairs []namedPair) Question {
	q := Question{Text: "The rows have several positions. Which one says where it happened?"}
	var none []string
	for _, p := range pairs {
		q.Examples = append(q.Examples, fmt.Sprintf("%s: %s; %s: %s", p.lat.name, strings.Join(p.lat.examples, ", "), p.lon.name, strings.Join(p.lon.examples, ", ")))
		q.Answers = append(q.Answers, mapped(p.lat.name+" and "+p.lon.name, "latitude="+p.lat.name, "longitude="+p.lon.name))
		none = append(none, "extra="+p.lat.name, "extra="+p.lon.name)
	}
	q.Answers = append(q.Answers, mapped("none of them", none...))
	return q
}

// positionColumns are the columns without a role whose cells are geometries, and
// those whose cells could be a latitude and a longitude.
func (s *Survey) positionColumns(a *assignment) (geometries, cells []*column) {
	for _, c := range s.columns {
		role := a.roles[c.name]
		if role != "" && (role != Extra || a.fixed(c.name)) || c.texts+c.objects == 0 || c.geometries() < 0.8 {
			continue
		}
		switch {
		case c.share(isPair) < 0.2:
			geometries = append(geometries, c)
		case c.share(isFinePair) >= 0.8:
			cells = append(cells, c)
		}
	}
	return geometries, cells
}

// isPair says of a cell whether it holds a latitude and a longitude as text.
func isPair(value any) (yes, counts bool) {
	text, ok := value.(string)
	if !ok {
		return false, true
	}
	_, _, err := coords.Pair(text, false)
	return err == nil, !errors.Is(err, coords.ErrMissing)
}

// isFinePair says of a pair whether it is written as only positions are: with
// three decimals, or with degrees or directions.
func isFinePair(value any) (yes, counts bool) {
	yes, counts = isPair(value)
	return yes && finePair.MatchString(textOf(value)), counts
}

var finePair = regexp.MustCompile(`[.,]\d{3}|[°NSEWnsew]`)

// whichPosition asks whether a column is the position, or which of several.
func whichPosition(role Role, columns []*column) Question {
	q := Question{Text: fmt.Sprintf("Does %q say where it happened, latitude first?", columns[0].name)}
	if len(columns) > 1 {
		q.Text = "The rows have several positions. Which one says where it happened?"
	} else if role == Geometry {
		q.Text = fmt.Sprintf("Does %q say where it happened?", columns[0].name)
	}
	var none []string
	for _, c := range columns {
		q.Examples = append(q.Examples, c.name+": "+strings.Join(c.examples, ", "))
		q.Answers = append(q.Answers, mapped("the position is in "+c.name, string(role)+"="+c.name))
		none = append(none, "extra="+c.name)
	}
	q.Answers = append(q.Answers, mapped("no: the rows have no position", none...))
	return q
}

// askMetres says of columns of metres that they give no position.
func (s *Survey) askMetres(a *assignment) {
	var metres []string
	for _, c := range s.columns {
		if a.fixed(c.name) || !c.numeric() || max(-c.min, c.max) < 1000 || a.roles[c.name] != "" && a.roles[c.name] != Extra {
			continue
		}
		named, _ := roleOfName(c.folded)
		words := strings.Fields(c.folded)
		grid := slices.ContainsFunc(words, func(w string) bool { return slices.Contains(gridWords, w) })
		if grid || named.weak && (named.role == Latitude || named.role == Longitude) {
			metres = append(metres, c.name)
		}
	}
	if len(metres) < 2 {
		return
	}
	none := make([]string, len(metres))
	for i, name := range metres {
		none[i] = "extra=" + name
	}
	a.questions = append(a.questions, Question{
		Text:    fmt.Sprintf("%q and %q are metres of a projected grid, it seems, not degrees: they give the rows no position. Convert them to latitude and longitude (EPSG:4326) first, in QGIS or with ogr2ogr -t_srs EPSG:4326. Or import without them?", metres[0], metres[1]),
		Answers: []Answer{mapped("yes: the rows have no position but what the names of places tell", none...)},
	})
}

// gridWords are words in the names of columns of metres.
var gridWords = []string{"easting", "eastings", "northing", "northings", "utm", "utme", "utmn", "osgr", "osgb"}

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
