package mapping

import (
	"bytes"
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/fold"
	"github.com/mapd/mapd/geo/ingest/dates"
)

// Profile says what the columns of a known set are. It is read from a YAML
// file; a member that is not listed here is an error. Names of columns are
// compared without regard to capitals and to what stands between words.
type Profile struct {
	// Name is that of the file.
	Name string `yaml:"-"`
	// Title is how people call the set.
	Title string `yaml:"title"`
	// Dataset is what the set's publisher says of it, for those who import it
	// without saying otherwise.
	Dataset DatasetDefaults `yaml:"dataset"`
	// Match lists columns that tables of the set have, all of them: the
	// profile is found by them. Empty: only by its name.
	Match []string `yaml:"match"`
	// Headers are the names of the columns of files without a header. One
	// with as many columns as the table is taken.
	Headers [][]string `yaml:"headers"`
	// Columns gives roles to columns. Others that the profile does not name
	// are recognised if Recognise is set, else kept in extra.
	Columns map[string]Role `yaml:"columns"`
	// Recognise recognises the columns that the profile does not name.
	Recognise bool `yaml:"recognise"`
	// Text are columns that stay text in extra, also where they look like
	// numbers: codes such as 040.
	Text []string `yaml:"text"`
	// Missing are cells that mean that nothing is known: "-1", "n/a".
	Missing []string `yaml:"missing"`
	// Dates says how dates are written and meant.
	Dates DateRules `yaml:"dates"`
	// Kinds say what the codes or labels of kinds are.
	Kinds KindRules `yaml:"kinds"`
	// Places say what codes of precision mean.
	Places PlaceRules `yaml:"places"`
	// Figures say how numbers are meant, by measure.
	Figures map[string]FigureRule `yaml:"figures"`
	// Sources say how sources are written.
	Sources SourceRules `yaml:"sources"`
	// TitleForm makes titles where no column has them: text in which {column}
	// stands for a cell. If one of the cells is empty, or without a form, the
	// title is made of kind, actors, place and date.
	TitleForm string `yaml:"title_form"`
	// Export marks mapd's own exports, which are read as what they are.
	Export bool `yaml:"export"`
}

// DatasetDefaults are the members of a new dataset.
type DatasetDefaults struct {
	Title      string         `yaml:"title"`
	Licence    string         `yaml:"licence"`
	Credit     string         `yaml:"credit"`
	Language   string         `yaml:"language"`
	Visibility geo.Visibility `yaml:"visibility"`
	// URL is the address of the set.
	URL string `yaml:"url"`
	// Unpublishable says why the licence forbids to make the dataset public;
	// empty if it does not.
	Unpublishable string `yaml:"unpublishable"`
}

// DateRules say how a set writes dates.
type DateRules struct {
	// Options are words as dates.ParseOptions reads them.
	Options string `yaml:"options"`
	// Precision names the codes of the date_precision column: acled or ucdp.
	Precision string `yaml:"precision"`
	// Span says what a start and an end mean: lasted (from the one to the
	// other, the default) or between (once, on some day between).
	Span string `yaml:"span"`
}

// KindRules say what kinds a set has.
type KindRules struct {
	// Values are kinds by code or label.
	Values map[string]KindRule `yaml:"values"`
	// Default is for all others.
	Default KindRule `yaml:"default"`
}

// KindRule describes a kind. What is empty is taken from the kind above: the
// rule of the kind column for a subkind, then the default.
type KindRule struct {
	Label  string     `yaml:"label"`
	Family geo.Family `yaml:"family"`
	Glyph  string     `yaml:"glyph"`
}

// PlaceRules say how exactly a set knows places.
type PlaceRules struct {
	// Codes are precisions by the code in the precision column.
	Codes map[string]PlaceRule `yaml:"codes"`
	// Default is for rows without a code.
	Default PlaceRule `yaml:"default"`
	// RadiusUnit is how many metres one unit of the radius_m column has.
	RadiusUnit float64 `yaml:"radius_unit"`
	// Countries is fips for codes of FIPS 10-4; else codes are ISO 3166-1.
	Countries string `yaml:"countries"`
}

// PlaceRule is a precision with its radius in metres. What is known by country
// only has no radius: its position is not stored.
type PlaceRule struct {
	Precision geo.Precision `yaml:"precision"`
	RadiusM   float64       `yaml:"radius_m"`
}

// FigureRule says how a figure is meant.
type FigureRule struct {
	// Qualifier is exactly (the default) or about, for a number that stands
	// alone.
	Qualifier geo.Qualifier `yaml:"qualifier"`
	// Sort is happened or level; empty: by the measure.
	Sort geo.FigureSort `yaml:"sort"`
	// Unit replaces people.
	Unit string `yaml:"unit"`
	// Note, in the dataset's language, adds what the number alone gets wrong.
	Note string `yaml:"note"`
}

// SourceRules say how a set names sources.
type SourceRules struct {
	// Separator stands between several sources in a cell.
	Separator string `yaml:"separator"`
	// Type is the CSL type of a source; empty: webpage if there is an address,
	// else document.
	Type string `yaml:"type"`
}

//go:embed profiles/*.yaml
var profileFiles embed.FS

// ReadProfile reads a profile in YAML. name is that of the file.
func ReadProfile(name string, r io.Reader) (*Profile, error) {
	data, err := io.ReadAll(io.LimitReader(r, 1<<20))
	if err != nil {
		return nil, fmt.Errorf("read the profile %s: %w", name, err)
	}
	p := &Profile{Name: name}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(p); err != nil {
		return nil, fmt.Errorf("read the profile %s: %w", name, err)
	}
	if err := p.check(); err != nil {
		return nil, fmt.Errorf("the profile %s: %w", name, err)
	}
	p.fold()
	return p, nil
}

// check says what is wrong with a profile that was read.
func (p *Profile) check() error {
	var faults []error
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	for column, role := range p.Columns {
		if _, err := ParseRole(string(role)); err != nil {
			fault("columns: %s: %w", column, err)
		}
	}
	if _, err := dates.ParseOptions(p.Dates.Options); err != nil {
		fault("dates: options: %w", err)
	}
	oneOf(fault, "dates: precision", p.Dates.Precision, "", "acled", "ucdp")
	oneOf(fault, "dates: span", p.Dates.Span, "", "lasted", "between")
	oneOf(fault, "places: countries", p.Places.Countries, "", "iso", "fips")
	oneOf(fault, "dataset: visibility", p.Dataset.Visibility, "", geo.Public, geo.Private)
	for code, rule := range p.Places.Codes {
		rule.check(fault, "places: codes: "+code)
	}
	if p.Places.Default != (PlaceRule{}) {
		p.Places.Default.check(fault, "places: default")
	}
	for code, rule := range p.Kinds.Values {
		oneOf(fault, "kinds: "+code+": family", rule.Family, append([]geo.Family{""}, geo.Families...)...)
	}
	oneOf(fault, "kinds: default: family", p.Kinds.Default.Family, append([]geo.Family{""}, geo.Families...)...)
	for measure, rule := range p.Figures {
		oneOf(fault, "figures: "+measure+": qualifier", rule.Qualifier, "", geo.Exactly, geo.About)
		oneOf(fault, "figures: "+measure+": sort", rule.Sort, "", geo.Happened, geo.Level)
	}
	return errors.Join(faults...)
}

func (r PlaceRule) check(fault func(string, ...any), where string) {
	oneOf(fault, where+": precision", r.Precision, geo.Precisions...)
	if (r.Precision == geo.InCountry) != (r.RadiusM == 0) || r.RadiusM < 0 {
		fault("%s: radius_m is %v; it is greater than 0, and left out for country", where, r.RadiusM)
	}
}

func oneOf[T ~string](fault func(string, ...any), where string, value T, allowed ...T) {
	if !slices.Contains(allowed, value) {
		fault("%s is %q, not one of %s", where, value, strings.Trim(joined(allowed), ", "))
	}
}

// fold folds the names that are compared.
func (p *Profile) fold() {
	p.Columns = foldedNames(p.Columns)
	p.Kinds.Values = foldedNames(p.Kinds.Values)
	for i, name := range p.Match {
		p.Match[i] = fold.Text(name)
	}
}

func foldedNames[V any](named map[string]V) map[string]V {
	folded := make(map[string]V, len(named))
	for name, value := range named {
		folded[fold.Text(name)] = value
	}
	return folded
}

// builtin reads the profiles that come with mapd once.
var builtin = sync.OnceValue(func() []*Profile {
	files, _ := fs.Glob(profileFiles, "profiles/*.yaml")
	profiles := make([]*Profile, len(files))
	for i, file := range files {
		data, err := profileFiles.ReadFile(file)
		if err != nil {
			panic(err) // it is embedded
		}
		name := strings.TrimSuffix(strings.TrimPrefix(file, "profiles/"), ".yaml")
		if profiles[i], err = ReadProfile(name, bytes.NewReader(data)); err != nil {
			panic(err) // the tests read them all
		}
	}
	return profiles
})

// Profiles lists the names of the profiles that come with mapd.
func Profiles() []string {
	var names []string
	for _, p := range builtin() {
		names = append(names, p.Name)
	}
	return names
}

// NamedProfile returns one of Profiles.
func NamedProfile(name string) (*Profile, error) {
	for _, p := range builtin() {
		if p.Name == name {
			return p, nil
		}
	}
	return nil, fmt.Errorf("there is no profile %q; there are %s, and --profile takes a YAML file", name, strings.Join(Profiles(), ", "))
}

// profileFor finds the profile of a table by the names of its columns; the one
// that asks for most columns wins. It returns nil if there is none.
func profileFor(names []string) *Profile {
	folded := map[string]bool{}
	for _, name := range names {
		folded[fold.Text(name)] = true
	}
	var fitting []*Profile
	for _, p := range builtin() {
		if p.Export && exportOf(folded) == "" {
			continue
		}
		all := len(p.Match) > 0 && !slices.ContainsFunc(p.Match, func(name string) bool { return !folded[name] })
		if all || p.header(names) != nil {
			fitting = append(fitting, p)
		}
	}
	if len(fitting) == 0 {
		return nil
	}
	return slices.MaxFunc(fitting, func(a, b *Profile) int { return cmp.Compare(len(a.Match), len(b.Match)) })
}

// header returns the names of the columns of a table that has none of its own
// (column_1, column_2…), nil if it has or if the profile has none for it.
func (p *Profile) header(names []string) []string {
	for i, name := range names {
		if name != fmt.Sprintf("column_%d", i+1) {
			return nil
		}
	}
	for _, header := range p.Headers {
		if len(header) == len(names) {
			return header
		}
	}
	return nil
}
