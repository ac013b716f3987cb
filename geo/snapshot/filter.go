package snapshot

import (
	"context"
	"slices"

	"github.com/mapd/mapd/geo"
)

// filter is a checked query without its paging.
type filter struct {
	collection geo.Collection
	box        *geo.Box
	window     *geo.Window
	mode       geo.Mode
	unknown    bool // unknown places and times meet every box and window
	ids        []string
	lists      []list
	text       *textQuery
	cited      map[string]bool // of hotspots: those that meet the window
	surely     map[string]bool // and those that certainly do
	where      *matching       // the filter on properties, nil if there is none
}

// list is a field with the values that it may have.
type list struct {
	field  field
	values []string
}

// filter checks a query. The errors name the parameter as the API calls it.
func (s *Snapshot) filter(q geo.Query, unknown bool) (filter, error) {
	f := filter{collection: q.Collection, box: q.Box, window: q.Window, mode: q.Mode, unknown: unknown, ids: q.IDs}
	if _, ok := fieldsOf[q.Collection]; !ok {
		return f, geo.Errorf(geo.NotFound, "there is no collection %q; ask for hotspots, events, flows or sources", q.Collection)
	}
	if err := checkSpans(q); err != nil {
		return f, err
	}
	for _, l := range s.lists(q) {
		if len(l.values) == 0 {
			continue
		}
		if !has(q.Collection, l.field) {
			return f, geo.InvalidParam(string(l.field), "%s cannot be filtered by %s", q.Collection, l.field)
		}
		f.lists = append(f.lists, l)
	}
	if len(q.Families) > 0 {
		if !has(q.Collection, fieldFamily) {
			return f, geo.InvalidParam("family", "%s cannot be filtered by family", q.Collection)
		}
		f.lists = append(f.lists, list{fieldFamily, texts(q.Families)})
	}
	if q.Text != "" {
		if err := checkText(q.Text); err != nil {
			return f, err
		}
		f.text = s.textQuery(q.Text)
	}
	var err error
	if f.where, err = s.bind(q); err != nil {
		return f, err
	}
	if q.Collection == geo.Hotspots && q.Window != nil {
		f.cited, f.surely = s.citedIn(*q.Window, q.Mode), s.citedIn(*q.Window, geo.Must)
	}
	return f, nil
}

func checkSpans(q geo.Query) error {
	if q.Box != nil {
		if err := q.Box.Check(); err != nil {
			return geo.InvalidParam("bbox", "%v", err)
		}
	}
	if q.Window != nil && q.Window.End < q.Window.Start {
		return geo.InvalidParam("datetime", "it ends before it starts; write the earlier day first")
	}
	if q.Mode != "" && q.Mode != geo.May && q.Mode != geo.Must {
		return geo.InvalidParam("time-mode", "%q is neither may nor must", q.Mode)
	}
	return nil
}

// lists returns the lists of a query. A hotspot stands for its parts too.
func (s *Snapshot) lists(q geo.Query) []list {
	var hotspots []string
	for _, id := range q.Hotspots {
		hotspots = append(hotspots, s.withParts(id)...)
	}
	return []list{
		{fieldKind, q.Kinds}, {fieldCountry, q.Countries}, {fieldHotspot, hotspots},
		{fieldDataset, q.Datasets}, {fieldSource, q.Sources},
		{fieldConfidence, texts(q.Confidence)}, {fieldPrecision, texts(q.Precisions)},
		{fieldRole, texts(q.Roles)}, {fieldType, q.Types},
	}
}

// withParts returns a hotspot and all that lies in it.
func (s *Snapshot) withParts(id string) []string {
	return s.tree.withParts(id)
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

// rows returns the rows of a segment that meet the whole filter. The error is
// that of a context that ends.
func (s *Snapshot) rows(ctx context.Context, g *heldSegment, f filter) (rowSet, error) {
	rows := s.listed(g, f)
	return rows, s.narrow(ctx, g, f, rows)
}

// narrow leaves the rows that meet the filter in time and place, and in what is
// asked of properties.
func (s *Snapshot) narrow(ctx context.Context, g *heldSegment, f filter, rows rowSet) error {
	if f.window != nil {
		g.inWindow(rows, f, f.unknown)
	}
	if f.box != nil {
		g.inBox(rows, *f.box, f.unknown)
	}
	return f.where.keep(ctx, g, rows)
}

// listed returns the rows that meet the filter, but for time, place and what is
// asked of properties.
func (s *Snapshot) listed(g *heldSegment, f filter) rowSet {
	rows := g.live()
	if len(f.ids) > 0 {
		found := newRowSet(g.size)
		for _, id := range f.ids {
			if row, ok := g.rowOf(id); ok {
				found.add(row)
			}
		}
		rows.keep(found)
	}
	for _, l := range f.lists {
		rows.keep(s.having(g, l))
	}
	if f.text != nil {
		rows.keep(f.text.rows(g))
	}
	return rows
}

// having returns the rows that have one of the values of a list.
func (s *Snapshot) having(g *heldSegment, l list) rowSet {
	found := newRowSet(g.size)
	if l.field == fieldFamily {
		kinds := g.values[fieldKind]
		for i, kind := range kinds.names {
			if slices.Contains(l.values, string(s.Family(kind))) {
				found.addAll(kinds.rowsOf(uint32(i)))
			}
		}
		return found
	}
	for _, v := range l.values {
		found.addAll(g.values[l.field].having(v))
	}
	return found
}
