package mapping

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/coords"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// placeRemedy is what helps a position that cannot be used.
const placeRemedy = "correct it, or empty the cells to have the place looked up by its name"

// locate says where the row happened: by its position, else by the names of
// the place, else by its country.
func (m *making) locate() *Reject {
	m.inCountries()
	g, notes, err := m.geometry(m.row)
	if err != nil {
		return &Reject{m.positionColumn(), err.Error(), placeRemedy}
	}
	for _, n := range notes {
		m.note("%s", n)
	}
	m.event.Place, _ = shortened(oneLine(m.smallestPart()), titleRunes)
	if g == nil {
		return m.lookUp()
	}
	rule, reject := m.rule(g)
	if reject != nil {
		return reject
	}
	return m.put(g, rule)
}

// positionColumn names the column at fault for a position.
func (m *making) positionColumn() string {
	for _, i := range []int{m.lat, m.lon, m.position, m.geom} {
		if i >= 0 && !m.empty(m.cells[i]) {
			return m.names[i]
		}
	}
	return ""
}

// geometry reads where a row is; nil if it does not say.
func (b *binding) geometry(row *rows.Row) (orb.Geometry, []coords.Note, error) {
	cells := row.Values
	if b.lat >= 0 && b.lon >= 0 {
		lat, lon := b.value(cells, b.lat), b.value(cells, b.lon)
		if lat != nil || lon != nil {
			p, notes, err := coords.Point(lat, lon)
			return found(p, notes, err)
		}
	}
	switch {
	case b.position >= 0 && !b.empty(cells[b.position]):
		if text, ok := cells[b.position].(string); ok && b.plan.opt.Swap {
			p, notes, err := coords.Pair(text, true)
			return found(p, notes, err)
		}
		if list, ok := cells[b.position].([]any); ok && len(list) == 2 && b.plan.latFirst {
			p, notes, err := coords.Point(list[0], list[1])
			return found(p, notes, err)
		}
		g, notes, err := coords.Value(cells[b.position])
		return found(g, notes, err)
	case b.geom >= 0 && !b.empty(cells[b.geom]):
		g, notes, err := coords.Value(cells[b.geom])
		if err != nil {
			return found(nil, notes, err)
		}
		return checked(g, notes)
	case row.Geometry != nil:
		return checked(row.Geometry, nil)
	}
	return nil, nil, nil
}

// found tells cells that say "unknown" from those that cannot be read.
func found(g orb.Geometry, notes []coords.Note, err error) (orb.Geometry, []coords.Note, error) {
	if errors.Is(err, coords.ErrMissing) {
		return nil, notes, nil
	}
	if err != nil {
		return nil, nil, err
	}
	return g, notes, nil
}

// checked refuses geometries that cannot be, and points that stand for none.
func checked(g orb.Geometry, notes []coords.Note) (orb.Geometry, []coords.Note, error) {
	if p, ok := g.(orb.Point); ok {
		p, more, err := coords.Point(p.Lat(), p.Lon())
		return found(p, append(notes, more...), err)
	}
	if err := coords.Check(g); err != nil {
		return nil, nil, err
	}
	return g, notes, nil
}

// inCountries reads the columns of countries; what is no country is kept.
func (m *making) inCountries() {
	for _, i := range m.binding.countries {
		text := m.text(m.cells, i)
		if text == "" {
			continue
		}
		codes := m.plan.countries.read(text)
		if codes == nil {
			m.extraCell(i)
			continue
		}
		if len(m.event.Countries) == 0 {
			m.event.Countries = codes // shared with other rows
		} else if !slices.Equal(m.event.Countries, codes) {
			m.event.Countries = sortedCodes(slices.Concat(m.event.Countries, codes))
		}
	}
}

// rule says how exactly the position is known: by a code, a radius, what the
// user or the profile says, else by how it is written.
func (m *making) rule(g orb.Geometry) (PlaceRule, *Reject) {
	places := &m.plan.profile.Places
	if code := m.text(m.cells, m.precision); code != "" {
		if rule, ok := m.plan.codes[strings.ToLower(code)]; ok {
			return rule, nil
		}
		if p := precisionWord(code); p != "" && len(places.Codes) == 0 {
			return m.widened(wordRule(code)), nil
		}
		if len(places.Codes) > 0 {
			return PlaceRule{}, &Reject{m.names[m.precision], fmt.Sprintf("what %q says of the place is not known to the profile %s", code, m.plan.Profile), "correct the code, or empty the cell"}
		}
	}
	if metres, ok := floatOf(m.value(m.cells, m.radius)); ok && metres > 0 && !math.IsInf(metres, 0) {
		unit := places.RadiusUnit
		if unit == 0 {
			unit = 1
		}
		return ruleByRadius(metres * unit), nil
	}
	switch {
	case m.plan.opt.Precision != "":
		rule := wordRule(string(m.plan.opt.Precision))
		if m.plan.opt.RadiusM > 0 {
			rule.RadiusM = m.plan.opt.RadiusM
		}
		return rule, nil
	case places.Default.Precision != "":
		return places.Default, nil
	}
	return m.ruleByWriting(g), nil
}

// widened takes the radius of the row for a precision in words.
func (m *making) widened(rule PlaceRule) PlaceRule {
	if metres, ok := floatOf(m.value(m.cells, m.radius)); ok && metres > 0 && rule.Precision != geo.InCountry && !math.IsInf(metres, 0) {
		rule.RadiusM = metres
	}
	return rule
}

// ruleByWriting goes by how many decimals a position is written with.
func (m *making) ruleByWriting(g orb.Geometry) PlaceRule {
	if m.lat >= 0 && m.lon >= 0 && m.row.Geometry == nil {
		return ruleByDecimals(max(decimalsOf(m.cells[m.lat]), decimalsOf(m.cells[m.lon])))
	}
	if p, ok := g.(orb.Point); ok && m.row.Geometry != nil {
		return ruleByDecimals(max(decimalsOf(p[0]), decimalsOf(p[1])))
	}
	return ruleByDecimals(3)
}

// put stores a position. What is known by country only gets none: the cells
// are kept as they are.
func (m *making) put(g orb.Geometry, rule PlaceRule) *Reject {
	if rule.Precision == geo.InCountry {
		m.event.Precision = geo.InCountry
		for _, i := range []int{m.lat, m.lon, m.position, m.geom} {
			if i >= 0 {
				m.extraCell(i)
			}
		}
		return nil
	}
	m.event.Precision, m.event.RadiusM = rule.Precision, rule.RadiusM
	switch g := g.(type) {
	case orb.Point:
		m.event.Points = orb.MultiPoint{g}
		return nil
	case orb.MultiPoint:
		m.event.Points = distinct(g)
		return nil
	}
	p, err := coords.Representative(g)
	if err != nil {
		return &Reject{m.positionColumn(), err.Error(), placeRemedy}
	}
	m.event.Points = orb.MultiPoint{p}
	if far := reach(g, p); far > m.event.RadiusM {
		wide := ruleByRadius(far)
		m.event.RadiusM = far
		if slices.Index(geo.Precisions, wide.Precision) > slices.Index(geo.Precisions, rule.Precision) {
			m.event.Precision = wide.Precision
		}
	}
	m.extra("geometry", asGeoJSON(g))
	return nil
}

// distinct leaves positions out that came before.
func distinct(points orb.MultiPoint) orb.MultiPoint {
	seen := make(map[orb.Point]bool, len(points))
	out := make(orb.MultiPoint, 0, len(points))
	for _, p := range points {
		if !seen[p] {
			seen[p] = true
			out = append(out, p)
		}
	}
	return out
}

// smallestPart is the name of the place, else of the smallest area that is
// named.
func (m *making) smallestPart() string {
	for _, i := range m.binding.places {
		if text := m.text(m.cells, i); text != "" {
			return text
		}
	}
	return ""
}

// placeText joins the names of the place, each once, the smallest part first.
func (m *making) placeText() string {
	var parts []string
	for _, i := range m.binding.places {
		if text := oneLine(m.text(m.cells, i)); text != "" && !slices.Contains(parts, text) {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, ", ")
}
