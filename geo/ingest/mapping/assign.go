package mapping

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo/fold"
)

// assignment is which column has which role, and why.
type assignment struct {
	profile *Profile
	roles   map[string]Role   // by column; Extra where there is none
	why     map[string]string // by column
	labels  map[string]string // names that the profile gives to columns without one
	// findings and questions come up on the way.
	findings  []string
	questions []Question
}

func (a *assignment) give(column string, role Role, format string, args ...any) {
	a.roles[column] = role
	a.why[column] = fmt.Sprintf(format, args...)
}

// keep leaves a column without a role.
func (a *assignment) keep(column, format string, args ...any) { a.give(column, Extra, format, args...) }

func (a *assignment) find(format string, args ...any) {
	a.findings = append(a.findings, fmt.Sprintf(format, args...))
}

// has returns the first column with a role.
func (a *assignment) has(role Role) bool { return a.column(role) != "" }

func (a *assignment) column(role Role) string {
	least := ""
	for name, r := range a.roles {
		if r == role && (least == "" || name < least) {
			least = name
		}
	}
	return least
}

// fixed reports whether the user or the profile said what a column is.
func (a *assignment) fixed(column string) bool {
	why := a.why[column]
	return why == "as told" || strings.HasPrefix(why, "profile ")
}

// assign gives roles to columns: first as the options say, then the profile,
// then by names and contents.
func (s *Survey) assign(opt Options) (*assignment, error) {
	a := &assignment{roles: map[string]Role{}, why: map[string]string{}, labels: map[string]string{}}
	names := make([]string, len(s.columns))
	for i, c := range s.columns {
		names[i] = c.name
	}
	if a.profile = opt.Profile; a.profile == nil && !opt.NoProfile {
		a.profile = profileFor(names)
		if a.profile != nil && !s.fits(a.profile, names) {
			a.profile = nil
		}
	}
	if err := s.assignMap(a, opt.Map); err != nil {
		return nil, err
	}
	if a.profile != nil {
		s.assignProfile(a, names)
	}
	if a.profile == nil || a.profile.Recognise {
		s.recognise(a, opt)
	}
	for _, c := range s.columns {
		if a.roles[c.name] == "" {
			a.keep(c.name, "no role")
		}
	}
	return a, nil
}

// fits reports whether a table without names of columns holds what the profile
// says: that it has as many columns does not tell.
func (s *Survey) fits(p *Profile, names []string) bool {
	for i, name := range p.header(names) {
		c := s.columns[i]
		if c.filled == 0 {
			continue
		}
		switch p.Columns[fold.Text(name)] {
		case Latitude, Longitude:
			if !c.degrees(180) {
				return false
			}
		case When:
			if d := c.dated(optionsOfDates(Options{}, p)); d.Dated*10 < (d.Cells-d.Missing)*9 {
				return false
			}
		case ID:
			if !c.unique() {
				return false
			}
		}
	}
	return true
}

// assignMap follows "role=column".
func (s *Survey) assignMap(a *assignment, entries []string) error {
	for _, entry := range entries {
		roleText, name, ok := strings.Cut(entry, "=")
		if !ok {
			return fmt.Errorf("%q is no mapping; write role=column", entry)
		}
		role, err := ParseRole(roleText)
		if err != nil {
			return err
		}
		c := s.named(name)
		if c == nil {
			return fmt.Errorf("there is no column %q; there are %s", name, quoted(s.columns))
		}
		if before := a.roles[c.name]; before != "" && before != role {
			return fmt.Errorf("the column %q cannot be both %s and %s", c.name, before, role)
		}
		if other := a.column(role); other != "" && other != c.name && !slices.Contains(many, role) {
			return fmt.Errorf("%q and %q cannot both be the %s", other, c.name, role)
		}
		a.give(c.name, role, "as told")
	}
	return nil
}

// named finds a column by its name, if need be without regard to capitals.
func (s *Survey) named(name string) *column {
	if c := s.byName[name]; c != nil {
		return c
	}
	folded := fold.Text(name)
	for _, c := range s.columns {
		if c.folded == folded && folded != "" {
			return c
		}
	}
	return nil
}

func quoted(columns []*column) string {
	names := make([]string, 0, 12)
	for i, c := range columns {
		if i == 40 {
			names = append(names, fmt.Sprintf("%d more", len(columns)-i))
			break
		}
		names = append(names, fmt.Sprintf("%q", c.name))
	}
	return strings.Join(names, ", ")
}

// assignProfile follows the profile, whose header names the columns of a table
// without one.
func (s *Survey) assignProfile(a *assignment, names []string) {
	header := a.profile.header(names)
	for i, c := range s.columns {
		name := c.folded
		if header != nil {
			a.labels[c.name] = header[i]
			name = fold.Text(header[i])
		}
		role, ok := a.profile.Columns[name]
		if !ok || a.roles[c.name] != "" {
			continue
		}
		if other := a.column(role); other != "" && a.why[other] == "as told" && !slices.Contains(many, role) {
			continue
		}
		a.give(c.name, role, "profile %s", a.profile.Name)
	}
}
