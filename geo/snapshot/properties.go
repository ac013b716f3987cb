package snapshot

import (
	"context"
	"runtime"
	"slices"

	"github.com/mapd/mapd/geo"
	"golang.org/x/sync/errgroup"
)

// property is a property by which items can be filtered, with the function
// that reads it; which one belongs to the type is said at geo.PropertyType.
// What a record does not have is null: ok is false.
type property struct {
	name   string
	kind   geo.PropertyType
	text   func(*itemRow) (string, bool)
	list   func(*itemRow) ([]string, bool)
	number func(*itemRow) (float64, bool)
	truth  func(*itemRow) (value, ok bool)
	time   func(*itemRow) (geo.Interval, bool)
}

// Properties returns the properties by which the items of a collection can be
// filtered: those of all its records, then the figures of events and flows
// (rescued_low, rescued_best, rescued_high, as in the tables of the feeds), then
// imported columns ("extra." and the name of the column). Texts that are given
// in several languages are asked in English where there is English, else in the
// first language by its tag.
func (s *Snapshot) Properties(c geo.Collection) geo.Schema {
	return s.PropertiesIn(c, "")
}

// PropertiesIn is Properties for the items of one dataset: of the figures and
// imported columns, it names those that they have.
func (s *Snapshot) PropertiesIn(c geo.Collection, dataset string) geo.Schema {
	return &schema{s: s, collection: c, dataset: dataset, known: propertiesOf[c]}
}

// schema is the geo.Schema of one collection of a snapshot. What not all
// records have is looked for when it is asked for; it is numbered behind the
// known properties.
type schema struct {
	s          *Snapshot
	collection geo.Collection
	dataset    string // "": all
	known      []property
	found      []property
	looked     bool
}

// Property returns the property of that name.
func (m *schema) Property(name string) (geo.Property, bool) {
	named := func(p property) bool { return p.name == name }
	if i := slices.IndexFunc(m.known, named); i >= 0 {
		return geo.Property{Name: name, Type: m.known[i].kind, Column: i}, true
	}
	m.look()
	if i := slices.IndexFunc(m.found, named); i >= 0 {
		return geo.Property{Name: name, Type: m.found[i].kind, Column: len(m.known) + i}, true
	}
	return geo.Property{}, false
}

// Names lists all names.
func (m *schema) Names() []string {
	m.look()
	var names []string
	for _, p := range slices.Concat(m.known, m.found) {
		names = append(names, p.name)
	}
	return names
}

// look finds what not all records have.
func (m *schema) look() {
	if !m.looked {
		m.found, m.looked = m.s.foundProperties(m.collection, m.dataset), true
	}
}

// at returns the property of a column.
func (m *schema) at(column int) *property {
	if column < len(m.known) {
		return &m.known[column]
	}
	return &m.found[column-len(m.known)]
}

// matching is a filter that is bound to the properties of a collection.
type matching struct {
	schema *schema
	meets  geo.Predicate
}

// bind binds the filter of a query, if it has one.
func (s *Snapshot) bind(q geo.Query) (*matching, error) {
	if q.Filter == nil {
		return nil, nil
	}
	m := s.Properties(q.Collection).(*schema)
	meets, err := q.Filter.Compile(m)
	if err != nil {
		return nil, err
	}
	return &matching{m, meets}, nil
}

// keep takes out the rows that do not meet the filter; a nil matching keeps
// all. The error is that of a context that ends.
func (m *matching) keep(ctx context.Context, g *heldSegment, rows rowSet) error {
	if m == nil {
		return nil
	}
	var work errgroup.Group
	part := (len(rows) + runtime.GOMAXPROCS(0) - 1) / runtime.GOMAXPROCS(0)
	part = max(part, 256) // less is not worth another goroutine
	for from := 0; from < len(rows); from += part {
		work.Go(func() error { return m.keepPart(ctx, g, from*64, rows[from:min(from+part, len(rows))]) })
	}
	return work.Wait()
}

// keepPart does it for a part of the rows, those from first on.
func (m *matching) keepPart(ctx context.Context, g *heldSegment, first int, rows rowSet) error {
	row, n := itemRow{schema: m.schema, item: &Item{}}, 0
	for at := range rows.each {
		if n++; n%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if (Row{g, uint32(first) + at}).look(row.item); !m.meets(&row) {
			rows.remove(at)
		}
	}
	return nil
}

// ownText is a text that may be given in several languages, as filters see it.
func ownText(t geo.Texts) (string, bool) {
	if text, ok := t["en"]; ok {
		return text, true
	}
	first, found := "", false
	for tag := range t {
		if !found || tag < first {
			first, found = tag, true
		}
	}
	return t[first], found
}

// given turns a text into a value that is null if it is empty.
func given[T ~string](text T) (string, bool) { return string(text), text != "" }

// days turns the days from one to another into an interval.
func days(from, to geo.Day) geo.Interval {
	return geo.Interval{Start: geo.Instant{Day: from}, End: geo.Instant{Day: to}}
}

// knownDay turns a day into an instant that is null if it is an open end.
func knownDay(d geo.Day) (geo.Interval, bool) { return days(d, d), d.Known() }

// statusWords returns what is claimed of a hotspot, each word once.
func statusWords(h *geo.Hotspot) []string {
	var words []string
	for _, status := range h.Status {
		if !slices.Contains(words, status.Status) {
			words = append(words, status.Status)
		}
	}
	return words
}
