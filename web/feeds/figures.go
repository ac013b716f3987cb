package feeds

import (
	"slices"

	"github.com/mapd/mapd/geo"
)

// sumFigures finds what the figures of the row come to in each of the columns.
// Parts of other figures are in these already.
func (r *row) sumFigures() {
	measures := r.feed.survey.measures
	r.figures = slices.Grow(r.figures[:0], len(measures))[:len(measures)]
	clear(r.figures)
	e := eventOf(r.record)
	if e == nil || len(e.Figures) == 0 {
		return
	}
	for i := range e.Figures {
		first := &e.Figures[i]
		name := r.feed.names.of(first)
		at, found := slices.BinarySearch(measures, name)
		if first.Of != "" || !found || r.figures[at] != (geo.Bounds{}) {
			continue
		}
		group := make([]*geo.Figure, 0, len(e.Figures)-i)
		for j := range e.Figures[i:] {
			if f := &e.Figures[i+j]; f.Of == "" && r.feed.names.of(f) == name {
				group = append(group, f)
			}
		}
		r.figures[at] = geo.Together(group)
	}
}

// columnNames remembers the columns of figures.
type columnNames map[[3]string]string

func (n columnNames) of(f *geo.Figure) string {
	key := [3]string{f.Measure, f.Unit, string(f.Sort)}
	name, ok := n[key]
	if !ok {
		name = f.Column()
		n[key] = name
	}
	return name
}
