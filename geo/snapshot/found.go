package snapshot

import (
	"maps"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
)

// findings counts what the events or flows of a segment have beside the members
// that all have: imported columns, and figures.
type findings struct {
	extras  map[string]kindCounts // by name
	figures map[figureKey]int
}

// figureKey is what decides the column in which a figure stands.
type figureKey struct {
	measure, unit string
	sort          geo.FigureSort
}

// column names the column.
func (k figureKey) column() string {
	return (&geo.Figure{Measure: k.measure, Unit: k.unit, Sort: k.sort}).Column()
}

func keyOf(f *geo.Figure) figureKey { return figureKey{f.Measure, f.Unit, f.Sort} }

// foundIn is what the rows of each dataset have.
type foundIn map[string]*findings

// of returns the findings of a dataset.
func (f foundIn) of(dataset string) *findings {
	found, ok := f[dataset]
	if !ok {
		found = newFindings()
		f[strings.Clone(dataset)] = found // the id may be a part of a long text
	}
	return found
}

// add counts an event n times.
func (f *findings) add(e *geo.Event, n int) {
	for name, value := range e.Extra {
		f.extras[name] = f.extras[name].add(value, n)
	}
	for i := range e.Figures {
		if e.Figures[i].Of == "" { // a part is in its whole already
			f.figures[keyOf(&e.Figures[i])] += n
		}
	}
}

// addAll adds the counts of other rows.
func (f *findings) addAll(more *findings) {
	for name, counts := range more.extras {
		f.extras[name] = f.extras[name].plus(counts)
	}
	for key, n := range more.figures {
		f.figures[key] += n
	}
}

func newFindings() *findings {
	return &findings{extras: map[string]kindCounts{}, figures: map[figureKey]int{}}
}

// findingsOf counts what records have.
func findingsOf(records []*draft) foundIn {
	counted := foundIn{}
	for _, d := range records {
		if e := eventOf(d.record); e != nil {
			counted.of(e.Dataset).add(e, 1)
		}
	}
	for dataset, found := range counted {
		counted[dataset] = found.kept()
	}
	return counted
}

// kept returns the same counts, with names that are no parts of long texts.
func (f *findings) kept() *findings {
	out := newFindings()
	for name, n := range f.extras {
		out.extras[strings.Clone(name)] = n
	}
	for key, n := range f.figures {
		out.figures[figureKey{strings.Clone(key.measure), strings.Clone(key.unit), geo.FigureSort(strings.Clone(string(key.sort)))}] = n
	}
	return out
}

// foundProperties returns the properties that the items of a collection have
// beside those that all have: figures first, then imported columns, both
// ordered by name. If a dataset is named, its items alone count.
func (s *Snapshot) foundProperties(c geo.Collection, dataset string) []property {
	if c != geo.Events && c != geo.Flows {
		return nil
	}
	total := s.findings(c, dataset)
	return append(figureProperties(total.figures), extraProperties(total.extras)...)
}

// FigureColumns counts the figures of all items of a collection by the column of
// a table in which they stand, parts of others left out.
func (s *Snapshot) FigureColumns(c geo.Collection) map[string]int {
	return s.FigureColumnsIn(c, "")
}

// FigureColumnsIn is FigureColumns for the items of one dataset.
func (s *Snapshot) FigureColumnsIn(c geo.Collection, dataset string) map[string]int {
	columns := map[string]int{}
	for key, n := range s.findings(c, dataset).figures {
		if n > 0 {
			columns[key.column()] += n
		}
	}
	return columns
}

// findings counts what the items of a dataset have, of all datasets if none is
// named.
func (s *Snapshot) findings(c geo.Collection, dataset string) *findings {
	total := newFindings()
	for _, g := range s.segments[c] {
		for id, found := range g.found {
			if dataset == "" || dataset == id {
				total.addAll(found)
			}
		}
		for row := range g.gone.each {
			if dataset == "" || dataset == (Row{g, row}).first(fieldDataset) {
				total.add(eventOf(Row{g, row}.record()), -1)
			}
		}
	}
	return total
}

// figureProperties returns three properties for each column of figures, named
// as in the tables of the feeds.
func figureProperties(counts map[figureKey]int) []property {
	columns := map[string][]figureKey{}
	for key, n := range counts {
		if n > 0 {
			columns[key.column()] = append(columns[key.column()], key)
		}
	}
	var properties []property
	for _, name := range slices.Sorted(maps.Keys(columns)) {
		keys := columns[name]
		one := func(bound string, get func(geo.Bounds) *float64) property {
			return property{name: name + bound, kind: geo.NumberProperty, number: func(r *itemRow) (float64, bool) {
				return boundOf(r.item.Event(), keys, get)
			}}
		}
		properties = append(properties,
			one("_low", func(b geo.Bounds) *float64 { return b.Low }),
			one("_best", func(b geo.Bounds) *float64 { return b.Best }),
			one("_high", func(b geo.Bounds) *float64 { return b.High }))
	}
	return properties
}

// boundOf returns a bound of what the figures of an event with one of the keys
// come to.
func boundOf(e *geo.Event, keys []figureKey, get func(geo.Bounds) *float64) (float64, bool) {
	var figures []*geo.Figure
	for i := range e.Figures {
		f := &e.Figures[i]
		if f.Of == "" && slices.Contains(keys, keyOf(f)) {
			figures = append(figures, f)
		}
	}
	if len(figures) == 0 {
		return 0, false
	}
	if v := get(geo.Together(figures)); v != nil {
		return *v, true
	}
	return 0, false
}
