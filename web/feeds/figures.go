package feeds

import "github.com/mapd/mapd/geo"

// byColumn returns what the figures come to in each column. Parts of other
// figures are in these already.
func (n columnNames) byColumn(figures []geo.Figure) map[string]geo.Bounds {
	var groups map[string][]*geo.Figure
	for i := range figures {
		f := &figures[i]
		if f.Of != "" {
			continue
		}
		if groups == nil {
			groups = make(map[string][]*geo.Figure, len(figures))
		}
		name := n.of(f)
		groups[name] = append(groups[name], f)
	}
	columns := make(map[string]geo.Bounds, len(groups))
	for name, group := range groups {
		columns[name] = geo.Together(group)
	}
	return columns
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
