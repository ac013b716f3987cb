package mapping

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/fold"
	"github.com/mapd/mapd/geo/ingest/dates"
)

// Plan says how rows become records. It may be used by many goroutines.
type Plan struct {
	// Profile is the name of the profile in use, empty if there is none.
	Profile string
	// Defaults are what the profile says of the dataset.
	Defaults DatasetDefaults
	// Columns are all columns in the order of the table.
	Columns []Column
	// Dates says in words how dates are read; empty if there are none.
	Dates string
	// Findings are remarks for the user, each an English sentence.
	Findings []string
	// Questions are to be answered before anything is stored.
	Questions []Question

	opt     Options
	profile *Profile // never nil
	roles   map[string]Role
	labels  map[string]string // names that the profile gives to columns
	text    map[string]bool   // folded names of columns that stay text
	forms   map[string]dates.Form
	// typed says that the format tells numbers from text.
	typed bool
	// latFirst says that a list in the column of positions begins with the
	// latitude.
	latFirst  bool
	missing   map[string]bool
	last      atomic.Pointer[binding]
	kinds     kindRegister
	countries countryReader
	sources   sourceRegister
	codes     map[string]PlaceRule
}

// Column is what the Plan makes of a column.
type Column struct {
	Name string
	Role Role
	// Why says what the decision rests on.
	Why string
	// Examples are up to three different cells.
	Examples []string
	// Filled counts the cells that hold something.
	Filled int64
}

// Plan decides. It may be called again with other options, such as the
// answers to its Questions. The error is one in the options.
func (s *Survey) Plan(opt Options) (*Plan, error) {
	if err := opt.check(); err != nil {
		return nil, err
	}
	if !s.settled {
		s.settle()
	}
	a, err := s.assign(opt)
	if err != nil {
		return nil, err
	}
	p := &Plan{opt: opt, profile: a.profile, roles: a.roles, labels: a.labels, forms: map[string]dates.Form{},
		Findings: a.findings, Questions: a.questions}
	if p.profile == nil {
		p.profile = &Profile{}
	}
	p.Profile, p.Defaults = p.profile.Name, p.profile.Dataset
	for _, c := range s.columns {
		p.typed = p.typed || c.native > 0
		p.latFirst = p.latFirst || a.roles[c.name] == Position && s.formPosition(c)
		p.Columns = append(p.Columns, Column{c.name, a.roles[c.name], a.why[c.name], c.examples, c.filled})
	}
	if !p.profile.Export {
		p.decideDates(s)
		p.decidePositions(s)
	}
	p.prepare(s)
	return p, nil
}

// check says what is wrong with options.
func (o *Options) check() error {
	if o.Dataset == "" {
		return fmt.Errorf("the mapping needs the id of a dataset")
	}
	if _, err := dates.ParseOptions(o.Dates); err != nil {
		return err
	}
	if o.Lang != "" && !languageTag(o.Lang) {
		return fmt.Errorf("%q is not a language tag such as en or zh-Hans", o.Lang)
	}
	if o.Precision != "" && !slices.Contains(geo.Precisions, o.Precision) {
		return fmt.Errorf("precision %q is not one of %s", o.Precision, joined(geo.Precisions))
	}
	if o.RadiusM < 0 || o.RadiusM > 20_000_000 {
		return fmt.Errorf("a radius of %v metres is not on this globe", o.RadiusM)
	}
	return nil
}

// optionsOfDates joins what the user and the profile say of dates.
func optionsOfDates(opt Options, profile *Profile) dates.Options {
	words := opt.Dates
	if words == "" && profile != nil {
		words = profile.Dates.Options
	}
	o, _ := dates.ParseOptions(words) // both have been checked
	return o
}

// decideDates finds out how the columns of dates are written. A start and an
// end are written by the same hand: what one leaves open, the other may tell.
func (p *Plan) decideDates(s *Survey) {
	o := optionsOfDates(p.opt, p.profile)
	decisions := map[string]dates.Decision{}
	told := o.Order
	for _, c := range s.columns {
		if isDateRole(p.roles[c.name]) {
			d := p.dateDecision(c, o)
			decisions[c.name] = d
			if len(d.Questions) == 0 && told == "" {
				told = d.Form.Order
			}
		}
	}
	asked := map[string]bool{}
	var words []string
	for i, c := range s.columns {
		d, ok := decisions[c.name]
		if !ok {
			continue
		}
		if len(d.Questions) > 0 && told != o.Order {
			with := o
			with.Order = told
			d = p.dateDecision(c, with)
			p.Findings = append(p.Findings, fmt.Sprintf("%s: its dates are read %s, as the other dates of the row.", c.name, orderWords[told]))
		}
		p.forms[c.name] = d.Form
		if text := orderWords[d.Form.Order]; text != "" && d.Ordered > 0 {
			p.Columns[i].Why += "; " + text
			words = append(words, c.name+" "+text)
		}
		for _, finding := range d.Findings {
			p.Findings = append(p.Findings, c.name+": "+finding)
		}
		for _, q := range d.Questions {
			if !asked[q.Text] {
				asked[q.Text] = true
				p.Questions = append(p.Questions, dateQuestion(c.name+": "+q.Text, q))
			}
		}
	}
	p.Dates = strings.Join(words, ", ")
}

// orderWords say how dates are written.
var orderWords = map[dates.Order]string{dates.DMY: "day first", dates.MDY: "month first", dates.YMD: "year first"}

// dateDecision decides over all cells, or over the first ones if the column
// was not watched.
func (p *Plan) dateDecision(c *column, o dates.Options) dates.Decision {
	if named, ok := roleOfName(c.folded); ok && named.role == Year {
		o.WholeYears = true // a database that has years in a column of dates
	}
	if c.dates != nil {
		return c.dates.Decide(o)
	}
	if c.filled > int64(len(c.sample)) {
		p.Findings = append(p.Findings, fmt.Sprintf("%s: how its dates are written was decided by the first %d rows.", c.name, len(c.sample)))
	}
	return c.dated(o)
}

func dateQuestion(text string, q dates.Question) Question {
	out := Question{Text: text, Examples: q.Examples}
	if q.Hint != "" {
		out.Text += " " + q.Hint
	}
	for _, answer := range q.Answers {
		out.Answers = append(out.Answers, Answer{Flag: "dates", Value: answer.Option, Text: answer.Text})
	}
	return out
}

// decidePositions tells what was found of the positions, and asks if latitude
// and longitude are exchanged.
func (p *Plan) decidePositions(s *Survey) {
	lat, lon := p.roleColumn(Latitude), p.roleColumn(Longitude)
	for _, pair := range s.pairs {
		cell := pair.cell != "" && pair.cell == p.roleColumn(Position)
		if !cell && (pair.lat == "" || pair.lat != lat || pair.lon != lon) {
			continue
		}
		f := pair.survey.Decide()
		p.Findings = append(p.Findings, f.Sentences...)
		if f.Swapped && !p.opt.Swap && !p.opt.AllowSwapped {
			p.Questions = append(p.Questions, exchanged(f.OnlySwapped, lat, lon, pair.cell))
		}
	}
	exact := p.roleColumn(PlacePrec) != "" || p.roleColumn(Radius) != "" || p.profile.Places.Default.Precision != "" || p.opt.Precision != ""
	located := lat != "" || s.located > 0 || p.roleColumn(Geometry) != "" || p.roleColumn(Position) != ""
	if located && !exact {
		p.Findings = append(p.Findings, "No column says how exactly places are known: positions are taken as good to 5 km, those with one decimal to 10 km, in whole degrees to 100 km. --precision says otherwise.")
	}
}

// exchanged asks whether to exchange latitude and longitude.
func exchanged(only int, lat, lon, cell string) Question {
	q := Question{Text: fmt.Sprintf("Latitude and longitude look exchanged: %d rows are only possible the other way round. Exchange them?", only)}
	swap := fmt.Sprintf("%q is the longitude, %q the latitude", lat, lon)
	if cell != "" {
		swap = fmt.Sprintf("the longitude stands first in %q", cell)
	}
	q.Answers = []Answer{{Flag: "swap", Text: swap}, {Flag: "allow-swapped", Text: "take them as they stand"}}
	return q
}

// roleColumn returns the first column with a role.
func (p *Plan) roleColumn(role Role) string {
	for _, c := range p.Columns {
		if c.Role == role {
			return c.Name
		}
	}
	return ""
}

// prepare makes ready what Record needs.
func (p *Plan) prepare(s *Survey) {
	p.missing = map[string]bool{}
	for _, text := range p.profile.Missing {
		p.missing[text] = true
	}
	p.text = map[string]bool{}
	for _, name := range p.profile.Text {
		p.text[fold.Text(name)] = true
	}
	p.countries.notNamibia = s.naMeansNothing(p.roles)
	if p.countries.notNamibia {
		p.Findings = append(p.Findings, "NA is taken as no country, not as the code of Namibia: the other countries are no codes of two letters.")
	}
	p.countries.fips = p.profile.Places.Countries == "fips"
	p.codes = map[string]PlaceRule{}
	for code, rule := range p.profile.Places.Codes {
		p.codes[strings.ToLower(code)] = rule
	}
	p.kinds.prepare(p, s)
	p.sources.prepare(p)
}

// String prints the plan: each column with its role, why and examples; then
// dates, findings and questions.
func (p *Plan) String() string {
	var b strings.Builder
	if p.Profile != "" {
		fmt.Fprintf(&b, "Profile %s (%s)\n", p.Profile, p.profile.Title)
	}
	widths := [2]int{len("column"), len("role")}
	for _, c := range p.Columns {
		widths[0] = min(max(widths[0], len([]rune(c.Name))), 32)
		widths[1] = max(widths[1], len(c.Role))
	}
	fmt.Fprintf(&b, "%-*s  %-*s  why\n", widths[0], "column", widths[1], "role")
	for _, c := range p.Columns {
		name, _ := shortened(oneLine(clean(c.Name)), 32)
		if label := p.labels[c.Name]; label != "" {
			c.Why = label + ", " + c.Why
		}
		fmt.Fprintf(&b, "%-*s  %-*s  %s", widths[0], name, widths[1], c.Role, c.Why)
		if len(c.Examples) > 0 {
			fmt.Fprintf(&b, " (%s)", strings.Join(c.Examples, " | "))
		}
		b.WriteByte('\n')
	}
	if p.Dates != "" {
		fmt.Fprintf(&b, "Dates: %s\n", p.Dates)
	}
	for _, f := range p.Findings {
		fmt.Fprintf(&b, "Note: %s\n", f)
	}
	for _, q := range p.Questions {
		fmt.Fprintf(&b, "Question: %s\n", q)
	}
	return b.String()
}
