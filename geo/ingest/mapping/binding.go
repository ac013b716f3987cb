package mapping

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo/fold"
	"github.com/mapd/mapd/geo/ingest/dates"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// binding is where in a row the columns of a plan stand. Rows of formats with
// a header share one.
type binding struct {
	plan  *Plan
	names []string
	// keys are the names under which columns are kept in extra, asText those
	// that stay text there.
	keys   []string
	asText []bool
	// single is where the column of a role stands, -1 if there is none.
	id, kind, sub, title, summary, when, start, end, year, month, day int
	endYear, endMonth, endDay                                         int
	datePrecision, lat, lon, position, geom, precision, radius        int
	confidence, hotspots, lang                                        int
	places                                                            []int // the smallest part first
	countries, actors, sources, urls, titles, notes, kept             []int
	figures                                                           []*figureColumns
	byName                                                            []int // the columns of values, in the order of their names
	form, startForm, endForm                                          dates.Form
	titleForm                                                         []titlePart
}

// bind finds the columns of a row.
func (p *Plan) bind(row *rows.Row) *binding {
	if len(row.Names) == 0 {
		return p.newBinding(nil)
	}
	b := p.last.Load()
	if b != nil && len(b.names) == len(row.Names) && (&b.names[0] == &row.Names[0] || slices.Equal(b.names, row.Names)) {
		return b
	}
	b = p.newBinding(row.Names)
	p.last.Store(b)
	return b
}

func (p *Plan) newBinding(names []string) *binding {
	b := &binding{plan: p, names: names}
	singles := b.singles()
	for _, i := range singles {
		*i = -1
	}
	parts := map[Role]int{}
	b.keys, b.asText = make([]string, len(names)), make([]bool, len(names))
	for i, name := range names {
		b.keys[i] = clean(cmp.Or(p.labels[name], name))
		b.asText[i] = p.typed || p.text[fold.Text(b.keys[i])]
		role := p.roles[name]
		if single, ok := singles[role]; ok {
			*single = i
		}
		b.place(i, name, role, parts)
	}
	for _, role := range []Role{Place, Admin3, Admin2, Admin1} {
		if i, ok := parts[role]; ok {
			b.places = append(b.places, i)
		}
	}
	if p.opt.Swap {
		b.lat, b.lon = b.lon, b.lat
	}
	for i := range names {
		if i != b.lat && i != b.lon && i != b.geom && i != b.position {
			b.byName = append(b.byName, i)
		}
	}
	slices.SortFunc(b.byName, func(x, y int) int { return cmp.Compare(names[x], names[y]) })
	slices.SortFunc(b.figures, func(x, y *figureColumns) int { return cmp.Compare(x.measure+x.unit, y.measure+y.unit) })
	b.titleForm = titleParts(p.profile.TitleForm, names)
	return b
}

// singles are the members for roles that one column has.
func (b *binding) singles() map[Role]*int {
	return map[Role]*int{ID: &b.id, KindRole: &b.kind, SubKind: &b.sub, Title: &b.title, Summary: &b.summary,
		When: &b.when, Start: &b.start, End: &b.end, Year: &b.year, Month: &b.month, Day: &b.day,
		EndYear: &b.endYear, EndMonth: &b.endMonth, EndDay: &b.endDay,
		DatePrecision: &b.datePrecision, Latitude: &b.lat, Longitude: &b.lon, Position: &b.position, Geometry: &b.geom,
		PlacePrec: &b.precision, Radius: &b.radius, Confident: &b.confidence, HotspotIDs: &b.hotspots, Lang: &b.lang}
}

// place enters the column at i. What is kept as it is beside its role are parts
// of places, actors and codes: a record has no members for them.
func (b *binding) place(i int, name string, role Role, parts map[Role]int) {
	switch role {
	case When:
		b.form = b.plan.forms[name]
	case Start:
		b.startForm = b.plan.forms[name]
	case End:
		b.endForm = b.plan.forms[name]
	case Place:
		parts[role] = i
	case Admin1, Admin2, Admin3:
		parts[role] = i
		b.kept = append(b.kept, i)
	case Country:
		b.countries = append(b.countries, i)
	case Actor:
		b.actors = append(b.actors, i)
		b.kept = append(b.kept, i)
	case SourceName:
		b.sources = append(b.sources, i)
	case SourceURL:
		b.urls = append(b.urls, i)
	case SourceTitle:
		b.titles = append(b.titles, i)
	case Notes:
		b.notes = append(b.notes, i)
	case Extra, Time, "", PlacePrec, DatePrecision:
		b.kept = append(b.kept, i)
	default:
		if role.isFigure() {
			b.placeFigure(i, name, role)
		}
	}
}

// placeFigure enters a column of a figure.
func (b *binding) placeFigure(i int, name string, role Role) {
	r, _ := parseFigure(role) // it has been checked
	f := b.plan.newFigure(r)
	for _, known := range b.figures {
		if known.measure == f.measure && known.unit == f.unit && *known.bound(r.bound) < 0 {
			f = known
		}
	}
	if f.names == nil {
		b.figures = append(b.figures, f)
	}
	*f.bound(r.bound) = i
	f.columns = append(f.columns, i)
	f.names = append(f.names, name)
}

// empty reports whether a cell holds nothing.
func (b *binding) empty(value any) bool {
	switch v := value.(type) {
	case nil:
		return true
	case string:
		text := strings.TrimSpace(v)
		return text == "" || len(b.plan.missing) > 0 && b.plan.missing[text]
	case int64, float64:
		return len(b.plan.missing) > 0 && b.plan.missing[textOf(v)]
	}
	return false
}

// text is the text in a column, empty if there is none or no such column.
func (b *binding) text(cells []any, i int) string {
	if i < 0 || b.empty(cells[i]) {
		return ""
	}
	return textOf(cells[i])
}

// value is what stands in a column, nil if nothing.
func (b *binding) value(cells []any, i int) any {
	if i < 0 || b.empty(cells[i]) {
		return nil
	}
	return cells[i]
}

// all are the texts in several columns, without empty ones.
func (b *binding) all(cells []any, columns []int) []string {
	if len(columns) == 0 {
		return nil
	}
	out := make([]string, 0, len(columns))
	for _, i := range columns {
		if text := b.text(cells, i); text != "" {
			out = append(out, text)
		}
	}
	return out
}
