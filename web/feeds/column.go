package feeds

import (
	"reflect"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/record"
)

// column is one column of a feed's table.
type column struct {
	name, description string
	kind              kind
	get               func(*row) cell
}

// columns returns the columns of a feed but id and geometry: the properties of
// the API's items, then what makes a flat table of them.
func (f *Feed) tableColumns() []column {
	all := propertyColumns(f.Query.Collection)
	dated := f.Query.Collection == geo.Events || f.Query.Collection == geo.Flows
	if dated {
		all = append(all, column{"family", "The colour family of the kind", text, func(r *row) cell { return textCell(string(r.family())) }})
	}
	if dated && f.Query.Window != nil {
		all = append(all, column{"in_window", "Whether it certainly falls in the time that was asked for, or possibly", text, inWindow})
	}
	for i, measure := range f.survey.measures {
		all = append(all, measureColumns(measure, i)...)
	}
	if f.Query.Collection != geo.Sources {
		all = append(all,
			column{"source_names", "The titles of the sources", text, func(r *row) cell { return textCell(r.sourceNames()) }},
			column{"source_ids", "The ids of the sources", list, func(r *row) cell { return listCell(r.sources()) }})
	}
	return all
}

// inWindow tells what falls in the window of the query from what may. Unknown
// times, which every window lets through, are neither.
func inWindow(r *row) cell {
	switch {
	case !r.item.Extent.Dated():
		return cell{}
	case r.item.Extent.Must(*r.feed.Query.Window):
		return textCell("certain")
	}
	return textCell("possible")
}

// sourceNames are the titles of the sources. They may hold semicolons.
func (r *row) sourceNames() string {
	ids := r.sources()
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = r.feed.source(id).name
	}
	return strings.Join(names, " | ")
}

// measureColumns are the columns of the measure of that number.
func measureColumns(measure string, number int) []column {
	var columns []column
	for _, c := range record.MeasureColumns(measure) {
		columns = append(columns, column{c.Name, c.Description, decimal, func(r *row) cell {
			if v := c.Of(r.figures[number]); v != nil {
				return cell{full: true, number: *v}
			}
			return cell{}
		}})
	}
	return columns
}

// shapes are the types of the properties of each collection.
var shapes = map[geo.Collection]reflect.Type{
	geo.Hotspots: reflect.TypeFor[record.Hotspot](),
	geo.Events:   reflect.TypeFor[record.Event](),
	geo.Flows:    reflect.TypeFor[record.Flow](),
	geo.Sources:  reflect.TypeFor[record.Source](),
}

// propertyColumns returns a column for each property of a collection's items.
func propertyColumns(c geo.Collection) []column {
	fields := map[string]reflect.StructField{}
	for _, field := range reflect.VisibleFields(shapes[c]) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		fields[name] = field
	}
	var columns []column
	for _, p := range record.Described(c) {
		field := fields[p.Name]
		k := kindOf(field.Type, p.Format)
		columns = append(columns, column{p.Name, p.Description, k, func(r *row) cell {
			return cellOf(k, r.values.FieldByIndex(field.Index))
		}})
	}
	return columns
}
